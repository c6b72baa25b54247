"""Whom the words for an addressee mean that name nobody: *the union*, *the growers*, *her neighbour*; else a group by its own words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.described import make
from onrecord.stages.resolve.party.parties import party, state
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind
from onrecord.words.lexicon import load

SHORT = 2
"""Words of a phrase that tells no more than what somebody is: *the union*."""
UNNAMED = "unnamed "
_ALIKE = {"union": "union", "league": "union", "faction": "faction", "coalition": "faction", "company": "company"}
"""Kinds of bodies, and those that may be called by one another's words: a union of its own name is a federation."""


def other_side(reading: Reading, first: int, last: int, speaker: Actor | None, *, sure: bool = False) -> Actor | None:
    """The one other side that a short phrase can mean: the state that is not the speaker's, or the body of the kind that it tells.

    A side is a body that speaks, or for which somebody speaks; the phrase tells of what kind it is. Where it must be `sure`, no body that
    speaks may be of a kind that its name does not tell, nor is any other body meant.
    """
    known = reading.cast.known
    if reading.token(first).low in known.the | known.his | _pointing(known.language):
        first += 1
    elif known.language == "en" and reading.token(last - 1).low not in known.people:
        return None
    if reading.token(last - 1).low in _words("rebels", known.language) and not any(
        reading.token(n).capital for n in range(first, last - 1)
    ):
        first = last - 1
    if last - first != 1:
        return None
    low, own = reading.token(first).low, {speaker.name, party(reading, speaker)} if speaker is not None else set()
    if low in _words("neighbours", known.language):
        return _neighbour(reading, speaker)
    others = {one.name: one for one in _sides(reading) if one.name not in own}
    if low in known.people:
        return _union(reading, low, own)
    fitting = [one for one in others.values() if _fits(reading, one, low)]
    if sure:
        dark = any(not any(known.body(word.casefold()) for word in one.name.split()) for one in others.values())
        return fitting[0] if len(fitting) == 1 and not dark else None
    fitting = fitting or [one for one in _bodies(reading) if one.name not in own and _fits(reading, one, low)]
    if not fitting and _kind(reading, low) == "company":
        fitting = [one for one in others.values() if not any(known.body(word.casefold()) for word in one.name.split())]
    return fitting[0] if len(fitting) == 1 else None


def _union(reading: Reading, low: str, own: set[str | None]) -> Actor | None:
    """The only union, league or the like that has a trade in its name: *the pilots*, *Norda Pilots' Guild*."""
    known, stem = reading.cast.known, low.removesuffix("s")
    trades = {stem} | {one for kin in load("addressees").get(known.language, {}).get("kin", ()) if stem in kin for one in kin}
    named = {
        one.name: one
        for one in reading.cast.actors
        if one.kind is Kind.BODY
        and one.name not in own
        and any(word.strip("'’").removesuffix("s").endswith(tuple(trades)) for word in one.name.casefold().split())
        and any(_kind(reading, word.casefold()) in {"union", "faction"} or known.body(word.casefold()) for word in one.name.split())
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _neighbour(reading: Reading, speaker: Actor | None) -> Actor | None:
    """The only state beside the speaker's own."""
    own = party(reading, speaker) if speaker is not None else None
    states = [one for one in reading.cast.actors if one.kind is Kind.GOVERNMENT and one.places]
    others = [one for one in states if one.name != own]
    return others[0] if len(others) == 1 < len(states) else None


def _sides(reading: Reading) -> Iterator[Actor]:
    """The bodies that speak, or for whom somebody speaks."""
    told = [one for one in reading.told.values() if one is not None]
    names = {party(reading, one) for one in told}
    for one in reading.cast.actors:
        if one.kind is Kind.BODY and (one.name in names or any(one is other for other in told)):
            yield one


def _bodies(reading: Reading) -> list[Actor]:
    """The bodies that the report names by more than one word."""
    return [one for one in reading.cast.actors if one.kind is Kind.BODY and len(one.key) > 1]


def _fits(reading: Reading, actor: Actor, low: str) -> bool:
    """Whether a body is of the kind that a word tells, or the word is in its name: *Ostrel Guild*, *the guild*."""
    words, kind = actor.name.casefold().split(), _kind(reading, low)
    if low in words and low not in reading.cast.known.people:
        return True
    return kind is not None and any(_kind(reading, word) == kind for word in words)


def _kind(reading: Reading, low: str) -> str | None:
    """The kind of body that a word tells; a union may call itself a federation."""
    if low in _words("rebels", reading.cast.known.language):
        return "faction"
    found = reading.cast.known.body(low)
    return _ALIKE.get(found[0]) if found else None


def fuller(reading: Reading, actor: Actor) -> Actor:
    """A body by its full name, where it is called by the noun that only one name of the report has: *the Front*, *Norda Relief Front*."""
    if actor.kind is not Kind.BODY or " " in actor.name or reading.cast.known.body(actor.name.casefold()) is None:
        return actor
    having = [one for one in reading.cast.actors if one.kind is Kind.BODY and one is not actor and actor.name in one.name.split()]
    begun = [one for one in having if one.name.startswith(f"{actor.name} ")]
    chosen = begun or having
    return chosen[0] if len(chosen) == 1 else actor


def nationals(reading: Reading, first: int, last: int) -> Actor | None:
    """The state whose people a short phrase names: *the Dutch*, *den Norwegern*."""
    if last - first > SHORT or not reading.token(last - 1).capital:
        return None
    side = state(reading, reading.token(last - 1).low)
    named = next((a for a in reading.cast.actors if a.kind is Kind.GOVERNMENT and a.name == side), None) if side else None
    return named or (make(reading, side, Kind.GOVERNMENT, side) if side else None)


def owned(reading: Reading, first: int, last: int, owner: Actor | None) -> Actor | None:
    """The side of whoever owns it: *her party*, of somebody who is not the speaker."""
    party_of = party(reading, owner) if owner is not None else None
    if party_of is None or reading.cast.known.body(reading.token(last - 1).low) is None or last - first != SHORT:
        return None
    return next((one for one in reading.cast.actors if one.name == party_of), None)


def plainly(reading: Reading, actor: Actor) -> Actor:
    """Those without a name by the words that the report has for them."""
    return make(reading, actor.name.removeprefix(UNNAMED), Kind.UNNAMED, actor.party)


def crowd(reading: Reading, actor: Actor, first: int, last: int) -> Actor | None:
    """A group without a name, by the report's own words: *farmers*; None for one person, some of a group, or a list."""
    word = actor.name.split()[-1].casefold()
    known = reading.cast.known
    inside = {reading.token(n).low for n in range(first, last)}
    if _goes_on(reading, last) or word not in known.people or inside & _words("counting", known.language):
        return None
    if word in _words("vague", known.language):
        return None
    return plainly(reading, actor)


def _goes_on(reading: Reading, n: int) -> bool:
    """Whether a list of people goes on at a word: *growers, dockers and pilots*."""
    known, left = reading.cast.known, len(reading.starts) - n
    joined = left > 1 and reading.token(n).low in known.joins and reading.token(n + 1).low in known.people
    return joined or (left > 0 and reading.token(n).before.strip() == "," and reading.token(n).low in known.people)


def _pointing(language: str) -> frozenset[str]:
    return _words("pointing", language)


@cache
def _words(sort: str, language: str) -> frozenset[str]:
    return frozenset(load("addressees").get(language, {}).get(sort, ()))
