"""The manifest: a CSV file that says of files what they do not say of themselves, and wins over them."""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ManifestError
from onrecord.readers.places import Root, is_address
from onrecord.readers.source import STAGE
from onrecord.stages.acquire.details import tidy
from onrecord.types import Details, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Row = tuple[int, dict[str, str]]
Problem = tuple[str, str]
"""What is wrong, and what may help."""

_COLUMNS = tuple(field.name for field in fields(Details))
_OWN = frozenset({"url", "title"})
"""What a row on an archive, feed or table cannot say of several documents inside: each has its own."""

_MEMBER = re.compile(r"(.+)#([1-9]\d{0,11})", re.DOTALL)
_TWICE = "Each path has one row, and the first was kept: take one of the two out."
_ABSENT = "Paths in a manifest are relative to the manifest itself. Correct the row, or take it out."


@dataclass(frozen=True, slots=True)
class Manifest:
    """`rows` by absolute path or address (`#3` after it for one document inside); `failures` for rows that are of no use.

    `stands` is False for the manifest that there is none.
    """

    rows: Mapping[str, Details] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    stands: bool = False

    def about(self, place: str, member: str = "", *, alone: bool = True) -> Details | None:
        """What is said of a file or address, or of a `member` inside (`#3`): first by its own row, then by that of what holds it.

        Of a member that is not `alone` in it, that says neither title nor address. None without a manifest.
        """
        if not self.stands:
            return None
        own, whole = self.rows.get(place + member, Details()), self.rows.get(place, Details())
        shared = {name for name in _COLUMNS if alone or name not in _OWN}
        return Details(**{name: getattr(own, name) or (getattr(whole, name) if name in shared else None) for name in _COLUMNS})

    def over(self, other: Manifest) -> Manifest:
        """Both, this one winning."""
        return Manifest({**other.rows, **self.rows}, stands=True)


def load(path: str, root: Root) -> Manifest:
    """The manifest in a file; its failures are named from `root`.

    Raises ManifestError where it cannot be opened, is not UTF-8, or has no column `path`.
    """
    rows: dict[str, Details] = {}
    lines: dict[str, int] = {}
    failures: list[Failure] = []
    for line, row in _table(path):
        place = _place(path, row["path"])
        found = [*_again(row, lines.get(place)), *_problems(row, place)]
        failures += [Failure(f"{path}:{line}", STAGE, error, hint, f"{root.called(path)}:{line}") for error, hint in _joined(found)]
        rows.setdefault(place, Details(**{name: row[name] for name in _COLUMNS if row.get(name)}))
        lines.setdefault(place, line)
    return Manifest(rows, tuple(failures), stands=True)


def _table(path: str) -> Iterator[Row]:
    """The rows that name a path, each with the line it begins in."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ManifestError(f"the manifest {path} cannot be opened: {error.strerror or error}", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise ManifestError(f"the manifest {path} is not UTF-8", "Save it as `CSV UTF-8`.") from error
    head = text.partition("\n")[0]
    return _rows(path, _numbered(text, max(",;\t", key=head.count)))


def _rows(path: str, numbered: Iterator[tuple[int, list[str]]]) -> Iterator[Row]:
    try:
        columns = [name.strip().lower() for name in next(numbered, (1, []))[1]]
        if "path" not in columns:
            raise ManifestError(f"the manifest {path} has no column `path`")
        rows = [(line, dict(zip(columns, map(str.strip, row), strict=False))) for line, row in numbered]
    except csv.Error as error:
        raise ManifestError(f"the manifest {path} is no CSV: {error}") from error
    return iter([(line, row) for line, row in rows if row.get("path")])


def _numbered(text: str, mark: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    line = 1
    for row in reader:
        yield line, row
        line = reader.line_num + 1


def _place(manifest: str, written: str) -> str:
    """The absolute path, or the address, that a row names. A path may be written as on Windows."""
    if is_address(written):
        return written
    folder = Path(manifest).parent
    plain = folder / written
    if _exists(plain):
        return os.path.realpath(plain)
    member = _MEMBER.fullmatch(written)
    file, number = (member[1], f"#{member[2]}") if member else (written, "")
    return os.path.realpath(folder / file.replace("\\", "/")) + number


def _again(row: Mapping[str, str], line: int | None) -> Iterator[Problem]:
    if line is not None:
        yield f"the manifest names {row['path'][:200]} a second time, after line {line}", _TWICE


def _joined(found: Sequence[Problem]) -> Iterator[Problem]:
    """All that is wrong with a row as one problem."""
    if found:
        yield "; ".join(error for error, _ in found), " ".join(hint for _, hint in found)


def _problems(row: Mapping[str, str], place: str) -> Iterator[Problem]:
    member = _MEMBER.fullmatch(place)
    if not is_address(place) and not _exists(Path(place)) and not (member and Path(member[1]).is_file()):
        yield f"the manifest names {row['path'][:200]}, which does not exist", _ABSENT
    if row.get("published") and tidy("published", row["published"]) is None:
        yield f"the manifest's date {row['published'][:40]!r} cannot be told", "Write dates as 2025-11-27 (or 2025-11, or 2025)."


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
