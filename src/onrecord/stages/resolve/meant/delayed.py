"""Whom the opening of a report describes and the next paragraph names: *its commissioner said on Thursday …*, then *Mira Lund, who …*."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.belonging import belongs
from onrecord.stages.resolve.meant.introduced import may_be
from onrecord.stages.resolve.meant.offices import Office, office
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.crowds import plural
from onrecord.stages.resolve.party.parties import PAST
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

_STOPS = frozenset(".!?…")
FIRST = 4
"""Paragraphs of a report at most before its opening ends: a headline, one below it, a line with the place."""


def opening(reading: Reading) -> int | None:
    """The number of the paragraph that opens a report: the first with a full stop inside or behind it."""
    for number in range(FIRST):
        first, last = (bisect_left(reading.paragraph, n) for n in (number, number + 1))
        if first == last or last >= len(reading.starts):
            return None
        if any(not _STOPS.isdisjoint(reading.token(n).before) for n in range(first + 1, last + 1)):
            return number
    return None


def named_below(reading: Reading, n: int, at: int | None, actor: Actor | None) -> Actor | None:
    """Who speaks in the paragraph behind the opening, number `at`, and is first named there, for a description that no name explains."""
    row = reading.rows[n]
    if at is None or not row.source or row.parent is not None or reading.paragraph[reading.place(row.source[0][0])] != at:
        return actor
    first, last = reading.words(row.source[0])
    if actor is not None and actor.kind is Kind.UNNAMED and (body := _body(reading, at, first, last)) is not None:
        return body
    one = _told(reading, first, last)
    if one is None or (actor is not None and not _later(reading, actor, one, at)):
        return actor
    found = _next(reading, at, begins=one.new)
    if found is None or found is actor or not may_be(reading, one, found) or belongs(reading, one, found) is False:
        return actor
    if any(
        other.known and not PAST & other.mods and other.concept != one.concept and not _wide(reading, one, other) for other in found.offices
    ):
        return actor
    found.offices.append(one)
    return found


def _told(reading: Reading, first: int, last: int) -> Office | None:
    """The description of one person that some words are, of an office or by a noun, and no spokesman's."""
    if first >= last or plural(reading, first, last):
        return None
    one = office(reading.cast.words, first, last, reading.cast.known, reading.cast.nations)
    if one is None or one.concept == "spokesman":
        return None
    owner = range(*(one.owner or (0, 0)))
    if any(reading.cast.runs[m].last == last and reading.cast.runs[m].first not in owner for m in reading.runs(first, last)):
        return None
    person = one.known or heads.person(one.concept) is not None
    return one if person and (one.definite or one.his or one.owner or one.new) else None


def _wide(reading: Reading, one: Office, other: Office) -> bool:
    wide = reading.cast.known.wide
    return other.concept in wide.get(one.concept, ()) or one.concept in wide.get(other.concept, ())


def _later(reading: Reading, actor: Actor, one: Office, at: int) -> bool:
    """Whether who was taken for a description has no name, or is first named below the next paragraph and may well be another."""
    if actor.kind in {Kind.OFFICE, Kind.UNNAMED}:
        return not actor.places
    if actor.kind is not Kind.PERSON or belongs(reading, one, actor) is True:
        return False
    exact = any(other.concept == one.concept and not other.nation and not other.owner for other in actor.offices)
    return not exact and all(reading.paragraph[reading.place(start)] > at + 1 for start, _ in actor.places)


def _body(reading: Reading, at: int, first: int, last: int) -> Actor | None:
    """The body that a paragraph behind another begins with, if its name is of the described kind: *a committee of investors*."""
    known = reading.cast.known
    last = next((n for n in range(first + 1, last) if reading.token(n).low in known.of), last)
    kinds = {kind for n in range(first, last) if (kind := known.body(reading.token(n).low)) and kind[0] not in {"government", "ministry"}}
    below = bisect_left(reading.paragraph, at + 1)
    runs = [n for n in reading.runs(below, below + 2) if reading.cast.runs[n].start <= below + 1]
    actor = reading.cast.of_run.get(runs[0]) if len(kinds) == 1 and runs else None
    if actor is None or actor.kind is not Kind.BODY or actor.code or len(actor.key) == 1:
        return None
    return actor if kinds & {known.body(word) for word in actor.name.casefold().split()} else None


def _next(reading: Reading, at: int, *, begins: bool) -> Actor | None:
    """The only person who is first named in a paragraph behind another, and speaks or is what it begins with."""
    first, last = (bisect_left(reading.paragraph, n) for n in (at + 1, at + 2))
    met: dict[int, Actor] = {}
    for m in reading.runs(first, last):
        actor = reading.cast.of_run.get(m)
        if actor is None or actor.kind is not Kind.PERSON or reading.cast.runs[m].size == 1 or id(actor) in met:
            continue
        start = reading.token(reading.cast.runs[m].first).start
        spoke = any(
            reading.told.get(n) is actor
            for n, row in enumerate(reading.rows)
            if row.source and row.source[0][0] <= start < row.source[-1][1]
        )
        new = min(reading.paragraph[reading.place(place)] for place, _ in actor.places) == at + 1
        if new and ((spoke and not begins) or reading.cast.runs[m].start == first):
            met[id(actor)] = actor
    return met.popitem()[1] if len(met) == 1 else None
