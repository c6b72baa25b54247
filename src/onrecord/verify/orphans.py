"""What a look at one report cannot see: rows without a report, and search tables that differ from what they index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, text

from onrecord.store import GAP
from onrecord.store.across import ACROSS, settled
from onrecord.store.rows import seal_table, sealed_by
from onrecord.store.shelf import SHELF
from onrecord.verify.report import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.store import Store

LOST = ("statements", "noise", "credits", "mentions", "sightings", "spans", "inputs", "lines")
NOTHING = seal_table(())
_LOST = "SELECT report AS id, count(*) AS n FROM {table} WHERE report NOT IN (SELECT id FROM reports) GROUP BY report ORDER BY report"
_SEARCH = """
    SELECT statements.id, said.content, search.content AS indexed FROM statements
    LEFT JOIN statement_search AS search ON search.rowid = statements.row
    LEFT JOIN (
        SELECT owner, group_concat(quote, :gap) AS content FROM
        (SELECT owner, quote FROM spans WHERE owner_kind = 'statement' AND role = 'content' ORDER BY owner, n) GROUP BY owner
    ) AS said ON said.owner = statements.id
    WHERE said.content IS NOT search.content ORDER BY statements.id
"""
_COUNTS = (
    ("statement_search", "SELECT (SELECT count(*) FROM statements) - (SELECT count(*) FROM statement_search_docsize) AS n"),
    ("report_search", "SELECT (SELECT count(*) FROM reports) - (SELECT count(*) FROM report_search_docsize) AS n"),
)
_LESS = "SELECT count(*) AS n FROM (SELECT * FROM {table} EXCEPT SELECT * FROM ({made}))"
_MORE = "SELECT count(*) AS n FROM (SELECT * FROM ({made}) EXCEPT SELECT * FROM {table})"


def orphans(store: Store) -> Iterator[Fault]:
    """The faults between tables."""
    yield from _lost(store)
    yield from _unsearchable(store)
    yield from _unsettled(store)
    yield from _unshelved(store)


def _lost(store: Store) -> Iterator[Fault]:
    for table in LOST:
        for row in store.ask(text(_LOST.format(table=table))):
            yield Fault("report", str(row["id"]), f"it is not on record, but {row['n']} of its {table} are")


def _unsearchable(store: Store) -> Iterator[Fault]:
    for table, query in _COUNTS:
        for row in store.ask(text(query)):
            if row["n"]:
                yield Fault("search", table, f"it has {abs(row['n'])} rows too {'few' if row['n'] > 0 else 'many'}")
    for row in store.ask(text(_SEARCH), {"gap": GAP}):
        yield Fault("statement", str(row["id"]), "the search table holds other words")


def _unsettled(store: Store) -> Iterator[Fault]:
    """Tables across reports whose rows are not those that were settled."""
    held = {row["name"]: row["digest"] for row in store.ask(select(settled))}
    for name, table in ACROSS.items():
        if not sealed_by(held.get(name, NOTHING), store.ask(select(table))):
            yield Fault("table", name, "its rows have changed since they were settled")


def _unshelved(store: Store) -> Iterator[Fault]:
    """Tables of the shelf that do not hold what they are made of; while rows have changed since, nobody reads them."""
    for name, made in () if store.stale else SHELF.items():
        if any(row["n"] for order in (_LESS, _MORE) for row in store.ask(text(order.format(table=name, made=made)))):
            yield Fault("table", name, "it does not hold what it is made of")
