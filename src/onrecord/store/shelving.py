"""Filling the shelf, and marking it as out of date. Every function works inside the caller's transaction, if there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import MetaData, Table

from onrecord.store.schema import metadata
from onrecord.store.shelf import ACTS, MEND, MEND_UTTERED, SHELF, STALE

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STALE = "SELECT 1 FROM meta WHERE key = ?"
_MARK = "INSERT OR IGNORE INTO meta(key, value) VALUES (?, '1')"
_UNMARK = "DELETE FROM meta WHERE key = ?"
_MADE = f"SELECT count(*) FROM sqlite_temp_master WHERE type = 'table' AND name IN ({', '.join(map(repr, SHELF))})"  # noqa: S608


def fill(connection: Connection) -> None:
    """Make all tables of the shelf from the rows as they are now."""
    _clear(connection)
    for name, query in SHELF.items():
        connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608 - our own names
        _put(connection, metadata.tables[name], query)
    connection.exec_driver_sql(_UNMARK, (STALE,))


def mend(connection: Connection, statement: str) -> None:
    """Take over what a person decided about a statement: nothing else of the shelf depends on it before the record is settled."""
    connection.exec_driver_sql(MEND, (statement,))
    connection.exec_driver_sql(MEND_UTTERED, (statement,))
    connection.exec_driver_sql("DELETE FROM facets WHERE field = 'act'")
    connection.exec_driver_sql(f"INSERT INTO facets {ACTS}")


def spoil(connection: Connection) -> None:
    """Note that rows have changed."""
    connection.exec_driver_sql(_MARK, (STALE,))
    _clear(connection)


def stale(connection: Connection) -> bool:
    """Whether rows have changed since the shelf was filled."""
    return connection.exec_driver_sql(_STALE, (STALE,)).first() is not None


def lay(connection: Connection, before: int | None) -> int | None:
    """See to it that questions find a shelf that is not out of date; SQLite looks for a table among the temporary ones first.

    `before` is what the last call told: the version of the data that temporary tables were made from, None where there are none.
    """
    if not stale(connection):
        _clear(connection)
        return None
    now = int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())
    if before != now or not _laid(connection):
        _clear(connection)
        passing = MetaData()
        for name, query in SHELF.items():
            table = metadata.tables[name].to_metadata(passing, schema="temp")
            table.create(connection)
            _put(connection, table, query)
    return now


def _put(connection: Connection, table: Table, query: str) -> None:
    """Fill a table that is empty. Its indexes are made of all rows at once, which takes a third of the time."""
    for index in table.indexes:
        index.drop(connection)
    connection.exec_driver_sql(f"INSERT INTO {table.fullname} {query}")
    for index in table.indexes:
        index.create(connection)


def _laid(connection: Connection) -> bool:
    return bool(connection.exec_driver_sql(_MADE).scalar_one() == len(SHELF))


def _clear(connection: Connection) -> None:
    if connection.exec_driver_sql(_MADE).scalar_one():
        for name in SHELF:
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{name}")
