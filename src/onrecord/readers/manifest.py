"""The manifest: a CSV file that says of files what they do not say of themselves, and wins over them."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ManifestError
from onrecord.readers.places import Root, is_address
from onrecord.readers.source import STAGE
from onrecord.stages.acquire.details import tidy
from onrecord.types import Details, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COLUMNS = tuple(field.name for field in fields(Details))
_SHARED = ("outlet", "language")
"""What a row on an archive, feed or table says of each document inside."""

_ABSENT = "Paths in a manifest are relative to the manifest itself. Correct the row, or take it out."


@dataclass(frozen=True, slots=True)
class Manifest:
    """`rows` by absolute path or address; `failures` for rows that name no file, or give a date that is none.

    `stands` is False for the manifest that there is none.
    """

    rows: Mapping[str, Details] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    stands: bool = False

    def about(self, place: str, *, inside: bool = False) -> Details | None:
        """What is said of a file or address; of one of the documents `inside` it, only what all of them share. None without a manifest."""
        if not self.stands:
            return None
        details = self.rows.get(place) or self.rows.get(os.path.realpath(place), Details())
        return Details(**{name: getattr(details, name) for name in _SHARED}) if inside else details

    def over(self, other: Manifest) -> Manifest:
        """Both, this one winning."""
        return Manifest({**other.rows, **self.rows}, stands=True)


def load(path: str, root: Root) -> Manifest:
    """The manifest in a file; its failures are named from `root`.

    Raises ManifestError where it cannot be opened, is not UTF-8, or has no column `path`.
    """
    table = _table(path)
    rows: dict[str, Details] = {}
    failures: list[Failure] = []
    for number, row in enumerate(table, 2):
        if not row.get("path"):
            continue
        place = _place(path, row["path"])
        rows[place] = Details(**{name: row[name] for name in _COLUMNS if row.get(name)})
        failures += _problems((f"{path}:{number}", f"{root.called(path)}:{number}"), row, place)
    return Manifest(rows, tuple(failures), stands=True)


def _table(path: str) -> Iterator[dict[str, str]]:
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ManifestError(f"the manifest {path} cannot be opened: {error.strerror or error}", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise ManifestError(f"the manifest {path} is not UTF-8", "Save it as `CSV UTF-8`.") from error
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    return _rows(path, reader)


def _rows(path: str, reader: Iterator[list[str]]) -> Iterator[dict[str, str]]:
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        if "path" not in columns:
            raise ManifestError(f"the manifest {path} has no column `path`")
        return iter([dict(zip(columns, map(str.strip, row), strict=False)) for row in reader])
    except csv.Error as error:
        raise ManifestError(f"the manifest {path} is no CSV: {error}") from error


def _place(manifest: str, written: str) -> str:
    """The absolute path, or the address, that a row names. A path may be written as on Windows."""
    if is_address(written):
        return written
    folder = Path(manifest).parent
    plain = folder / written
    return os.path.realpath(plain if _exists(plain) else folder / written.replace("\\", "/"))


def _problems(where: tuple[str, str], row: Mapping[str, str], place: str) -> Iterator[Failure]:
    path, name = where
    if not is_address(place) and not _exists(Path(place)):
        yield Failure(path, STAGE, f"the manifest names {row['path'][:200]}, which does not exist", _ABSENT, name)
    if row.get("published") and tidy("published", row["published"]) is None:
        error = f"the manifest's date {row['published'][:40]!r} cannot be told"
        yield Failure(path, STAGE, error, "Write dates as 2025-11-27 (or 2025-11, or 2025).", name)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
