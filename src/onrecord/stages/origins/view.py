"""An outline opened for comparing: its arrays, and which sentence holds which words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from onrecord.stages.origins.fold import Kind
from onrecord.stages.origins.sketch import QUOTED, Outline, Words, shingles

Matrix = npt.NDArray[np.float32]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bags:
    """Which sentence holds which words: `words` sorted, each once; `holds[s, w]` is 1 where sentence `s` holds word `w`."""

    words: Words
    holds: Matrix


class View:
    """An outline's arrays. Made when a report is compared, and dropped after."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.stems: Words = np.frombuffer(outline.stems, "<u4")
        self.sounds: Words = np.frombuffer(outline.sounds, "<u4")
        kinds = np.frombuffer(outline.kinds, "u1")
        self.kinds = kinds & (QUOTED - 1)
        self.quoted = (kinds & QUOTED) > 0
        self.starts = np.frombuffer(outline.starts, "<u4").astype(np.int64)
        self.lengths: Counts = np.diff(self.starts)
        self.sentence = np.repeat(np.arange(len(self.lengths)), self.lengths)

    @cached_property
    def shingles(self) -> Words:
        """All runs of words."""
        return shingles(self.stems)

    @cached_property
    def own(self) -> Words:
        """Runs of words that are the report's own: quoted speech proves nothing."""
        return shingles(self.stems[~self.quoted])

    @cached_property
    def said(self) -> Words:
        """Runs of words that are quoted."""
        return shingles(self.stems[self.quoted])

    @cached_property
    def facts(self) -> Words:
        """Names, numbers and days, each once, by sound."""
        return np.unique(self.sounds[self.kinds >= Kind.NAME])

    @cached_property
    def same_language(self) -> Bags:
        """Words, names and numbers by stem."""
        return self._bags(self.stems, self.kinds > Kind.FUNCTION)

    @cached_property
    def any_language(self) -> Bags:
        """Names, numbers and long words by sound."""
        return self._bags(self.sounds, (self.kinds > Kind.FUNCTION) & (self.sounds > 0))

    def _bags(self, keys: Words, chosen: npt.NDArray[np.bool_]) -> Bags:
        words, place = np.unique(keys[chosen], return_inverse=True)
        holds = np.zeros((len(self.lengths), len(words)), np.float32)
        holds[self.sentence[chosen], place] = 1
        return Bags(words, holds)
