"""The head of the acts: what the encoder knows of a statement's pieces, and the evidence of its words, to one number an act. In numpy.

Two readers whose logits are added (a product of experts, Hinton 2002): the lists know what a cue says in plain words and hold in all their
languages, the states know what a content means. The states are those that one run of the encoder has left (a third of the way up, two
thirds, the top), so a statement costs no second run: one layer of a transformer (Vaswani and others 2017, normalised first) over the pieces
of cue, content and what stands beside the cue; then attention pools them. `training/acts` makes the weights, one file a model.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from onrecord.errors import WeightsError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

WEIGHTS = Path(__file__).parent / "weights" / "acts"
HEADS = 4
"""Heads of the transformer's attention."""
LISTS = np.float32(1.2)
"""What the lists weigh beside the states. Set on cross-validated labels and our own sentences, the examples, the seen half of the gold."""
BARE = np.float32(0.2)
"""The same where there is no cue, whose words the lists know best: set on cross-validated sentences of PLOVER, which have none."""
CONTENT, CUE, BESIDE = 1, 2, 4
"""The parts a piece of a statement can play; 3 was the source's and is not in use."""
POOLED = (CONTENT, CUE)
AFTER = {"pre": "inp.", "tr.norm1": "tr.self_attn.in_proj_", "tr.norm2": "tr.linear1."}
"""The norms that nothing but a linear layer reads, and how the names of that layer's weights begin."""
TOGETHER = 160
"""Pieces that are worked out at once: enough that a product of matrices is worth its call, few enough to stay in the processor's cache."""
NONE = -1e4
_EPSILON = 1e-5
T = TypeVar("T", bound=np.generic)


@dataclass(frozen=True)
class Head:
    """`names` tells which features it was trained on, in their order; `classes` what its outputs stand for; `weights` are by their name."""

    names: tuple[str, ...]
    classes: tuple[str, ...]
    weights: Mapping[str, Floats]

    @property
    def width(self) -> int:
        """How many numbers `project` keeps of a piece."""
        return len(self.weights["inp.bias"])

    def project(self, states: Floats) -> Floats:
        """The encoder's states [n, 3 widths] as the head keeps them, [n, width]."""
        return self._normed("pre", states)

    def logits(self, kept: Sequence[Floats], parts: Sequence[Ints], features: Floats) -> Floats:
        """[n, classes] of n statements: of each what `project` gave for its pieces [t, width], their parts [t]; features [n, names]."""
        trust = np.array([LISTS if (one == CUE).any() else BARE for one in parts], np.float32)
        result: Floats = trust[:, None] * self.of_lists(features)
        for some in _alike([len(one) for one in parts]):
            result[some] += self.of_states(_filled([kept[n] for n in some]), _filled([parts[n] for n in some]))
        return result

    def of_states(self, kept: Floats, parts: Ints) -> Floats:
        """What the states speak for, [n, classes], of n statements of t pieces; of a shorter one, the last parts [n, t] are 0."""
        hidden = self._layer(self._norm("ln", kept + self.weights["role.weight"][parts]), parts > 0)
        pools = np.concatenate([self._attended(hidden, parts), *(_evenly(parts == part) for part in POOLED)], axis=1)
        return self._linear("out.", _gelu(self._linear("mid.", (pools @ hidden).reshape(len(parts), -1))))

    def of_lists(self, features: Floats) -> Floats:
        """What the words speak for, [n, classes]: one hidden layer beside a straight path."""
        result = self._linear("lists.out.", np.maximum(self._linear("lists.into.", features), 0))
        result += features @ self.weights["lists.straight.weight"].T
        return result

    def _layer(self, x: Floats, there: NDArray[np.bool_]) -> Floats:
        x = x + self._attention(x, there)
        result: Floats = x + self._linear("tr.linear2.", _gelu(self._normed("tr.norm2", x)))
        return result

    def _attention(self, x: Floats, there: NDArray[np.bool_]) -> Floats:
        count, length, width = x.shape
        query, key, value = self._normed("tr.norm1", x).reshape(count, length, 3, HEADS, width // HEADS).transpose(2, 0, 3, 1, 4)
        scores = query @ key.transpose(0, 1, 3, 2) * np.float32((width // HEADS) ** -0.5)
        chances = _softmax(np.where(there[:, None, None], scores, np.float32(NONE)))
        return self._linear("tr.self_attn.out_proj.", (chances @ value).transpose(0, 2, 1, 3).reshape(x.shape))

    def _attended(self, x: Floats, parts: Ints) -> Floats:
        """How much each head attends to each piece, [n, heads, t]."""
        scores = self._linear("score.", x) + self.weights["rolescore.weight"][parts]
        return _softmax(np.where((parts > 0)[..., None], scores, np.float32(NONE)).transpose(0, 2, 1))

    def _linear(self, name: str, x: Floats) -> Floats:
        result = _times(x, self.weights[f"{name}weight"].T)
        result += self.weights[f"{name}bias"]
        return result

    def _norm(self, name: str, x: Floats) -> Floats:
        result: Floats = (x - x.mean(-1, keepdims=True)) / _spread(x) * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return result

    def _normed(self, norm: str, x: Floats) -> Floats:
        """The linear layer after a norm, of what the norm makes of `x`: its scale, shift and centring are in the matrix already."""
        matrix, bias = self._folded[norm]
        result = _times(x, matrix)
        result /= _spread(x)
        result += bias
        return result

    @cached_property
    def _folded(self) -> Mapping[str, tuple[Floats, Floats]]:
        """For each norm of `AFTER` the matrix [in, out] and the bias that do its work and that of the layer after it."""
        return {norm: self._fold(f"{norm}.", name) for norm, name in AFTER.items()}

    def _fold(self, norm: str, name: str) -> tuple[Floats, Floats]:
        matrix = self.weights[f"{name}weight"]
        scaled = matrix * self.weights[f"{norm}weight"]
        centred = np.ascontiguousarray((scaled - scaled.mean(-1, keepdims=True)).T)
        return centred, matrix @ self.weights[f"{norm}bias"] + self.weights[f"{name}bias"]


def _alike(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of statements, those of like length together, as many as fill `TOGETHER` pieces."""
    some: list[int] = []
    for n in sorted(range(len(lengths)), key=lambda n: lengths[n]):
        if some and (len(some) + 1) * lengths[n] > TOGETHER:
            yield some
            some = []
        some.append(n)
    if some:
        yield some


def _filled(rows: Sequence[NDArray[T]]) -> NDArray[T]:
    """The rows as one array, the shorter ones filled up with zeros."""
    whole = np.zeros((len(rows), max(len(row) for row in rows), *rows[0].shape[1:]), rows[0].dtype)
    for place, row in zip(whole, rows, strict=True):
        place[: len(row)] = row
    return whole


def _times(x: Floats, matrix: Floats) -> Floats:
    """`x` [..., in] times `matrix` [in, out], as one product of two matrices: numpy would make one for each row of a larger array."""
    result: Floats = (x.reshape(-1, len(matrix)) @ matrix).reshape(*x.shape[:-1], -1)
    return result


def _spread(x: Floats) -> Floats:
    """The standard deviation of the last axis, [..., 1]."""
    mean = (x @ np.full(x.shape[-1], 1 / x.shape[-1], np.float32))[..., None]
    square = np.einsum("...i,...i->...", x, x)[..., None] / np.float32(x.shape[-1])
    result: Floats = np.sqrt(np.maximum(square - mean * mean, 0) + np.float32(_EPSILON))
    return result


def _evenly(chosen: NDArray[np.bool_]) -> Floats:
    """Weights [n, 1, t] under which those chosen [n, t] count alike, 0 where none is."""
    result: Floats = (chosen / np.maximum(chosen.sum(-1, keepdims=True), 1)).astype(np.float32)[:, None]
    return result


def _softmax(x: Floats) -> Floats:
    weight: Floats = x - x.max(-1, keepdims=True)
    np.exp(weight, out=weight)
    weight /= weight.sum(-1, keepdims=True)
    return weight


def _gelu(x: Floats) -> Floats:
    """As `torch.nn.functional.gelu(approximate="tanh")`; in one array, since new ones take longer than the sums."""
    inner: Floats = x * x
    inner *= np.float32(0.7978845608 * 0.044715)
    inner += np.float32(0.7978845608)
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner


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
