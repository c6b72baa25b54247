"""The loop: both losses, an average of the weights."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.acts.head import Network as Head
from training.bases import Base
from training.batches import batches
from training.joint.corpus import Corpus, Shown, collate
from training.joint.losses import acts_loss, kept_loss
from training.joint.model import Joint, gathered
from training.joint.recipe import Recipe
from training.network import Network

RISE = 0.06
"""The share of the training in which the rates rise; then they fall in a straight line."""


def train(base: Base, head: Head, corpus: Callable[[], Corpus], recipe: Recipe, out: Path) -> Joint:
    """Train; after each epoch the averaged weights are written to `out`. `corpus` is read again each epoch. Returns the averaged model."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    rng, chance = random.Random(recipe.seed), np.random.default_rng(recipe.seed)
    teacher = copy.deepcopy(base.network).eval()
    model = Joint(base.network, head).train()
    model.network.words.requires_grad_(requires_grad=False)
    for layer in model.network.layers:
        layer.dropout = recipe.dropout  # type: ignore[assignment]
    averaged = copy.deepcopy(model).eval()
    optimiser = _optimiser(model, recipe)
    rates, step = (recipe.rate, recipe.head), 0
    for epoch in range(recipe.epochs):
        began, told = time.time(), []
        plan = batches(corpus().epoch(rng), recipe.tokens, rng)
        for number, rows in enumerate(plan):
            done = (epoch + number / len(plan)) / recipe.epochs
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, (done + 1e-4) / RISE) * max(0.02, 1 - done)
            loss, parts = _step(model, teacher, rows, chance, recipe)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            told.append(parts)
            _average(averaged, model, min(recipe.average, (step + 1) / (step + 10)))
            if number % 50 == 49:
                _log(out, {"epoch": epoch, "batch": number + 1, **_mean(told[-50:]), "s": round(time.time() - began)})
        _log(out, {"epoch": epoch, **_mean(told), "seconds": round(time.time() - began)})
        torch.save(averaged.state_dict(), out.with_suffix(f".{epoch}.pt"))
    return averaged


def _step(model: Joint, teacher: Network, rows: Sequence[Shown], chance: np.random.Generator, recipe: Recipe) -> tuple[Tensor, list[float]]:
    ids, marks, mask = collate(rows)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        with torch.no_grad():
            theirs = teacher(ids, marks, mask)
        states, ours = model(ids, marks, mask)
        logits = model.head(*gathered(states, rows, chance, recipe)) if any(row.parts for row in rows) else None
    kept = kept_loss(ours, theirs, mask, recipe)
    if logits is None:
        return kept, [float("nan"), kept.item()]
    acts = acts_loss(logits, rows, recipe)
    return acts + kept, [acts.item(), kept.item()]


def _optimiser(model: Joint, recipe: Recipe) -> torch.optim.AdamW:
    body = [p for p in model.network.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": recipe.rate}, {"params": list(model.head.parameters()), "lr": recipe.head}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


@torch.no_grad()
def _average(averaged: nn.Module, model: nn.Module, keep: float) -> None:
    for ours, theirs in zip(averaged.parameters(), model.parameters(), strict=True):
        if theirs.requires_grad:
            ours.lerp_(theirs, 1 - keep)


def _mean(told: Sequence[list[float]]) -> dict[str, float]:
    acts, kept = np.nanmean(np.array(told), 0)
    return {"acts": round(float(acts), 4), "kept": round(float(kept), 4)}


def _log(out: Path, row: dict[str, object]) -> None:
    line = json.dumps(row)
    print(line, flush=True)
    with out.with_suffix(".jsonl").open("a") as file:
        file.write(line + "\n")
