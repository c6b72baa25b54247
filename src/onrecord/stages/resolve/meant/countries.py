"""The state that a noun for one means: *Dorlund refused. The kingdom …*, *Maroc*, then *le royaume*."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

NEAR = 2
"""Paragraphs that such a noun looks back."""
LONG = 3
"""Words of such a phrase at most."""


def country(reading: Reading, first: int, last: int) -> Actor | None:
    """The state named last as what a sentence tells of, or heard last, for a noun for states behind an article; None for other words."""
    known = reading.cast.known
    if last - first > LONG or last - first < LONG - 1 or reading.token(first).low not in known.the:
        return None
    nouns = wording.words("realms")
    noun = last - 1 if reading.token(last - 1).low in nouns else first + 1
    if reading.token(noun).low not in nouns or not all(reading.token(n).joined for n in range(first + 1, last)):
        return None
    if any(reading.cast.runs[n].size > 1 or _sure(reading.cast.of_run.get(n)) for n in reading.runs(first, last)):
        return None
    crowned = reading.token(noun).low in wording.words("crowned")
    here, at = reading.paragraph[first], reading.token(first).start
    met = [(start, actor) for start, actor in _named(reading, first) if start < at]
    met = [(start, a) for start, a in met if here - reading.paragraph[reading.place(start)] <= NEAR and _may_be(a, crowned=crowned)]
    return max(met, key=lambda pair: pair[0])[1] if met else None


def _named(reading: Reading, last: int) -> list[tuple[int, Actor]]:
    """Where states are named before a word as what a sentence begins with, or spoke."""
    found = []
    for n in reading.runs(0, last):
        actor, run = reading.cast.of_run.get(n), reading.cast.runs[n]
        if actor is None or actor.kind is not Kind.GOVERNMENT or actor.code in {"EU", "UN"}:
            continue
        begun = bisect_left(reading.sentence, reading.sentence[run.first])
        if reading.sentence[run.first] != reading.sentence[last] and run.first - begun <= 1:
            found.append((reading.token(run.first).start, actor))
    for n, actor in reading.told.items():
        if actor is not None and actor.kind is Kind.GOVERNMENT and actor.code not in {"EU", "UN"} and reading.rows[n].source:
            found.append((reading.rows[n].source[0][0], actor))
    return found


def _sure(actor: Actor | None) -> bool:
    """Whether a name is a state's or a person's, and not the noun itself with a capital."""
    return actor is not None and (actor.kind in {Kind.GOVERNMENT, Kind.PERSON} or actor.code is not None)


def _may_be(actor: Actor, *, crowned: bool) -> bool:
    """Whether a state may be a kingdom, or a republic: one that no table knows may be both."""
    return actor.code is None or (actor.code.casefold() in wording.words("crowns")) is crowned
