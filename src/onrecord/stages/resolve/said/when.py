"""Stretches of days, and how EDTF (ISO 8601-2) writes them. A day is the one written on a calendar; no clock or time zone is asked."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")
EARLIEST, LATEST = 1500, 2200
"""Years of which news can speak; a number outside is no year."""


@dataclass(frozen=True, slots=True)
class When:
    """The days from `start` to `end`, both among them. `about` says that they are near, not exact (`~`)."""

    start: dt.date
    end: dt.date
    about: bool = False

    @property
    def edtf(self) -> str:
        """As EDTF: a day, month or year where the stretch is one, else an interval."""
        mark = "~" if self.about else ""
        if self.start == self.end:
            return f"{self.start.isoformat()}{mark}"
        whole = _whole(self.start, self.end)
        return f"{whole}{mark}" if whole else _between(self.start, self.end, mark)


def _whole(start: dt.date, end: dt.date) -> str | None:
    """The year or month that is exactly these days."""
    if (start.month, start.day, end.month, end.day, end.year) == (1, 1, 12, 31, start.year):
        return f"{start.year:04}"
    return f"{start.year:04}-{start.month:02}" if start.day == 1 and end == _last(start) else None


def _between(start: dt.date, end: dt.date, mark: str) -> str:
    """An interval: of years or months where it begins and ends with one, else of days."""
    months = start.day == 1 and end == _last(end)
    years = months and (start.month, end.month) == (1, 12)
    ends = [f"{d.year:04}" if years else f"{d.year:04}-{d.month:02}" if months else d.isoformat() for d in (start, end)]
    return f"{ends[0]}{mark}/{ends[1]}{mark}"


def _last(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def read(edtf: str | None) -> When | None:
    """What a publication date covers: its day, month or year; None where there is none. A time of day is left aside."""
    match = _EDTF.match(edtf or "")
    if not match:
        return None
    year, month, number = (int(part) if part else None for part in match.groups())
    return date(year, month, number)


def day(one: dt.date, *, about: bool = False) -> When:
    """One day."""
    return When(one, one, about)


def month(of: dt.date, *, about: bool = False) -> When:
    """The month a day lies in."""
    return When(of.replace(day=1), _last(of), about)


def year(of: dt.date, *, about: bool = False) -> When:
    """The year a day lies in."""
    return When(of.replace(month=1, day=1), of.replace(month=12, day=31), about)


def week(of: dt.date) -> When:
    """The week a day lies in, Monday to Sunday (ISO 8601)."""
    monday = of - dt.timedelta(of.weekday())
    return When(monday, monday + dt.timedelta(6))


def date(year_: int | None, month_: int | None, day_: int | None) -> When | None:
    """A day, month or year by its numbers; None where the calendar has none such."""
    if year_ is None or not EARLIEST <= year_ <= LATEST:
        return None
    try:
        first = dt.date(year_, month_ or 1, day_ or 1)
    except ValueError:
        return None
    return day(first) if day_ else month(first) if month_ else year(first)


def back(of: dt.date, unit: str, number: int, *, about: bool = False) -> When | None:
    """`number` units before a day: days to the day, weeks about the day, months, years and decades about as long."""
    try:
        if unit in _IN_DAYS:
            return day(of - dt.timedelta(number * _IN_DAYS[unit]), about=about or unit != "day")
        months = of.year * 12 + of.month - 1 - number * _MONTHS.get(unit, 1)
        first = dt.date(months // 12, months % 12 + 1, 1)
        if unit == "decade":
            return When(
                first.replace(year=first.year - _ABOUT, month=1), first.replace(year=first.year + _ABOUT, month=12, day=31), about=True
            )
    except (ValueError, OverflowError):
        return None
    return year(first, about=True) if unit == "year" else month(first, about=True)


_IN_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"year": 12, "decade": 120}
_ABOUT = 2
"""Years to each side of *two decades ago*."""


def season(number: int, year_: int) -> When:
    """A season of a year, 1 for spring: three whole months. Winter begins in its year and ends in the next."""
    first = dt.date(year_, number * 3, 1)
    return When(first, _last(dt.date(year_ + 1, 2, 1) if number == _WINTER else first.replace(month=first.month + 2)))


_WINTER = 4


def until(one: When, latest: dt.date) -> When | None:
    """`one` without the days after `latest`; None where none are left."""
    if one.start > latest:
        return None
    return replace(one, end=min(one.end, latest))
