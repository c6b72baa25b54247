"""Whom an office in a body means of which nobody is told to have it: who spoke last, or the only one named until then.

*Union firebrand Signe Varn hit back. … The federation chief added*: she is of no other side, and nobody else was heard since.
"""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.belonging import belongs, named, sides
from onrecord.stages.resolve.meant.introduced import may_be
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.meant.others import for_another
from onrecord.stages.resolve.meant.standing import heard
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.letters import given_gender
from onrecord.stages.resolve.party.parties import PAST
from onrecord.stages.resolve.party.serving import STAFF
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind


def inferred(reading: Reading, one: Office) -> Actor | None:
    """Who may have an office in a body and was brought in for nothing else; he has it from there on."""
    if reading.cast.known.language != "en" or one.concept not in HEADS or not (one.definite or one.owner) or one.new or one.his:
        return None
    if not named(reading, one):
        return None
    for actor in (_last(reading, one), _only(reading, one)):
        if actor is not None and _free(reading, one, actor) and may_be(reading, one, actor):
            actor.offices.append(one)
            return actor
    return None


def bygone(reading: Reading, first: int, last: int) -> int | None:
    """Where a description ends before words that make it one of a time long past, of somebody without a name: *the minister of the day*."""
    low = [reading.token(n).low for n in range(first, last)]
    said = next((words for end in wording.words("bygone") if low[-len(words := end.split()) :] == words), None)
    return None if said is None or len(said) == len(low) else last - len(said)


HEADS = STAFF - {"spokesman", "adviser", "chief of staff"}
"""Offices at the head of a body, of whose holder a report tells more than once."""


def _last(reading: Reading, one: Office) -> Actor | None:
    """The person heard last, in another sentence."""
    told = heard(reading, one.at)
    if told is None or told[1].kind is not Kind.PERSON:
        return None
    here, there = (reading.sentence[reading.place(at)] for at in (one.at, reading.rows[told[0]].source[0][0]))
    return told[1] if here != there else None


def _only(reading: Reading, one: Office) -> Actor | None:
    """The only person whom the report has named in full until then, in this paragraph or the one before."""
    here = reading.place(one.at)
    met = {
        id(actor): actor for n in reading.runs(0, here) if (actor := reading.cast.of_run.get(n)) is not None and actor.kind is Kind.PERSON
    }
    if len(met) != 1:
        return None
    actor = met.popitem()[1]
    near = any(start < one.at and reading.paragraph[here] - reading.paragraph[reading.place(start)] <= 1 for start, _ in actor.places)
    return actor if near and len(actor.key) > 1 and (actor.sure or len(actor.places) > 1 or given_gender(actor.key[0])) else None


def _free(reading: Reading, one: Office, actor: Actor) -> bool:
    """Whether nothing tells of somebody what he is, but of the same side."""
    if any(for_another(reading, one, other, actor) for other in actor.offices):
        return False
    theirs = belongs(reading, one, actor)
    held = any(other.known and not PAST & other.mods for other in actor.offices)
    return theirs is True or (theirs is None and not held and not sides(reading, actor))


def only_state(reading: Reading) -> Actor | None:
    """*The government*, where the report names one state only."""
    states = [actor for actor in reading.cast.actors if actor.kind is Kind.GOVERNMENT and actor.places]
    made = [actor for actor in reading.made.values() if actor.kind is Kind.GOVERNMENT]
    return (states or made)[0] if len(states or made) == 1 else None
