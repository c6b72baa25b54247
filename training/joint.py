"""Teach an encoder that reads attributions what kind of act they are: `python -m training.joint english --start ft.pt`.

The head of the acts and the body below it are trained together on the labelled acts; a copy of the encoder as it was tells what to keep
saying about tags and pointers (knowledge distillation, Hinton and others 2015; against forgetting, Li and Hoiem 2016), on every window.
The word table stays as it is. A share of the labels is kept for measuring and never trained on.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.model.head import CONTENT, CUE, NONE, WEIGHTS
from onrecord.model.states import parts_of
from onrecord.model.windows import WINDOW, Pieces, Window, pieces, windows
from onrecord.words.paragraphs import paragraphs
from training.acts.classes import CLASSES
from training.acts.head import Network as Head
from training.acts.head import Recipe as HeadRecipe
from training.acts.rows import Row
from training.bases import Base, load
from training.network import Network

ACTS = len(CLASSES) - 2
RISE = 0.06
"""The share of the training in which the rates rise; then they fall in a straight line."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """`rate` for the body, `head` for the head of the acts; `tags` and `pointers` weigh what is to be kept against the acts.

    `own`, `plain` and `plover` weigh a row of these against one of `labels.csv`; `rare` is how far rare acts are weighed up; `idle` is
    the share of windows without a labelled act that an epoch shows.
    """

    epochs: int = 4
    rate: float = 1e-4
    head: float = 6e-4
    tokens: int = 2048
    seed: int = 1
    threads: int = 2
    dropout: float = 0.1
    average: float = 0.995
    tags: float = 6.0
    pointers: float = 1.0
    own: float = 2.0
    plover: float = 1.0
    rare: float = 0.3
    smooth: float = 0.05
    cueless: float = 0.08
    idle: float = 0.3


@dataclass(frozen=True, slots=True)
class Shown:
    """A window with the labelled acts in it: of each the places of its pieces, their parts, the classes it may be, its weight."""

    window: Window
    places: list[np.ndarray]
    parts: list[np.ndarray]
    allowed: list[list[bool]]
    weights: list[float]


def held_out(row: Row) -> bool:
    """Whether a row is for measuring only: one text in ten, of PLOVER (whose texts are single sentences) one in five."""
    return zlib.crc32(row.group.encode()) % (5 if row.code else 10) == 0


def weights_of(rows: Sequence[Row], recipe: Recipe) -> list[float]:
    """What each row counts for, 1 on average."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row.acts[0]] += 1
    by_source = {"own": recipe.own, "plain": recipe.own, "plover": recipe.plover}
    found = [(len(rows) / counts[row.acts[0]]) ** recipe.rare * by_source.get(row.source.split()[0], 1.0) for row in rows]
    return [weight / float(np.mean(found)) for weight in found]


class Corpus:
    """The texts with their labelled acts, cut into pieces once."""

    def __init__(self, base: Base, rows: Sequence[Row], texts: Sequence[str], recipe: Recipe) -> None:
        by_text: dict[str, list[tuple[Row, float]]] = {text: [] for text in texts}
        for row, weight in zip(rows, weights_of(rows, recipe), strict=True):
            by_text.setdefault(row.text, []).append((row, weight))
        self._specials, self._recipe = base.specials, recipe
        self._texts = [(pieces(base.tokenizer, text, paragraphs(text)), told) for text, told in by_text.items()]

    def epoch(self, rng: random.Random) -> list[Shown]:
        """The windows of an epoch, their cuts shifted by chance."""
        return [shown for doc, told in self._texts for shown in self._shown(doc, told, rng) if shown.parts or rng.random() < self._recipe.idle]

    def _shown(self, doc: Pieces, told: Sequence[tuple[Row, float]], rng: random.Random) -> Iterator[Shown]:
        looked = [parts_of(doc.starts, doc.ends, row.attribution) for row, _ in told]
        for window in windows(doc, self._specials, rng.randint(WINDOW // 3, WINDOW)):
            yield _in_window(window, told, looked)


def _in_window(window: Window, told: Sequence[tuple[Row, float]], looked: Sequence[tuple[np.ndarray, np.ndarray]]) -> Shown:
    at = {int(piece): n for n, piece in enumerate(window.index) if piece >= 0}
    out = Shown(window, [], [], [], [])
    for (row, weight), (places, parts) in zip(told, looked, strict=True):
        inside = np.array([int(place) in at for place in places], np.bool_)
        if inside.sum() * 2 > len(places) and (parts[inside] == CONTENT).any():
            out.places.append(np.array([at[int(place)] for place in places[inside]]))
            out.parts.append(parts[inside])
            out.allowed.append([name in row.acts for name in CLASSES])
            out.weights.append(weight)
    return out


def batches(rows: list[Shown], tokens: int, rng: random.Random) -> list[list[Shown]]:
    """Windows of about equal length together, at most `tokens` padded places a batch, in random order."""
    out: list[list[Shown]] = [[]]
    longest = 0
    for row in sorted(rows, key=lambda r: len(r.window.ids) + rng.random() * 12):
        longest = max(longest, len(row.window.ids))
        if out[-1] and longest * (len(out[-1]) + 1) > tokens:
            out.append([])
            longest = len(row.window.ids)
        out[-1].append(row)
    rng.shuffle(out)
    return out


class Joint(nn.Module):
    """An encoder, and a head that reads the vectors a third of the way up, two thirds, and at the top."""

    def __init__(self, network: Network, head: Head) -> None:
        super().__init__()
        self.network, self.head = network, head

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor) -> tuple[Tensor, tuple[Tensor, ...]]:
        """The states [B, n, 3 widths], and what the encoder's own heads say."""
        network = self.network
        x = network.norm(network.words(ids) + network.positions.weight[: ids.shape[1]] + network.marks(marks))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        seen = []
        for layer in network.layers:
            x = layer(x, bias)
            seen.append(x)
        count = len(seen)
        return torch.cat([seen[count * part // 3 - 1] for part in (1, 2, 3)], -1), network.heads(x)


def collate(rows: Sequence[Shown]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, marks and mask, padded to the longest (a multiple of 8)."""
    length = -(-max(len(row.window.ids) for row in rows) // 8) * 8
    ids, marks, mask = (np.zeros((len(rows), length), np.int64) for _ in range(3))
    for n, row in enumerate(rows):
        size = len(row.window.ids)
        ids[n, :size], marks[n, :size], mask[n, :size] = row.window.ids, row.window.marks, 1
    return torch.from_numpy(ids), torch.from_numpy(marks), torch.from_numpy(mask)


def gathered(states: Tensor, rows: Sequence[Shown], rng: np.random.Generator | None, recipe: Recipe) -> tuple[Tensor, Tensor, Tensor]:
    """Of every labelled act the states of its pieces [acts, t, 3 widths], their parts, and which are there."""
    told = [(n, places, parts) for n, row in enumerate(rows) for places, parts in zip(row.places, row.parts, strict=True)]
    longest = max(len(parts) for _, _, parts in told)
    where, parts_, there = (torch.zeros(len(told), longest, dtype=kind) for kind in (torch.long, torch.long, torch.bool))
    for k, (_, places, parts) in enumerate(told):
        size = len(parts)
        where[k, :size], parts_[k, :size] = torch.from_numpy(places), torch.from_numpy(parts)
        there[k, :size] = torch.from_numpy(np.ones(size, np.bool_) if rng is None else _kept(parts, rng, recipe))
    return states[torch.tensor([n for n, _, _ in told])[:, None], where], parts_, there


def _kept(parts: np.ndarray, rng: np.random.Generator, recipe: Recipe) -> np.ndarray:
    chance = rng.random()
    whole = np.ones(len(parts), np.bool_)
    if chance < recipe.cueless and (parts == CONTENT).any():
        whole = parts != CUE
    elif chance < recipe.cueless + 0.12:
        whole = rng.random(len(parts)) < 0.85
    return whole if whole.any() else ~whole


def acts_loss(logits: Tensor, rows: Sequence[Shown], recipe: Recipe) -> Tensor:
    """Minus the log of the probability of the classes that the label allows, smoothed, weighted."""
    allowed = torch.tensor([one for row in rows for one in row.allowed])
    weight = torch.tensor([one for row in rows for one in row.weights])
    logs = logits.float().log_softmax(1)
    right = -torch.logsumexp(logs.masked_fill(~allowed, NONE), 1)
    return ((right - recipe.smooth * logs[:, :ACTS].mean(1)) * weight).mean()


def kept_loss(ours: tuple[Tensor, ...], theirs: tuple[Tensor, ...], mask: Tensor, recipe: Recipe) -> Tensor:
    """How far the tags and pointers went from what they were: Kullback-Leibler divergence a place."""
    there = mask.bool()
    before = theirs[0].float().softmax(-1)
    loss = recipe.tags * _divergence(ours[0].float(), theirs[0].float())[there].mean()
    told = (1 - before[..., 0]) * there
    for query, key in ((1, 2), (3, 4)):
        new, old = (torch.bmm(x[query], x[key].transpose(1, 2)).float().masked_fill(~there[:, None], -1e4) for x in (ours, theirs))
        loss = loss + recipe.pointers * (_divergence(new, old) * told).sum() / told.sum().clamp(min=1)
    return loss


def _divergence(new: Tensor, old: Tensor) -> Tensor:
    return functional.kl_div(new.log_softmax(-1), old.log_softmax(-1), reduction="none", log_target=True).sum(-1)


def train(base: Base, head: Head, corpus: Callable[[], Corpus], recipe: Recipe, out: Path) -> Joint:
    """Train; after each epoch the averaged weights are written to `out`. `corpus` is read again each epoch. Returns the averaged model."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    rng, chance = random.Random(recipe.seed), np.random.default_rng(recipe.seed)
    teacher = copy.deepcopy(base.network).eval()
    model = Joint(base.network, head).train()
    model.network.words.weight.requires_grad_(False)
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
