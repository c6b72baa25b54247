"""What the head of the acts tells apart: the acts, and what PLOVER has beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from onrecord.types import Act

if TYPE_CHECKING:
    from training.acts.states import Shown

CLASSES = (*(act.value for act in Act), "yield", "event")


def targets(rows: Sequence[Shown]) -> Tensor:
    """Which classes the label of each row allows, [rows, classes]."""
    return torch.tensor([[name in one.row.acts for name in CLASSES] for one in rows])
