"""What single words mean, as vectors: the word-piece table of the multilingual encoder, less what all words have in common.

The first principal components of such a table tell how frequent a piece is and in which script it is written (Mu and Viswanath 2018,
*All-but-the-top*); without them words of one meaning lie together across languages. No window is run: a word costs microseconds.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.errors import WeightsError
from onrecord.model.encoder import MULTILINGUAL, WEIGHTS, pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

COMMON = WEIGHTS / "senses" / "common.npz"
TINY = 1e-6


class Senses:
    """The vectors of words, each of length 1 (0 for a word without pieces). Raises `WeightsError` where a file is missing or is none."""

    def __init__(self, folder: Path = WEIGHTS / MULTILINGUAL, common: Path = COMMON) -> None:
        self._tokenizer, self._table = pieces(folder)
        try:
            with np.load(common, allow_pickle=False) as kept:
                self._mean, self._first = kept["mean"].astype(np.float32), kept["first"].astype(np.float32)
        except (OSError, ValueError, KeyError) as error:
            raise WeightsError(f"what all words have in common cannot be read: {error}") from error
        self._of = lru_cache(maxsize=1 << 14)(self._vector)

    def vectors(self, words: tuple[str, ...]) -> NDArray[np.float32]:
        """[words, width]: the mean of each word's pieces."""
        return np.stack([self._of(word) for word in words]) if words else np.zeros((0, self._table.width), np.float32)

    def _vector(self, word: str) -> NDArray[np.float32]:
        ids = np.array(self._tokenizer.encode(word, add_special_tokens=False).ids, np.int64)
        if not len(ids):
            return np.zeros(self._table.width, np.float32)
        raw = self._table[ids].mean(axis=0) - self._mean
        own = raw - self._first.T @ (self._first @ raw)
        found: NDArray[np.float32] = (own / max(float(np.linalg.norm(own)), TINY)).astype(np.float32)
        return found


@cache
def senses() -> Senses:
    """The vectors that ship, opened once."""
    return Senses()
