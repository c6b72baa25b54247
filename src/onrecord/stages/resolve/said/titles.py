"""When what a title says was said: it says in short what is told below."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.when import When


def titles(reading: Reading, days: Sequence[When | None]) -> list[tuple[int, When | None]]:
    """The statements of titles that have no day yet, each with that of the first statement below that tells the same."""
    return [
        (number, _below(reading, days, number, reading.order[at + 1 : at + 1 + _BELOW]))
        for at, number in enumerate(reading.order[:_TITLES])
        if days[number] is None and is_title(reading, number)
    ]


def repeated(reading: Reading, days: Sequence[When | None]) -> list[tuple[int, When]]:
    """The titles that give, in the same order, all the words of what is quoted below, each with its day, whatever else its speaker said."""
    pairs = (
        (number, below)
        for at, number in enumerate(reading.order[:_TITLES])
        if is_title(reading, number)
        for below in reading.order[at + 1 : at + 1 + _BELOW]
        if reading.paragraph(below) > reading.paragraph(number) and _word_for_word(reading, number, below)
    )
    return [(number, day) for number, below in pairs if (day := days[below])]


def _word_for_word(reading: Reading, title: int, below: int) -> bool:
    keys, other = _content(reading, title), _content(reading, below)
    return len(keys) > _SHORT and f" {' '.join(keys)} " in f" {' '.join(other)} "


_TITLES, _BELOW, _SHORT, _LONGEST = 2, 10, 2, 200
"""Statements that titles may hold; those below that are compared; words that make it worth comparing; characters of a title."""
_LETTERS = 4


def _below(reading: Reading, days: Sequence[When | None], title: int, later: Sequence[int]) -> When | None:
    """The day of the statement that has a title's words, else of that of the news which says in other words what the title does."""
    same = next((n for n in later if _repeats(reading, title, n)), None)
    if same is not None:
        return days[same]
    news = (n for n in later if (day := days[n]) and reading.paragraph(n) > reading.paragraph(title) and _fresh(reading, day))
    return next((days[n] for n in news if _tells_the_same(reading, title, n)), None)


def _fresh(reading: Reading, day: When) -> bool:
    today = reading.frame.today
    return today is not None and day.start == day.end and 0 <= (today - day.end).days <= _NEWS


_NEWS = 3
"""Days before the report on which what its title tells was said."""


def is_title(reading: Reading, number: int) -> bool:
    """Whether a statement stands in a line without a full stop."""
    start, end = reading.page.around(reading.places[number])
    return end - start < _LONGEST and reading.page.text[end - 1] not in ".!?…"


def _repeats(reading: Reading, title: int, below: int) -> bool:
    """Whether a statement has all the longer words of a title's, or all of its words in its order."""
    keys, other = _content(reading, title), _content(reading, below)
    longer = {key for key in keys if len(key) >= _LETTERS}
    return (len(longer) >= _SHORT and longer <= set(other)) or _word_for_word(reading, title, below)


def _tells_the_same(reading: Reading, title: int, below: int) -> bool:
    """Whether a title has a word for who says it, and the verb or a word of what is said; for the first words below it the one will do.

    Those may tell of whom the title has speak (*Ostrel rejects offer*: *Ostrel will not pay, its minister said*).
    """
    rows = reading.rows
    source = _words(reading, rows[title].source)
    who = _share(source, _words(reading, rows[below].source)) or _one_side(reading, title, below)
    verb = _share(_words(reading, rows[title].cue), _words(reading, rows[below].cue))
    what = _share(_words(reading, rows[title].content), _words(reading, rows[below].content))
    first = not any(reading.paragraph(title) < reading.paragraph(n) for n in reading.order[: reading.order.index(below)])
    return (who and (verb or what or first)) or (first and not _long(source).isdisjoint(_words(reading, rows[below].content)[:_SUBJECT]))


def _long(keys: Sequence[str]) -> frozenset[str]:
    """The words that are long enough to tell somebody by."""
    return frozenset(key for key in keys if len(key) >= _STEM)


def _one_side(reading: Reading, title: int, below: int) -> bool:
    """Whether both are known to be one speaker, or to speak for one side."""
    one, other = (reading.sides[n] for n in (title, below))
    told = reading.sources[title].told
    side = one.name if one else None
    return (told is not None and told == reading.sources[below].told) or (side is not None and other is not None and side == other.name)


def _share(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether a longer word of a title is found again, with another ending or in a compound (*Minister*, *Gesundheitsminister*)."""
    stems = {key[:_STEM] for key in few if len(key) >= _STEM}
    return any(key.startswith(stem) or (stem in key and len(key) >= 2 * _STEM) for stem in stems for key in many)


_STEM, _SUBJECT = 5, 6
"""Letters with which a word is known again; words at the beginning of what is said in which those stand of whom it tells."""


def _content(reading: Reading, number: int) -> list[str]:
    """The words of a content."""
    return [key for key in _words(reading, reading.rows[number].content) if key.isalnum()]


def _words(reading: Reading, spans: Sequence[tuple[int, int]]) -> list[str]:
    page = reading.page
    return [page.words.keys[n] for start, end in spans for n in range(page.at(start), page.at(end))]
