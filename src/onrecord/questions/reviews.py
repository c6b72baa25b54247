"""What people decided about statements, and what waits for a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from onrecord.questions.filters import Filters
from onrecord.questions.listing import narrowed
from onrecord.questions.statements import STATEMENTS
from onrecord.store import schema, told
from onrecord.store.shelf import said

if TYPE_CHECKING:
    from onrecord.questions.keyed import Slice
    from onrecord.store import Store
    from onrecord.store.told import Judgement

_DECIDED = select(schema.judgements.c.subject).where(schema.judgements.c.kind.in_(told.REVIEWS), schema.judgements.c.undone.is_(None))


def reviews(store: Store) -> dict[str, Judgement]:
    """The latest decision about each statement that stands, by the statement's id. A statement nobody decided about is not among them."""
    return {one.subject: one for one in told.judgements(store) if one.kind in told.REVIEWS and one.undone is None}


def waiting(store: Store, below: float, part: Slice, filters: Filters | None = None) -> tuple[list[str], int]:
    """The ids of statements that score less and that nobody decided about, the least sure first; and how many there are in all.

    Raises `QuestionError` where a filter makes no sense.
    """
    wanted = (said.c.score < below, *narrowed(store, STATEMENTS, filters or Filters()))
    ids = select(said.c.id).where(*wanted, said.c.id.not_in(_DECIDED)).order_by(said.c.score, said.c.n)
    low = select(func.count()).select_from(said).where(*wanted)
    decided = low.where(said.c.id.in_(_DECIDED))
    total, less = (next(iter(row.values())) for query in (low, decided) for row in store.ask(query))
    return [row["id"] for row in store.ask(ids.limit(part.limit).offset(part.offset))], int(total) - int(less)
