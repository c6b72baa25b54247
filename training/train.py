"""Fine-tune an encoder on attributions: cross entropy on tags, log-likelihood on the two pointers, an average of the weights."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.bases import Base
from training.batches import Batch, batches, collate, examples
from training.corpus import Article
from training.network import Network

POINTER_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run does (`recipes.yml`).

    `lr` for the body, ten times that for the heads; `tokens` padded places a batch; `words` trains the word table too; `average` is the
    share of the old in the running average of the weights, which is what is kept; `own_share` counts our own texts that often an epoch;
    `public` takes so many articles of the public corpus, drawn by the seed, None all of them.
    """

    base: str
    epochs: int = 6
    lr: float = 2e-4
    tokens: int = 2048
    seed: int = 1
    threads: int = 2
    words: bool = False
    own_share: int = 1
    average: float = 0.995
    dropout: float = 0.0
    smoothing: float = 0.0
    languages: tuple[str, ...] = ()
    public: int | None = None


def loss_of(network: Network, batch: Batch, smoothing: float = 0.0) -> Tensor:
    """Cross entropy of the tags, and for each pointer row minus the log of the probability on the whole gold span."""
    with torch.autocast(batch.ids.device.type, dtype=torch.bfloat16):
        tags, cue_query, cue_key, source_query, source_key = network(batch.ids, batch.marks, batch.mask)
    loss = functional.cross_entropy(tags.float().flatten(0, 1), batch.tags.flatten(), ignore_index=-100, label_smoothing=smoothing)
    for query, key, rows in ((cue_query, cue_key, batch.to_cue), (source_query, source_key, batch.to_source)):
        loss = loss + POINTER_WEIGHT * _pointer_loss(query.float(), key.float(), rows, batch.mask)
    return loss


def _pointer_loss(query: Tensor, key: Tensor, rows: Tensor, mask: Tensor) -> Tensor:
    if not len(rows):
        return query.sum() * 0
    scores = torch.bmm(query, key.transpose(1, 2))[rows[:, 0], rows[:, 1]]
    scores = scores.masked_fill(mask[rows[:, 0]] == 0, -1e4)
    place = torch.arange(scores.shape[1], device=scores.device)
    gold = (place >= rows[:, 2:3]) & (place < rows[:, 3:4])
    return (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~gold, -1e9), 1)).mean()


def train(recipe: Recipe, base: Base, articles: Callable[[], list[Article]], out: Path) -> Network:
    """Train, writing a checkpoint of the averaged weights after each epoch; returns the averaged network."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network = base.network.to(device)
    network.words.weight.requires_grad_(recipe.words)
    for layer in network.layers:
        layer.dropout = recipe.dropout  # type: ignore[assignment]
    averaged = copy.deepcopy(network).eval()
    optimizer = _optimizer(network, recipe)
    rates = [group["lr"] for group in optimizer.param_groups]
    first = batches(examples(base.tokenizer, base.specials, articles(), rng), recipe.tokens, rng)
    total, step = len(first) * recipe.epochs, 0
    for epoch in range(recipe.epochs):
        began, losses = time.time(), []
        rows = first if epoch == 0 else batches(examples(base.tokenizer, base.specials, articles(), rng), recipe.tokens, rng)
        network.train()
        for number, some in enumerate(rows):
            scale = min(1.0, (step + 1) / (0.08 * total)) * max(0.02, 1 - step / total)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            loss = loss_of(network, collate(some).to(device), recipe.smoothing)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            losses.append(loss.item())
            step += 1
            _average(averaged, network, min(recipe.average, (step + 1) / (step + 10)))
            if number % 50 == 49:
                _log(
                    out,
                    {
                        "epoch": epoch,
                        "batch": number + 1,
                        "of": len(rows),
                        "loss": round(float(np.mean(losses[-50:])), 4),
                        "s": round(time.time() - began),
                    },
                )
        torch.save(_state(averaged), out.with_suffix(".pt"))
        torch.save(_state(averaged), out.with_suffix(f".{epoch}.pt"))
        _log(out, {"epoch": epoch, "loss": round(float(np.mean(losses)), 4), "seconds": round(time.time() - began)})
    return averaged.cpu()


def _state(network: Network) -> dict[str, Tensor]:
    frozen = () if network.words.weight.requires_grad else ("words.weight",)
    return {k: v for k, v in network.state_dict().items() if k not in frozen}


def _optimizer(network: Network, recipe: Recipe) -> torch.optim.AdamW:
    heads = ("tag", "project", "to_cue", "to_source", "marks")
    named = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    groups = [
        {"params": [p for n, p in named if not n.startswith(heads)], "lr": recipe.lr},
        {"params": [p for n, p in named if n.startswith(heads)], "lr": 10 * recipe.lr},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


@torch.no_grad()
def _average(averaged: Network, network: Network, keep: float) -> None:
    for ours, theirs in zip(averaged.parameters(), network.parameters(), strict=True):
        if theirs.requires_grad:
            ours.lerp_(theirs, 1 - keep)


def _log(out: Path, row: dict[str, object]) -> None:
    line = json.dumps(row)
    print(line, flush=True)
    with out.with_suffix(".jsonl").open("a") as file:
        file.write(line + "\n")
