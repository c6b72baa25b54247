"""Train the reader of the lists, the half of the head that knows what words say: some seconds on one core."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.stages.classify.evidence import names
from training.acts.classes import CLASSES, targets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.acts.rows import Row
    from training.acts.states import Shown


@dataclass(frozen=True, slots=True)
class Recipe:
    """`own` and `plover` weigh a row of these against one of `labels.csv`; `rare` is how far rare acts are weighed up (0 to 1)."""

    width: int = 64
    epochs: int = 25
    rate: float = 6e-3
    decay: float = 0.05
    drop: float = 0.4
    hidden: float = 0.1
    own: float = 10.0
    plover: float = 0.6
    rare: float = 0.4
    smooth: float = 0.05
    batch: int = 192
    seeds: int = 3


class Network(nn.Module):
    """As `onrecord.model.head.Head.of_lists`, with dropout."""

    def __init__(self, recipe: Recipe) -> None:
        super().__init__()
        self.into, self.out = nn.Linear(len(names()), recipe.width), nn.Linear(recipe.width, len(CLASSES))
        self.straight = nn.Linear(len(names()), len(CLASSES), bias=False)
        self.thin, self.hide = nn.Dropout(recipe.drop), recipe.hidden

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            x = x * (torch.rand_like(x) > self.hide)
        out: Tensor = self.out(self.thin(torch.relu(self.into(x)))) + self.straight(x)
        return out


def train(rows: Sequence[Shown], recipe: Recipe) -> dict[str, NDArray[np.float32]]:
    """The weights of several runs as one: their hidden layers stand side by side, so that the logits are the mean of theirs."""
    x, allowed = torch.from_numpy(np.stack([row.features for row in rows])), targets(rows)
    runs = [_run(x, allowed, _weights([one.row for one in rows], recipe), recipe, seed) for seed in range(recipe.seeds)]
    share = len(runs)
    return {
        "lists.into.weight": torch.cat([r.into.weight.detach() for r in runs]).numpy(),
        "lists.into.bias": torch.cat([r.into.bias.detach() for r in runs]).numpy(),
        "lists.out.weight": (torch.cat([r.out.weight.detach() for r in runs], 1) / share).numpy(),
        "lists.out.bias": (sum(r.out.bias.detach() for r in runs) / share).numpy(),
        "lists.straight.weight": (sum(r.straight.weight.detach() for r in runs) / share).numpy(),
    }


def _weights(rows: Sequence[Row], recipe: Recipe) -> Tensor:
    counts = Counter(row.acts for row in rows)
    by_source = {"own": recipe.own, "plover": recipe.plover}
    weights = [(len(rows) / counts[row.acts]) ** recipe.rare * by_source.get(row.source.split()[0], 1.0) for row in rows]
    return torch.tensor(weights) / np.mean(weights)


def _run(x: Tensor, allowed: Tensor, weights: Tensor, recipe: Recipe, seed: int) -> Network:
    torch.manual_seed(seed)
    network = Network(recipe).train()
    optimiser = torch.optim.AdamW(network.parameters(), recipe.rate, weight_decay=recipe.decay)
    steps = recipe.epochs * (len(x) // recipe.batch + 1)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, recipe.rate, total_steps=steps, pct_start=0.1)
    for _ in range(recipe.epochs):
        for some in torch.randperm(len(x)).split(recipe.batch):
            logs = network(x[some]).log_softmax(1)
            right = -torch.logsumexp(logs.masked_fill(~allowed[some], -1e4), 1)
            loss = ((right - recipe.smooth * logs.mean(1)) * weights[some]).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            plan.step()
    return network.eval()
