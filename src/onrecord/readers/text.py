"""Plain text: the bytes as they are; the acquire stage decodes them."""

from __future__ import annotations

from onrecord.readers.source import Rows, Source


def read(source: Source) -> Rows:
    """One document."""
    yield source.document(source.bytes(), "text")
