"""When something was, or will be: the existing grammar of times, reckoned back for what happened and ahead for what is to come."""

from __future__ import annotations

import datetime as dt
from functools import cache

from onrecord.stages.agenda.book import Book, book
from onrecord.stages.agenda.line import Line
from onrecord.stages.resolve.said import when
from onrecord.stages.resolve.said.forms import Told
from onrecord.stages.resolve.said.reckon import Frame, reckon
from onrecord.types import Report, Spans
from onrecord.words.lexicon import load

_REACH = 16
"""Words between a verb or noun and the time that is told of it."""
_WEEK = 7
_AHEAD = 183
"""Days that a date without a year may lie ahead of the report."""


def frame(report: Report) -> Frame:
    """The day from which a report's times are reckoned: that of its publication."""
    told = when.read(report.details.published)
    if told is None:
        return Frame(None, None)
    return Frame(told.start if told.start == told.end else None, told.end)


def past(line: Line, first: int, end: int, around: Frame, *, front: bool = True) -> tuple[str, Spans] | None:
    """The day told nearest to the words `[first, end)`, before the report's own; with its words."""
    for told in _near(line, first, end, front=front):
        day = reckon(told, around)
        if day is not None:
            return day.edtf, (line.span(told.first, told.end),)
    return None


def coming(line: Line, first: int, end: int, around: Frame, code: str, *, front: bool) -> tuple[str, Spans] | None:
    """The same for what lies ahead of the report: a weekday is the next one."""
    for told in _near(line, first, end, front=front):
        day = _reckoned(told, line, around, code)
        if day is not None:
            return day.edtf, (line.span(told.first, told.end),)
    return None


def _near(line: Line, first: int, end: int, *, front: bool) -> list[Told]:
    """The times told near some words, the nearest first; those behind them before those in front, which `front` allows."""
    ranked = []
    for told in line.times:
        behind = told.first >= end
        away = told.first - end if behind else first - told.end
        between = line.keys[min(told.end, end) : max(told.first, first)]
        if 0 <= away <= _REACH and (behind or front) and not any(key in {";", ":", '"', "”"} for key in between):
            ranked.append((away + (0 if behind else 3), told.first, told))
    return [told for _, _, told in sorted(ranked, key=lambda each: each[:2])]


def _reckoned(told: Told, line: Line, around: Frame, code: str) -> when.When | None:
    """The day that a time to come means."""
    today = around.today
    weekday, month, number = told.get("weekday"), told.get("month") or told.get("monthnumber"), told.get("day")
    if month and number:
        return _date(told.get("year"), month, number, today)
    if today is None:
        return None
    if told.meaning in {"weekday", "future"} and weekday:
        return when.day(today + dt.timedelta((weekday - today.isoweekday()) % _WEEK or (0 if told.meaning == "weekday" else _WEEK)))
    if told.meaning == "today":
        return when.day(today)
    if told.meaning != "future":
        return None
    hit = _ahead(code).at(line.keys, told.first)
    return _AHEAD_OF[hit.group](today) if hit else None


def _date(year: int | None, month: int, number: int, today: dt.date | None) -> when.When | None:
    if year:
        return when.date(year, month, number)
    if today is None:
        return None
    found = [one for y in (today.year, today.year + 1) if (one := when.date(y, month, number)) and 0 <= (one.start - today).days <= _AHEAD]
    return found[0] if found else None


@cache
def _ahead(code: str) -> Book:
    return book({name: rows.get(code, ()) for name, rows in load("meetings")["ahead"].items()})


def _next_week(today: dt.date) -> when.When:
    return when.week(today + dt.timedelta(_WEEK))


def _next_month(today: dt.date) -> when.When:
    return when.month(when.month(today).end + dt.timedelta(1))


_AHEAD_OF = {
    "tomorrow": lambda today: when.day(today + dt.timedelta(1)),
    "day after tomorrow": lambda today: when.day(today + dt.timedelta(2)),
    "next week": _next_week,
    "next month": _next_month,
}
