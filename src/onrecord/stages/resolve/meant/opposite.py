"""Whose ruler somebody is of whom a report speaks as of the leadership with which others would negotiate.

*Asked about talks with Dorlund, he called the leadership under President Anton Velt weak*: a reader takes Velt for Dorlund's.
"""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.nations import people
from onrecord.stages.resolve.party.serving import NATIONAL
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

_UNDER = frozenset({"under", "of"})
MOST = 40
"""Places of a name that are looked at."""


def opposite(reading: Reading, actor: Actor) -> str | None:
    """The one state told so, of somebody who is called president or the like and of no state."""
    if reading.cast.known.language != "en" or not any(map(_plain, actor.offices)):
        return None
    words = [reading.place(start) for start, _ in actor.places[:MOST]]
    named = (reading.cast.runs[n] for at in words for n in reading.runs(at, at + 1))
    found = {told for run in named if _led(reading, run) and (told := _across(reading, run))}
    return found.pop() if len(found) == 1 else None


def _plain(one: Office) -> bool:
    return one.concept in NATIONAL and not (one.owner or one.his or one.new or one.definite or one.mods or one.nation)


def _led(reading: Reading, run: Run) -> bool:
    """Whether *the leadership under* stands before a name with its title."""
    before = [reading.token(n).low for n in range(max(0, run.start - 2), run.start)]
    return len(before) > 1 and before[0] in wording.words("leadership") and before[1] in _UNDER


def _across(reading: Reading, run: Run) -> str | None:
    """The only state that the sentence names before a name, if it is one with which somebody would talk."""
    first = bisect_left(reading.sentence, reading.sentence[run.start])
    named = [n for n in reading.runs(first, run.start) if (a := reading.cast.of_run.get(n)) is not None and a.kind is Kind.GOVERNMENT]
    taken = {m for n in named for m in range(reading.cast.runs[n].first, reading.cast.runs[n].last)}
    others = any(people(reading.token(m).low) for m in range(first, run.start) if m not in taken and reading.token(m).capital)
    if others or len({reading.cast.of_run[n].name for n in named}) != 1:
        return None
    return reading.cast.of_run[named[0]].name if any(_talked(reading, reading.cast.runs[n]) for n in named) else None


def _talked(reading: Reading, run: Run) -> bool:
    """Whether *talks with* stands before a name."""
    before = [reading.token(n).low for n in range(max(0, run.start - 3), run.start)]
    before = before[:-1] if before and before[-1] in reading.cast.known.the else before[1:]
    return len(before) > 1 and before[-1] == "with" and before[-2] in wording.words("tables")
