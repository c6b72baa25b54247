"""Where it was: the name behind a word for a place."""

from __future__ import annotations

from onrecord.stages.agenda.line import Line
from onrecord.stages.agenda.tongue import Tongue
from onrecord.types import Spans

_WHERE, _NAME = 7, 4
"""Words behind a meeting in which its place begins, and words of a place at most."""


def where(line: Line, tongue: Tongue, end: int) -> tuple[str | None, Spans, int]:
    """The name behind the first word for a place behind the noun, no person and no time; and where it ends, if it follows at once."""
    keys = line.keys
    dated = {n for told in line.times for n in range(told.first, told.end)}
    for place in range(end, min(end + _WHERE, len(keys) - 1)):
        if not keys[place][0].isalpha() or (keys[place] in tongue.lists["be"] and not _becomes(line, tongue, place)):
            break
        if keys[place] in tongue.lists["at"] and place not in dated:
            at = stop = place + 1
            while stop < len(keys) and keys[stop][0].isalpha() and line.capital(stop) and stop not in dated and stop - at < _NAME:
                stop += 1
            if stop > at and not _goes_on(line, stop):
                return line.reads(at, stop), (line.span(at, stop),), stop if place == end else end
    return None, (), end


def _becomes(line: Line, tongue: Tongue, place: int) -> bool:
    """Whether what follows tells what became of the meeting: `was to be held in`, `was called off in`; not `was recorded in`."""
    near = range(place, min(place + _NAME, len(line.keys)))
    return any(tongue.done[shape].at(line.keys, n) for shape in ("passive", "alone") for n in near)


def _goes_on(line: Line, stop: int) -> bool:
    """Whether what looked like a place is part of a longer name, or somebody's: *in Senator Mara Velt’s office*."""
    after = line.keys[stop : stop + 2]
    return after == ["'", "s"] or bool(after and after[0][0].isalpha() and line.capital(stop))
