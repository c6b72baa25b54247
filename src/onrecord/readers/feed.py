"""RSS and Atom: each item with its content or summary is a document."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import feedparser

from onrecord.errors import UnreadableError
from onrecord.identity import short
from onrecord.readers import costly
from onrecord.readers.places import is_address
from onrecord.types import Details

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.readers.source import Rows, Source

_KEY = 500
"""Characters of the longest key of an item that is taken as it is."""
_HINT = "The feed gives no text for it: read the page itself by its address."


def read(source: Source) -> Rows:
    """Each item of the feed in the file."""
    yield from parse(source, source.content())


def parse(source: Source, data: bytes) -> Rows:
    """Each item of a feed that is already at hand. Raises UnreadableError where it is no feed."""
    costly.refuse(data)
    # As a stream: given bytes, feedparser would first try to open a file of that name.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version") and not feed.entries:
        raise UnreadableError("it is no RSS or Atom feed", "Of XML, only feeds can be read. Save the articles as HTML or text.")
    seen: Counter[str] = Counter()
    for number, item in enumerate(feed.entries, 1):
        key = _key(item)
        seen[key] += 1
        own = key if seen[key] == 1 else f"{key}~{_told(item)}"
        seen[own] += own != key
        yield from _item(source.member(number, own if seen[own] == 1 else f"{own}~{seen[own]}"), item, feed.feed)


def _key(item: Mapping[str, Any]) -> str:
    """What tells an item from the others: what the feed calls it, or else what it says. Its place would not do: each new item moves it."""
    key = str(item.get("id") or item.get("link") or "")
    return key if 0 < len(key) <= _KEY else short([key]) if key else _told(item)


def _told(item: Mapping[str, Any]) -> str:
    return short([str(item.get("title")), _content(item)[0]])


def _item(member: Source, item: Mapping[str, Any], feed: Mapping[str, Any]) -> Rows:
    text, markup = _content(item)
    if not text.strip():
        yield member.failure("it has no text", _HINT)
        return
    yield member.document(text, "html" if markup else "text", metadata=_details(item, feed, member.path))


def _content(item: Mapping[str, Any]) -> tuple[str, bool]:
    """The longest text that an item gives, and whether it is markup."""
    found = [part for part in (*item.get("content", ()), item.get("summary_detail") or {}) if part.get("value")]
    longest = max(found, key=lambda part: len(part["value"]), default={"value": "", "type": ""})
    return str(longest["value"]), longest.get("type") != "text/plain" or "</" in longest["value"]


def _details(item: Mapping[str, Any], feed: Mapping[str, Any], path: str) -> Details:
    source = item.get("source") or {}
    return Details(
        url=_address(item.get("link"), path if is_address(path) else feed.get("link")),
        outlet=source.get("title") or feed.get("title"),
        title=item.get("title"),
        published=item.get("published") or item.get("date"),
        language=(item.get("title_detail") or {}).get("language") or feed.get("language"),
    )


def _address(link: str | None, base: str | None) -> str | None:
    """The address of an item; one that is relative is so to that of the feed, or in a file to that of its site."""
    try:
        return urljoin(base or "", link) if link else None
    except ValueError:
        return None
