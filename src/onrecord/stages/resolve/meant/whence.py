"""Officials without a name of whom only the place tells whose they are: *in Denmark, where officials believe*."""

from __future__ import annotations

from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.party.parties import party
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

BEFORE = 2
"""Words that stand before such officials at least: the place and *where*."""


def whence(reading: Reading, first: int, last: int) -> Run | None:
    """The state or capital of which *where* is said before officials of whom nothing more is: *in Denmark, where officials believe*."""
    if (
        last - first > 1
        or first < BEFORE
        or reading.token(first).low not in heads.words("officials")
        or reading.token(first - 1).low != "where"
    ):
        return None
    before = [n for n in reading.runs(max(0, first - REACH), first) if reading.cast.runs[n].last == first - 1]
    return reading.cast.runs[before[0]] if before and seated(reading, reading.cast.runs[before[0]]) else None


def seated(reading: Reading, run: Run) -> str | None:
    """The state that a run names, as a party."""
    actor = next((a for a in reading.cast.actors if (reading.token(run.first).start, reading.token(run.last - 1).end) in a.places), None)
    return party(reading, actor) if actor is not None and actor.kind is Kind.GOVERNMENT else None


REACH = 6
"""Words before a noun among which the name of a place begins."""


def somewhere(reading: Reading, first: int, n: int) -> bool:
    """Whether a state or capital behind a comma only tells where somebody is from: *the father, from south east London*."""
    start = reading.cast.runs[n].start
    comma = next((m for m in range(first + 1, start + 1) if reading.token(m).before.strip() == ","), first)
    if reading.cast.of_run[n].kind is not Kind.GOVERNMENT or reading.runs(first, comma):
        return False
    return any(heads.person(reading.token(m).low) for m in range(first, comma))
