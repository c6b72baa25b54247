"""What was done by saying it, as events that are coded by PLOVER and CAMEO: one for each utterance, however often reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from onrecord.questions import narrowing, rows
from onrecord.questions.codes import codes
from onrecord.questions.listing import Listing, Order, ask
from onrecord.store import schema
from onrecord.store.across import utterances
from onrecord.store.shelf import said, tallies
from onrecord.types import UNKNOWN, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import RowMapping

    from onrecord.questions.filters import Filters
    from onrecord.store import Store

_STATEMENT = schema.statements.c
_TOLD = (
    select(
        utterances.c.id,
        utterances.c.speaker.label("source"),
        utterances.c.party.label("source_party"),
        case((func.min(said.c.addressee) == func.max(said.c.addressee), func.min(said.c.addressee))).label("target"),
        utterances.c.act,
        utterances.c.said,
        utterances.c.point,
        tallies.c.reports,
        tallies.c.origins,
    )
    .select_from(
        utterances.join(tallies, tallies.c.utterance == utterances.c.id)
        .join(said, said.c.utterance == utterances.c.id)
        .join(schema.statements, _STATEMENT.id == said.c.id)
    )
    .where(utterances.c.act.is_not(None))
    .group_by(utterances.c.id)
    .having(func.max(func.coalesce(said.c.negated, 0)) == 0, func.min(_STATEMENT.status == Status.ACTUAL.value) == 1)
    .subquery("told")
)
"""Utterances whose act is done, not withheld, foreseen or supposed, in any report; the target is left out where reports differ."""
_SAME = ("id", "source", "source_party", "target", "act", "point", "reports", "origins")


def events(store: Store, filters: Filters | None = None) -> Iterator[rows.Event]:
    """What was done by saying it, by day, coded by PLOVER and CAMEO. What is withheld, foreseen or supposed is no event."""
    return ask(store, EVENTS, filters)


def _built(_: Store, found: Sequence[RowMapping]) -> Iterator[rows.Event]:
    return (_event(row) for row in found)


def _event(row: RowMapping) -> rows.Event:
    code = codes().get(row["act"], {})
    date = None if row["said"] == UNKNOWN else row["said"]
    return rows.Event(
        **{name: row[name] for name in _SAME}, date=date, plover=code.get("plover"), cameo=code.get("cameo"), mode=None, context=None
    )


_DAY = narrowing.coalesced(_TOLD.c.said)
EVENTS = Listing(
    "events",
    rows.Event,
    _TOLD,
    select(_TOLD),
    _TOLD.c.id,
    {"day": Order((_DAY, _TOLD.c.id)), "newest": Order((func.replace(_DAY, UNKNOWN, ""), _TOLD.c.id), down=True)},
    _built,
    {
        "party": narrowing.named(_TOLD.c.source_party, "party"),
        "actor": narrowing.actor(_TOLD.c.source),
        "act": narrowing.same(_TOLD.c.act),
        "point": narrowing.named(_TOLD.c.point, "point"),
        "since": narrowing.since(_TOLD.c.said),
        "until": narrowing.until(_TOLD.c.said),
        "min_origins": narrowing.least(_TOLD.c.origins),
    },
)
