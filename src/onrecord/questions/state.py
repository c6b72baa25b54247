"""In which state a record is: what answers depend on, as one word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from onrecord.identity import digest
from onrecord.store import schema
from onrecord.store.across import settled

if TYPE_CHECKING:
    from onrecord.store import Store


def state(store: Store) -> str | None:
    """A digest of all that is on record; None while it changes, since rows then come and go before they are settled."""
    if store.stale:
        return None
    failed = select(schema.failures).order_by(schema.failures.c.name, schema.failures.c.stage)
    waiting = select(func.count(), func.count(schema.reports.c.derived)).select_from(schema.reports)
    decided = select(func.count(), func.count(schema.judgements.c.undone), func.max(schema.judgements.c.time)).select_from(
        schema.judgements
    )
    queries = (select(settled).order_by(settled.c.name), failed, waiting, decided)
    return digest([[list(row.values()) for row in store.ask(query)] for query in queries])
