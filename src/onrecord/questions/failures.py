"""What could not be read or worked out, and what may help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from onrecord.questions import narrowing, rows
from onrecord.questions.listing import Listing, Order, ask
from onrecord.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import RowMapping

    from onrecord.questions.filters import Filters
    from onrecord.store import Store

_HELD = schema.failures.c
_SHOWN = ("path", "stage", "error", "hint")


def failures(store: Store, filters: Filters | None = None) -> Iterator[rows.Failure]:
    """What could not be read or worked out, by path."""
    return ask(store, FAILURES, filters)


def _built(_: Store, found: Sequence[RowMapping]) -> Iterator[rows.Failure]:
    return (rows.Failure(**{name: row[name] for name in _SHOWN}) for row in found)


FAILURES = Listing(
    "failures",
    rows.Failure,
    schema.failures,
    select(*(_HELD[name] for name in _SHOWN)),
    _HELD.stage + " " + _HELD.name,
    {"path": Order((_HELD.path, _HELD.stage, _HELD.name))},
    _built,
    {"search": narrowing.holds(_HELD.path, _HELD.error)},
)
