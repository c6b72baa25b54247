"""Interviews told in questions and answers: *Q: … A: …*."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.pronouns import listed
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind


def interview(reading: Reading, n: int, end: int) -> tuple[Actor | None] | None:
    """Who speaks by a letter before a colon: the one who is asked, or nobody for a question; None where a word is no such letter.

    The one who is asked is the person whom the words before the first question name most often.
    """
    low, text = reading.token(n).low, reading.text
    if (
        not reading.token(n).capital
        or low not in listed("questions") | listed("answers")
        or not text[end : end + 2].lstrip().startswith(":")
    ):
        return None
    first = next((m for m in range(n) if _asks(reading, m)), None)
    if first is None or low in listed("questions"):
        return (None,)
    start = reading.token(first).start
    named = [(sum(at < start for at, _ in actor.places), actor) for actor in reading.cast.actors if actor.kind is Kind.PERSON]
    ranked = sorted(named, key=lambda pair: -pair[0])
    clear = ranked and ranked[0][0] > (ranked[1][0] if len(ranked) > 1 else 0)
    return (ranked[0][1] if clear else None,)


def _asks(reading: Reading, n: int) -> bool:
    word = reading.token(n)
    return word.capital and word.low in listed("questions") and reading.text[word.end : word.end + 2].lstrip().startswith(":")
