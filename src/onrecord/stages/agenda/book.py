"""Phrases of a language, looked up at a place in a run of words: one dictionary step a word, however many phrases there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.stages.resolve.said.forms import words

GAP, STEM = "~", "*"
WIDEST = 6
"""Words that a gap may stand for."""

REMEMBERED = 16384
"""Words whose phrases are kept at hand."""
_Entry = tuple[list[str], str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its first word, the one after its last, and what it stands for."""

    first: int
    end: int
    group: str


class Book:
    """Phrases by their first word; `word*` is any word that begins so, `*word` any that ends so, `~` up to six words in between."""

    def __init__(self) -> None:
        self.whole: dict[str, list[_Entry]] = {}
        self.stems: dict[str, list[_Entry]] = {}
        self.tails: dict[str, list[_Entry]] = {}
        self.starting = lru_cache(REMEMBERED)(self._starting)

    def add(self, phrase: str, group: str) -> None:
        """One more phrase."""
        first, *rest = (part for chunk in phrase.split() for part in _parts(chunk))
        if first.endswith(STEM):
            self.stems.setdefault(first[:-1], []).append((rest, group))
        elif first.startswith(STEM):
            self.tails.setdefault(first[1:], []).append((rest, group))
        else:
            self.whole.setdefault(first, []).append((rest, group))

    def at(self, keys: Sequence[str], place: int) -> Hit | None:
        """The longest phrase that begins at a place."""
        best: Hit | None = None
        for rest, group in self.starting(keys[place]):
            end = _goes_on(rest, keys, place + 1)
            if end and (best is None or end > best.end):
                best = Hit(place, end, group)
        return best

    def find(self, keys: Sequence[str]) -> list[Hit]:
        """The phrases in a run of words, the longest at each place; they may overlap."""
        return [hit for place in range(len(keys)) if (hit := self.at(keys, place))]

    def _starting(self, key: str) -> tuple[_Entry, ...]:
        """The phrases that may begin with a word; most words begin none."""
        stems = (entry for stem, some in self.stems.items() if key.startswith(stem) for entry in some)
        tails = (entry for tail, some in self.tails.items() if key.endswith(tail) and key != tail for entry in some)
        return (*self.whole.get(key, ()), *stems, *tails)


def book(groups: Mapping[str, Iterable[str]]) -> Book:
    """A book of groups of phrases."""
    made = Book()
    for group, phrases in groups.items():
        for phrase in phrases:
            made.add(phrase, group)
    return made


def _parts(chunk: str) -> list[str]:
    if chunk == GAP:
        return [GAP]
    if STEM in chunk:
        return [chunk]
    return words(chunk).keys


def _goes_on(rest: Sequence[str], keys: Sequence[str], at: int) -> int:
    """Where a phrase ends whose further words are `rest`; 0 where the words go on otherwise. A gap takes the first word that fits."""
    reach = 0
    for part in rest:
        if part == GAP:
            reach = WIDEST
            continue
        last = min(at + reach, len(keys) - 1)
        while at <= last and not _is(keys[at], part):
            at += 1
        if at > last:
            return 0
        at, reach = at + 1, 0
    return at


def _is(key: str, part: str) -> bool:
    return key == part or (part[-1] == STEM and key.startswith(part[:-1]))
