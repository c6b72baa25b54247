"""When words were said, on what occasion, and whether the report doubts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.stages.resolve.said.dating import dates
from onrecord.stages.resolve.said.doubts import doubts
from onrecord.stages.resolve.said.occasions import occasions
from onrecord.stages.resolve.said.reading import Side, read
from onrecord.types import UNKNOWN, Attribution, Report

__all__ = ["Saying", "Side", "doubt", "occasion", "said", "sayings"]


@dataclass(frozen=True, slots=True)
class Saying:
    """How one statement was said: when (EDTF or `unknown`), on what occasion, and whether the report doubts it."""

    said: str = UNKNOWN
    occasion: str | None = None
    doubt: bool = False


def sayings(
    report: Report, attributions: Sequence[Attribution], speakers: Sequence[str | None] | None = None, sides: Sequence[Side | None] = ()
) -> list[Saying]:
    """All three for each attribution, in one reading of the report.

    `speakers` are the names that were found for the sources, where they are known; without them the words of the sources must do;
    `sides` those for whom they speak.
    In a language that `data/times.yml` does not know nothing is told.
    """
    reading = read(report, attributions, speakers, sides)
    if reading is None:
        return [Saying()] * len(attributions)
    days = dates(reading)
    where, doubted = occasions(reading, days), doubts(reading, report.details.language or "en")
    return [Saying(day.edtf if day else UNKNOWN, at, open_) for day, at, open_ in zip(days, where, doubted, strict=True)]


def said(report: Report, attributions: Sequence[Attribution], speakers: Sequence[str | None] | None = None) -> list[str]:
    """For each attribution the days on which it was said, as EDTF, or `unknown`; `speakers` as in `sayings`."""
    return [one.said for one in sayings(report, attributions, speakers)]


def occasion(report: Report, attributions: Sequence[Attribution], speakers: Sequence[str | None] | None = None) -> list[str | None]:
    """For each attribution its occasion (`press conference in Velsund`), or None; `speakers` as in `sayings`."""
    return [one.occasion for one in sayings(report, attributions, speakers)]


def doubt(report: Report, attributions: Sequence[Attribution]) -> list[bool]:
    """For each attribution whether the report itself doubts it, or that it was said."""
    return [one.doubt for one in sayings(report, attributions)]
