"""Resolve: who speaks, for whom, to whom, and when it was said. What this stage cannot work out stays None or `unknown`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.stages.resolve.plain import may_be
from onrecord.stages.resolve.plain import resolve as plain
from onrecord.stages.resolve.said import said
from onrecord.types import Alias, Attribution, Judged, Meaning, Mention, Report, Resolution, Resolved, Span

__all__ = ["VERSION", "may_be", "resolve", "unite"]
VERSION = "2"


def unite(_found: Iterable[tuple[str, Mention, int]], _judgements: Sequence[Judged]) -> list[Alias]:
    """The actors of the record: for each name in its reports who it stands for."""
    return []


def resolve(report: Report, attributions: Sequence[Attribution], _meanings: Sequence[Meaning], _noise: Sequence[Span]) -> Resolved:
    """The actors a report names, and for each attribution who says it to whom, and when."""
    speakers = plain(report, attributions)
    dates = said(report, attributions, speakers)
    return Resolved((), tuple(Resolution(speaker, said=date) for speaker, date in zip(speakers, dates, strict=True)))
