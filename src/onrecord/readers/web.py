"""An address: the page, the feed, or the JSON that it gives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.readers import feed, tabular
from onrecord.readers.fetch import Answer, fetch
from onrecord.readers.source import Rows, Source
from onrecord.types import Details

if TYPE_CHECKING:
    from onrecord.readers.options import Options

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HEAD = 1_000
"""Bytes in which the root of a feed is looked for: servers send feeds as text/html and pages as XML."""


def read(url: str, options: Options) -> Rows:
    """The page, or the items, at an address. Raises RefusedAddressError where it may not be, or cannot be, fetched."""
    answer = fetch(url, options)
    source = place(url, options)
    if holds_items(answer):
        yield from items(source, answer)
    else:
        media = "text" if answer.kind == "text/plain" else "html"
        yield source.document(answer.content, media, charset=answer.charset, metadata=Details(url=answer.url))


def place(url: str, options: Options) -> Source:
    """An address as a source. Its name is the address that was asked for: a redirect may lead elsewhere tomorrow."""
    return Source(Path(), url, url, options)


def holds_items(answer: Answer) -> bool:
    """Whether an answer is a feed or JSON rather than a page."""
    return answer.kind.endswith("json") or bool(_FEED.search(answer.content[:_HEAD])) or not _is_page(answer)


def items(source: Source, answer: Answer) -> Rows:
    """The items of a feed, or the articles of JSON. Raises UnreadableError where it is neither."""
    yield from (tabular if answer.kind.endswith("json") else feed).parse(source, answer.content)


def _is_page(answer: Answer) -> bool:
    return answer.kind in {"text/html", "text/plain", "application/xhtml+xml"} or b"<html" in answer.content[:_HEAD].lower()
