"""Bodies of a state that are told by common words, whatever their capitals: *Dorlund’s Defence Ministry*, *the Dorlundian side*."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.described import described, make
from onrecord.stages.resolve.meant.offices import office
from onrecord.stages.resolve.names.nations import people
from onrecord.stages.resolve.names.natives import natives
from onrecord.stages.resolve.party.parties import state
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind


def realm(reading: Reading, first: int, last: int) -> Actor | None:
    """The state or its body that a phrase means by the state’s name or adjective and a noun; None for any other phrase."""
    if last - first == TWO and (whole := _people(reading, first)) is not None:
        return whole
    if reading.cast.known.language != "en" or last - first < TWO:
        return None
    return _side(reading, first, last) or (_ministry(reading, first, last))


TWO = 2
"""Words that such a phrase has at least."""


def _people(reading: Reading, first: int) -> Actor | None:
    """*The Americans* and *les Qatariens* are the state, where the report names it: who sits at the table for it."""
    known, word = reading.cast.known, reading.token(first + 1)
    if reading.token(first).low not in ALL.get(known.language, ()) or not word.joined or not word.capital:
        return None
    code = natives(word.low, known.language)
    return next((a for a in reading.cast.actors if a.kind is Kind.GOVERNMENT and a.code == code and a.places), None) if code else None


ALL = {"en": {"the"}, "de": {"die", "den"}, "fr": {"les"}, "it": {"i", "gli"}, "es": {"los"}, "pt": {"os"}}
"""Articles before a word for all of a people."""


def _side(reading: Reading, first: int, last: int) -> Actor | None:
    """*The Dorlundian side*: who speaks for a state is the state."""
    if reading.token(last - 1).low != "side":
        return None
    one = office(reading.cast.words, first, last, reading.cast.known, reading.cast.nations)
    told = one and one.nation and state(reading, one.nation)
    if not told:
        return None
    return next((a for a in reading.cast.actors if a.name == told), None) or make(reading, told, Kind.GOVERNMENT, told)


def _ministry(reading: Reading, first: int, last: int) -> Actor | None:
    """Of *Dorlund’s Defence Ministry* the body that no other state’s is taken for, by the words behind the state’s name."""
    known = reading.cast.known
    runs = [n for n in reading.runs(first, last) if reading.cast.runs[n].last <= last]
    at = first + (reading.token(first).low in known.the)
    owner = reading.cast.of_run.get(runs[0]) if len(runs) == TWO and reading.cast.runs[runs[0]].first == at else None
    if owner is None or owner.kind is not Kind.GOVERNMENT or not reading.token(reading.cast.runs[runs[0]].last - 1).owns:
        return None
    run = reading.cast.runs[runs[1]]
    head = known.body(reading.token(last - 1).low)
    plain = run.sort == "body" and (run.start, run.last) == (reading.cast.runs[runs[0]].last, last)
    common = not any(people(reading.token(n).low) for n in range(run.start, last))
    fits = plain and common and head is not None and head[1] == "state" and run.size > 1
    found = described(reading, first, last) if fits else None
    if found is not None:
        _instead(reading, runs[1], found)
    return found


def _instead(reading: Reading, n: int, found: Actor) -> None:
    """Take a run as a place of the body of one state, not of whatever goes by its common words."""
    before, run = reading.cast.of_run[n], reading.cast.runs[n]
    span = (reading.token(run.first).start, reading.token(run.last - 1).end)
    if before is found or span not in before.places:
        return
    before.places.remove(span)
    reading.cast.of_run[n] = found
    if not before.places:
        reading.cast.actors = [one for one in reading.cast.actors if one is not before]
