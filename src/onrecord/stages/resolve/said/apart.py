"""What was said some time after, or before, what its sentence tells: *met on Thursday, a day after Orra said*."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from onrecord.stages.resolve.said import when
from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.reckon import RELATIVE, SILENT, Frame, reckon
from onrecord.stages.resolve.said.speech import Page, Speech
from onrecord.stages.resolve.said.standing import limited
from onrecord.stages.resolve.said.when import When


def before_that(reading: Reading, number: int, around: Speech, frame: Frame) -> When | None:
    """The day from which a sentence tells how long ago somebody had spoken on the day it is about; None where it does not."""
    page = reading.page
    at = _following(reading, number, around)
    found = _length(page, at) if at is not None else None
    if at is None or found is None:
        return None
    count, unit = found
    times = (told for told in page.between(around.own[0], at) if told.meaning not in SILENT | RELATIVE and not limited(page, told))
    days = (reckon(told, frame) for told in times)
    day = next((day for day in days if day), None)
    if day is None or day.start != day.end:
        return None
    return When(day.start - dt.timedelta(1), day.end, day.about) if unit == "hour" else when.back(day.start, unit, count)


def _following(reading: Reading, number: int, around: Speech) -> int | None:
    """The word for *after* right before a cue with its source; *two days after the gates shut, Orra said* is told of the gates."""
    page, row = reading.page, reading.rows[number]
    place = bisect_left(around.own, around.cue)
    after = (n for n in reversed(around.own[max(place - _WORDS, 0) : place]) if page.words.keys[n] in page.tongue.lists["following"])
    at = next(after, None)
    return at if at is not None and any(0 < page.at(start) - at <= _NEXT for start, _ in row.source) else None


_NEXT = 2
"""Words from *after* to the source that it tells of: itself, and an article."""
_WORDS = 14
"""Words of a source, and of *after* before it."""


def _length(page: Page, at: int) -> tuple[int, str] | None:
    """*A day*, *two weeks*, *hours* right before a word: how many, and of what."""
    keys, fills = page.words.keys, page.tongue.fills
    if at < 1:
        return None
    unit = next((str(value) for slot, value in fills.get(keys[at - 1], ()) if slot == "unit"), None)
    count = next((int(value) for slot, value in fills.get(keys[at - 2], ()) if slot == "number"), None) if at > 1 else None
    if unit is None or (count is None and unit != "hour"):
        return None
    return count or 1, unit
