"""The loop: one batch after the other, an average of the weights."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn

from training.acts.head import Network as Head
from training.bases import Base
from training.joint.lessons import Plan
from training.joint.model import Joint
from training.joint.recipe import Recipe

RISE = 0.06
"""The share of the training in which the rates rise; then they fall in a straight line."""


def train(base: Base, head: Head, plan: Plan, recipe: Recipe, out: Path) -> Joint:
    """Train; after each epoch the averaged weights are written to `out`. `plan` is asked anew each epoch. Returns the averaged model."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    teacher = copy.deepcopy(base.network).eval()
    model = Joint(base.network, head).train()
    model.network.words.requires_grad_(requires_grad=False)
    for layer in model.network.layers:
        layer.dropout = recipe.dropout  # type: ignore[assignment]
    averaged = copy.deepcopy(model).eval()
    optimiser = _optimiser(model, recipe)
    rates, count = (recipe.rate, recipe.head), 0
    for epoch in range(recipe.epochs):
        began, told = time.time(), []
        steps = plan(rng)
        for number, step in enumerate(steps):
            done = (epoch + number / len(steps)) / recipe.epochs
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, (done + 1e-4) / RISE) * max(0.02, 1 - done)
            lost = step(model, teacher)
            torch.stack(list(lost.values())).sum().backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            count += 1
            told.append({name: value.item() for name, value in lost.items()})
            _average(averaged, model, min(recipe.average, (count + 1) / (count + 10)))
            if number % 50 == 49:
                _log(out, {"epoch": epoch, "batch": number + 1, **_mean(told[-50:]), "s": round(time.time() - began)})
        _log(out, {"epoch": epoch, **_mean(told), "seconds": round(time.time() - began)})
        torch.save(averaged.state_dict(), out.with_suffix(f".{epoch}.pt"))
    return averaged


def _optimiser(model: Joint, recipe: Recipe) -> torch.optim.AdamW:
    body = [p for p in model.network.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": recipe.rate}, {"params": list(model.head.parameters()), "lr": recipe.head}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


@torch.no_grad()
def _average(averaged: nn.Module, model: nn.Module, keep: float) -> None:
    for ours, theirs in zip(averaged.parameters(), model.parameters(), strict=True):
        if theirs.requires_grad:
            ours.lerp_(theirs, 1 - keep)


def _mean(told: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """What was lost on average, by name, in the batches that have it."""
    names = sorted({name for row in told for name in row})
    return {name: round(float(np.mean([row[name] for row in told if name in row])), 4) for name in names}


def _log(out: Path, row: dict[str, object]) -> None:
    line = json.dumps(row)
    print(line, flush=True)
    with out.with_suffix(".jsonl").open("a") as file:
        file.write(line + "\n")
