"""Cosines of many pairs of wordings at once: each is a few words with what they tell, and most pairs share but one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
SEVERAL = 1 << 16
"""Pairs that are looked at at once, so that memory stays small."""


class Wordings:
    """Wordings as one long run of words, each wording's in the order of their keys."""

    def __init__(self, told: Sequence[Mapping[int, float]]) -> None:
        """`told` gives, for each wording, what each word (by its key) tells."""
        self._lengths = np.array([len(words) for words in told], np.int64)
        self._starts = np.cumsum(self._lengths) - self._lengths
        rows = [sorted(words.items()) for words in told]
        known, keys = np.unique(np.array([key for row in rows for key, _ in row], np.int64), return_inverse=True)
        row = np.repeat(np.arange(len(told)), self._lengths)
        self._width, self._keys = max(len(known), 1), keys.astype(np.int64)
        self._codes = row * self._width + self._keys
        values: Numbers = np.array([value for row in rows for _, value in row], np.float64)
        self._values = values / np.sqrt(_sums(row, values**2, len(told)))[row]

    def cosines(self, ours: Places, theirs: Places) -> Numbers:
        """The cosine of each of `ours` with the one of `theirs` at the same place."""
        parts = [self._some(ours[at : at + SEVERAL], theirs[at : at + SEVERAL]) for at in range(0, len(ours), SEVERAL)]
        return np.concatenate([np.zeros(0), *parts])

    def _some(self, ours: Places, theirs: Places) -> Numbers:
        lengths = self._lengths[ours]
        pair = np.repeat(np.arange(len(ours)), lengths)
        inside = np.arange(len(pair)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        word = self._starts[ours][pair] + inside
        wanted = theirs[pair] * self._width + self._keys[word]
        at = np.minimum(np.searchsorted(self._codes, wanted), len(self._codes) - 1)
        shared = self._codes[at] == wanted
        return _sums(pair[shared], self._values[word[shared]] * self._values[at[shared]], len(ours))


def _sums(place: Places, values: Numbers, count: int) -> Numbers:
    return np.bincount(place, values, count).astype(np.float64)
