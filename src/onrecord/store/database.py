"""One SQLite file: opened, checked to be a record, and set up (WAL, foreign keys). Driver errors become `RecordError`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from sqlalchemy import URL, create_engine, event
from sqlalchemy.pool import NullPool

from onrecord.errors import RecordError
from onrecord.store import migrations

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection as Driver

    from sqlalchemy import Connection, Engine, ExceptionContext

MAGIC = b"SQLite format 3\0"
WAIT = 60.0
"""Seconds to wait for another process that writes; one batch takes well under a second."""


def connect(path: Path, *, create: bool) -> Connection:
    """A connection to the record at `path`, in autocommit mode and up to date. Raises `RecordError` where there is none."""
    _check_file(path, create=create)
    connection = _engine(path).connect().execution_options(isolation_level="AUTOCOMMIT")
    try:
        _prepare(connection, create=create)
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


def _missing(path: Path, *, create: bool) -> str:
    return f"the folder {path.parent} does not exist" if create else f"there is no record at {path}"


def _prepare(connection: Connection, *, create: bool) -> None:
    found = migrations.version(connection)
    if not found and not create:
        raise RecordError("the SQLite file is empty: nothing has been read into it")
    if found != len(migrations.STEPS):
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        migrations.migrate(connection, migrations.version(connection))
        connection.exec_driver_sql("COMMIT")


def _engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool, connect_args={"timeout": WAIT})
    event.listen(engine, "connect", _pragmas)
    event.listen(engine, "handle_error", _explain)
    return engine


def fold(text: str | None) -> str:
    """`text` without case and marks, in which names are looked for: SQLite itself folds ASCII only."""
    return "".join(c for c in normalize("NFKD", text or "") if not combining(c)).casefold()


def _pragmas(driver: Driver, _record: object) -> None:
    driver.create_function("fold", 1, fold, deterministic=True)
    driver.execute("PRAGMA foreign_keys = ON")
    driver.execute("PRAGMA synchronous = NORMAL")
    driver.execute("PRAGMA cache_size = -65536")


HINTS = (
    ("locked", "Another program is using the record: wait until it has finished."),
    ("readonly", "The record or its folder cannot be written: check the permissions."),
    ("unable to open", "The record or its folder cannot be opened for writing: check the permissions."),
    ("full", "There is no space left on the disk; nothing that was stored is lost."),
    ("malformed", "The file is damaged: read the reports again into a new record with --record."),
    ("not a database", "The file is damaged: read the reports again into a new record with --record."),
)


def _explain(context: ExceptionContext) -> BaseException | None:
    cause = context.original_exception
    if not context.sqlalchemy_exception:
        return None
    return RecordError(f"the record cannot be used: {cause}", next((hint for word, hint in HINTS if word in str(cause)), None))
