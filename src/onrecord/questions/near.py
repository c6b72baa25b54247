"""What somebody may have meant who asks for a name that nothing on record has."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.questions.counts import FACETS, facets
from onrecord.questions.filters import WORDS, Filters
from onrecord.questions.keyed import speakers
from onrecord.questions.listing import count
from onrecord.questions.narrowing import WHOLE
from onrecord.questions.statements import STATEMENTS
from onrecord.store import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.store import Store

MOST = 5
"""Names that are offered."""
KNOWN = 2000
"""Names among which those like it are looked for."""
NAMED = ("speaker", *(field for field in FACETS if field not in WORDS))
"""The filters whose values are names on record."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A filter that no statement on record passes, and names that one would: those like it, else those of most statements."""

    field: str
    value: str
    near: tuple[str, ...]


def unknown(store: Store, asked: Mapping[str, str | None]) -> Iterator[Unknown]:
    """Those of these filters (by name) that ask for somebody or something that is not on record at all."""
    for field in NAMED:
        value = asked.get(field)
        if value and not count(store, STATEMENTS, Filters(**{field: value})):  # type: ignore[arg-type]
            yield Unknown(field, value, _near(_names(store, field), value.removeprefix(WHOLE)))


def _names(store: Store, field: str) -> list[str]:
    if field == "speaker":
        return [name for name, _ in islice(speakers(store), KNOWN) if name]
    return [each.value for each in islice(facets(store, field), KNOWN)]


def _near(names: list[str], value: str) -> tuple[str, ...]:
    """Names that a slip of the hand leads to, whole or in one of their words."""
    words = {word: name for name in reversed(names) for word in (fold(name), *fold(name).split())}
    found = dict.fromkeys(words[each] for each in get_close_matches(fold(value), words, MOST, 0.7))
    return tuple(found) or tuple(names[:MOST])
