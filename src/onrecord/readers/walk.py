"""From what a person named to the files to read: folders are walked in sorted order, each with its own manifest."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ManifestError
from onrecord.readers.manifest import Manifest, load
from onrecord.readers.source import STAGE, Source
from onrecord.types import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from onrecord.readers.options import Options
    from onrecord.readers.places import Root

MANIFEST = "manifest.csv"
_OUT = "this link leads out of the folder and was not followed"
_UNREAD = frozenset({"readme.html", "readme.txt", "license.txt", "licence.txt"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read and what the manifests in force say."""

    source: Source
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Walk:
    """How to walk: `known` tells whether a file's name has an ending that can be read; `skip` is called for each file left out.

    `top` is the folder that a person named, resolved. A link in it that leads out of it is a failure: who names a folder means what
    lies in it, and a folder that others fill must not lend its reader's eyes to the rest of the disk.
    """

    options: Options
    root: Root
    top: str
    known: Callable[[str], bool]
    skip: Callable[[str], None]

    def folder(self, folder: Path, shown: str, real: str, manifest: Manifest) -> Iterator[Found | Failure]:
        """The files of a folder and of those in it, in sorted order. `shown` is its path as a person wrote it, `real` resolved."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield self._failure(shown, real, f"the folder cannot be opened: {error.strerror or error}", "Check who may read it.")
            return
        out = [entry for entry in entries if self._leads_out(entry)]
        for entry in out:
            yield self._failure(
                join(shown, entry.name), join(real, entry.name), _OUT, "Name what it leads to, or the link itself, to read it."
            )
        entries = [entry for entry in entries if entry not in out] if out else entries
        if self.options.manifest is None and any(entry.name == MANIFEST for entry in entries):
            manifest = yield from self._own(folder, shown, real, manifest)
        for entry in entries:
            yield from self._entry(entry, shown, real, manifest)

    def _own(self, folder: Path, shown: str, real: str, manifest: Manifest) -> Generator[Failure, None, Manifest]:
        """The manifest of a folder over that of the folder around it; one that is broken is a failure, and the folder is read without."""
        try:
            own = load(str(folder / MANIFEST), self.root)
        except ManifestError as error:
            yield self._failure(join(shown, MANIFEST), join(real, MANIFEST), str(error), error.hint)
            return manifest
        yield from own.failures
        return own.over(manifest)

    def _entry(self, entry: os.DirEntry[str], shown: str, real: str, manifest: Manifest) -> Iterator[Found | Failure]:
        path, place = join(shown, entry.name), join(real, entry.name)
        if entry.name.startswith("."):
            self.skip(path)
        elif entry.is_dir(follow_symlinks=False):
            yield from self.folder(Path(entry.path), path, place, manifest)
        elif isinstance(is_file := _leads_to_file(entry), OSError):
            error = f"this link leads nowhere: {is_file.strerror}"
            yield self._failure(path, place, error, "Remove the link, or let it point at a file you may read.")
        elif is_file and entry.name.lower() not in _UNREAD and self.known(entry.name):
            resolved = os.path.realpath(entry.path) if entry.is_symlink() else place
            yield Found(Source(Path(entry.path), path, self.root.name(resolved), self.options), manifest)
        elif entry.name != MANIFEST:
            self.skip(path)

    def _leads_out(self, entry: os.DirEntry[str]) -> bool:
        """Whether an entry that is looked at is a link to what lies outside the folder named."""
        if entry.name.startswith(".") or not entry.is_symlink():
            return False
        return not Path(os.path.realpath(entry.path)).is_relative_to(self.top)

    def _failure(self, path: str, place: str, error: str, hint: str) -> Failure:
        return Failure(path, STAGE, error, hint, self.root.name(place))


def join(head: str, tail: str) -> str:
    """A path below another, with `/`."""
    return f"{head.rstrip('/')}/{tail}" if head else tail


def _leads_to_file(entry: os.DirEntry[str]) -> bool | OSError:
    """Whether an entry is a file, links followed; the error where a link goes in a circle or where nobody may look."""
    try:
        return entry.is_file()
    except OSError as error:
        return error
