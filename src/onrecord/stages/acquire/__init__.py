"""Acquire: make one document a report, a text that never changes from here on, with its details and where each came from."""

from __future__ import annotations

import hashlib

from onrecord.errors import UnreadableError
from onrecord.stages.acquire.decoding import decode, refuse_binary
from onrecord.stages.acquire.details import settle
from onrecord.stages.acquire.page import Page, extract
from onrecord.types import Document, Report
from onrecord.words.opening import unmarked

VERSION = "2"
"""Changes whenever the same document would give another report."""

LONGEST = 5_000_000
"""Code points. The longest book of news is shorter; beyond this a text is a dump of data, and every stage would choke on it."""


def acquire(document: Document) -> Report:
    """The report that `document` holds. Raises UnreadableError where it holds no text, or none that can be told with confidence."""
    page = _read(document)
    _refuse_unusable(page.text)
    details, provenance = settle(document, page)
    return Report(identify(document.name, page.text), document.path, page.text, details, provenance)


def identify(name: str, text: str) -> str:
    """The id of a report: 16 hex digits that depend on nothing but its name (or address) and its text."""
    return hashlib.sha256(f"{name}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _read(document: Document) -> Page:
    if document.media == "html":
        return extract(document.content, document.charset, document.metadata.url)
    if isinstance(document.content, str):
        return Page(document.content)
    return Page(decode(document.content, document.charset))


def _refuse_unusable(text: str) -> None:
    refuse_binary(text)
    if not unmarked(text).strip():
        raise UnreadableError("there is no text in it", "Check that the file is not empty.")
    if len(text) > LONGEST:
        raise UnreadableError(f"the text is longer than {LONGEST:,} characters", "Split it into one file an article.")
