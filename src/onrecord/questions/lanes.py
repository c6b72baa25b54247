"""Where parties stand on points, a part at a time: the latest stands, the changes, and the positions of one point by party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from onrecord.questions import across, rows
from onrecord.questions.filters import Filters
from onrecord.questions.findings import POSITIONS
from onrecord.questions.listing import narrowed
from onrecord.questions.utterances import UTTERANCES
from onrecord.store.across import findings
from onrecord.store.shelf import stands as held
from onrecord.store.shelf import uttered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement

    from onrecord.questions.keyed import Slice
    from onrecord.store import Store


def points(store: Store) -> list[str]:
    """Every label of a point that a party has a stand on, or that something is said on."""
    store.ready()
    known = (select(table.c.point).where(table.c.point.is_not(None)).distinct() for table in (held, uttered))
    return sorted({row["point"] for query in known for row in store.ask(query)})


def standings(store: Store, filters: Filters | None = None) -> list[str]:
    """The points on which a party's latest stand passes the filters: those of several parties first, of each that with the latest word."""
    wanted = (held.c.last == 1, *narrowed(store, POSITIONS, filters or Filters()))
    order = ((func.count() > 1).desc(), func.max(held.c.heard).desc(), func.count().desc(), held.c.point)
    return [row["point"] for row in store.ask(select(held.c.point).where(*wanted).group_by(held.c.point).order_by(*order))]


def stands(store: Store, on: Sequence[str], filters: Filters | None = None) -> list[rows.Position]:
    """The latest position of each party on each of these points that passes the filters, by party."""
    return _bodies(store, (held.c.last == 1, held.c.point.in_(on), *narrowed(store, POSITIONS, filters or Filters())))


def moves(store: Store) -> dict[str, int]:
    """How many positions on each point change something."""
    store.ready()
    query = select(held.c.point, func.count().label("n")).where(held.c.changed == 1).group_by(held.c.point)
    return {row["point"]: row["n"] for row in store.ask(query)}


def changes(store: Store, most: int) -> list[rows.Position]:
    """The latest positions that change something, as said or else first reported; those without a date last."""
    store.ready()
    order = (held.c.heard.desc(), held.c.point.desc(), held.c.party.desc())
    found = [row["n"] for row in store.ask(select(held.c.n).where(held.c.changed == 1).order_by(*order, held.c.n).limit(most))]
    bodies = _numbered(store, found)
    return [bodies[n] for n in found]


def lanes(store: Store, point: str, filters: Filters) -> dict[str, int]:
    """The parties with positions on a point that pass the filters, by name, and how many."""
    query = select(held.c.party, func.count().label("n")).where(*_on(store, point, filters)).group_by(held.c.party).order_by(held.c.party)
    return {row["party"]: row["n"] for row in store.ask(query)}


def positions(store: Store, point: str, filters: Filters, part: Slice) -> list[rows.Position]:
    """The same positions, by party, oldest first."""
    query = select(held.c.n).where(*_on(store, point, filters)).order_by(held.c.party, held.c.n)
    found = [row["n"] for row in store.ask(query.limit(part.limit).offset(part.offset))]
    bodies = _numbered(store, found)
    return [bodies[n] for n in found]


def total(store: Store, point: str) -> int:
    """How many positions there are on a point, and utterances that are nobody's position."""
    return sum(lanes(store, point, Filters()).values()) + len(others(store, point, Filters()))


def others(store: Store, point: str, filters: Filters) -> list[str]:
    """The ids of the utterances on a point that are nobody's position, and pass the filters."""
    placed = select(held.c.utterance).where(held.c.utterance.is_not(None))
    wanted = (uttered.c.point == point, uttered.c.id.not_in(placed), *narrowed(store, UTTERANCES, filters))
    return [row["id"] for row in store.ask(select(uttered.c.id).where(*wanted).order_by(uttered.c.id))]


def _on(store: Store, point: str, filters: Filters) -> tuple[ColumnElement[bool], ...]:
    return (held.c.point == point, *narrowed(store, POSITIONS, filters))


def _bodies(store: Store, wanted: Iterable[ColumnElement[bool]]) -> list[rows.Position]:
    return list(across.read(store.ask(POSITIONS.select.where(*wanted).order_by(held.c.n)), rows.Position))


def _numbered(store: Store, numbers: Sequence[int]) -> dict[int, rows.Position]:
    query = select(findings.c.n, findings.c.body).where(findings.c.kind == "positions", findings.c.n.in_(numbers))
    found = list(store.ask(query))
    return dict(zip((row["n"] for row in found), across.read(found, rows.Position), strict=True))
