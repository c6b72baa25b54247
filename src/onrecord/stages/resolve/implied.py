"""At whom a statement is aimed that names nobody: who tells of it as said to himself, whose deed is waited for."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.addressing import DEALT, Aim
from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.addressed import other_side
from onrecord.stages.resolve.party.parties import party
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Act, Kind, Meaning
from onrecord.words.lexicon import load

OPEN = frozenset({"if", "unless", "provided"})
"""Conditions that tell what the other side may do or leave, not when something comes."""


def heard(reading: Reading, n: int, spoken: Sequence[Actor | None]) -> Aim | None:
    """Who tells in his own words what somebody said to him: *“They told us that …,” said Orra*; *us* is the side he speaks for."""
    row = reading.rows[n]
    outer = spoken[row.parent] if row.parent is not None else None
    if outer is None or outer is spoken[n] or not row.cue:
        return None
    first, last = reading.words(row.cue[-1])
    one, many = _own(reading, "one"), _own(reading, "many")
    near = (m for m in range(max(0, first - 1), min(last + 1, len(reading.starts))) if reading.token(m).low in one | many)
    at = next(near, None)
    if at is None:
        return None
    side = party(reading, outer) if reading.token(at).low in many else outer.name
    meant = next((actor for actor in (outer, *reading.cast.actors) if actor.name == side), None)
    told = meant is not None and meant.kind is not Kind.UNNAMED and meant is not spoken[n]
    return Aim(meant, ((reading.token(at).start, reading.token(at).end),)) if meant and told else None


def _own(reading: Reading, number: str) -> frozenset[str]:
    return frozenset(load("addressees").get(reading.cast.known.language, {}).get("told", {}).get(number, ()))


def waited(reading: Reading, n: int, meaning: Meaning, speaker: Actor | None) -> Aim | None:
    """The other side whose deed a thing hangs on, or is demanded, by a word for it: *unless the airline pays*, *that growers leave*."""
    told = meaning.condition
    if speaker is None:
        return None
    if told is not None and told.kind in OPEN and meaning.act in DEALT | {Act.WARN}:
        span = told.antecedent[0]
    elif meaning.act in {Act.DEMAND, Act.APPEAL}:
        span = reading.rows[n].content[0]
    else:
        return None
    first, last = reading.words(span)
    while first < last and reading.token(first).low in _leading(reading):
        first += 1
    stop = first + (2 if reading.token(first).low in reading.cast.known.the else 1)
    if first >= last or stop >= last or not reading.token(stop).joined or reading.token(stop).capital:
        return None
    if reading.token(stop).low in reading.cast.known.of | reading.cast.known.joins | reading.cast.known.at:
        return None
    other = other_side(reading, first, stop, speaker, sure=True)
    return Aim(other, ((reading.token(first).start, reading.token(stop - 1).end),)) if other and other is not speaker else None


def _leading(reading: Reading) -> frozenset[str]:
    return frozenset(load("addressees").get(reading.cast.known.language, {}).get("leading", ()))
