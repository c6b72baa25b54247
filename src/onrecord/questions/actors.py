"""Who speaks: the speakers on record, and the words their sources use for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from onrecord.engine import gather
from onrecord.questions import narrowing, rows
from onrecord.questions.listing import Listing, Order, ask
from onrecord.store.shelf import said, speakers, variants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import RowMapping

    from onrecord.questions.filters import Filters
    from onrecord.store import Store

_PLAIN = ("id", "name", "kind", "party")


def actors(store: Store, filters: Filters | None = None) -> Iterator[rows.Actor]:
    """Every speaker by name. Kind and party are null where nothing tells."""
    return ask(store, ACTORS, filters)


def _built(store: Store, found: Sequence[RowMapping]) -> Iterator[rows.Actor]:
    table = variants.c
    query = select(variants).where(table.name.in_([row["name"] for row in found])).order_by(table.name, table.count.desc(), table.text)
    seen = gather(list(store.ask(query)), lambda row: str(row["name"]))
    for row in found:
        words = tuple(rows.Variant(each["text"], each["count"]) for each in seen.get(row["name"], []))
        yield rows.Actor(**{name: row[name] for name in _PLAIN}, variants=words)


ACTORS = Listing(
    "actors",
    rows.Actor,
    speakers,
    select(speakers),
    speakers.c.id,
    {"name": Order((speakers.c.name,)), "statements": Order((speakers.c.statements, speakers.c.name), down=True)},
    _built,
    {
        "party": narrowing.named(speakers.c.party, "party"),
        "actor": narrowing.actor(speakers.c.name),
        "speaker": narrowing.speaker(speakers.c.name),
        "act": lambda _, value: exists().where(said.c.speaker == speakers.c.name, said.c.act == value),
        "point": lambda store, value: exists().where(
            said.c.speaker == speakers.c.name, narrowing.named(said.c.point, "point")(store, value)
        ),
    },
)
