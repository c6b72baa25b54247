"""Look up many phrases at once in a run of words: one dictionary step a word, whatever the number of phrases.

A phrase is words in order. `word*` is any word that begins so, `~` stands for up to three words in between, and a
phrase after `^` holds only where the run begins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

GAP, STEM, START = "~", "*", "^"
WIDEST = 3
"""Words that a gap may stand for."""
REMEMBERED = 16384
"""Words whose phrases are kept at hand."""
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|\?")
_ELIDED = re.compile(r"(?:l|d|un|dell|all|nell|sull|dall|quell)'(?=\w)")
"""Articles and prepositions that lean on the next word in French and Italian: they are left out."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase without its first word. `second` is the word that must follow at once, None where it can be one of several."""

    rest: tuple[str, ...]
    group: str
    first: bool
    second: str | None


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, with straight apostrophes; a question mark is a word too."""
    return [_bare(word) for word in _WORD.findall(text.replace("’", "'").lower())]


def _bare(word: str) -> str:
    return _ELIDED.sub("", word, count=1) if "'" in word and _ELIDED.match(word) else word


class Phrases:
    """Groups of phrases, ready to be looked up."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._exact: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._stems: defaultdict[str, list[_Entry]] = defaultdict(list)
        for group, phrases in groups.items():
            for phrase in phrases:
                self._add(group, phrase)
        self._lengths = sorted({len(stem) for stem in self._stems})
        self.beginning = lru_cache(REMEMBERED)(self._beginning)

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        """(place of its first word, group) of each phrase in the run."""
        for place, word in enumerate(words):
            after = words[place + 1] if place + 1 < len(words) else ""
            for entry in self.beginning(word):
                if entry.second is not None and entry.second != after:
                    continue
                if not (entry.first and place) and (not entry.rest or _goes_on(entry.rest, words, place + 1)):
                    yield place, entry.group

    def _add(self, group: str, phrase: str) -> None:
        first, *rest = (_bare(word) for word in phrase.removeprefix(START).split())
        plain = rest and rest[0] != GAP and not rest[0].endswith(STEM)
        entry = _Entry(tuple(rest), group, phrase.startswith(START), rest[0] if plain else None)
        (self._stems if first.endswith(STEM) else self._exact)[first.removesuffix(STEM)].append(entry)

    def _beginning(self, word: str) -> tuple[_Entry, ...]:
        """The phrases that may begin with a word; most words begin none, and words come back."""
        stems = (self._stems.get(word[:length], ()) for length in self._lengths if length <= len(word))
        return (*self._exact.get(word, ()), *(entry for some in stems for entry in some))


def _goes_on(rest: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether the words from place `at` go on as the phrase does. A gap takes the first word that fits."""
    count, reach = len(words), 0
    for part in rest:
        if part == GAP:
            reach = WIDEST
            continue
        last = min(at + reach, count - 1)
        while at <= last and not _is(words[at], part):
            at += 1
        if at > last:
            return False
        at, reach = at + 1, 0
    return True


def _is(word: str, part: str) -> bool:
    return word == part or (part[-1] == STEM and word.startswith(part[:-1]))
