"""Whose answers a share is that is told by itself: *54 percent of the dockers said yes*, then *21 percent said no*."""

from __future__ import annotations

from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.reading import Reading

BACK, LONG, NEAR = 400, 6, 3
"""Words that are looked back, words that tell who is asked, and paragraphs between."""
STOPS = frozenset({"who", "that", "which", "said", "say", "says", "and", "or", "in", "on", "at", "for", "by", "from", "with", "to"})
"""Words before which those who are asked end."""


def asked(reading: Reading, at: int) -> tuple[int, int] | None:
    """The words for the only ones of whom the report told a share, or a poll, before a word: *dockers*; None for nobody or several."""
    if reading.cast.known.language != "en":
        return None
    found: dict[str, tuple[int, int]] = {}
    for n in range(at - 1, max(0, at - BACK), -1):
        if reading.paragraph[at] - reading.paragraph[n] > NEAR:
            break
        of = reading.token(n).low == "of" and reading.token(n).joined and n > 0 and _counts(reading, n - 1)
        if of and (end := _people(reading, n + 1)) is not None:
            found.setdefault(reading.token(end - 1).low, (n + 1, end))
    return found.popitem()[1] if len(found) == 1 else None


def _counts(reading: Reading, n: int) -> bool:
    """Whether a word counts people, or is a poll."""
    low = reading.token(n).low
    return low in reading.cast.known.polls or low in heads.words("amounts")


def _people(reading: Reading, first: int) -> int | None:
    """Where words end that begin at one and speak of people without a name; None where they do not."""
    known, last = reading.cast.known, None
    for n in range(first, min(first + LONG, len(reading.starts))):
        word = reading.token(n)
        if not word.joined or (word.low in STOPS and n > first):
            break
        if last is not None and word.low not in known.people:
            break
        if word.low in known.people:
            last = n + 1
    return last
