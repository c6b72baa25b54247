"""Live reports: paragraphs that begin with a time of day, all of the day of the report."""

from __future__ import annotations

import re

from onrecord.stages.resolve.said.reading import Reading

_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?(?:Uhr|Uhr:|h|GMT|CET|BST|[ap]\.?m\.?|ч))?\s*(?:[|–—:-]|$|(?=\s[A-ZÀ-ÞА-Я]))", re.MULTILINE
)
_TICKS = 3
"""Paragraphs that begin with a time of day and make a live report."""


def live(reading: Reading) -> int | None:
    """Where a live report begins: at the first of several paragraphs that begin with a time of day."""
    text = reading.page.text
    found = [start for start, end in reading.page.paragraphs if text[start].isdigit() and _CLOCK.match(text, start, end)]
    return found[0] if len(found) >= _TICKS else None
