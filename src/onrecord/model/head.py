"""A small head over features: one hidden layer beside a straight path, in numpy. Its weights are `weights/acts/head.npz`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.errors import WeightsError

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "weights" / "acts" / "head.npz"


@dataclass(frozen=True, slots=True)
class Head:
    """`names` tells which features it was trained on, in their order; `classes` what its outputs stand for."""

    names: tuple[str, ...]
    classes: tuple[str, ...]
    into: NDArray[np.float32]
    into_bias: NDArray[np.float32]
    out: NDArray[np.float32]
    straight: NDArray[np.float32]
    bias: NDArray[np.float32]

    def logits(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """[n] or [rows, n] features to [..., classes]."""
        inner = np.maximum(features @ self.into + self.into_bias, 0)
        result: NDArray[np.float32] = inner @ self.out + features @ self.straight + self.bias
        return result


@cache
def acts(path: Path = WEIGHTS) -> Head:
    """The head of the acts, read once. Raises `WeightsError` where its file is missing or is none."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            names, classes = (tuple(kept[name].tolist()) for name in ("names", "classes"))
            return Head(names, classes, *(kept[name].astype(np.float32) for name in ("into", "into_bias", "out", "straight", "bias")))
    except (OSError, ValueError, KeyError) as error:
        raise WeightsError(f"the head of the acts cannot be read: {error}") from error


def version(path: Path = WEIGHTS) -> str:
    """A digest of the weights: what was derived with others is stale."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.exists() else ""
