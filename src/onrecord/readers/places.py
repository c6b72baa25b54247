"""What a place is called: its way from the root, so that a name is the same however its path is written and wherever all of it lies."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

UP = ".."
_MARKS = "/#:"
"""What stands between a name and that of something inside: `a/b.jsonl`, `a/b.jsonl#3`, `a/m.csv:4`."""


@dataclass(frozen=True, slots=True)
class Root:
    """A folder, absolute and resolved, from which names are told."""

    folder: str

    def name(self, place: str) -> str:
        """The way to a resolved path, with `/`: `.` for the root itself, `../b` beside it; a path on another drive stays whole."""
        try:
            way = os.path.relpath(place, self.folder)
        except ValueError:
            way = place
        return way.replace(os.sep, "/")

    def place(self, name: str) -> str:
        """The path that a name leads to."""
        return os.path.normpath(Path(self.folder) / name)

    def called(self, asked: str) -> str:
        """The name of what a person asked for: an address is its own, and so is what no path can be."""
        return asked if is_address(asked) or "\0" in asked else self.name(os.path.realpath(asked))


def is_address(path: str) -> bool:
    """Whether a path is an address of the web."""
    return path.lower().startswith(("http://", "https://"))


def common(paths: Iterable[str]) -> str | None:
    """The nearest folder that holds all the paths that exist; None where none does, or where they have none in common."""
    real = [Path(os.path.realpath(path)) for path in paths if not is_address(path) and os.path.lexists(path)]
    try:
        return os.path.commonpath([place if place.is_dir() else place.parent for place in real])
    except ValueError:  # no path, or paths on two drives
        return None


def within(name: str, asked: str) -> bool:
    """Whether `name` is `asked`, or of something in it."""
    if set(asked.split("/")) <= {UP, "."}:
        return not (is_address(name) or posixpath.isabs(name)) and _ups(name) <= _ups(asked)
    return name == asked or (name.startswith(asked) and name[len(asked)] in _MARKS)


def _ups(name: str) -> int:
    return name.split("/").count(UP)
