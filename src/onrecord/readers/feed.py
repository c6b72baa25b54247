"""RSS and Atom: each item with its content or summary is a document."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING, Any

import feedparser

from onrecord.errors import UnreadableError
from onrecord.types import Details

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.readers.source import Rows, Source

_HINT = "The feed gives no text for it: read the page itself by its address."


def read(source: Source) -> Rows:
    """Each item of the feed in the file."""
    yield from parse(source, source.content())


def parse(source: Source, data: bytes) -> Rows:
    """Each item of a feed that is already at hand. Raises UnreadableError where it is no feed."""
    # As a stream: given bytes, feedparser would first try to open a file of that name.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version") and not feed.entries:
        raise UnreadableError("it is no RSS or Atom feed", "Of XML, only feeds can be read. Save the articles as HTML or text.")
    seen: Counter[str] = Counter()
    for number, item in enumerate(feed.entries, 1):
        key = str(item.get("id") or item.get("link") or number)
        seen[key] += 1
        yield from _item(source.member(number, key if seen[key] == 1 else f"{key}~{seen[key]}"), item, feed.feed)


def _item(member: Source, item: Mapping[str, Any], feed: Mapping[str, Any]) -> Rows:
    text, markup = _content(item)
    if not text.strip():
        yield member.failure("it has no text", _HINT)
        return
    yield member.document(text, "html" if markup else "text", metadata=_details(item, feed))


def _content(item: Mapping[str, Any]) -> tuple[str, bool]:
    """The longest text that an item gives, and whether it is markup."""
    found = [part for part in (*item.get("content", ()), item.get("summary_detail") or {}) if part.get("value")]
    longest = max(found, key=lambda part: len(part["value"]), default={"value": "", "type": ""})
    return str(longest["value"]), longest.get("type") != "text/plain" or "</" in longest["value"]


def _details(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Details:
    source = item.get("source") or {}
    return Details(
        url=item.get("link"),
        outlet=source.get("title") or feed.get("title"),
        title=item.get("title"),
        published=item.get("published") or item.get("date"),
        language=(item.get("title_detail") or {}).get("language") or feed.get("language"),
    )
