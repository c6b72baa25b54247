"""Blocks: statements that can be one utterance at all, by who speaks and when. What changes in one changes no utterance of another.

Blocks are made from names and days alone, so that they can be told for a whole record without reading what was said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from onrecord.stages.align.names import homes
from onrecord.words.days import days

LONG = 14
"""Days in a date that says little of when something was said; the day of print then says more."""
APART = 14
"""Days without a word after which nothing is the same utterance any more: weeklies come back to the words of the week before last."""
MANY = 200
"""Statements of a speaker from which a long stretch of days is cut,"""
MONTH, ABOUT = 28, 3
"""about every so many days, on the quietest day not further than so many from there."""

Key = tuple[str | None, str, int]
"""Whose block it is; of nobody's statements what they all say; the number of the stretch of days (0 where no day is known)."""


class Placed(Protocol):
    """What must be known of a statement to place it: `Told` has it, and so has a row without words."""

    @property
    def speaker(self) -> str | None:
        """Its canonical speaker."""

    @property
    def party(self) -> str | None:
        """The side the speaker speaks for."""

    @property
    def said(self) -> str:
        """When it was said, in EDTF."""

    @property
    def published(self) -> str | None:
        """When its report was printed, in EDTF."""

    @property
    def origin(self) -> str | None:
        """The independent source of its report."""


class Worded(Placed, Protocol):
    """The same, with what it says where nobody is named to have said it."""

    @property
    def content(self) -> str:
        """Its words."""


def keys(placed: Sequence[Placed], words: Sequence[str]) -> list[Key]:
    """The block of each statement; `words` of those without a speaker tell what they say, of others nothing."""
    home = homes({one.speaker for one in placed if one.speaker}, {one.party for one in placed if one.party and one.party != one.speaker})
    first = _printed(placed)
    held: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(placed):
        if one.speaker:
            held[home[one.speaker]].append(at)
    found: list[Key] = [(None, said, 0) for said in words]
    for name, places in held.items():
        for at, stretch in zip(places, stretches([_day(placed[at], first) for at in places]), strict=True):
            found[at] = (name, "", stretch)
    return found


def _printed(placed: Iterable[Placed]) -> Mapping[str, int]:
    """For each origin the day of its first print."""
    found: dict[str, int] = {}
    for one in placed:
        if one.origin and (span := days(one.published)):
            found[one.origin] = min(found.get(one.origin, span[1]), span[1])
    return found


def _day(one: Placed, first: Mapping[str, int]) -> int | None:
    """When it will have been said: by its date, or else by the first print of its source."""
    said, printed = days(one.said), days(one.published)
    if said and said[1] - said[0] <= LONG:
        return said[0]
    return first.get(one.origin or "", printed[1] if printed else None)


def stretches(when: Sequence[int | None]) -> list[int]:
    """The stretch of each day: its first one. Days that nobody tells go with the others where these are one stretch."""
    counts = Counter(day for day in when if day is not None)
    marks = cuts(counts)
    place: dict[int, int] = {}
    begin = 0
    for day in sorted(counts):
        begin = day if day in marks or not place else begin
        place[day] = begin
    unknown = begin if len(set(place.values())) == 1 else 0
    return [unknown if day is None else place[day] for day in when]


def cuts(counts: Mapping[int, int]) -> set[int]:
    """Days that begin a new stretch: after a pause, and now and then where there is none and much is said."""
    told = sorted(counts)
    found = {after for before, after in pairwise(told) if after - before > APART}
    if sum(counts.values()) > MANY:
        for mark in {day // MONTH for day in told}:
            quiet = min(range(mark * MONTH - ABOUT, mark * MONTH + ABOUT + 1), key=lambda day: counts.get(day - 1, 0) + counts.get(day, 0))
            found.update(told[at : at + 1] if (at := bisect_left(told, quiet)) else ())
    return found
