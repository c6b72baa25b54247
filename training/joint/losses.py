"""What is to be learned, and what is to be kept."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.model.head import NONE
from training.acts.classes import CLASSES
from training.joint.corpus import Shown
from training.joint.recipe import Recipe

ACTS = len(CLASSES) - 2


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
