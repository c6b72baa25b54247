"""Whom a question names: he is only asked about, and who answers is another (*Asked whether Oder lied, he said no*)."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from onrecord.stages.resolve.reading import Reading
from onrecord.words.lexicon import load

NEAR = 5
"""Words between *asked* and the word that begins the question (*asked by reporters on Monday whether*)."""


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(load("pronouns")[kind])


def questioned(reading: Reading, place: int) -> bool:
    """Whether a word stands in a question that somebody was asked, from its first word up to its comma."""
    return place < _answer(reading, place)


def answers(reading: Reading, place: int) -> bool:
    """Whether a name begins what follows on such a question: its bearer answers."""
    return place == _answer(reading, place)


def _answer(reading: Reading, place: int) -> int:
    """The word with which the answer begins to a question that begins before a word in its sentence; -1 where there is none."""
    first = bisect_left(reading.sentence, reading.sentence[place])
    asked = next((n for n in range(first, place) if reading.token(n).low in _listed("asked")), None)
    if asked is None:
        return -1
    asking = next((n for n in range(asked + 1, min(place, asked + NEAR + 1)) if reading.token(n).low in _listed("asking")), None)
    return -1 if asking is None else _ended(reading, asking)


def _ended(reading: Reading, asking: int) -> int:
    """The word with which the answer begins: that behind the comma before *he* or *she*, else behind the first comma."""
    last = bisect_left(reading.sentence, reading.sentence[asking] + 1)
    behind = [n for n in range(asking + 1, last) if "," in reading.token(n).before]
    answers = (n for n in behind if reading.token(n).low in _listed("masculine") | _listed("feminine"))
    return next(answers, behind[0] if behind else last)
