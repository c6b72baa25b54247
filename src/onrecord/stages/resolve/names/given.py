"""What given names tell of their bearers, and what is said of those who are named alone: whether *he* or *she* may mean them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.pronouns import gender
from onrecord.stages.resolve.names.letters import given_gender
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind


def genders(actors: Iterable[Actor]) -> None:
    """Note the gender of those whose given name has one; titles and roles, which count double, win over it."""
    for actor in actors:
        if actor.kind is Kind.PERSON and (told := given_gender(actor.key[0])):
            actor.genders[told] += 1


def owning(reading: Reading) -> None:
    """Note the gender of somebody of whom nothing else tells it by *her* and *his* where nobody else is named: *Velt has lost her voice*.

    Only where all such words of the report agree.
    """
    if reading.cast.known.language != "en":
        return
    told: dict[int, tuple[Actor, set[str]]] = {}
    for n in _alone(reading):
        actor = reading.cast.of_run[n]
        if not actor.gender():
            told.setdefault(id(actor), (actor, set()))[1].update(_his(reading, reading.cast.runs[n].last))
    for actor, found in told.values():
        if len(found) == 1:
            actor.genders[found.pop()] += 1


def _alone(reading: Reading) -> list[int]:
    """The runs that name the only person of their sentence, where no other is described after the name."""
    named: dict[int, list[int]] = {}
    for n, run in enumerate(reading.cast.runs):
        if n not in reading.cast.of_run or reading.cast.of_run[n].kind is Kind.PERSON:
            named.setdefault(reading.sentence[run.first], []).append(n)
    single = (runs[0] for runs in named.values() if len(runs) == 1 and runs[0] in reading.cast.of_run)
    return [n for n in single if not _described(reading, n)]


def _described(reading: Reading, n: int) -> bool:
    """Whether somebody is described between a name and the end of its sentence."""
    known, words = reading.cast.known, (reading.token(m) for m in _rest(reading, reading.cast.runs[n].last))
    return any(word.low in known.people or known.single(word.low) is not None for word in words)


def _rest(reading: Reading, at: int) -> range:
    """The words from one on to the end of the sentence of the word before it."""
    return range(at, bisect_left(reading.sentence, reading.sentence[at - 1] + 1))


def _his(reading: Reading, at: int) -> set[str]:
    """The genders that words for whose something is tell in the rest of a sentence: *her voice*, not *met her*."""
    found = set()
    for n in _rest(reading, at)[:-1]:
        word, after = reading.token(n), reading.token(n + 1)
        if word.low in reading.cast.known.his and (told := gender(word.low)) and after.joined and after.low not in reading.cast.known.small:
            found.add(told)
    return found
