"""Where a report turns to another day, so that nobody goes on speaking on the one before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.stages.resolve.said.forms import Told
from onrecord.stages.resolve.said.own import Own
from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.reckon import RELATIVE, SILENT, reckon
from onrecord.stages.resolve.said.speech import sentence
from onrecord.stages.resolve.said.standing import limited
from onrecord.stages.resolve.said.when import When

_NEAR = 1
"""Paragraphs before a statement in which the report may tell what its speaker did on another day."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A time in the report's own words, its paragraph and sentence; `whole`: the sentence begins with it, and nobody speaks there."""

    start: int
    paragraph: int
    bounds: tuple[int, int]
    day: When | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Turns:
    """The times of a report that may part one statement from the next."""

    reading: Reading
    found: Sequence[Turn]

    @classmethod
    def of(cls, reading: Reading) -> Turns:
        """Those of a report, in order."""
        return cls(reading, [turn for told in reading.page.told if (turn := _turn(reading, told))])

    def between(self, last: int, number: int, day: When | None) -> bool:
        """Whether the report has turned to another day since somebody spoke last.

        A sentence of its own begins with one, or one right before the statement tells what the speaker did on one.
        """
        places = self.reading.places
        low, high = (bisect_left(self.found, places[n], key=lambda turn: turn.start) for n in (last, number))
        return any(turn.day != day and (turn.whole or self._of(turn, last, number)) for turn in self.found[low:high])

    def _of(self, turn: Turn, last: int, number: int) -> bool:
        """Whether a sentence between two statements names their speaker: it tells what he did then."""
        reading, (start, end) = self.reading, turn.bounds
        near = 0 <= reading.paragraph(number) - turn.paragraph <= _NEAR
        if not near or turn.day is None or start <= reading.places[last] or end >= reading.places[number]:
            return False
        keys = reading.page.words.keys[reading.page.at(start) : reading.page.at(end)]
        return not reading.sources[number].names.isdisjoint(keys)


def parted(reading: Reading, own: Mapping[int, Own], last: int, number: int) -> bool:
    """Whether somebody else has spoken on a day that is told, between two statements of a speaker in different paragraphs."""
    if reading.paragraph(last) == reading.paragraph(number):
        return False
    low, high = (bisect_left(reading.order, reading.places[n], key=reading.places.__getitem__) for n in (last, number))
    others = [n for n in reading.order[low:high] if reading.speakers[n] != reading.speakers[number]]
    return any(own[n].day for n in others)


def _turn(reading: Reading, told: Told) -> Turn | None:
    page = reading.page
    start = page.words.starts[told.first]
    if told.meaning in SILENT | RELATIVE or any(a <= start < b for a, b in reading.spoken(start, start + 1)):
        return None
    bounds = sentence(page, start)
    whole = _begins(reading, told) and not reading.speaks(start, bounds[1])
    if not whole and limited(page, told):
        return None
    return Turn(start, page.paragraph(start), bounds, reckon(told, reading.frame), whole)


def _begins(reading: Reading, told: Told) -> bool:
    """Whether a time is the first thing in a sentence, a preposition left out."""
    words = reading.page.words
    first = told.first - 1 if told.first and words.keys[told.first - 1] in _ON else told.first
    if first == 0 or words.keys[first - 1] in _ENDS:
        return True
    return "\n" in words.text[words.starts[first - 1] : words.starts[first]]


_ENDS = frozenset(".!?”\"»“’'")
_ON = frozenset({"on", "in", "am", "im", "el", "en", "le", "в", "у", "на", "nel", "a"})
