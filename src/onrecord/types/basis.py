"""Spans and dates, which every other noun is made of."""

from __future__ import annotations

Span = tuple[int, int]
Spans = tuple[Span, ...]

UNKNOWN = "unknown"
"""The EDTF-like word for a date that nothing supports (contract)."""
