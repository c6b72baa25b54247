"""What people decided about statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.store import told

if TYPE_CHECKING:
    from onrecord.store import Store
    from onrecord.store.told import Judgement


def reviews(store: Store) -> dict[str, Judgement]:
    """The latest decision about each statement that stands, by the statement's id. A statement nobody decided about is not among them."""
    return {one.subject: one for one in told.judgements(store) if one.kind in told.REVIEWS and one.undone is None}
