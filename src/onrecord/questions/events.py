"""What was done by saying it, as events that are coded by PLOVER and CAMEO: one for each utterance, however often reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from onrecord.questions import narrowing, rows
from onrecord.questions.codes import codes
from onrecord.questions.listing import Listing, Order, ask
from onrecord.store.shelf import uttered as held
from onrecord.types import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import RowMapping

    from onrecord.questions.filters import Filters
    from onrecord.store import Store

_SAME = ("id", "target", "act", "point", "reports", "origins")


def events(store: Store, filters: Filters | None = None) -> Iterator[rows.Event]:
    """What was done by saying it, by day, coded by PLOVER and CAMEO. What is withheld, foreseen or supposed is no event."""
    return ask(store, EVENTS, filters)


def _built(_: Store, found: Sequence[RowMapping]) -> Iterator[rows.Event]:
    return (_event(row) for row in found)


def _event(row: RowMapping) -> rows.Event:
    code = codes().get(row["act"], {})
    return rows.Event(
        **{name: row[name] for name in _SAME},
        source=row["speaker"],
        source_party=row["party"],
        date=None if row["said"] == UNKNOWN else row["said"],
        plover=code.get("plover"),
        cameo=code.get("cameo"),
        mode=None,
        context=None,
    )


EVENTS = Listing(
    "events",
    rows.Event,
    held,
    select(held),
    held.c.id,
    {"day": Order((held.c.said, held.c.id)), "newest": Order((held.c.day, held.c.id), down=True)},
    _built,
    {
        "party": narrowing.named(held.c.party, "party"),
        "actor": narrowing.actor(held.c.speaker),
        "act": narrowing.same(held.c.act),
        "point": narrowing.named(held.c.point, "point"),
        "since": narrowing.since(narrowing.plain(held.c.day)),
        "until": narrowing.until(narrowing.plain(held.c.day)),
        "min_origins": narrowing.least(held.c.origins),
    },
    (held.c.done == 1, held.c.act.is_not(None)),
)
