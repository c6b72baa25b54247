"""What a batch teaches: labelled acts, acts with all that was said before kept, or attributions."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.batches import Example
from training.batches import collate as as_attributions
from training.joint.corpus import Shown, collate
from training.joint.losses import acts_loss, kept_loss
from training.joint.model import Joint, gathered
from training.joint.recipe import Recipe
from training.network import Network
from training.train import loss_of

Losses = dict[str, Tensor]
Step = Callable[[Joint, Network], Losses]
"""One batch: from the network that learns and its teacher to what is lost, by name; their sum is what is learned from."""
Plan = Callable[[random.Random], Sequence[Step]]
"""The batches of an epoch."""


class Lessons:
    """Makes steps of batches."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe, self._chance = recipe, np.random.default_rng(recipe.seed)

    def kept(self, rows: Sequence[Shown]) -> Step:
        """Labelled acts, and tags and pointers as the teacher has them."""

        def step(model: Joint, teacher: Network) -> Losses:
            batch = collate(rows)
            with torch.autocast("cpu", dtype=torch.bfloat16), torch.no_grad():
                theirs = teacher(*batch)
            told, ours = self._acts(model, rows, batch)
            return told | {"kept": kept_loss(ours, theirs, batch[2], self._recipe)}

        return step

    def acts(self, rows: Sequence[Shown]) -> Step:
        """Labelled acts alone, of texts whose attributions are taught beside them."""
        return lambda model, _: self._acts(model, rows, collate(rows))[0]

    def attributions(self, rows: list[Example]) -> Step:
        """Tags and pointers, as `training.train` teaches them."""
        return lambda model, _: {"attributions": loss_of(model.network, as_attributions(rows), self._recipe.smooth)}

    def _acts(self, model: Joint, rows: Sequence[Shown], batch: tuple[Tensor, ...]) -> tuple[Losses, Any]:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states, ours = model(*batch)
            if not any(row.parts for row in rows):
                return {}, ours
            logits = model.head(*gathered(states, rows, self._chance, self._recipe))
        return {"acts": acts_loss(logits, rows, self._recipe)}, ours
