"""Actors as entities of FollowTheMoney (https://followthemoney.tech/), one JSON object a line.

Nothing is said of an actor that the record does not know: where it does not tell a person from a body, the entity is either.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from onrecord import questions
from onrecord.engine import gather
from onrecord.store import schema
from onrecord.store.across import aliases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.questions.rows import Actor
    from onrecord.store import Store

SCHEMATA = {"person": "Person", "government": "PublicBody", "body": "Organization"}
UNNAMED = "unnamed"
mentions = schema.mentions.c


def ftm(store: Store) -> Iterator[bytes]:
    """Every actor who speaks and has a name, by name."""
    described = select(mentions.name).where(mentions.kind == UNNAMED)
    named = select(aliases.c.name, aliases.c.canonical).where(aliases.c.name.not_in(described))
    query = named.order_by(aliases.c.canonical, aliases.c.name)
    names = gather(list(store.ask(query)), lambda row: str(row["canonical"]))
    for one in questions.actors(store):
        if one.kind != UNNAMED:
            yield json.dumps(entity(one, [row["name"] for row in names.get(one.name, [])]), ensure_ascii=False).encode() + b"\n"


def entity(one: Actor, names: Sequence[str]) -> dict[str, Any]:
    """One actor with the names that reports use for it."""
    properties = {"name": [one.name], "alias": [name for name in names if name != one.name]}
    if one.party and one.party != one.name:
        properties["notes"] = [f"speaks for {one.party}"]
    known = {name: values for name, values in properties.items() if values}
    return {"id": f"onrecord-{one.id}", "schema": SCHEMATA.get(one.kind or "", "LegalEntity"), "properties": known}
