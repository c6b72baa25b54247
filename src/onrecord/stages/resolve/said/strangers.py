"""Whether words bring somebody new into a report: what was said before is hardly his."""

from __future__ import annotations

from onrecord.stages.resolve.said.occasions import article
from onrecord.stages.resolve.said.reading import Reading


def stranger(reading: Reading, number: int) -> bool:
    """Whether a source is somebody of whom nobody has spoken yet: *a spokeswoman of the port*, and not the one before."""
    keys = source_keys(reading, number)
    return bool(keys) and keys[0] in article("indefinite")


def introduced(reading: Reading, number: int) -> bool:
    """Whether a source names somebody whom the report has not named before."""
    spans = reading.rows[number].source
    names = reading.sources[number].names
    if not spans or names.isdisjoint(source_keys(reading, number)):
        return False
    return names.isdisjoint(reading.page.words.keys[: reading.page.at(spans[0][0])])


def new_since(reading: Reading, last: int, number: int) -> bool:
    """Whether a source names somebody whom the report had not named when somebody spoke last; a pronoun stands for one named since."""
    names, keys = reading.sources[number].names, source_keys(reading, number)
    named = reading.sources[number].stands_in or not names.isdisjoint(keys)
    page = reading.page
    return named and bool(names) and names.isdisjoint(page.words.keys[page.at(_below_title(reading)) : page.at(reading.places[last])])


def _below_title(reading: Reading) -> int:
    """Where a report begins below its title, which may name anybody."""
    first, end = reading.page.paragraphs[0] if reading.page.paragraphs else (0, 0)
    return end if end > first and reading.page.text[end - 1] not in ".!?…" else 0


def unnamed(reading: Reading, number: int) -> bool:
    """Whether a source only tells what somebody is: *its trade minister*."""
    keys = source_keys(reading, number)
    return len(keys) > 1 and reading.sources[number].names.isdisjoint(keys) and not stranger(reading, number)


def quoted(reading: Reading, number: int) -> bool:
    """Whether a cue is no verb, and tells of no saying: *according to the port*."""
    page, cue = reading.page, reading.rows[number].cue
    return bool(cue) and page.words.keys[page.at(cue[0][0])] in page.tongue.lists["quoting"]


def source_keys(reading: Reading, number: int) -> list[str]:
    """All words of a source."""
    page = reading.page
    return [page.words.keys[n] for start, end in reading.rows[number].source for n in range(page.at(start), page.at(end))]


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both have one word, in whatever case (*Besuch*, *Besuchs*)."""
    return any(first.startswith(second) or second.startswith(first) for first in one for second in other)
