"""Where it was: the name behind a word for a place."""

from __future__ import annotations

import re

from onrecord.stages.agenda.line import Line
from onrecord.stages.agenda.tongue import Tongue
from onrecord.stages.resolve.names.nations import people
from onrecord.types import Kind, Spans
from onrecord.words.lexicon import load

_WHERE, _NAME = 7, 4
"""Words behind a meeting in which its place begins, and words of a place at most."""
_LATE = 10
"""In German, words up to the verb at the end."""


def where(line: Line, tongue: Tongue, end: int) -> tuple[str | None, Spans, int]:
    """The name behind the first word for a place behind the noun, no person and no time; and where it ends, if it follows at once."""
    keys = line.keys
    dated = {n for told in line.times for n in range(told.first, told.end)}
    for place in range(end, min(end + _WHERE + len(dated), len(keys) - 1)):
        if place in dated:
            continue
        if not keys[place][0].isalpha() or (keys[place] in tongue.lists["be"] and not _becomes(line, tongue, place)):
            break
        if keys[place] in tongue.lists["at"] and place not in dated:
            at = stop = place + 1
            while stop < len(keys) and keys[stop][0].isalpha() and line.capital(stop) and stop not in dated and stop - at < _NAME:
                stop += 1
            if capital := _capital(line, tongue, at):
                return capital[0], (line.span(at, capital[1]),), end
            if stop > at and not _goes_on(line, stop):
                return line.reads(at, stop), (line.span(at, stop),), stop if place == end else end
    return None, (), end


def _capital(line: Line, tongue: Tongue, at: int) -> tuple[str, int] | None:
    """The capital that is told by its state, and the word behind: *the Omani capital*, *la capitale omanaise*."""
    first = at + (line.keys[at] in tongue.lists["this"])
    told = line.keys[first : first + 2]
    code = next((code for word in told if word not in CAPITAL and (code := people(word))), None)
    names = load("states").get(code, {}).get("capital") if code and not CAPITAL.isdisjoint(told) else None
    after = line.keys[first + 2] if first + 2 < len(line.keys) else "."
    return (str(names[0]), first + 2) if names and not (after[0].isalpha() and line.capital(first + 2)) else None


CAPITAL = frozenset({"capital", "hauptstadt", "capitale", "столице", "столиці"})
"""Words for a capital as they stand behind *in*."""


def _becomes(line: Line, tongue: Tongue, place: int) -> bool:
    """Whether what follows tells what became of the meeting: `was to be held in`, `was called off in`; not `was recorded in`."""
    near = range(place, min(place + (_NAME if tongue.code != "de" else _LATE), len(line.keys)))
    return any(tongue.done[shape].at(line.keys, n) for shape in ("passive", "alone") for n in near)


def _goes_on(line: Line, stop: int) -> bool:
    """Whether what looked like a place is part of a longer name, or somebody's: *in Senator Mara Velt’s office*."""
    after = line.keys[stop : stop + 2]
    return after == ["'", "s"] or bool(after and after[0][0].isalpha() and line.capital(stop))


def beside(line: Line, tongue: Tongue, first: int) -> tuple[str | None, Spans]:
    """The name right before the noun, where the report is from there or has it behind *in*: *the Vienna talks*."""
    at = first - 1
    if tongue.code != "en" or at < 1 or not line.keys[at][0].isalpha() or not line.capital(at):
        return None, ()
    who, name = line.who(at), line.reads(at, first)
    if (who and who[2].kind is Kind.PERSON) or not _is_place(line.text, name):
        return None, ()
    return name, (line.span(at, first),)


def _is_place(text: str, name: str) -> bool:
    """Whether a report is from a place, or tells of what is in it."""
    return text.find(f" in {name}") >= 0 or _dated(text[:_DATELINE], name)


def _dated(head: str, name: str) -> bool:
    return re.search(rf"^{re.escape(name)},? ", head, re.MULTILINE | re.IGNORECASE) is not None and name.upper() in head


_DATELINE = 600
"""Characters in which a dateline stands."""
