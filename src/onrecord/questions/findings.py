"""What the track stage found: positions, conditions, deadlocks, instruments, meetings, silences, in the order it gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import exists, func, select

from onrecord.questions import bodies, narrowing, rows
from onrecord.questions.listing import Listing, Order, ask
from onrecord.store.across import findings
from onrecord.store.shelf import stands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

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


def _field(name: str) -> ColumnElement[Any]:
    return func.json_extract(findings.c.body, f"$.{name}")


def _any(name: str) -> narrowing.Narrow:
    """One of a list of names holds the value."""
    each = func.json_each(findings.c.body, f"$.{name}").table_valued("value")
    return lambda store, value: exists().where(narrowing.holds(each.c.value)(store, value)).select_from(each)


def _listing(kind: str, row: type[T], narrows: Mapping[str, narrowing.Narrow], key: ColumnElement[Any] | None = None) -> Listing[T]:
    always = (findings.c.kind == kind,)
    query = select(findings.c.body).select_from(findings).where(*always)
    orders = {"record": Order((findings.c.n,))}
    return Listing(kind, row, findings, query, findings.c.n if key is None else key, orders, _builder(row), narrows, always)


def _builder(row: type[T]) -> Callable[[Store, Sequence[RowMapping]], Iterator[T]]:
    made = bodies.read(row)
    return lambda _, found: (made(one["body"]) for one in found)


POSITIONS = Listing(
    "positions",
    rows.Position,
    stands,
    select(findings.c.body).select_from(stands.join(findings, (findings.c.kind == "positions") & (findings.c.n == stands.c.n))),
    stands.c.n,
    {"record": Order((stands.c.n,)), "newest": Order((stands.c.day, stands.c.n), down=True)},
    _builder(rows.Position),
    {
        "party": narrowing.few(stands.c.party),
        "point": narrowing.few(stands.c.point),
        "act": narrowing.same(stands.c.act),
        "move": narrowing.same(stands.c.move),
        "utterance": narrowing.same(stands.c.utterance),
        "since": narrowing.since(stands.c.day),
        "until": narrowing.until(stands.c.day),
        "min_origins": narrowing.least(stands.c.origins),
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
        "point": narrowing.holds(_field("point")),
        "since": narrowing.since(_field("since")),
        "until": narrowing.until(_field("since")),
    },
)
