"""Readers: open files, folders, archives and addresses, and yield what they hold, a document at a time.

What cannot be read is yielded as a failure and never stops the rest. Nothing is decoded or extracted here: that is the acquire stage's.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType

from onrecord.errors import OnRecordError
from onrecord.readers import feed, html, mail, tabular, text, warc, web
from onrecord.readers.fields import FIELDS
from onrecord.readers.manifest import Manifest, load
from onrecord.readers.options import Options
from onrecord.readers.places import Root, common, is_address
from onrecord.readers.source import Rows, Source
from onrecord.readers.walk import Found, Walk
from onrecord.types import Document, Failure

__all__ = ["Options", "Reading", "read"]

_READERS: Mapping[str, Callable[[Source], Rows]] = MappingProxyType(
    {
        ".txt": text.read,
        ".html": html.read,
        ".htm": html.read,
        ".warc": warc.read,
        ".warc.gz": warc.read,
        ".json": tabular.read_json,
        ".jsonl": tabular.read_jsonl,
        ".parquet": tabular.read_parquet,
        ".eml": mail.read,
        ".xml": feed.read,
        ".rss": feed.read,
        ".atom": feed.read,
    }
)
KINDS = f"Files that can be read end in {' '.join(_READERS)}."


def read(paths: Iterable[str], options: Options | None = None, root: Root | None = None) -> Reading:
    """Read files, folders and addresses in the order given. Raises OnRecordError at once if `options` name no manifest or field.

    Names are told from `root`; without one, from the nearest folder that holds all the paths.
    """
    asked = list(paths)
    return Reading(asked, options or Options(), root or Root(common(asked) or os.path.realpath(os.curdir)))


class Reading(Iterator[Document | Failure]):
    """Documents and failures as they are read. `skipped` counts the files of folders that were left out so far."""

    def __init__(self, paths: Iterable[str], options: Options, root: Root) -> None:
        _refuse_unknown(options.fields)
        self.skipped = 0
        self._options, self._root = options, root
        self._manifest = load(options.manifest, root) if options.manifest is not None else Manifest()
        self._rows = self._read(paths)

    def __next__(self) -> Document | Failure:
        return next(self._rows)

    def _read(self, paths: Iterable[str]) -> Rows:
        yield from self._manifest.failures
        for path in paths:
            yield from self._address(path) if is_address(path) else self._path(path)

    def _address(self, url: str) -> Rows:
        source = Source(Path(), url, url, self._options)
        yield from _told(source, lambda _: web.read(url, self._options), url, self._manifest)

    def _path(self, path: str) -> Rows:
        shown, place = Path(path).as_posix(), Path(path)
        source = Source(place, shown, self._root.called(path), self._options)
        if not path or "\0" in path or not os.path.lexists(place):
            yield source.failure("there is no such file or folder", "Check the path; in a shell, put one with spaces in quotes.")
        elif place.is_dir():
            yield from self._folder(place, shown)
        elif not place.is_file():
            yield source.failure("it is neither a file nor a folder", "Copy what it gives into a file.")
        elif _ending(place.name) is None:
            yield source.failure("its ending is of no kind that can be read", KINDS)
        else:
            yield from _file(Found(source, self._manifest))

    def _folder(self, folder: Path, shown: str) -> Rows:
        top = os.path.realpath(folder)
        walk = Walk(self._options, self._root, top, lambda name: _ending(name) is not None, self._skip)
        for found in walk.folder(folder, shown, top, self._manifest):
            yield from [found] if isinstance(found, Failure) else _file(found)

    def _skip(self, _: str) -> None:
        self.skipped += 1


def _refuse_unknown(named: Iterable[str]) -> None:
    """Raise OnRecordError for a field that no report has: a misspelt one would be passed over without a word."""
    for name in named:
        if name not in FIELDS:
            raise OnRecordError(f"there is no field {name!r}", f"The fields are {', '.join(FIELDS)}.")


def _ending(name: str) -> str | None:
    return next((ending for ending in _READERS if name.lower().endswith(ending)), None)


def _file(found: Found) -> Rows:
    reader = _READERS[_ending(found.source.file.name) or ".txt"]
    yield from _told(found.source, reader, os.path.realpath(found.source.file), found.manifest)


def _guarded(reader: Callable[[Source], Rows], source: Source) -> Rows:
    """What a reader yields, and a failure in place of whatever it raises: a bad file is a row, however its format's library breaks."""
    try:
        yield from reader(source)
    except OnRecordError as error:
        yield source.failure(error)
    except Exception as error:  # noqa: BLE001 - parsers of hostile input raise what they do not document
        yield source.failure(f"it cannot be read: {error or type(error).__name__}", "The file may be damaged; save it again.")


def _told(source: Source, reader: Callable[[Source], Rows], place: str, manifest: Manifest) -> Rows:
    """What is read from a source, with what the manifest says of it under its `place`."""
    rows = _guarded(reader, source)
    first = list(islice(rows, 2))  # two tell whether a document is the only one
    for row in chain(first, rows):
        if isinstance(row, Failure):
            yield row
        else:
            yield replace(row, manifest=manifest.about(place, row.path.removeprefix(source.path), alone=len(first) == 1))
