"""The attributions of a page while quotations are given to them, in order of their ends, so that few are looked at for each quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Self

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.ground import Ground

Place = tuple[int, int]
"""Where an attribution ends, and its number."""


def end(one: Attribution) -> int:
    """Where the content and the cue end."""
    return max(stop for _, stop in (*one.content, *one.cue))


def last(one: Attribution) -> int:
    """Where the last of content, cue and source ends."""
    return max(stop for _, stop in (one.content[-1], *one.cue[-1:], *one.source))


@dataclass(slots=True)
class Held:
    """The attributions in their order (new ones behind), and where each of them ends."""

    page: Page
    rows: list[Attribution] = field(default_factory=list)
    _claims: Ground = field(default_factory=Ground)
    _contents: Ground = field(default_factory=Ground)
    _given: Ground = field(default_factory=Ground)
    _lasts: list[Place] = field(default_factory=list)
    _spoken: list[Place] = field(default_factory=list)
    _by_paragraph: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, page: Page, rows: list[Attribution]) -> Self:
        """All of `rows`, none of them given a quotation yet."""
        held = cls(page)
        held._claims = Ground.of((s, n) for n, one in enumerate(rows) for s in (*one.content, *one.source, *one.cue))
        held._contents = Ground.of((s, n) for n, one in enumerate(rows) for s in one.content)
        for number, one in enumerate(rows):
            held._enter(number, one)
        return held

    def put(self, number: int, one: Attribution, span: Span) -> None:
        """In place of the attribution of that number, or as a new one, `one`, to whom the quotation at `span` was given."""
        if number < len(self.rows):
            self._leave(number, self.rows[number])
        self._enter(number, one)
        self._given.add(span, number)

    def _enter(self, number: int, one: Attribution) -> None:
        self.rows[number : number + 1] = [one]
        insort(self._lasts, (last(one), number))
        if one.source:
            insort(self._by_paragraph[self.page.paragraph(one.content[0][0])], number)
        if one.source and one.cue:
            insort(self._spoken, (end(one), -number))

    def _leave(self, number: int, one: Attribution) -> None:
        self._lasts.remove((last(one), number))
        if one.source:
            self._by_paragraph[self.page.paragraph(one.content[0][0])].remove(number)
        if one.source and one.cue:
            self._spoken.remove((end(one), -number))

    def taken(self, span: Span) -> bool:
        """Whether any attribution claims a part of `span`."""
        return self._claims.touches(span) or self._given.touches(span)

    def owner(self, span: Span) -> int | None:
        """The first attribution whose content shares a character with `span`."""
        return min((*self._contents.near(span), *self._given.near(span)), default=None)

    def ending(self, low: int, high: int) -> list[int]:
        """The attributions whose last span ends in `low`..`high`, in their order."""
        places = self._lasts[bisect_left(self._lasts, low, key=itemgetter(0)) : bisect_right(self._lasts, high, key=itemgetter(0))]
        return sorted(number for _, number in places)

    def spoken_until(self, at: int) -> Attribution | None:
        """Of the attributions with a source and a cue that end at `at` or before, the one that ends last."""
        place = bisect_right(self._spoken, at, key=itemgetter(0))
        return self.rows[-self._spoken[place - 1][1]] if place else None

    def sourced(self, paragraph: int) -> Iterator[Attribution]:
        """The attributions with a source whose content begins in a paragraph, in their order."""
        return (self.rows[n] for n in self._by_paragraph.get(paragraph, ()))
