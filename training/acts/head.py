"""Train the head of the acts on the states of an encoder that stays as it is, and on the lists: minutes on one core."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.model.head import CONTENT, CUE, HEADS, NONE, POOLED, Head
from onrecord.stages.classify.evidence import names
from onrecord.types import Act
from training.acts import lists
from training.acts.classes import CLASSES, targets

if TYPE_CHECKING:
    from training.acts.rows import Row
    from training.acts.states import Shown

PARTS = 5


@dataclass(frozen=True, slots=True)
class Recipe:
    """`own` (`plain` too) and `plover` weigh a row of these against one of `labels.csv`; `rare` is how far rare acts are weighed up.

    In training a cue is hidden with the chance `cueless`, and pieces of a statement in turn.
    """

    width: int = 128
    epochs: int = 9
    rate: float = 1e-3
    decay: float = 0.05
    drop: float = 0.3
    cueless: float = 0.08
    own: float = 3.0
    plover: float = 1.0
    rare: float = 0.35
    smooth: float = 0.05
    batch: int = 48
    average: float = 0.02


class Network(nn.Module):
    """As `onrecord.model.head.Head.of_states`, with dropout."""

    def __init__(self, recipe: Recipe, states: int) -> None:
        super().__init__()
        width, classes, pooled = recipe.width, len(CLASSES), HEADS + len(POOLED)
        self.pre, self.inp, self.ln = nn.LayerNorm(states), nn.Linear(states, width), nn.LayerNorm(width)
        self.role, self.rolescore = nn.Embedding(PARTS, width), nn.Embedding(PARTS, HEADS)
        self.tr = nn.TransformerEncoderLayer(width, HEADS, 2 * width, recipe.drop, _gelu, batch_first=True, norm_first=True)
        self.score = nn.Linear(width, HEADS)
        self.mid, self.out = nn.Linear(width * pooled, width), nn.Linear(width, classes)
        self.drop = recipe.drop

    def forward(self, states: Tensor, parts: Tensor, there: Tensor) -> Tensor:
        """Logits [batch, classes] of states [batch, t, n], the parts of the pieces, and which of them are there."""
        kept = self.inp(self._thin(self.pre(states), self.drop / 2))
        hidden = self.tr(self.ln(kept + self.role(parts)), src_key_padding_mask=~there)
        scores = (self.score(hidden) + self.rolescore(parts)).masked_fill(~there[..., None], NONE)
        attended = torch.einsum("bth,btd->bhd", scores.softmax(1), hidden).flatten(1)
        pooled = [attended, *(_mean(hidden, (parts == part) & there) for part in POOLED)]
        inner = self._thin(_gelu(self.mid(self._thin(torch.cat(pooled, 1), self.drop))), self.drop)
        result: Tensor = self.out(inner)
        return result

    def _thin(self, x: Tensor, share: float) -> Tensor:
        return functional.dropout(x, share, self.training)


def _gelu(x: Tensor) -> Tensor:
    return functional.gelu(x, approximate="tanh")


def _mean(x: Tensor, chosen: Tensor) -> Tensor:
    weight = chosen[..., None].float()
    return (x * weight).sum(1) / weight.sum(1).clamp(min=1)


def train(rows: Sequence[Shown], recipe: Recipe, seed: int = 0) -> Head:
    """The head, its weights averaged over the second half of the training."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = Network(recipe, rows[0].states.shape[1]).train()
    optimiser = torch.optim.AdamW(network.parameters(), recipe.rate, weight_decay=recipe.decay)
    weights = _weights([one.row for one in rows], recipe)
    plan = [batch for _ in range(recipe.epochs) for batch in _batches(rows, recipe.batch, rng)]
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, recipe.rate, total_steps=len(plan) + 1, pct_start=0.15)
    mean: dict[str, Tensor] = {}
    for step, batch in enumerate(plan):
        some = [rows[n] for n in batch]
        loss = (_loss(network(*_tensors(some, rng, recipe)), targets(some), recipe) * weights[batch]).mean()
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        rates.step()
        if 2 * step >= len(plan):
            _average(mean, network, recipe.average)
    of_states = {name: value.numpy() for name, value in mean.items()}
    return Head(names(), CLASSES, of_states | lists.train(rows, lists.Recipe()))


def _average(mean: dict[str, Tensor], network: Network, share: float) -> None:
    for name, value in network.state_dict().items():
        mean[name] = mean[name].lerp(value, share) if mean.get(name) is not None else value.clone()


def _batches(rows: Sequence[Shown], size: int, rng: np.random.Generator) -> list[list[int]]:
    """Rows of like length together, in an order of chance."""
    order = sorted(range(len(rows)), key=lambda n: len(rows[n].parts) + rng.random() * 20)
    cut = [order[n : n + size] for n in range(0, len(order), size)]
    return [cut[n] for n in rng.permutation(len(cut))]


def _tensors(rows: Sequence[Shown], rng: np.random.Generator | None = None, recipe: Recipe | None = None) -> Iterator[Tensor]:
    longest = max(len(row.parts) for row in rows)
    states = torch.zeros(len(rows), longest, rows[0].states.shape[1])
    parts, there = torch.zeros(len(rows), longest, dtype=torch.long), torch.zeros(len(rows), longest, dtype=torch.bool)
    for n, row in enumerate(rows):
        count = len(row.parts)
        states[n, :count] = torch.from_numpy(row.states.astype(np.float32))
        parts[n, :count] = torch.from_numpy(row.parts)
        there[n, :count] = torch.from_numpy(np.ones(count, np.bool_) if rng is None or recipe is None else _kept(row, rng, recipe))
    yield from (states, parts, there)


def _kept(row: Shown, rng: np.random.Generator, recipe: Recipe) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which pieces a row shows this time."""
    whole = np.ones(len(row.parts), np.bool_)
    chance = rng.random()
    if chance < recipe.cueless and (row.parts == CONTENT).any():
        whole = row.parts != CUE
    elif chance < recipe.cueless + 0.17:
        whole = rng.random(len(row.parts)) < 0.85
    return whole if whole.any() else ~whole


def _loss(logits: Tensor, allowed: Tensor, recipe: Recipe) -> Tensor:
    logs = logits.log_softmax(1)
    right = -torch.logsumexp(logs.masked_fill(~allowed, NONE), 1)
    return right - recipe.smooth * logs[:, : len(Act)].mean(1)


def _weights(rows: Sequence[Row], recipe: Recipe) -> Tensor:
    counts = Counter(row.acts[0] for row in rows)
    by_source = dict.fromkeys(("own", "plain", "bargaining", "contrasts"), recipe.own) | {"plover": recipe.plover}
    weights = [(len(rows) / counts[row.acts[0]]) ** recipe.rare * by_source.get(row.source.split()[0], 1.0) for row in rows]
    return (torch.tensor(weights) / np.mean(weights)).float()
