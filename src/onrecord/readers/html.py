"""A saved page: the bytes as they are; the acquire stage finds the article in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.readers.source import Rows, Source


def read(source: Source) -> Rows:
    """One document."""
    yield source.document(source.content(), "html")
