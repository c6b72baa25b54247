"""Who speaks: the speakers on record, and the words their sources use for them."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import select

from onrecord.identity import short
from onrecord.questions import rows
from onrecord.store import GAP, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.store import Store


def actors(store: Store) -> Iterator[rows.Actor]:
    """Every speaker by name. Kind and party are null until a stage works them out."""
    for name, variants in _variants(store):
        ranked = sorted(variants.items(), key=lambda pair: (-pair[1], pair[0]))
        yield rows.Actor(short(["actor", name]), name, None, None, tuple(rows.Variant(text, count) for text, count in ranked))


def _variants(store: Store) -> Iterator[tuple[str, Counter[str]]]:
    said, spans = schema.statements.c, schema.spans.c
    joined = (spans.owner_kind == "statement") & (spans.owner == said.id) & (spans.role == "source")
    query = (
        select(said.speaker, said.id, spans.quote)
        .join_from(schema.statements, schema.spans, joined, isouter=True)
        .where(said.speaker.is_not(None))
        .order_by(said.speaker, said.id, spans.n)
    )
    for name, found in groupby(store.ask(query), key=lambda row: str(row["speaker"])):
        texts = (GAP.join(r["quote"] for r in same if r["quote"]) for _, same in groupby(found, key=lambda row: str(row["id"])))
        yield name, Counter(text for text in texts if text)
