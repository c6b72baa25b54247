"""The head of the acts: what the encoder knows of a statement's pieces, and the evidence of its words, to one number an act. In numpy.

Two readers whose logits are added (a product of experts, Hinton 2002): the lists know what a cue says in plain words and hold in all their
languages, the states know what a content means. The states are those that one run of the encoder has left (a third of the way up, two
thirds, the top), so a statement costs no second run: one layer of a transformer (Vaswani and others 2017, normalised first) over the pieces
of cue, content and what stands beside the cue; then attention pools them. `training/acts` makes the weights, one file a model.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.errors import WeightsError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WEIGHTS = Path(__file__).parent / "weights" / "acts"
HEADS = 4
"""Heads of the transformer's attention."""
LISTS = np.float32(1.4)
"""What the lists weigh beside the states. Set on cross-validated labels and our own sentences, the examples, the seen half of the gold."""
CONTENT, CUE, BESIDE = 1, 2, 4
"""The parts a piece of a statement can play; 3 was the source's and is not in use."""
POOLED = (CONTENT, CUE)
NONE = -1e4
_EPSILON = 1e-5


@dataclass(frozen=True, slots=True)
class Head:
    """`names` tells which features it was trained on, in their order; `classes` what its outputs stand for; `weights` are by their name."""

    names: tuple[str, ...]
    classes: tuple[str, ...]
    weights: Mapping[str, Floats]

    def project(self, states: Floats) -> Floats:
        """The encoder's states [n, 3 widths] as the head keeps them, [n, width]."""
        return self._linear("inp", self._norm("pre", states))

    def logits(self, kept: Floats, parts: NDArray[np.int64], features: Floats) -> Floats:
        """[classes], from what `project` gave for the pieces of a statement [t, width], their parts [t] and its features [names]."""
        result: Floats = self.of_states(kept, parts) + LISTS * self.of_lists(features)
        return result

    def of_states(self, kept: Floats, parts: NDArray[np.int64]) -> Floats:
        """What the states speak for, [classes]."""
        hidden = self._layer(self._norm("ln", kept + self.weights["role.weight"][parts]))
        pooled = np.concatenate([*self._attended(hidden, parts), *(_mean(hidden, parts == part) for part in POOLED)])
        return self._linear("out", _gelu(self._linear("mid", pooled)))

    def of_lists(self, features: Floats) -> Floats:
        """What the words speak for, [..., classes]: one hidden layer beside a straight path."""
        result: Floats = self._linear("lists.out", np.maximum(self._linear("lists.into", features), 0))
        result += features @ self.weights["lists.straight.weight"].T
        return result

    def _layer(self, x: Floats) -> Floats:
        x = x + self._attention(self._norm("tr.norm1", x))
        inner = _gelu(self._linear("tr.linear1", self._norm("tr.norm2", x)))
        result: Floats = x + self._linear("tr.linear2", inner)
        return result

    def _attention(self, x: Floats) -> Floats:
        count, width = x.shape
        mixed = x @ self.weights["tr.self_attn.in_proj_weight"].T + self.weights["tr.self_attn.in_proj_bias"]
        query, key, value = mixed.reshape(count, 3, HEADS, width // HEADS).transpose(1, 2, 0, 3)
        scores: Floats = query @ key.transpose(0, 2, 1) * np.float32((width // HEADS) ** -0.5)
        chances = _softmax(scores, axis=2)
        return self._linear("tr.self_attn.out_proj", (chances @ value).transpose(1, 0, 2).reshape(count, width))

    def _attended(self, x: Floats, parts: NDArray[np.int64]) -> Floats:
        scores = self._linear("score", x) + self.weights["rolescore.weight"][parts]
        result: Floats = _softmax(scores, axis=0).T @ x
        return result

    def _linear(self, name: str, x: Floats) -> Floats:
        result: Floats = x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return result

    def _norm(self, name: str, x: Floats) -> Floats:
        centred = x - x.mean(-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(-1, keepdims=True) + np.float32(_EPSILON))
        result: Floats = centred / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return result


def _mean(x: Floats, chosen: NDArray[np.bool_]) -> Floats:
    result: Floats = x[chosen].mean(0) if chosen.any() else np.zeros(x.shape[1], np.float32)
    return result


def _softmax(x: Floats, axis: int) -> Floats:
    weight = np.exp(x - x.max(axis, keepdims=True))
    result: Floats = weight / weight.sum(axis, keepdims=True)
    return result


def _gelu(x: Floats) -> Floats:
    """As `torch.nn.functional.gelu(approximate="tanh")`."""
    result: Floats = 0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)))
    return result


@cache
def acts(model: str, folder: Path = WEIGHTS) -> Head:
    """The head of a model (`english`, `multilingual`), read once. Raises `WeightsError` where its file is missing or is none."""
    try:
        with np.load(folder / f"{model}.npz", allow_pickle=False) as kept:
            names, classes = (tuple(kept[name].tolist()) for name in ("names", "classes"))
            return Head(names, classes, {name: kept[name].astype(np.float32) for name in kept.files if name not in ("names", "classes")})
    except (OSError, ValueError, KeyError) as error:
        raise WeightsError(f"the head of the acts cannot be read: {error}") from error


def version(folder: Path = WEIGHTS) -> str:
    """A digest of the weights: what was derived with others is stale."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(folder.glob("*.npz")))).hexdigest()[:16]
