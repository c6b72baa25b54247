"""What was made of blocks of statements, by the digest of all it was made from. No part of the record: without it, it is made again.

Of each the utterances and wordings are rows of the record as well; what is kept tells which of them belong together.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from onrecord.store import across

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from onrecord.store.rows import Row
    from onrecord.store.store import Store

TABLE = across.kept
_UTTERED = text("SELECT * FROM utterances WHERE id IN (SELECT value FROM json_each(:ids))")
_WORDED = text("SELECT * FROM wordings WHERE statement IN (SELECT value FROM json_each(:ids))")
_OF = text("SELECT statement, utterance FROM wordings")
_POINTS = text("SELECT id, point FROM utterances")
_COUNTS = text("SELECT (SELECT count(*) FROM utterances), (SELECT count(*) FROM wordings)")


def bodies(store: Store) -> dict[str, str]:
    """All that is kept."""
    return {row["key"]: row["body"] for row in store.ask(select(TABLE))}


def keep(store: Store, made: Mapping[str, str], gone: Collection[str]) -> None:
    """Keep what was made, and forget what is gone."""
    store.run(delete(TABLE).where(TABLE.c.key == bindparam("gone")), [{"gone": key} for key in gone])
    store.run(upsert(TABLE).on_conflict_do_nothing(), [{"key": key, "body": body} for key, body in made.items()])


def uttered(store: Store, ids: Iterable[str]) -> list[Row]:
    """The rows of these utterances."""
    return [dict(row) for row in store.ask(_UTTERED, {"ids": json.dumps(sorted(ids))})]


def worded(store: Store, statements: Iterable[str]) -> list[Row]:
    """How these statements word their utterances."""
    return [dict(row) for row in store.ask(_WORDED, {"ids": json.dumps(sorted(statements))})]


def counts(store: Store) -> tuple[int, int]:
    """How many utterances and wordings are on record."""
    ((utterances, wordings),) = store.tuples(_COUNTS)
    return utterances, wordings


def told_by(store: Store) -> dict[str, str]:
    """The utterance of each statement."""
    return dict(store.tuples(_OF))


def points(store: Store) -> dict[str, str | None]:
    """The point of each utterance."""
    return dict(store.tuples(_POINTS))
