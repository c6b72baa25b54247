"""An encoder and the head of the acts as one network."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.model.head import CONTENT, CUE
from training.acts.head import Network as Head
from training.joint.corpus import Shown
from training.joint.recipe import Recipe
from training.network import Network


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
