"""Rows as bytes: JSON Lines, CSV, Parquet. The same rows give the same bytes, in pieces as they come."""

from __future__ import annotations

import csv
import io
import json
from math import inf
from typing import TYPE_CHECKING, Any

from onrecord.engine import batches
from onrecord.export.schema import Kind, arrow_schema, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

GROUP = 20_000
"""Rows of a Parquet row group."""
SEVERAL = 200
"""Rows of a piece of text."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet works out."""


def jsonl(_kind: Kind, found: Iterator[Any]) -> Iterator[bytes]:
    """One JSON object a line, UTF-8, fields in order."""
    for batch in batches(found, SEVERAL, inf):
        yield "".join(json.dumps(plain(row), ensure_ascii=False) + "\n" for row in batch).encode()


def table(kind: Kind, found: Iterator[Any]) -> Iterator[bytes]:
    """CSV with a header, UTF-8; a value that is no scalar is JSON in its cell, null is empty.

    What a spreadsheet would take for a formula has an apostrophe before it: a headline may be one that sends what it finds elsewhere.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(kind.names)
    for batch in batches(found, SEVERAL, inf):
        writer.writerows([_cell(value) for value in plain(row).values()] for row in batch)
        yield _taken(text)
    yield _taken(text)


def _taken(text: io.StringIO) -> bytes:
    """What was written since the last time."""
    piece = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return piece


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(FORMULAS):
        return f"'{value}"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def parquet(kind: Kind, found: Iterator[Any]) -> Iterator[bytes]:
    """Parquet with nested columns, zstd."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    schema, sink = arrow_schema(kind.row), _Sink()
    with ParquetWriter(sink, schema, compression="zstd") as writer:
        for batch in batches(found, GROUP, inf):
            writer.write_table(pa.Table.from_pylist([plain(row) for row in batch], schema))
            yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """Something to write to, from which what was written is taken away."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: Any, /) -> int:  # noqa: ANN401 - whatever holds bytes
        self._pieces.append(bytes(piece))
        self._size += len(self._pieces[-1])
        return len(self._pieces[-1])

    def tell(self) -> int:
        return self._size

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


FORMATS = {"jsonl": jsonl, "csv": table, "parquet": parquet}
MEDIA = {"jsonl": "application/jsonl", "csv": "text/csv; charset=utf-8; header=present", "parquet": "application/vnd.apache.parquet"}
"""What each format is called on the web."""
