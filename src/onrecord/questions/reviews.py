"""What people decided about statements, and what waits for a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from onrecord.store import told

if TYPE_CHECKING:
    from onrecord.questions.keyed import Slice
    from onrecord.store import Store
    from onrecord.store.told import Judgement

_UNDECIDED = """
    FROM statements WHERE score < :below AND id NOT IN (
        SELECT subject FROM judgements WHERE kind IN ('accept', 'reject', 'mend') AND undone IS NULL)
"""
_WAITING = text(f"SELECT id, count(*) OVER () AS n {_UNDECIDED} ORDER BY score, id LIMIT :limit OFFSET :offset")


def reviews(store: Store) -> dict[str, Judgement]:
    """The latest decision about each statement that stands, by the statement's id. A statement nobody decided about is not among them."""
    return {one.subject: one for one in told.judgements(store) if one.kind in told.REVIEWS and one.undone is None}


def waiting(store: Store, below: float, part: Slice) -> tuple[list[str], int]:
    """The ids of statements that score less and that nobody decided about, the least sure first; and how many there are in all."""
    found = list(store.ask(_WAITING, {"below": below, "limit": part.limit, "offset": part.offset}))
    return [row["id"] for row in found], found[0]["n"] if found else 0
