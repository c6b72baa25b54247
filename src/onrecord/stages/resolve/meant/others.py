"""Whom a description does not mean: who speaks for somebody else, or had the office before another one without a name came in."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.runs import role_at
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind, Span

NOUN = 5
"""Words between *a* and its noun at most."""
BACK = 80
"""Words that are looked back for somebody who came in."""


def for_another(reading: Reading, one: Office, other: Office, actor: Actor) -> bool:
    """Whether a spokesman of a state (*the Dorlundian police spokesman*) is nobody who is told to speak for others, and not for it."""
    from onrecord.stages.resolve.party.parties import party, state

    ours = state(reading, one.nation) if one.concept == "spokesman" and one.nation else None
    if ours is None or party(reading, actor) == ours:
        return False
    return bool(other.nation or other.owner or other.mods) and not one.mods & other.mods


def another_spoke(reading: Reading, one: Office, held: Actor) -> bool:
    """Whether *the spokesman* follows one without a name, who spoke since this one was last named: he is not meant."""
    if not one.definite or one.owner or one.nation or one.his or one.concept != "spokesman":
        return False
    since = max((start for start, _ in held.places if start < one.at), default=-1)
    for n in sorted(reading.told, reverse=True):
        actor, source = reading.told[n], reading.rows[n].source
        if actor is None or not source or source[0][0] >= one.at:
            continue
        if actor is held or source[0][0] <= since:
            return False
        if actor.kind not in {Kind.PERSON, Kind.UNNAMED} and _spokesman(reading, source[0]):
            return True
    return False


def _spokesman(reading: Reading, span: Span) -> bool:
    """Whether a source holds the word for who speaks for others."""
    first, last = reading.words(span)
    roles = (role_at(reading.cast.words, n, last, reading.cast.known) for n in range(first, last))
    return any(found is not None and found[0].concept == "spokesman" for found in roles)


def came_in(reading: Reading, one: Office, held: Actor | None) -> bool:
    """Whether somebody without a name came in by the very noun since who has the office: *a shoe executive went in. The executive …*."""
    bare = one.definite and not (one.owner or one.nation or one.his) and (one.known or heads.person(one.concept) is not None)
    if reading.cast.known.language != "en" or not bare or one.concept == "spokesman":
        return False
    since = max((start for start, _ in held.places if start < one.at), default=-1) if held is not None else -1
    noun, here = one.words.split()[-1].casefold(), reading.place(one.at)
    places = range(here - 1, max(0, here - BACK), -1)
    return any(reading.token(n).low == noun and reading.token(n).start > since and _unnamed(reading, n) for n in places)


def _unnamed(reading: Reading, n: int) -> bool:
    """Whether a noun stands behind *a*, and neither beside a name nor as what somebody named is: *Velt is a pilot*."""
    known = reading.cast.known
    first = next((m for m in range(n - 1, max(0, n - NOUN), -1) if reading.token(m).low in known.new), None)
    if first is None or not first or not all(reading.token(m).joined for m in range(first + 1, n + 1)):
        return False
    beside = [reading.cast.runs[m] for m in reading.runs(max(0, first - 2), n + NOUN)]
    return not any(run.start <= n + 1 and run.last >= first - 1 for run in beside) and reading.token(first - 1).low not in AS


AS = frozenset({"is", "was", "be", "as", "becomes", "became", "like", "than", "not", "of"})
"""Words before *a* of what somebody is, or that it only narrows."""
