"""Rows as bytes: JSON Lines, CSV, Parquet. The same rows give the same bytes."""

from __future__ import annotations

import csv
import io
import json
from math import inf
from typing import IO, TYPE_CHECKING, Any

from onrecord.engine import batches
from onrecord.export.schema import Kind, arrow_schema, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

GROUP = 20_000
"""Rows of a Parquet row group."""


def jsonl(_kind: Kind, found: Iterator[Any], out: IO[bytes]) -> int:
    """One JSON object a line, UTF-8, fields in order."""
    return sum(out.write(json.dumps(plain(row), ensure_ascii=False).encode() + b"\n") > 0 for row in found)


def table(kind: Kind, found: Iterator[Any], out: IO[bytes]) -> int:
    """CSV with a header, UTF-8; a value that is no scalar is JSON in its cell, null is empty."""
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(kind.names)
    count: int = sum(writer.writerow([_cell(value) for value in plain(row).values()]) > 0 for row in found)
    text.detach()
    return count


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def parquet(kind: Kind, found: Iterator[Any], out: IO[bytes]) -> int:
    """Parquet with nested columns, zstd."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    schema = arrow_schema(kind.row)
    count = 0
    with ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in batches(found, GROUP, inf):
            writer.write_table(pa.Table.from_pylist([plain(row) for row in batch], schema))
            count += len(batch)
    return count


FORMATS = {"jsonl": jsonl, "csv": table, "parquet": parquet}
