"""Tables of articles: JSON (an object, a list, or an object around a list), JSONL (a line each), Parquet (a row each)."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

from pyarrow import parquet

from onrecord.errors import UnreadableError
from onrecord.readers.fields import document, holds_text
from onrecord.readers.listing import elements
from onrecord.readers.source import Rows, Source, too_large

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BATCH = 64
"""Rows of Parquet in memory at a time: at the limit of a document that is the most that can be afforded."""

_CHUNK = 1 << 16


def read_json(source: Source) -> Rows:
    """An article, or each of a list of articles. A list is streamed, so that it may be larger than the limit of a document."""
    with source.file.open("rb") as stream:
        rows = elements(stream, source.options.limit)
        if rows is not None:
            yield from _documents(source, enumerate(rows, 1))
            return
    yield from parse(source, source.content())


def parse(source: Source, data: bytes) -> Rows:
    """The articles in JSON that is already at hand. Raises UnreadableError where it is no JSON or holds no article."""
    value = _load(data)
    rows = value if isinstance(value, list) else _around(value, source)
    if rows is None:
        yield document(source, value)
    else:
        yield from _documents(source, enumerate(rows, 1))


def read_jsonl(source: Source) -> Rows:
    """An article a line; a line that cannot be read is a failure with its number, and the rest goes on."""
    with source.file.open("rb") as stream:
        for number, line in _lines(stream, source.options.limit):
            if line is None:
                yield source.member(number).failure(too_large(source.options.limit))
            elif line.strip():
                yield from _line(source.member(number), line)


def read_parquet(source: Source) -> Rows:
    """An article a row, streamed batch by batch."""
    with parquet.ParquetFile(source.file) as table:
        batches = table.iter_batches(batch_size=_BATCH)
        yield from _documents(source, enumerate((row for batch in batches for row in batch.to_pylist()), 1))


def _documents(source: Source, rows: Iterable[tuple[int, Any]]) -> Rows:
    for number, row in rows:
        member = source.member(number)
        try:
            yield document(member, row)
        except UnreadableError as error:
            yield member.failure(error)


def _line(member: Source, line: bytes) -> Rows:
    try:
        yield document(member, _load(line))
    except UnreadableError as error:
        yield member.failure(error)


def _lines(stream: IO[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers from 1; None for one that is longer than the limit, which is passed over in pieces."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield number, None


def _load(data: bytes) -> Any:  # noqa: ANN401 - JSON is anything
    try:
        return json.loads(data.decode(json.detect_encoding(data)))
    except UnicodeDecodeError as error:
        raise UnreadableError("it is not UTF-8", "Save it again as UTF-8.") from error
    except RecursionError as error:
        raise UnreadableError("it is nested too deeply") from error
    except ValueError as error:
        raise UnreadableError(f"it is broken JSON: {error}", "Check the file with a JSON editor.") from error


def _around(value: Any, source: Source) -> list[Any] | None:  # noqa: ANN401
    """The one list of articles that an object holds; None where it is an article itself, or holds no such list, or several."""
    named = source.options.fields
    if not isinstance(value, dict) or holds_text(value, named):
        return None
    lists = [item for item in value.values() if isinstance(item, list) and any(holds_text(row, named) for row in item)]
    return lists[0] if len(lists) == 1 else None
