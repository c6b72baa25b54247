"""What was made of blocks of statements, by the digest of all it was made from. No part of the record: without it, it is made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from onrecord.store import across

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from onrecord.store.store import Store

TABLE = across.kept


def bodies(store: Store) -> dict[str, str]:
    """All that is kept."""
    return {row["key"]: row["body"] for row in store.ask(select(TABLE))}


def keep(store: Store, made: Mapping[str, str], gone: Collection[str]) -> None:
    """Keep what was made, and forget what is gone."""
    store.run(delete(TABLE).where(TABLE.c.key == bindparam("gone")), [{"gone": key} for key in gone])
    store.run(upsert(TABLE).on_conflict_do_nothing(), [{"key": key, "body": body} for key, body in made.items()])
