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
    # The name is the address that was asked for: a redirect may lead elsewhere tomorrow.
    source = Source(Path(), url, url, options)
    if answer.kind.endswith("json"):
        yield from tabular.parse(source, answer.content)
    elif _FEED.search(answer.content[:_HEAD]) or not _is_page(answer):
        yield from feed.parse(source, answer.content)
    else:
        media = "text" if answer.kind == "text/plain" else "html"
        yield source.document(answer.content, media, charset=answer.charset, metadata=Details(url=answer.url))


def _is_page(answer: Answer) -> bool:
    return answer.kind in {"text/html", "text/plain", "application/xhtml+xml"} or b"<html" in answer.content[:_HEAD].lower()
