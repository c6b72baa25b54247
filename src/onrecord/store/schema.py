"""The tables of a record. Every offset is a code point of `reports.text`; every digest a SHA-256 in hex.

`spans` holds each span of each row with the words it read when it was made; `lines` counts, for every line that may be
page furniture, the reports of an outlet in which it stands.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

VERSION = 7
APPLICATION_ID = 0x4F4E5243
"""`ONRC` in the SQLite header, so that `file` and we can tell a record from another database."""

DETAILS = ("url", "outlet", "title", "published", "language")
ROLES = ("content", "source", "cue", "via")
AIMED = "addressee"
SEEN = ("status", "by", "author", "place", "date")
SIGHTING_ROLES = ("name", "told", "doer", "authored", "placed", "dated", "people")
CONDITION_ROLES = ("antecedent", "consequent")

metadata = MetaData()

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

reports = Table(
    "reports",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("path", Text, nullable=False),
    *(Column(name, Text) for name in DETAILS),
    Column("provenance", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("derived", Text),
    Column("rows", Text),
    Index("reports_by_path", "path"),
    Index("reports_by_outlet", "outlet"),
)
"""`hash` is of the text, `digest` of the details; `derived` is the fingerprint of what was used to derive its rows (null: not yet),
and `rows` the digest of the digests of these rows, so that a row that is taken away is missed."""

inputs = Table(
    "inputs",
    metadata,
    Column("name", Text, primary_key=True),
    Column("content", Text, primary_key=True),
    Column("details", Text, nullable=False),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Index("inputs_by_report", "report"),
    sqlite_with_rowid=False,
)
"""What was read: name and digest of the bytes, digest of the details it came with, and the report it became."""

lines = Table(
    "lines",
    metadata,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    sqlite_with_rowid=False,
)

spans = Table(
    "spans",
    metadata,
    Column("owner_kind", Text, primary_key=True),
    Column("owner", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Index("spans_by_report", "report"),
    sqlite_with_rowid=False,
)

noise = Table(
    "noise",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("noise_by_report", "report"),
    sqlite_with_rowid=False,
)

credits = Table(
    "credits",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("credits_by_report", "report"),
    sqlite_with_rowid=False,
)

statements = Table(
    "statements",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("mode", Text, nullable=False),
    Column("parent", Text),
    *(Column(name, Text) for name in ("speaker", "party", "addressee", "act", "condition", "said", "occasion")),
    Column("doubt", Integer),
    Column("negated", Integer),
    Column("status", Text),
    *(Column(name, Text) for name in ("point", "utterance")),
    Column("score", Float, nullable=False),
    Column("rule", Text),
    Column("digest", Text, nullable=False),
    Index("statements_by_report", "report", "start"),
    Index("statements_by_speaker", "speaker"),
)
"""`number` tells apart rows with equal spans; `start` is the first offset of the content, to sort by; `condition` is JSON without spans."""

mentions = Table(
    "mentions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("party", Text),
    Column("offices", Text, nullable=False),
    Column("forms", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Index("mentions_by_report", "report"),
    Index("mentions_by_name", "name"),
)
"""The actors as each report names them; `offices` and `forms` are JSON lists, `count` the statements they make."""

sightings = Table(
    "sightings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("what", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("traits", Text, nullable=False),
    *(Column(name, Text) for name in SEEN),
    Column("present", Text, nullable=False),
    Column("statements", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("sightings_by_report", "report"),
)
"""Where a report tells of a text that is negotiated, or of a meeting; `traits`, `present` and `statements` are JSON lists."""

failures = Table(
    "failures",
    metadata,
    Column("name", Text, primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("path", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("hint", Text, nullable=False),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("undone", Text),
    sqlite_with_rowid=False,
)
"""What a person decided: kept apart from what was derived, and never touched by a reading."""

SEARCH = (
    "CREATE VIRTUAL TABLE report_search USING fts5(text, content='reports', content_rowid='row', tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE statement_search USING fts5(content, tokenize='unicode61 remove_diacritics 2')",
)
"""Full-text search. `report_search` reads its text from `reports` (it never changes); `statement_search` keeps its own."""
