"""Capitals that no table knows and no report calls one: *Orvena offered a truce, but Vey dismissed it*, where Vey is of the other state.

What speaks by a single name that the report has as a place, or that nobody of a report with full names is called, may be where a state
of the report is governed from: the only one, or the one that the report does not set against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.names.letters import given_gender
from onrecord.stages.resolve.names.nations import tables
from onrecord.stages.resolve.party.parties import state
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

FULL, SETS = 2, 2
"""People named in full in a report that introduces those it names, and what one setting against another counts."""
REACH = 12
"""Words behind a name among which *he* or *she* tells that it is somebody's."""


INSIDE = frozenset({"in", "aus", "à", "en", "a", "в", "из", "у", "w", "z"})
"""Words that a town stands behind; what stands behind others may be a company as well (*at Kelvane*)."""
PEOPLE = frozenset({"he", "she", "his", "er", "él", "он"})
"""Pronouns that hardly anything but people is meant by."""


def seats(reading: Reading) -> None:
    """Take what is told to speak for a state from its capital as places where the state is named."""
    peopled = {name for low, name in reading.cast.nations.items() if low.removesuffix("s") != name.casefold()}
    states = {a.name: a for a in reading.cast.actors if a.kind is Kind.GOVERNMENT and a.places and not _known(a)}
    states = states if len(states) > 1 or peopled & states.keys() else {}
    may = [a for a in reading.cast.actors if _may(reading, a)] if states else []
    if not may:
        return
    theirs = {a.name: found for a in reading.cast.actors if a.kind is Kind.PERSON and (found := _nation(reading, a)) in states}
    for _ in range(SETS):
        for actor in [one for one in may if one in reading.cast.actors]:
            placed = _placed(reading, actor)
            whose = _whose(reading, actor, states, theirs, placed=placed)
            if whose is not None and (placed or _introduces(reading)):
                _merge(reading, actor, states[whose])


def _known(actor: Actor) -> bool:
    """Whether a table has a state, and so its capital."""
    return actor.code is not None or actor.name.casefold() in tables().names


def _may(reading: Reading, actor: Actor) -> bool:
    """Whether a name may be a capital's: a single one of which nothing is told, and that speaks."""
    loose = actor.kind is Kind.BODY and len(actor.key) == 1 and not (actor.code or actor.heads or actor.party or actor.sure)
    if not loose or not actor.name[1:].islower() or given_gender(actor.key[0]) or reading.cast.known.body(actor.key[0]):
        return False
    spoken = {span[0] for row in reading.rows for span in row.source if row.source and span[1] - span[0] <= len(actor.name) + 1}
    said = [reading.place(end) for start, end in actor.places if start in spoken]
    return bool(said) and not any(_person(reading, n) for n in said)


def _person(reading: Reading, n: int) -> bool:
    """Whether *he* or *she* follows a name in its sentence that ends before a word, before anybody else is named."""
    for m in range(n, min(n + REACH, len(reading.starts))):
        if reading.sentence[m] != reading.sentence[n - 1] or reading.runs(m, m + 1):
            return False
        if reading.token(m).low in PEOPLE:
            return True
    return False


def _placed(reading: Reading, actor: Actor) -> bool:
    """Whether the report has a name as a place: *in Vey*, the *Vey Herald*."""
    known = reading.cast.known
    before = [reading.place(start) - 1 for start, _ in actor.places]
    if any(n >= 0 and reading.token(n + 1).joined and reading.token(n).low in INSIDE for n in before):
        return True
    longer = (a for a in reading.cast.actors if len(a.key) == FULL and a.key[0] == actor.key[0])
    return any((found := known.body(a.key[1])) is not None and found[0] == "newspaper" for a in longer)


def _introduces(reading: Reading) -> bool:
    """Whether a report names people in full."""
    return sum(a.kind is Kind.PERSON and len(a.key) > 1 for a in reading.cast.actors) >= FULL


def _nation(reading: Reading, actor: Actor) -> str | None:
    return next((found for one in actor.offices if one.nation and (found := state(reading, one.nation))), None)


def _whose(reading: Reading, actor: Actor, states: dict[str, Actor], theirs: dict[str, str], *, placed: bool) -> str | None:
    """The state that a name is the capital of, by what it is set against and beside."""
    if len(states) == 1:
        return next(iter(states)) if placed else None
    votes: Counter[str] = Counter()
    for start, _ in actor.places:
        for name, count in _beside(reading, start, states, theirs):
            votes.update({name: -count} if count < 0 else {other: count for other in states if other != name})
    ranked = votes.most_common()
    if not ranked or ranked[0][1] < (1 if placed else SETS):
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None


def _beside(reading: Reading, at: int, states: dict[str, Actor], theirs: dict[str, str]) -> Iterator[tuple[str, int]]:
    """The states that a place of a name is set against, each with how much that counts; below zero where the name is a place of theirs.

    Who speaks in its sentence is of another state, unless that is said to be in it; and so mostly is the only state that it speaks of.
    """
    n = reading.place(at)
    somewhere = n > 0 and reading.token(n).joined and reading.token(n - 1).low in INSIDE
    for row in reading.rows:
        if not row.source or reading.sentence[reading.place(row.source[0][0])] != reading.sentence[n]:
            continue
        first, last = reading.words(row.source[0])
        if first == n and last == n + 1:
            end = next((m for m in range(n, len(reading.starts)) if reading.sentence[m] != reading.sentence[n]), len(reading.starts))
            told = _states(reading, last, end, states, theirs)
            yield from ((name, 1) for name in told if len(told) == 1)
        elif not first <= n < last:
            told = _states(reading, first, last, states, theirs)
            yield from ((name, -1 if somewhere else SETS) for name in told if len(told) == 1)


def _states(reading: Reading, first: int, last: int, states: dict[str, Actor], theirs: dict[str, str]) -> set[str]:
    """The states that words name, by a name, an adjective, or somebody of theirs."""
    found = {reading.cast.nations[low] for n in range(first, last) if (low := reading.token(n).low) in reading.cast.nations}
    named = [reading.cast.of_run[n] for n in reading.runs(first, last) if n in reading.cast.of_run]
    return (found | {a.name for a in named} | {theirs[a.name] for a in named if a.name in theirs}) & states.keys()


def _merge(reading: Reading, actor: Actor, whose: Actor) -> None:
    for n in [n for n, one in reading.cast.of_run.items() if one is actor]:
        reading.cast.of_run[n] = whose
    whose.forms += actor.forms
    whose.places = sorted(whose.places + actor.places)
    reading.cast.actors.remove(actor)
