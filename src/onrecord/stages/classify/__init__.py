"""Classify: which of the 14 acts a statement is, at whom, on what condition. What is not clear is left out."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.types import Attribution, Meaning, Report, Span

VERSION = "1"


def classify(_report: Report, attributions: Sequence[Attribution], _noise: Sequence[Span]) -> list[Meaning]:
    """What each attribution of a report means."""
    return [Meaning() for _ in attributions]
