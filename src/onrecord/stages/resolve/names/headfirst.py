"""Offices before a name in the languages whose nouns come before what narrows them."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Cast
from onrecord.stages.resolve.meant.offices import FIRST_HEAD
from onrecord.stages.resolve.names.lists import LONGEST
from onrecord.stages.resolve.names.runs import role_at


def second(cast: Cast, first: int, last: int) -> int | None:
    """Where another office begins that stands right before a name: *секретарь совета генерал Вельт*."""
    sized = ((n, role_at(cast.words, n, last, cast.known)) for n in range(max(first + 1, last - LONGEST), last))
    at = next((n for n, found in sized if found and n + found[1] == last), None)
    return (
        at
        if at is not None
        and cast.words[at - 1].low not in cast.known.of
        and any(role_at(cast.words, n, at, cast.known) for n in range(first, at))
        else None
    )


def office_end(cast: Cast, n: int) -> int | None:
    """Where an office of several words begins that ends before a word: *ministra degli Esteri* of *ministra degli Esteri dorlundiana*."""
    if cast.known.language not in FIRST_HEAD:
        return None
    sized = ((m, role_at(cast.words, m, n, cast.known)) for m in range(max(0, n - LONGEST), n - 1))
    return next((m for m, found in sized if found and found[1] > 1 and m + found[1] == n), None)
