"""How much is on record, and by which values it can be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from onrecord.errors import QuestionError
from onrecord.questions import rows
from onrecord.store import schema
from onrecord.store.shelf import facets as held
from onrecord.store.shelf import said, speakers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.store import Store

FACETS = ("party", "act", "point", "outlet", "language")
"""What statements can be told apart by."""


def counts(store: Store) -> rows.Counts:
    """How much is on record; `stale` counts reports that are not derived."""
    store.ready()
    table = schema.reports
    waiting = or_(table.c.derived.is_(None), table.c.derived.like("failed:%"))
    queries = (
        select(func.count()).select_from(table),
        select(func.count()).select_from(said),
        select(func.count()).select_from(speakers),
        select(func.count()).select_from(schema.failures),
        select(func.count()).select_from(table).where(waiting),
    )
    return rows.Counts(*(next(iter(row.values())) for query in queries for row in store.ask(query)))


def facets(store: Store, field: str) -> Iterator[rows.Facet]:
    """The values of a field, those of most statements first. Raises `QuestionError` for a field that has no facets."""
    if field not in FACETS:
        raise QuestionError(f"there are no facets of {field!r}", f"There are those of {', '.join(FACETS)}.")
    store.ready()
    query = select(held.c.value, held.c.statements).where(held.c.field == field).order_by(held.c.statements.desc(), held.c.value)
    return (rows.Facet(**row) for row in store.ask(query))
