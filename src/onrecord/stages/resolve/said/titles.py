"""When what a title says was said: it says in short what is quoted below."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.when import When


def titles(reading: Reading, days: Sequence[When | None]) -> list[tuple[int, When | None]]:
    """The statements of titles that have no day yet, each with that of the first statement below that has its words."""
    return [
        (number, next((days[n] for n in reading.order[at + 1 : at + 1 + _BELOW] if _repeats(reading, number, n)), None))
        for at, number in enumerate(reading.order[:_TITLES])
        if days[number] is None and _is_title(reading, number)
    ]


_TITLES, _BELOW, _SHORT, _LONGEST = 2, 10, 2, 200
"""Statements that titles may hold; those below that are compared; words that make it worth comparing; characters of a title."""
_LETTERS = 4


def _is_title(reading: Reading, number: int) -> bool:
    """Whether a statement stands in a line without a full stop."""
    start, end = reading.page.around(reading.places[number])
    return end - start < _LONGEST and reading.page.text[end - 1] not in ".!?…"


def _repeats(reading: Reading, title: int, below: int) -> bool:
    """Whether a statement has all the longer words of a title's, or all of its words in its order."""
    keys, other = _content(reading, title), _content(reading, below)
    longer = {key for key in keys if len(key) >= _LETTERS}
    return (len(longer) >= _SHORT and longer <= set(other)) or (len(keys) > _SHORT and f" {' '.join(keys)} " in f" {' '.join(other)} ")


def _content(reading: Reading, number: int) -> list[str]:
    """The words of a content."""
    page = reading.page
    keys = page.words.keys
    return [keys[n] for start, end in reading.rows[number].content for n in range(page.at(start), page.at(end)) if keys[n].isalnum()]
