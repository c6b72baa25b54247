"""One SQLite file: opened, checked to be a record, and set up (WAL, foreign keys). Driver errors become `RecordError`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from sqlalchemy import URL, create_engine, event
from sqlalchemy.pool import NullPool

from onrecord.errors import RecordError
from onrecord.identity import actor_id
from onrecord.store import migrations

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection as Driver

    from sqlalchemy import Connection, Engine, ExceptionContext

WRITE = "rwc"
"""SQLite's word for a file that is read, written, and made where there is none."""
_COPY = "Copy it to a folder that can be written, and open it there."
MAGIC = b"SQLite format 3\0"
WAIT = 60.0
"""Seconds to wait for another process that writes; one batch takes well under a second."""


def connect(path: Path, *, create: bool, look: bool = False) -> Connection:
    """A connection to the record at `path`, in autocommit mode and up to date. Raises `RecordError` where there is none.

    Where nothing can be written there, the record can be read all the same; with `look` it is only read wherever it lies.
    """
    _check_file(path, create=create)
    way = WRITE if create or (_writable(path) and not look) else _read_only(path)
    connection = _engine(path, way).connect().execution_options(isolation_level="AUTOCOMMIT")
    try:
        _prepare(connection, create=create, write=way == WRITE)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_file(path: Path, *, create: bool) -> None:
    try:
        head = _head(path)
    except FileNotFoundError:
        if create and path.parent.is_dir():
            return
        raise RecordError(_missing(path, create=create)) from None
    except OSError as error:
        raise RecordError(f"{path} cannot be opened: {error.strerror}") from None
    if head != MAGIC and not (create and not head):
        raise RecordError(f"{path} is not a record: it is no SQLite file")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(MAGIC))


def _writable(path: Path) -> bool:
    """Whether the file and its folder (for the write-ahead log) can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _read_only(path: Path) -> str:
    """How SQLite is to open what cannot be written. Even a reader makes a log beside the file, unless it is told that nothing will change.

    That is told only where no log lies there: one that does holds what was written last, and SQLite can read it or says that it cannot.
    """
    log = path.with_name(f"{path.name}-wal")
    return "ro" if log.exists() else "ro&immutable=1"


def _missing(path: Path, *, create: bool) -> str:
    return f"the folder {path.parent} does not exist" if create else f"there is no record at {path}"


def _prepare(connection: Connection, *, create: bool, write: bool) -> None:
    found = migrations.version(connection)
    if not found and not create:
        raise RecordError("the SQLite file is empty: nothing has been read into it")
    if found < len(migrations.STEPS) and not write:
        raise RecordError("an older onrecord made the record, and it cannot be brought up to date where it lies", _COPY)
    if found != len(migrations.STEPS):
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        migrations.migrate(connection, migrations.version(connection))
        connection.exec_driver_sql("COMMIT")


def _engine(path: Path, way: str) -> Engine:
    url = URL.create("sqlite", database=f"{path.absolute().as_uri()}?mode={way}", query={"uri": "true"})
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": WAIT})
    event.listen(engine, "connect", _pragmas)
    event.listen(engine, "handle_error", _explain)
    return engine


def fold(text: str | None) -> str:
    """`text` without case and marks, in which names are looked for: SQLite itself folds ASCII only."""
    return "".join(c for c in normalize("NFKD", text or "") if not combining(c)).casefold()


def _pragmas(driver: Driver, _record: object) -> None:
    driver.create_function("fold", 1, fold, deterministic=True)
    driver.create_function("actor_id", 1, actor_id, deterministic=True)
    driver.execute("PRAGMA foreign_keys = ON")
    driver.execute("PRAGMA synchronous = NORMAL")
    driver.execute("PRAGMA cache_size = -65536")


HINTS = (
    ("locked", "Another program is using the record: wait until it has finished."),
    ("readonly", "The record or its folder cannot be written: check the permissions."),
    ("unable to open", "The record or its folder cannot be opened for writing: check the permissions, or copy the record elsewhere."),
    ("full", "There is no space left on the disk; nothing that was stored is lost."),
    ("malformed", "The file is damaged: read the reports again into a new record with --record."),
    ("not a database", "The file is damaged: read the reports again into a new record with --record."),
)


def _explain(context: ExceptionContext) -> BaseException | None:
    cause = context.original_exception
    if not context.sqlalchemy_exception:
        return None
    return RecordError(f"the record cannot be used: {cause}", next((hint for word, hint in HINTS if word in str(cause)), None))
