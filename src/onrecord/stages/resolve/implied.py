"""Whom a judgement is aimed at that begins with what somebody has just said or written: *called the threat blackmail*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.addressing import JUDGED, Aim
from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.party.parties import party
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Act, Kind, Meaning
from onrecord.words.lexicon import load

BACK = 3
"""Paragraphs that a reader looks back for whoever said what is judged."""


def authored(reading: Reading, n: int, spoken: Sequence[Actor | None], meanings: Sequence[Meaning]) -> Aim | None:
    """Whoever of another side has just said what a judgement begins with: *called the threat blackmail*."""
    speaker, works = spoken[n], _works(reading)
    first, last = reading.words(reading.rows[n].content[0])
    if speaker is None or meanings[n].act not in JUDGED or last - first <= len(("the", "threat")):
        return None
    noun, after = reading.token(first + 1), reading.token(first + 2)
    if reading.token(first).low not in reading.cast.known.the or noun.low not in works or after.low in reading.cast.known.of:
        return None
    here = reading.paragraph[first]
    for m in range(n - 1, -1, -1):
        other = spoken[m]
        if here - reading.paragraph[reading.place(reading.rows[m].content[0][0])] > BACK:
            return None
        if other is None or other.kind is Kind.UNNAMED or _same(reading, other, speaker):
            continue
        if not works[noun.low] or meanings[m].act in {Act(act) for act in works[noun.low]}:
            return Aim(other, ((reading.token(first).start, noun.end),))
    return None


def _same(reading: Reading, one: Actor, other: Actor) -> bool:
    side = party(reading, one)
    return one is other or (side is not None and side == party(reading, other)) or party(reading, other) == one.name


def _works(reading: Reading) -> dict[str, list[str]]:
    """The nouns for what somebody says or writes, with the acts that they are words for; any where none are told."""
    found: dict[str, list[str]] = load("addressees").get(reading.cast.known.language, {}).get("works", {})
    return found
