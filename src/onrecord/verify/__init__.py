"""Verify: read every stored text again, and check that the record says of it what stands in it.

Checked: each text's hash; each row's digest, with its spans; each span, that it lies in the text and reads as the row says; each id;
parents; noise; rows without a report, spans without a row; the search tables; and the database file itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from onrecord.engine import batches, gather
from onrecord.store import schema
from onrecord.verify.orphans import orphans
from onrecord.verify.report import Fault, Held, faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Table

    from onrecord.store import Store
    from onrecord.store.rows import Row

__all__ = ["Fault", "Proof", "verify"]
SEVERAL = 50
"""Reports whose texts and rows are in memory at once."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was checked (`reports`, and `rows` of them, spans included), and every fault that was found."""

    reports: int
    rows: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether the whole record is as it was made."""
        return not self.faults


def verify(store: Store, told: Callable[[int], None] | None = None) -> Proof:
    """Check the whole record, in one state of it; `told` is called with the number of reports checked so far.

    Raises `RecordError` where the file is too damaged to be read.
    """
    reports = rows = 0
    found: list[Fault] = []
    with store.transaction("DEFERRED"):
        found += _file(store)
        for held in _all(store):
            found += faults(held)
            reports, rows = reports + 1, rows + held.size
            if told and not reports % SEVERAL:
                told(reports)
        found += orphans(store)
    return Proof(reports, rows, tuple(found))


def _file(store: Store) -> Iterator[Fault]:
    for row in store.ask(text("PRAGMA quick_check(10)")):
        (said,) = row.values()
        if said != "ok":
            yield Fault("file", store.path.name, f"SQLite finds it damaged: {said}")


def _all(store: Store) -> Iterator[Held]:
    ids = store.ask(select(schema.reports.c.id).order_by(schema.reports.c.id))
    for batch in batches((row["id"] for row in ids), SEVERAL, inf):
        yield from _some(store, batch)


def _some(store: Store, ids: Sequence[str]) -> Iterator[Held]:
    tables = (schema.statements, schema.noise, schema.credits, schema.mentions, schema.sightings, schema.spans)
    statements, noise, credits, mentions, sightings, spans = (_by_report(store, table, ids) for table in tables)
    query = select(schema.reports).where(schema.reports.c.id.in_(ids)).order_by(schema.reports.c.id)
    for row in store.ask(query):
        name = row["id"]
        yield Held(dict(row), *(rows.get(name, []) for rows in (statements, noise, credits, mentions, sightings, spans)))


def _by_report(store: Store, table: Table, ids: Sequence[str]) -> dict[str, list[Row]]:
    found = [dict(row) for row in store.ask(select(table).where(table.c.report.in_(ids)))]
    return gather(found, lambda row: str(row["report"]))
