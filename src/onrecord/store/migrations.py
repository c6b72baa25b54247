"""Numbered steps from one schema version to the next. A record is brought up to date when it is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from onrecord.errors import NewerRecordError, RecordError
from onrecord.store import across, schema, shelf, shelving  # noqa: F401 - `across` and `shelf` add their tables to the schema

if TYPE_CHECKING:
    from sqlalchemy import Connection

Step = Callable[["Connection"], None]


def _first(connection: Connection) -> None:
    """Version 1: all tables, as they are today: a new record needs no further step."""
    schema.metadata.create_all(connection)
    for statement in schema.SEARCH:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(insert(schema.meta).values(key="schema_version", value="0"))


def _second(connection: Connection) -> None:
    """Version 2: actors, dates, acts, and what is seen across reports. What was derived lacks them: the next reading derives it again."""
    if "name" not in _columns(connection, "failures"):
        schema.failures.drop(connection)
    schema.metadata.create_all(connection)
    for table, column, kind in (("statements", "negated", "INTEGER"), ("statements", "status", "TEXT"), ("judgements", "undone", "TEXT")):
        if column not in _columns(connection, table):
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
    for table in ("spans", "noise", "credits", "statements", "statement_search"):
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - our own names
    connection.exec_driver_sql("UPDATE reports SET derived = NULL, rows = NULL")


def _third(connection: Connection) -> None:
    """Version 3: the shelf, from which questions are answered."""
    schema.metadata.create_all(connection)
    shelving.fill(connection)


def _fourth(connection: Connection) -> None:
    """Version 4: texts that are negotiated, and meetings. The next reading derives every report again, as for any change of a stage."""
    schema.metadata.create_all(connection)


def _fifth(connection: Connection) -> None:
    """Version 5: what was made of each block of statements is kept."""
    schema.metadata.create_all(connection)


def _sixth(connection: Connection) -> None:
    """Version 6: the shelf knows days to sort by. It is made anew, since it holds nothing of its own."""
    for name in shelf.SHELF:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    schema.metadata.create_all(connection)
    shelving.fill(connection)


def _seventh(connection: Connection) -> None:
    """Version 7: the shelf knows utterances and positions by what they are asked for."""
    _sixth(connection)


def _eighth(connection: Connection) -> None:
    """Version 8: the shelf knows when something was heard of, said or first reported."""
    _sixth(connection)


STEPS: tuple[Step, ...] = (_first, _second, _third, _fourth, _fifth, _sixth, _seventh, _eighth)
"""`STEPS[n]` leads from version n to n + 1."""


def version(connection: Connection) -> int:
    """The schema version of an open database: 0 for an empty one. Raises `RecordError` where it is no record."""
    if not _tables(connection):
        return 0
    if "meta" not in _tables(connection):
        raise RecordError("this SQLite file is not a record of onrecord")
    found = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == "schema_version")).scalar()
    if found is None or not found.isdigit():
        raise RecordError("this SQLite file is not a record of onrecord: it has no schema version")
    return int(found)


def migrate(connection: Connection, found: int) -> None:
    """Bring a record of version `found` up to date, inside the caller's transaction."""
    if found > len(STEPS):
        raise NewerRecordError(f"the record has version {found}; this onrecord reads up to {len(STEPS)}")
    for step in STEPS[found:] if found else (_first, shelving.fill):
        step(connection)
    if found < len(STEPS):
        connection.execute(update(schema.meta).where(schema.meta.c.key == "schema_version").values(value=str(len(STEPS))))


def _columns(connection: Connection, table: str) -> set[str]:
    return {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}


def _tables(connection: Connection) -> set[str]:
    return set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
