"""Where parties stand: as it was worked out, or as the record stood on a day."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onrecord.errors import QuestionError
from onrecord.pipeline import tracking
from onrecord.questions import LISTINGS, ask, narrowing, utterances
from onrecord.stages.track import as_of, track
from onrecord.store import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.store import Store

ASKED = ("positions", "conditions", "deadlocks", "silences")
"""What can be asked for as the record stood."""


def standing(store: Store, kind: str, date: str | None = None) -> Iterator[Any]:
    """`positions`, `conditions`, `deadlocks`, `silences`; with a date of reports up to then. Raises `QuestionError` for a bad date."""
    if kind not in ASKED:
        raise QuestionError(f"{kind} are not kept by date", f"Those of {', '.join(ASKED)} are.")
    listing = LISTINGS[kind]
    return ask(store, listing) if date is None else _stood(store, kind, listing.row, date)


def _stood(store: Store, kind: str, row: type, date: str) -> Iterator[Any]:
    narrowing.date(date)
    of = {statement: one.id for one in utterances(store) for statement in one.statements}
    found = track(as_of(tracking.placed(store, told.placed(store), of), date), tracking.points(store))
    return (row(**asdict(one)) for one in getattr(found, kind))
