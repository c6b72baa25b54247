"""Whom a headline means that names nobody: who says the same words below, or the only speaker there who has such an office.

*“Nobody told us,” says growers’ chief*, and below *said Osip Varn, president of the Growers’ League*.
"""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.belonging import belongs
from onrecord.stages.resolve.meant.offices import Office, office
from onrecord.stages.resolve.meant.references import told_gender
from onrecord.stages.resolve.names.crowds import plural
from onrecord.stages.resolve.party.parties import PAST
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

LEAST = 4
"""Words of a statement at least that a headline and the text below have alike."""
_STOPS = frozenset(".!?…")


def in_headline(reading: Reading, n: int) -> bool:
    """Whether an attribution stands in the first line, which is no sentence with a full stop, of several."""
    source, first = reading.rows[n].source, bisect_left(reading.paragraph, 1)
    if not source or not 0 < first < len(reading.starts) or reading.place(source[0][0]) >= first:
        return False
    return _STOPS.isdisjoint(reading.token(first).before)


def below(reading: Reading, n: int, actor: Actor | None) -> Actor | None:
    """Whom the text below a headline names for its source, where that names nobody; else the one taken for it."""
    if any(reading.cast.of_run.get(m) is actor for m in reading.runs(*reading.words(reading.rows[n].source[0]))):
        return actor
    if (actor is not None and actor.kind in {Kind.BODY, Kind.GOVERNMENT}) or _several(reading, *reading.words(reading.rows[n].source[0])):
        return actor
    known = actor is not None and actor.kind not in {Kind.UNNAMED, Kind.OFFICE}
    return _same_words(reading, n) or _same_office(reading, n, sure=known) or actor


def _same_words(reading: Reading, n: int) -> Actor | None:
    """Who says the words of a headline below it, of several of them or in one statement."""
    ours = _words(reading, n)
    if len(ours) < LEAST:
        return None
    found = {
        id(actor): actor
        for m, actor in reading.told.items()
        if m != n
        and actor is not None
        and not in_headline(reading, m)
        and reading.rows[m].parent is None
        and _inside(ours, _words(reading, m))
    }
    return found.popitem()[1] if len(found) == 1 else None


def _words(reading: Reading, n: int) -> list[str]:
    return [reading.token(m).low for span in reading.rows[n].content for m in range(*reading.words(span))]


def _inside(ours: list[str], theirs: list[str]) -> bool:
    size = len(ours)
    return any(theirs[m : m + size] == ours for m in range(len(theirs) - size + 1))


def _same_office(reading: Reading, n: int, *, sure: bool) -> Actor | None:
    """The only speaker below who has the office that a headline tells of; it may be told more narrowly there: *minister*.

    Where it must be `sure` he is of the side that the headline names.
    """
    first, last = reading.words(reading.rows[n].source[0])
    known = reading.cast.known
    one = office(reading.cast.words, first, last, known, reading.cast.nations) if first < last else None
    if one is None or not one.known or one.new or one.nation or one.concept == "spokesman":
        return None
    gender, wide = told_gender(reading, one), known.wide.get(one.concept, frozenset())
    met = {
        id(actor): actor for actor in reading.told.values() if actor is not None and actor.kind is Kind.PERSON and not _other(actor, gender)
    }
    fits = [actor for actor in met.values() if any(_held(one, other, wide) for other in actor.offices)]
    of_it = [actor for actor in fits if belongs(reading, one, actor) is True]
    free = [] if sure else [actor for actor in fits if belongs(reading, one, actor) is not False]
    return of_it[0] if len(of_it) == 1 else free[0] if len(free) == 1 else None


def _other(actor: Actor, gender: str | None) -> bool:
    return gender is not None and actor.gender() not in {None, gender}


def _held(one: Office, other: Office, wide: frozenset[str]) -> bool:
    """Whether an office may be told of more widely by another: not one of the past."""
    return not PAST & other.mods and (other.concept == one.concept or other.concept in wide)


def _several(reading: Reading, first: int, last: int) -> bool:
    """Whether English words are for several people."""
    return reading.cast.known.language == "en" and plural(reading, first, last)
