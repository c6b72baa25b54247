"""Those without a name whom a demand or a judgement is about: a state's troops, the countries of a region, who must do something."""

from __future__ import annotations

from functools import cache

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.party.parties import state
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind, Span
from onrecord.words.lexicon import load

UNIONS = frozenset({"EU", "UN"})
"""Codes of those who are no states: whoever serves one does not stand for all of it."""
BETWEEN = 2
"""Words at most between a people and the modal verb: *Dorlundian ground troops must*."""


def serving_state(reading: Reading, span: Span) -> Actor | None:
    """The only state that a word for its people names right before its officials, troops or army: *Dorlundian troops*."""
    first, last = reading.words(span)
    if last - first < BETWEEN or reading.token(last - 1).low not in heads.words("serving"):
        return None
    named = {found for n in range(first, last - 1) if (found := _nation(reading, n))}
    states = [a for a in reading.cast.actors if a.kind is Kind.GOVERNMENT and a.name in named and a.code not in UNIONS]
    return states[0] if len(states) == len(named) == 1 else None


def _nation(reading: Reading, n: int) -> str | None:
    return state(reading, reading.token(n).low) if reading.token(n).capital or reading.cast.known.language != "en" else None


def obliged(reading: Reading, n: int) -> bool:
    """Whether a modal verb that tells what somebody must do stands at a word, or behind a noun of few words there."""
    for m in range(n, min(n + BETWEEN + 1, len(reading.starts))):
        word = reading.token(m)
        if not word.joined or word.capital:
            return False
        after = reading.token(m + 1).low if m + 1 < len(reading.starts) else ""
        if word.low in _modals(reading.cast.known.language) or f"{word.low} {after}" in _modals(reading.cast.known.language):
            return after not in {"be", "not"}
        if word.low in reading.cast.known.small | reading.cast.known.of | reading.cast.known.at | reading.cast.known.joins:
            return False
    return False


@cache
def _modals(language: str) -> frozenset[str]:
    return frozenset(load("addressees").get(language, {}).get("modals", ()))


def hostile(reading: Reading, start: int, end: int) -> bool:
    """Whether words tell between two offsets of what is done against somebody: *backed sanctions on Dorlund*."""
    first, last = reading.words((start, end))
    return any(reading.token(n).low in heads.words("hostile") for n in range(first, last))


def of_a_union(reading: Reading, n: int) -> bool:
    """Whether a word behind the name of a union is for what it has written or done, which is not said to it: *UN sanctions*."""
    low = reading.token(n).low if n < len(reading.starts) else ""
    return low in heads.words("hostile") or heads.is_text(low, "en")


def deeds(reading: Reading, n: int) -> bool:
    """Whether what is done against somebody stands behind a word, with a word at most between: *Dorlundian air strikes*."""
    after = [reading.token(m) for m in range(n + 1, min(n + 1 + BETWEEN, len(reading.starts)))]
    at = next((k for k, word in enumerate(after) if word.low in heads.words("deeds")), None)
    return at is not None and all(word.joined and not word.capital for word in after[: at + 1])


def group(reading: Reading, n: int) -> bool:
    """Whether a word is for several who are told by a name before it: *Western countries*."""
    if n == 0 or reading.token(n).low not in reading.cast.known.people or not reading.token(n).joined:
        return False
    return reading.token(n - 1).capital and not reading.token(n - 1).opens
