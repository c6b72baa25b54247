"""Who speaks for a state: what a spokesman says right after what his government is told to have said was said with it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.when import When
from onrecord.words.lexicon import load

_NEAR = 2
"""Paragraphs between a government's words and those of its spokesman."""

_MOST = 12
"""Statements between the two."""


def spoken_for(reading: Reading, days: Sequence[When | None], number: int) -> When | None:
    """The day on which its government spoke right before a spokesman does."""
    if not _is_mouth(reading, number):
        return None
    at, here = bisect_left(reading.order, reading.places[number], key=reading.places.__getitem__), reading.paragraph(number)
    before = (reading.order[n] for n in range(at - 1, max(at - _MOST, 0) - 1, -1))
    near = list(takewhile(lambda n: here - reading.paragraph(n) <= _NEAR, before))
    dated = [(n, day) for n in near if (day := days[n]) and day.start == day.end]
    states = (day for n, day in dated if _of(reading, number, n))
    return next(states, None) or next((day for n, day in dated if _same_body(reading, number, n)), None)


def _same_body(reading: Reading, mouth: int, other: int) -> bool:
    """*The trade ministry said on Monday … “No,” ministry spokesman Davin Quell said*: whether both sources have one word for a body."""
    page, code = reading.page, reading.page.tongue.code
    spans = reading.rows[other].source
    head = page.words.keys[page.at(spans[-1][1]) - 1] if spans else ""
    bodies = [body for body in _bodies(code) if head.endswith(body)]
    return not _is_mouth(reading, other) and any(word.startswith(body) for body in bodies for word in _words(reading, mouth))


def titled(reading: Reading, days: Sequence[When | None]) -> list[tuple[int, When]]:
    """The titles in which a government speaks, each with the day of its spokesman's words right below."""
    first = [n for n in reading.order[:_TITLES] if days[n] is None and reading.paragraph(n) == 0]
    below = [n for n in reading.order if 0 < reading.paragraph(n) <= _NEAR and _is_mouth(reading, n)]
    pairs = ((title, n, day) for title in first for n in below[:1] if (day := days[n]) and day.start == day.end)
    return [(title, day) for title, n, day in pairs if _of(reading, n, title)]


_TITLES = 3
"""Statements that titles may hold."""


def _is_mouth(reading: Reading, number: int) -> bool:
    """Whether a source has a word for who speaks for somebody."""
    return not _words(reading, number).isdisjoint(mouths())


def _of(reading: Reading, mouth: int, state: int) -> bool:
    """Whether one speaks for the other: its side is told, or his words name no other body and it is the only state beside him."""
    who, whole = reading.sides[mouth], reading.sides[state]
    if whole is None or not whole.state or whole.name is None or _is_mouth(reading, state):
        return False
    if who is not None and who.name is not None:
        return who.name == whole.name
    return not _words(reading, mouth).isdisjoint(_organs())


def _words(reading: Reading, number: int) -> frozenset[str]:
    page = reading.page
    spans = reading.rows[number].source
    return frozenset(page.words.keys[n] for start, end in spans for n in range(page.at(start), page.at(end)))


@cache
def _bodies(code: str) -> frozenset[str]:
    """Words for what speaks through somebody, in compounds too: *ministry*, *union*, *Handelsministerium*."""
    return frozenset(load("occasions")["bodies"].get(code, ()))


@cache
def mouths() -> frozenset[str]:
    """Words for who speaks for somebody: *spokesman*."""
    return frozenset(word for words in load("occasions")["mouths"].values() for word in words)


@cache
def _organs() -> frozenset[str]:
    """Words for what a state has one of: *government*, *foreign*."""
    return frozenset(word for words in load("occasions")["organs"].values() for word in words)
