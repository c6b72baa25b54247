"""Where parties stand: as it was worked out, or as the record stood on a day."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onrecord.errors import QuestionError
from onrecord.pipeline import tracking
from onrecord.questions import across, rows
from onrecord.stages.track import as_of, track

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.store import Store

ASKED = {
    "positions": (across.positions, rows.Position),
    "conditions": (across.conditions, rows.Condition),
    "deadlocks": (across.deadlocks, rows.Deadlock),
    "silences": (across.silences, rows.Silence),
}
_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


def standing(store: Store, kind: str, date: str | None = None) -> Iterator[Any]:
    """`positions`, `conditions`, `deadlocks`, `silences`; with a date of reports up to then. Raises `QuestionError` for a bad date."""
    ask, row = ASKED[kind]
    return ask(store) if date is None else _stood(store, kind, row, date)


def _stood(store: Store, kind: str, row: type, date: str) -> Iterator[Any]:
    if not _DATE.fullmatch(date):
        raise QuestionError(f"{date!r} is no date", "Write it as 2031-03-14, 2031-03 or 2031.")
    of = {statement: one.id for one in across.utterances(store) for statement in one.statements}
    told = tracking.placed(store, of)
    found = track(as_of(told, date), tracking.points(store))
    return (row(**asdict(one)) for one in getattr(found, kind))
