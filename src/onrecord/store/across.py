"""The tables of what is only seen across reports. They are made anew from the rows of the reports, each whole, whenever these change.

`settled` holds for each of them what it was made from and the digest of its rows, so that a row that is changed is found.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from onrecord.store.schema import metadata

settled = Table(
    "settled",
    metadata,
    Column("name", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("digest", Text, nullable=False),
    sqlite_with_rowid=False,
)

aliases = Table(
    "aliases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("canonical", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("party", Text),
    Column("reason", Text, nullable=False),
    Index("aliases_by_actor", "actor"),
    sqlite_with_rowid=False,
)
"""For each name in the reports the actor it stands for, and why."""

descents = Table(
    "descents",
    metadata,
    Column("report", Text, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("derived_from", Text),
    Column("derivation", Text),
    Column("reason", Text, nullable=False),
    Column("also", Text, nullable=False),
    Column("compared", Text, nullable=False),
    Index("descents_by_origin", "origin"),
    sqlite_with_rowid=False,
)
"""For each report the independent source it comes from, the report it was made from, how, and why we think so.

`also` (JSON) are reports of other origins it takes passages from, `compared` (JSON) the stretches of both texts that tell the same.
"""

sketches = Table(
    "sketches",
    metadata,
    Column("report", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("fresh", Integer, nullable=False),
    Index("sketches_fresh", "fresh"),
    sqlite_with_rowid=False,
)
"""The outline of each report (JSON), and whether it waits to be compared."""

sketch_keys = Table(
    "sketch_keys",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("report", Text, primary_key=True),
    Index("sketch_keys_by_report", "report"),
    sqlite_with_rowid=False,
)
"""Keys under which reports are looked up: those that share some may be related."""

utterances = Table(
    "utterances",
    metadata,
    Column("id", Text, primary_key=True),
    *(Column(name, Text) for name in ("speaker", "party", "act", "said", "occasion", "point")),
    sqlite_with_rowid=False,
)

wordings = Table(
    "wordings",
    metadata,
    Column("statement", Text, primary_key=True),
    Column("utterance", Text, nullable=False),
    Column("differs", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("wordings_by_utterance", "utterance"),
    sqlite_with_rowid=False,
)
"""For each statement the utterance it reports, and how its wording differs from the first."""

findings = Table(
    "findings",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Positions, conditions, deadlocks, instruments and meetings, in the order of their export; `body` is JSON with the contract's fields."""

kept = Table(
    "kept",
    metadata,
    Column("key", Text, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What was made of a block of statements (JSON), by the digest of all it was made from: what did not change is not made again."""

ACROSS = {table.name: table for table in (aliases, descents, utterances, wordings, findings)}
