"""Doctor: what is wrong with an installation or a record, and how to mend it. It only looks and changes nothing, not even an old record.

A record beside which a log of a killed program lies is examined as a copy: SQLite could not read both without touching the folder.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.doctor import contents, file, installation
from onrecord.doctor.finding import Finding, Level, guarded

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Finding", "Level", "examine"]


def examine(path: Path, *, quick: bool = False, named: bool = True) -> Iterator[Finding]:
    """All findings, as they are made. `quick` leaves out what reads the whole record; `named` says that a record is expected at `path`."""
    for about, check in installation.checks().items():
        yield from guarded(about, check)
    yield from guarded("disk", partial(file.disk, path))
    if not path.exists() and not named:
        yield Finding(Level.OK, "record", f"there is none at {path} yet", "onrecord read PATH makes one.")
        return
    yield from _record(path, quick=quick)


def _record(path: Path, *, quick: bool) -> Iterator[Finding]:
    """The file from outside, then, as far as it is sound, what it holds."""
    found = list(guarded("file", partial(file.access, path)))
    yield from found
    if _bad(found):
        return
    yield from guarded("log", partial(file.log, path))
    with _still(path) as place:
        for name, check in (("version", file.version), ("database", file.integrity)):
            found = list(guarded(name, partial(check, place)))
            yield from found
            if _bad(found) or (name == "version" and found[0].level is Level.WARN):
                return
        yield from guarded("record", partial(_held, place, path, quick=quick))


def _held(place: Path, path: Path, *, quick: bool) -> Iterator[Finding]:
    from onrecord.store import Store

    checks = {"reports": contents.texts, "derivations": contents.derived, "failures": contents.failures, "watch": contents.feeds}
    with Store(place, look=True) as store:
        store.path = path  # the one that people know, and from which the root is told
        for about, check in (checks | {"root": contents.root} | ({} if quick else {"verify": contents.proven})).items():
            yield from guarded(about, partial(check, store))


@contextmanager
def _still(path: Path) -> Iterator[Path]:
    """The record, or a copy of it with its log where a program was cut off."""
    if not file.left_over(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        for one in (path, file.beside(path, "wal")):
            shutil.copyfile(one, Path(folder) / one.name)
        yield Path(folder) / path.name


def _bad(found: list[Finding]) -> bool:
    return any(one.level is Level.BAD for one in found)
