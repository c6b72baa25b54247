"""Which side an actor speaks for, as far as its report tells."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor, plain
from onrecord.stages.resolve.nations import english, people
from onrecord.stages.resolve.offices import Office
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

DEPTH = 4


def parties(reading: Reading) -> None:
    """Give every actor of the cast its party."""
    for actor in (*reading.cast.actors, *reading.made.values()):
        actor.party = party(reading, actor)


def party(reading: Reading, actor: Actor, depth: int = 0) -> str | None:
    """The party of an actor; None where nothing tells."""
    if actor.party or depth > DEPTH:
        return actor.party
    if actor.kind is Kind.GOVERNMENT or actor.code:
        return nation(reading, actor.code) if actor.code else actor.name
    if actor.kind is Kind.BODY and not actor.offices and " and " not in actor.name:
        return _own(reading, actor)
    for side in actor.sides:
        if found := party(reading, side, depth + 1):
            return found
    for one in actor.offices:
        if one.concept == "counterpart":
            continue
        if found := _of_office(reading, actor, one, depth):
            return found
    return None


def _own(reading: Reading, actor: Actor) -> str | None:
    """A union or party is a side itself; a ministry speaks for the state in its name."""
    known = reading.cast.known
    heads = [body for word in actor.name.replace("’", " ").split() if (body := known.body(word.casefold()))]
    if any(kind == "own" for _, kind in heads):
        return actor.name
    if any(kind == "state" for _, kind in heads):
        return next((found for word in actor.name.split() if (found := state(reading, word))), None)
    return None


def _of_office(reading: Reading, actor: Actor, one: Office, depth: int) -> str | None:
    if one.nation and (found := state(reading, one.nation)):
        return found
    owner = owner_of(reading, one, actor)
    return party(reading, owner, depth + 1) if owner is not None and owner is not actor else None


def state(reading: Reading, word: str) -> str | None:
    """The name of the state that a word for a people, or a state's name, stands for."""
    low = word.casefold()
    if low in reading.cast.nations:
        return reading.cast.nations[low]
    code = people(low)
    return (
        nation(reading, code)
        if code
        else next((a.name for a in reading.cast.actors if a.kind is Kind.GOVERNMENT and plain(word) == plain(a.name)), None)
    )


def nation(reading: Reading, code: str) -> str:
    """The name of a state by its code: as the report writes it, else in English."""
    return next((a.name for a in reading.cast.actors if a.kind is Kind.GOVERNMENT and a.code == code), english(code))


def owner_of(reading: Reading, one: Office, actor: Actor | None) -> Actor | None:
    """Whose an office is: who is named in its words, or whom its pronoun or description means."""
    from onrecord.stages.resolve.pronouns import antecedent
    from onrecord.stages.resolve.references import refer

    if one.his:
        return antecedent(reading, one.his, one.at, without=actor)
    if one.owner is None:
        return None
    named = [reading.cast.of_run[n] for n in reading.runs(*one.owner) if n in reading.cast.of_run and reading.cast.of_run[n] is not actor]
    return named[0] if named else refer(reading, *one.owner, without=actor)
