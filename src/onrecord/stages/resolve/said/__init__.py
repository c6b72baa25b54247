"""When words were said, on what occasion, and whether the report doubts it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.said.dating import dates
from onrecord.stages.resolve.said.reading import read
from onrecord.types import UNKNOWN, Attribution, Report

__all__ = ["said"]


def said(report: Report, attributions: Sequence[Attribution], speakers: Sequence[str | None] | None = None) -> list[str]:
    """For each attribution the days on which it was said, as EDTF, or `unknown`.

    `speakers` are the names that were found for the sources, where they are known; without them the words of the sources must do.
    """
    reading = read(report, attributions, speakers)
    return [one.edtf if one else UNKNOWN for one in dates(reading)] if reading else [UNKNOWN] * len(attributions)
