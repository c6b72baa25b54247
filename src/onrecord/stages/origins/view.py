"""An outline opened for comparing: its arrays, and which sentence holds which words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from onrecord.stages.origins.fold import Kind
from onrecord.stages.origins.sketch import MEANT, QUOTED, Outline, Words, shingles

Matrix = npt.NDArray[np.float32]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bags:
    """Which sentence holds which words: `words` sorted, each once; `holds[s, w]` is 1 where sentence `s` holds word `w`.

    `more[w]` tells that a word is more than a name.
    """

    words: Words
    more: npt.NDArray[np.bool_]
    holds: Matrix


class View:
    """An outline's arrays. Made when a report is compared, and dropped after."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.stems: Words = np.frombuffer(outline.stems, "<u4")
        self.sounds: Words = np.frombuffer(outline.sounds, "<u4")
        kinds = np.frombuffer(outline.kinds, "u1")
        self.kinds = kinds & (QUOTED - 1)
        self.meant = (kinds & MEANT) > 0
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
        """Words by what they mean where that is known; else words, names and numbers by stem."""
        return self._bags(np.where(self.meant, self.sounds, self.stems), self.kinds > Kind.FUNCTION)

    def any_language(self, *, meant: bool) -> Bags:
        """Names, numbers and long words by sound; what is `meant` only where it is known of both languages what words mean."""
        return self._in_meanings if meant else self._in_sounds

    @cached_property
    def _in_meanings(self) -> Bags:
        return self._bags(self.sounds, (self.kinds > Kind.FUNCTION) & (self.sounds > 0))

    @cached_property
    def _in_sounds(self) -> Bags:
        return self._bags(self.sounds, (self.kinds > Kind.FUNCTION) & (self.sounds > 0) & ~self.meant)

    def _bags(self, keys: Words, chosen: npt.NDArray[np.bool_]) -> Bags:
        words, place = np.unique(keys[chosen], return_inverse=True)
        holds = np.zeros((len(self.lengths), len(words)), np.float32)
        holds[self.sentence[chosen], place] = 1
        more = np.zeros(len(words), np.bool_)
        more[place[self.kinds[chosen] != Kind.NAME]] = True
        return Bags(words, more, holds)
