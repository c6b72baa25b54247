"""Who speaks: the speakers on record, and the words their sources use for them."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import select

from onrecord.identity import short
from onrecord.questions import rows, said
from onrecord.store import GAP, schema
from onrecord.store.across import aliases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.store import Store


def actors(store: Store) -> Iterator[rows.Actor]:
    """Every speaker by name. Kind and party are null where nothing tells."""
    known = {row["canonical"]: row for row in store.ask(select(aliases).order_by(aliases.c.name.desc()))}
    for name, variants in _variants(store):
        held = known.get(name)
        ranked = sorted(variants.items(), key=lambda pair: (-pair[1], pair[0]))
        seen = tuple(rows.Variant(text, count) for text, count in ranked)
        if held is None:
            yield rows.Actor(short(["actor", name]), name, None, None, seen)
        else:
            yield rows.Actor(held["actor"], name, held["kind"], held["party"], seen)


def _variants(store: Store) -> Iterator[tuple[str, Counter[str]]]:
    found, spans = schema.statements.c, schema.spans.c
    joined = (spans.owner_kind == "statement") & (spans.owner == found.id) & (spans.role == "source")
    query = (
        select(said.SPEAKER.label("speaker"), found.id, spans.quote)
        .select_from(said.JOINED.outerjoin(schema.spans, joined))
        .where(found.speaker.is_not(None))
        .order_by(said.SPEAKER, found.id, spans.n)
    )
    for name, mine in groupby(store.ask(query), key=lambda row: str(row["speaker"])):
        texts = (GAP.join(r["quote"] for r in same if r["quote"]) for _, same in groupby(mine, key=lambda row: str(row["id"])))
        yield name, Counter(text for text in texts if text)
