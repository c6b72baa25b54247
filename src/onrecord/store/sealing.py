"""Rows of the tables across reports, put in place of earlier ones, and the digests of these tables. Only what differs is written."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from onrecord.store import across, rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import RowMapping, Table

    from onrecord.store.store import Store

    Made = Mapping[str, Any] | RowMapping
    Facts = tuple[Any, ...]


def settle(store: Store, name: str, made: Sequence[rows.Row], source: str) -> None:
    """Put rows in place of all of one of the tables across reports; `source` is a digest of what they were made from.

    Only what differs is written. The table must have a primary key.
    """
    table = across.ACROSS[name]
    values = itemgetter(*table.columns.keys())
    held = {values(row): row for row in store.ask(select(table))}
    wanted = {values(row): row for row in made}
    store.spoil()
    _swap(store, table, *_differ(held, wanted))
    _seal(store, name, source, rows.seal_table(wanted.values()))


def exchange(store: Store, name: str, gone: Sequence[Made], made: Sequence[rows.Row]) -> None:
    """Put rows in place of others of one of the tables across reports; what is in both stays. `gone` must be on record as given."""
    table = across.ACROSS[name]
    values = itemgetter(*table.columns.keys())
    out, come = _differ({values(row): row for row in gone}, {values(row): row for row in made})
    if not (out or come):
        return
    store.spoil()
    before = rows.sum_of(_sealed(store, name))
    _swap(store, table, out, come)
    if before is not None:
        total = before + sum(map(rows.seal_row, come)) - sum(map(rows.seal_row, out))
        store.run(update(across.settled).where(across.settled.c.name == name).values(digest=rows.seal_sum(total)))


def _differ(held: Mapping[Facts, Made], wanted: Mapping[Facts, Made]) -> tuple[list[Made], list[Made]]:
    """The rows that go, and those that come."""
    return [row for facts, row in held.items() if facts not in wanted], [row for facts, row in wanted.items() if facts not in held]


def _swap(store: Store, table: Table, out: Sequence[Made], come: Sequence[Made]) -> None:
    ids = [column.name for column in table.primary_key]
    gone = delete(table).where(*(table.c[one] == bindparam(f"key_{one}") for one in ids))
    store.run(gone, [{f"key_{one}": row[one] for one in ids} for row in out])
    store.run(insert(table), [dict(row) for row in come])


def seal(store: Store, name: str, source: str) -> None:
    """Remember what one of the tables across reports was made from, when all its rows have been exchanged for those it is to have."""
    held = _sealed(store, name)
    known = held if rows.sum_of(held) is not None else None
    _seal(store, name, source, known or rows.seal_table(store.ask(select(across.ACROSS[name]))))


def _sealed(store: Store, name: str) -> str | None:
    query = select(across.settled.c.digest).where(across.settled.c.name == name)
    return next((str(row["digest"]) for row in store.ask(query)), None)


def _seal(store: Store, name: str, source: str, sealed: str) -> None:
    query = upsert(across.settled)
    kept = {"source": query.excluded.source, "digest": query.excluded.digest}
    store.run(query.on_conflict_do_update(set_=kept), {"name": name, "source": source, "digest": sealed})
