"""Words by which a text shows that it may tell of something: where none stands, nothing is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.stages.agenda.book import STEM

REMEMBERED = 16384
"""Words of which it is remembered what they are: words come back."""
_WORD = re.compile(r"[^\W\d_]+")


class Sign:
    """Whole words, beginnings and ends of words, in small letters."""

    def __init__(self, firsts: Iterable[str]) -> None:
        several = set(firsts)
        self._whole = frozenset(word for word in several if STEM not in word)
        self._stems = tuple(sorted(word[:-1] for word in several if word.endswith(STEM)))
        self._tails = tuple(sorted(word[1:] for word in several if word.startswith(STEM)))
        self.shown = lru_cache(REMEMBERED)(self._shown)

    def places(self, words: Iterable[tuple[int, str]]) -> list[int]:
        """Those of some words, each with its place, that are such words: their places."""
        shown = self.shown
        return [place for place, word in words if shown(word)]

    def _shown(self, word: str) -> bool:
        return word in self._whole or word.startswith(self._stems) or word.endswith(self._tails)


def words_of(small: str) -> list[tuple[int, str]]:
    """The words of a text in small letters, each with its place."""
    return [(match.start(), match[0]) for match in _WORD.finditer(small)]


def sign(phrases: Iterable[str]) -> Sign:
    """The first words of phrases."""
    return Sign(phrase.split()[0].split("'")[-1].split("-")[0] for phrase in phrases)
