"""Export: every kind of the contract, as JSON Lines, CSV or Parquet; sorted, and the same bytes for the same record."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from onrecord.errors import QuestionError
from onrecord.export.documents import DOCUMENTS
from onrecord.export.schema import KINDS
from onrecord.export.writers import FORMATS

if TYPE_CHECKING:
    from onrecord.store import Store

__all__ = ["DOCUMENTS", "FORMATS", "KINDS", "export"]


def export(store: Store, kind: str, form: str, out: IO[bytes] | Path) -> int:
    """Write all rows of a kind to a file, or to an open binary stream, and tell how many (of a document: of how many pieces).

    A file appears whole or not at all; where a link leads to one, that is the file. A pipe or a device is written to as it is.
    Raises `QuestionError` for a kind or format that is not of the contract, or a file that cannot be written.
    """
    if kind not in KINDS and kind not in DOCUMENTS:
        raise QuestionError(f"there is no kind {kind!r}", f"The kinds are {', '.join([*KINDS, *DOCUMENTS])}.")
    if kind in DOCUMENTS and form != next(iter(FORMATS)):
        raise QuestionError(f"{kind} are written in a format of their own", "Leave --format out.")
    if form not in FORMATS:
        raise QuestionError(f"there is no format {form!r}", f"The formats are {', '.join(FORMATS)}.")
    return _to_file(store, kind, form, out) if isinstance(out, Path) else _write(store, kind, form, out)


def _to_file(store: Store, kind: str, form: str, path: Path) -> int:
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            with path.open("wb") as stream:
                return _write(store, kind, form, stream)
        return _whole(store, kind, form, Path(os.path.realpath(path)))
    except OSError as error:
        hint = "Make room, or name a file on another disk with --out." if error.errno == errno.ENOSPC else "Name another file with --out."
        raise QuestionError(f"{path} cannot be written: {error.strerror or error}", hint) from None


def _whole(store: Store, kind: str, form: str, path: Path) -> int:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            count = _write(store, kind, form, stream)
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return count


def _write(store: Store, kind: str, form: str, stream: IO[bytes]) -> int:
    with store.transaction("DEFERRED"):
        if kind in DOCUMENTS:
            return sum(stream.write(piece) > 0 for piece in DOCUMENTS[kind].write(store))
        rows = _Counted(KINDS[kind].ask(store))
        for piece in FORMATS[form](KINDS[kind], iter(rows)):
            stream.write(piece)
        return rows.count


@dataclass(slots=True)
class _Counted:
    """Rows, counted as they pass."""

    rows: Iterator[Any]
    count: int = 0

    def __iter__(self) -> Iterator[Any]:
        for row in self.rows:
            self.count += 1
            yield row
