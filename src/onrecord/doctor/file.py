"""The file that a record is: whether it is there, can be read and written, is whole, and is of a version that we know."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.doctor.finding import Finding, Level
from onrecord.store import migrations, schema
from onrecord.store.database import MAGIC

if TYPE_CHECKING:
    from collections.abc import Iterator

TIGHT, FULL = 1_000_000_000, 100_000_000
"""Bytes of free space below which somebody should know, and below which a reading will not end well."""
NEW_ONE = "Read the reports again into a new record: onrecord read PATH --record NEW.db"


def disk(path: Path) -> Iterator[Finding]:
    """Free space where the record lies, or will."""
    folder = path.absolute().parent
    if not folder.is_dir():
        yield Finding(Level.BAD, "disk", f"the folder {folder} does not exist", f"mkdir -p {folder}")
        return
    free = shutil.disk_usage(folder).free
    level = Level.BAD if free < FULL else Level.WARN if free < TIGHT else Level.OK
    yield Finding(
        level, "disk", f"{free / 1e9:,.1f} GB free in {folder}", "" if level is Level.OK else "Make room, or keep the record elsewhere."
    )


def access(path: Path) -> Iterator[Finding]:
    """Whether the file can be opened, and whether it can be written."""
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        hint = "Check the path and the permissions."
        if not path.exists():
            hint = f"Check the path, or make a record there: onrecord read PATH --record {path}"
        yield Finding(Level.BAD, "file", f"{path} cannot be opened: {error.strerror or error}", hint)
        return
    if head != MAGIC:
        yield Finding(Level.BAD, "file", f"{path} is no record: it is no SQLite file", "Name a record with --record FILE.")
    elif not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        yield Finding(Level.WARN, "file", f"{path} can be read but not written", "To add to it, copy it to a folder that can be written.")
    else:
        yield Finding(Level.OK, "file", f"{path} can be read and written, {path.stat().st_size / 1e6:,.1f} MB")


def log(path: Path) -> Iterator[Finding]:
    """Whether a program that wrote was cut off: then a log with what it wrote last lies beside the file, and nobody uses it."""
    if not left_over(path):
        open_ = beside(path, "shm").exists()
        yield Finding(Level.OK, "log", "another program has the record open" if open_ else "no program was cut off while it wrote")
    else:
        hint = f"Nothing is lost: the next command takes it in, such as onrecord show --record {path}. Copy both files, or neither."
        yield Finding(Level.WARN, "log", f"a program was cut off while it wrote: {beside(path, 'wal').name} lies beside the record", hint)


def left_over(path: Path) -> bool:
    """Whether a log lies there that no running program uses."""
    wal = beside(path, "wal")
    return wal.exists() and wal.stat().st_size > 0 and not beside(path, "shm").exists()


def beside(path: Path, kind: str) -> Path:
    """One of the files that SQLite keeps beside a database."""
    return path.with_name(f"{path.name}-{kind}")


def version(path: Path) -> Iterator[Finding]:
    """Whether it is a record, of a version that this onrecord reads."""
    with looking(path) as driver:
        try:
            (mark,) = driver.execute("PRAGMA application_id").fetchone()
            found = driver.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
        except sqlite3.Error as error:
            yield _unread(error)
            return
    known = len(migrations.STEPS)
    number = int(found[0]) if found and str(found[0]).isdigit() else 0
    if mark != schema.APPLICATION_ID or not number:
        yield Finding(Level.BAD, "version", "it is an SQLite file, but no record of onrecord", "Name a record with --record FILE.")
    elif number > known:
        yield Finding(Level.BAD, "version", f"it has version {number}; this onrecord reads up to {known}", "Upgrade onrecord.")
    elif number < known:
        hint = f"It is brought up to date when it is opened; then read again: onrecord read PATH --record {path}"
        yield Finding(Level.WARN, "version", f"it has version {number}, of an older onrecord", hint)
    else:
        yield Finding(Level.OK, "version", f"version {number}, the one of this onrecord")


def _unread(error: sqlite3.Error) -> Finding:
    """A file cut short is no other kind of file: it is damaged."""
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_CORRUPT:
        return Finding(Level.BAD, "version", f"the file is damaged: {error}", NEW_ONE)
    return Finding(Level.BAD, "version", f"it is no record of onrecord: {error}", "Name a record with --record FILE.")


def integrity(path: Path) -> Iterator[Finding]:
    """Whether the database is whole, page by page and index by index."""
    with looking(path) as driver:
        try:
            said = [str(row[0]) for row in driver.execute("PRAGMA integrity_check(5)")]
        except sqlite3.Error as error:
            said = [str(error)]
    if said == ["ok"]:
        yield Finding(Level.OK, "database", "SQLite finds it whole")
    else:
        yield Finding(Level.BAD, "database", f"SQLite finds it damaged: {'; '.join(said)}", NEW_ONE)


class looking:  # noqa: N801 - used as a function
    """A connection that changes nothing, not even the files beside the database; closed at the end."""

    def __init__(self, path: Path) -> None:
        # Even a reader makes a file beside the database, unless it is told that nobody writes.
        way = "mode=ro" if beside(path, "wal").exists() else "mode=ro&immutable=1"
        self._driver = sqlite3.connect(f"{path.absolute().as_uri()}?{way}", uri=True)

    def __enter__(self) -> sqlite3.Connection:
        return self._driver

    def __exit__(self, *_: object) -> None:
        self._driver.close()
