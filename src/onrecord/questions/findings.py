"""What the track stage found: positions, conditions, deadlocks, instruments, meetings, silences, in the order it gave them."""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from sqlalchemy import exists, func, select

from onrecord.questions import narrowing, rows
from onrecord.questions.listing import Listing, Order, ask
from onrecord.store.across import findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, RowMapping

    from onrecord.questions.filters import Filters
    from onrecord.store import Store

T = TypeVar("T")


def positions(store: Store, filters: Filters | None = None) -> Iterator[rows.Position]:
    """Where each party stands on each point, and how it moved, by party, point and time."""
    return ask(store, POSITIONS, filters)


def conditions(store: Store, filters: Filters | None = None) -> Iterator[rows.Condition]:
    """What must come first, and for whom."""
    return ask(store, CONDITIONS, filters)


def deadlocks(store: Store, filters: Filters | None = None) -> Iterator[rows.Deadlock]:
    """Conditions that cannot all be met."""
    return ask(store, DEADLOCKS, filters)


def instruments(store: Store, filters: Filters | None = None) -> Iterator[rows.Instrument]:
    """Texts that are negotiated."""
    return ask(store, INSTRUMENTS, filters)


def meetings(store: Store, filters: Filters | None = None) -> Iterator[rows.Meeting]:
    """Meetings held, planned, refused or called off."""
    return ask(store, MEETINGS, filters)


def silences(store: Store, filters: Filters | None = None) -> Iterator[rows.Silence]:
    """Proposals and demands that their addressee has not answered on record, the longest first."""
    return ask(store, SILENCES, filters)


def _typed(hint: Any, value: Any) -> Any:  # noqa: ANN401 - JSON is anything
    if get_origin(hint) is tuple:
        return tuple(_typed(get_args(hint)[0], one) for one in value)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return hint(**{name: _typed(hints[name], one) for name, one in value.items()})
    return hint(value) if isinstance(hint, type) and issubclass(hint, StrEnum) else value


def _field(name: str) -> ColumnElement[Any]:
    return func.json_extract(findings.c.body, f"$.{name}")


def _any(name: str) -> narrowing.Narrow:
    """One of a list of names holds the value."""
    each = func.json_each(findings.c.body, f"$.{name}").table_valued("value")
    return lambda store, value: exists().where(narrowing.holds(each.c.value)(store, value)).select_from(each)


def _listing(kind: str, row: type[T], narrows: Mapping[str, narrowing.Narrow], key: ColumnElement[Any] | None = None) -> Listing[T]:
    hints = get_type_hints(row)

    def build(_: Store, found: Sequence[RowMapping]) -> Iterator[T]:
        bodies = (json.loads(one["body"]) for one in found)
        return (row(**{name: _typed(hints[name], value) for name, value in body.items()}) for body in bodies)

    always = (findings.c.kind == kind,)
    query = select(findings.c.body).select_from(findings).where(*always)
    orders = {"record": Order((findings.c.n,))}
    return Listing(kind, row, findings, query, findings.c.n if key is None else key, orders, build, narrows, always)


_POINT, _DAY = narrowing.holds(_field("point")), _field("said")
POSITIONS = _listing(
    "positions",
    rows.Position,
    {
        "party": narrowing.holds(_field("party")),
        "point": _POINT,
        "act": narrowing.same(_field("act")),
        "move": narrowing.same(_field("move")),
        "utterance": narrowing.same(_field("utterance")),
        "since": narrowing.since(_DAY),
        "until": narrowing.until(_DAY),
    },
)
CONDITIONS = _listing(
    "conditions",
    rows.Condition,
    {
        "party": narrowing.holds(_field("holder")),
        "search": narrowing.holds(_field("antecedent"), _field("consequent")),
    },
    _field("id"),
)
DEADLOCKS = _listing("deadlocks", rows.Deadlock, {"party": _any("holders"), "search": _any("events")})
INSTRUMENTS = _listing(
    "instruments", rows.Instrument, {"party": narrowing.holds(_field("proposer")), "search": narrowing.holds(_field("name"))}, _field("id")
)
MEETINGS = _listing(
    "meetings",
    rows.Meeting,
    {
        "party": _any("present"),
        "search": narrowing.holds(_field("place"), _field("kind")),
        "since": narrowing.since(_field("date")),
        "until": narrowing.until(_field("date")),
    },
    _field("id"),
)
SILENCES = _listing(
    "silences",
    rows.Silence,
    {
        "party": narrowing.holds(_field("party"), _field("addressee")),
        "point": _POINT,
        "since": narrowing.since(_field("since")),
        "until": narrowing.until(_field("since")),
    },
)
