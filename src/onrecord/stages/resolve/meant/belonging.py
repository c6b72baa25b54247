"""Whose somebody is, and whether a description that names or implies a side may mean him: *the union boss* heads no party.

*The federation chief* is who speaks for the federation, whatever he was called; nobody of the company is meant.
"""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.bodies import firms
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind


def belongs(reading: Reading, one: Office, actor: Actor) -> bool | None:
    """Whether somebody belongs to the side that a description names or implies; None where nothing tells."""
    if reading.cast.known.language != "en" or one.nation:
        return None
    ours, kinds = _named(reading, one), _kinds(reading, one)
    implied = ours or _called(reading, one, kinds)
    foreign = set() if ours else _foreign(reading, one)
    theirs = sides(reading, actor, one) if implied or kinds or foreign else []
    if not theirs:
        return False if _apart(kinds, {STATE}) and _rules(actor) else None
    if foreign and all(side.kind is Kind.BODY and not side.code for side in theirs):
        return None if any(foreign & ({_letters(side).casefold()} | _words(side)) for side in theirs) else False
    return _either(reading, implied, theirs, kinds, ours)


def _either(reading: Reading, implied: list[Actor], theirs: list[Actor], kinds: set[str], ours: list[Actor]) -> bool | None:
    """Whether one of somebody’s sides is one that a description implies, or of its kinds; `ours` are those that it names."""
    if any(_same(a, b) for a in implied for b in theirs):
        return True
    sorts = {sort for side in theirs for sort in _sorts(reading, side)}
    if implied and (ours or not kinds):
        return False if _others(reading, implied, theirs, sorts) else None
    if kinds & sorts:
        return None if implied else True
    unlike = implied and not sorts and kinds & wording.siding("own")
    return False if unlike or _apart(kinds, sorts) else None


def _rules(actor: Actor) -> bool:
    """Whether somebody has an office that only states have."""
    from onrecord.stages.resolve.party.parties import PAST

    ruling = wording.words("ministers") | (wording.words("heads_of_state") - {"president"})
    return any(one.concept in ruling and not PAST & one.mods for one in actor.offices)


def _others(reading: Reading, ours: list[Actor], theirs: list[Actor], sorts: set[str]) -> bool:
    """Whether nobody of some bodies that are named is of others: of two unions, or of a union and of what only has a name."""
    own = {sort for side in ours for sort in _sorts(reading, side)}
    if sorts:
        return _apart(own, sorts) or (own <= wording.siding("apart") and sorts <= wording.siding("apart"))
    return bool(own & wording.siding("sole")) and not any(_where(reading, side) for side in theirs)


def _where(reading: Reading, side: Actor) -> bool:
    """Whether a report speaks of a name as of a place: *in Lund*."""
    before = (reading.place(start) - 1 for start, _ in side.places)
    return any(n >= 0 and reading.token(n + 1).joined and reading.token(n).low in reading.cast.known.at for n in before)


def named(reading: Reading, one: Office) -> bool:
    """Whether a description names or implies a side."""
    return bool(_named(reading, one) or _kinds(reading, one) or _called(reading, one, set()))


def sides(reading: Reading, actor: Actor, without: Office | None = None) -> list[Actor]:
    """The bodies and states that the offices and clauses told of somebody name as his; not those that he has left."""
    from onrecord.stages.resolve.party.parties import PAST, owner_of, state

    found = [side for side in actor.sides if side.kind in BODIES]
    for other in actor.offices:
        if other is without or PAST & other.mods or other.concept == "counterpart":
            continue
        if other.nation and (name := state(reading, other.nation)):
            found += [a for a in reading.cast.actors if a.kind is Kind.GOVERNMENT and a.name == name]
        owners = [owner_of(reading, other, actor) or _before(reading, other)] if other.his == "its" else _named(reading, other)
        found += [owner for owner in owners if owner is not None and owner.kind in BODIES]
    return found


BODIES = frozenset({Kind.BODY, Kind.GOVERNMENT})


def _before(reading: Reading, one: Office) -> Actor | None:
    """The only body that a paragraph names before *its chairwoman*."""
    here = reading.place(one.at)
    first = bisect_left(reading.paragraph, reading.paragraph[here])
    met = {id(a): a for n in reading.runs(first, here) if (a := reading.cast.of_run.get(n)) is not None and a.kind in BODIES}
    return met.popitem()[1] if len(met) == 1 else None


def _named(reading: Reading, one: Office) -> list[Actor]:
    """The bodies and states that the words name whose an office is."""
    named = (reading.cast.of_run.get(n) for n in reading.runs(*(one.owner or (0, 0))))
    return [actor for actor in named if actor is not None and actor.kind in BODIES and actor.name[:1].isupper()]


def _foreign(reading: Reading, one: Office) -> set[str]:
    """The words of a name that tells whose an office is, where the report tells of nobody called so: *the head of Norda*."""
    if one.his or one.owner is None:
        return set()
    words = [reading.token(n) for n in range(*one.owner)]
    return {_bare(word.low) for word in words if word.capital and not word.opens} if len(words) <= NAME else set()


NAME = 3
"""Words of such a name at most."""


def _low(reading: Reading, one: Office) -> list[str]:
    owner = (reading.token(n).low for n in range(*(one.owner or (0, 0))))
    return [*owner, *one.mods]


def _kinds(reading: Reading, one: Office) -> set[str]:
    """The kinds of bodies among the words of a description, but for those that anything may be called by."""
    return {found[0] for word in _low(reading, one) if word not in wording.siding("vague") and (found := reading.cast.known.body(word))}


def _called(reading: Reading, one: Office, kinds: set[str]) -> list[Actor]:
    """The bodies that the report names with a word of a description: *the federation chief*, *the growers’ leader*."""
    told = {_bare(word) for word in _low(reading, one) if (found := reading.cast.known.body(word)) and found[0] in kinds}
    told |= {_bare(word) for word in _low(reading, one) if word in reading.cast.known.people and word.endswith("s")}
    return [actor for actor in reading.cast.actors if actor.kind is Kind.BODY and actor.name[:1].isupper() and told & _words(actor)]


def _bare(word: str) -> str:
    return word.casefold().removesuffix("’s").removesuffix("'s").strip("’',.")


def _words(actor: Actor) -> set[str]:
    return {_bare(word) for word in actor.name.split()}


def _same(one: Actor, other: Actor) -> bool:
    """Whether two bodies may be one: one name is part of the other, or its first letters."""
    if one is other or _words(one) <= _words(other) or _words(other) <= _words(one):
        return True
    return _letters(one) == _letters(other)


def _letters(actor: Actor) -> str:
    words = actor.name.replace("’", " ").split()
    return actor.name if len(words) == 1 else "".join(word[0] for word in words if word[0].isupper())


def _sorts(reading: Reading, side: Actor) -> set[str]:
    """What kinds of body one is, by its name and what it is called; a state is one of its own."""
    if side.kind is Kind.GOVERNMENT or side.code:
        return {STATE}
    words = _words(side)
    told = {found[0] for word in words if len(word) > 1 and (found := reading.cast.known.body(word))} | side.heads
    if told or words & firms():
        return told or {"company"}
    last = side.name.casefold().split()[-1]
    return {"union"} if len(side.key) > 1 and last.endswith("s") and last in reading.cast.known.people else set()


STATE = "state"


def _apart(ours: set[str], theirs: set[str]) -> bool:
    """Whether no body of some kinds has the people of others: who heads a union heads no company and no state."""
    return bool(ours and theirs) and all(b in wording.apart(a) for a in ours for b in theirs)
