"""Whom a description does not mean: who speaks for somebody else, or had the office before another one without a name came in."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.reading import Reading

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


def silent_since(reading: Reading, actor: Actor, since: int, at: int) -> bool:
    """Whether somebody was neither named nor heard between two offsets."""
    heard = (row.source[0][0] for n, row in enumerate(reading.rows) if row.source and reading.told.get(n) is actor)
    return not any(since < place < at for place in (*heard, *(start for start, _ in actor.places)))


def came_in(reading: Reading, one: Office, held: Callable[[], Actor | None]) -> bool:
    """Whether somebody without a name came in by the very noun since who has the office: *a shoe executive went in. The executive …*."""
    bare = one.definite and not (one.owner or one.nation or one.his) and (one.known or heads.person(one.concept) is not None)
    if reading.cast.known.language != "en" or not bare or one.concept == "spokesman":
        return False
    noun, here = one.words.split()[-1].casefold(), reading.place(one.at)
    places = (n for n in range(here - 1, max(0, here - BACK), -1) if reading.token(n).low == noun and _unnamed(reading, n))
    last = next(places, None)
    if last is None:
        return False
    actor = held()
    return actor is None or silent_since(reading, actor, reading.token(last).start, one.at)


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


def met_beside(reading: Reading, one: Office, actor: Actor) -> bool:
    """Whether a sentence told before of somebody and of *the pilot*, not beside his name: then *the pilot* is not he.

    *Velt saw the pilot leave. … The pilot said*.
    """
    if reading.cast.known.language != "en" or one.known or not one.words or heads.person(one.concept) is None:
        return False
    noun, here = one.words.split()[-1].casefold(), reading.place(one.at)
    named = {reading.sentence[n]: n for start, _ in actor.places if (n := reading.place(start)) < here}
    for n in range(1, here):
        if reading.token(n).low != noun or not _seen(reading, n) or reading.sentence[n] not in named:
            continue
        at, apart = reading.token(n).start, n - named[reading.sentence[n]] > NEXT and reading.sentence[n] != reading.sentence[here]
        if apart and not any(start <= at < end for row in reading.rows for start, end in row.source):
            return True
    return False


def _seen(reading: Reading, n: int) -> bool:
    """Whether a noun with its article is what somebody does something to: *saw the pilot*, not *the pilot’s jet*."""
    before = reading.token(n - 2) if n > 1 else None
    done = before is not None and before.low in SEEING and reading.token(n - 1).joined and reading.token(n).joined
    return done and reading.token(n - 1).low in reading.cast.known.the and not reading.token(n).owns


SEEING = frozenset(
    {
        "saw",
        "met",
        "watched",
        "heard",
        "called",
        "told",
        "asked",
        "thanked",
        "praised",
        "accused",
        "joined",
        "hugged",
        "greeted",
        "with",
        "and",
    }
)
"""Words before somebody who is another than the subject."""
NEXT = 3
"""Words between a name and a noun that tells who its bearer is."""
