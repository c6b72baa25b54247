"""What day an expression of time means, reckoned from the day it was written. What could be two days is an interval, or is not told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.stages.resolve.said import when
from onrecord.stages.resolve.said.forms import Told
from onrecord.stages.resolve.said.when import When

SILENT = frozenset({"nothing", "future", "vague", "apart"})
"""Meanings that name no day: names such as a newspaper's, times to come, words such as *recently*, and other occasions."""
RELATIVE = frozenset(
    {"at_the_time", "same_day", "in_the_day", "hours_later", "clock", "before", "after", "day_before", "day_after", "two_days_after"}
)
"""Meanings reckoned from the day told last, not from the day of the report; `in_the_day` from that of what goes on."""
ONWARD = frozenset({"same_day", "hours_later", "in_the_day", "clock", "after", "day_after", "two_days_after"})
"""Those with which a story goes on: *the next morning*."""
_MONTHS_BACK = 183
"""Days that a date without a year may lie before the report; one that lies further back is as likely to lie ahead."""
_NEAR = 3
"""Days under which *last Thursday* may be this week's or the week before's."""


@dataclass(frozen=True, slots=True)
class Frame:
    """From where to reckon: the day the words were written on, the last day they may mean, and the day told last (all may be None)."""

    today: dt.date | None
    latest: dt.date | None
    anchor: When | None = None


def reckon(told: Told, frame: Frame) -> When | None:
    """The days `told` means, none of them later than the report; None where it names none, or there is nothing to reckon from."""
    if told.meaning in SILENT:
        return None
    if told.meaning == "date":
        found = _date(told, frame)
    elif told.meaning.startswith(_FEAST):
        month, number = (int(part) for part in told.meaning.removeprefix(_FEAST).split("_"))
        year = told.get("year")
        found = when.date(year, month, number) if year else _without_year(month, number, frame.today)
    elif told.meaning == "decade":
        found = _decade(told)
    elif told.meaning == "at_the_time":
        found = _months(frame.anchor) if frame.anchor else None
    elif told.meaning in RELATIVE:
        found = _relative(told, frame.anchor)
    else:
        found = _from_today(told, frame.today) if frame.today else None
    return when.until(found, frame.latest) if found and frame.latest else found


def _date(told: Told, frame: Frame) -> When | None:
    """A date of the calendar. Without a year it is the last one before the report; a weekday beside it must agree."""
    year, month, number = told.get("year"), told.get("month") or told.get("monthnumber"), told.get("day")
    if year and (season := told.get("season")):
        return when.season(season, year)
    found = _without_year(month, number, frame.today) if month and not year else when.date(year, month, number)
    if found is None or _disagrees(told.get("weekday"), found):
        return None
    third = told.word("third")
    return _third(found, third) if third else found


_FEAST = "feast_"
"""How the meaning of a day of the year that has a name begins; its month and day follow."""


def _decade(told: Told) -> When | None:
    """*In the 1990s*, or the early, middle or late years of them."""
    first = when.date(told.get("year"), None, None)
    if first is None or first.start.year % 10:
        return None
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(told.word("third") or "", (0, 9))
    year = first.start.year
    return When(dt.date(year + low, 1, 1), dt.date(year + high, 12, 31))


def _without_year(month: int, number: int | None, today: dt.date | None) -> When | None:
    if today is None:
        return None
    found = [one for year in (today.year, today.year - 1) if (one := when.date(year, month, number)) and one.start <= today]
    return found[0] if found and (found[0].start.year == today.year or (today - found[0].end).days <= _MONTHS_BACK) else None


def _disagrees(weekday: int | None, found: When) -> bool:
    return weekday is not None and found.start == found.end and found.start.isoweekday() != weekday


def _third(found: When, third: str) -> When | None:
    """*Early*, *mid* and *late*: the ten days of a month, or the four months of a year, that the word points to."""
    place = ("early", "mid", "late").index(third)
    if found.start.month == found.end.month:
        ends = (found.start.replace(day=10), found.start.replace(day=20), found.end)
        return When(found.start.replace(day=1 + 10 * place), ends[place])
    first = found.start.replace(month=1 + 4 * place)
    return When(first, when.month(first.replace(month=4 + 4 * place)).end)


_MONTH = 31
"""Days of the longest time of which *that day* may be one."""


def _relative(told: Told, anchor: When | None) -> When | None:
    if anchor is None:
        return None
    if told.meaning in {"same_day", "in_the_day"}:
        return anchor if (anchor.end - anchor.start).days <= _MONTH else None
    if anchor.start != anchor.end:
        return None
    if told.meaning == "clock":
        return _at_the_hour(told, anchor)
    if told.meaning == "hours_later" or told.word("unit") == "hour":
        return _hours(told, anchor)
    count = -1 if told.meaning in _LATER else 1
    number, unit = _DAYS.get(told.meaning) or (told.get("number") or 1, told.word("unit") or "")
    return when.back(anchor.start, unit, count * number, about=anchor.about)


def _months(anchor: When) -> When | None:
    """*At the time*: the month of a day, or the months that were told; of more nobody says when in it."""
    if (anchor.end - anchor.start).days > _SEASON:
        return None
    return When(when.month(anchor.start).start, when.month(anchor.end).end, anchor.about)


_SEASON = 92
"""Days of three months."""
_LATER = frozenset({"after", "day_after", "two_days_after"})
_DAYS: Mapping[str, tuple[int, str]] = {"day_before": (1, "day"), "day_after": (1, "day"), "two_days_after": (2, "day")}


def _hours(told: Told, anchor: When) -> When:
    """Hours from a day: one is on that day, more may reach into the next one, or into the one before."""
    number = told.get("number") if told.word("unit") == "hour" else _SOME
    days = 0 if number == 1 else (number or 1) // 24 + 1
    back = told.meaning == "before"
    return When(anchor.start - dt.timedelta(days if back else 0), anchor.end + dt.timedelta(0 if back else days), anchor.about)


def _at_the_hour(told: Told, anchor: When) -> When:
    """A time of day: of small hours, and of midnight, nobody knows whether the story's night is over."""
    late = (told.get("number") or 0) >= _MORNING
    return When(anchor.start, anchor.end + dt.timedelta(0 if late else 1), anchor.about)


_MORNING = 6
_SOME = 6
"""Hours that *hours later* may be."""


def _from_today(told: Told, today: dt.date) -> When | None:
    meant = _MEANINGS.get(told.meaning)
    return meant(told, today) if meant else None


def _back(days: int) -> Callable[[Told, dt.date], When]:
    return lambda _, today: when.day(today - dt.timedelta(days))


def _weekday(told: Told, today: dt.date) -> When | None:
    """The last such weekday, the day of the report among them. Tomorrow's name is of no use: six days back, or dated a day too early."""
    away = (today.isoweekday() - (told.get("weekday") or 0)) % 7
    return when.day(today - dt.timedelta(away)) if away < _WEEK - 1 else None


_WEEK = 7


def _past_weekday(told: Told, today: dt.date) -> When:
    """*Last Thursday*: before today; where that was only days ago it may be the week before's as well."""
    away = (today.isoweekday() - (told.get("weekday") or 0) - 1) % 7 + 1
    start = today - dt.timedelta(away + 7 if away < _NEAR else away)
    return When(start, today - dt.timedelta(away))


def _weekday_last_week(told: Told, today: dt.date) -> When:
    return when.day(when.week(today).start - dt.timedelta(8 - (told.get("weekday") or 1)))


def _weekend(_: Told, today: dt.date) -> When:
    """The last weekend that has begun."""
    saturday = today - dt.timedelta((today.isoweekday() - 6) % 7)
    return When(saturday, saturday + dt.timedelta(1))


def _last_weekend(told: Told, today: dt.date) -> When:
    """*Last weekend* in the middle of one is the one before."""
    return _weekend(told, today - dt.timedelta(2 if today.isoweekday() >= _SATURDAY else 0))


_SATURDAY = 6


def _ago(told: Told, today: dt.date) -> When | None:
    """*Three days ago*. Hours may reach into the day before; *about* makes days inexact."""
    unit, number = told.word("unit") or "", told.get("number") or 1
    if unit == "hour":
        return When(today - dt.timedelta(number // 24 + 1), today)
    return when.back(today, unit, number, about=told.word("about") is not None)


def _last_named_month(told: Told, today: dt.date) -> When | None:
    """*Last December*: the last one that is over."""
    month = told.get("month") or 0
    return when.date(today.year - (1 if month >= today.month else 0), month, None)


def _season(told: Told, today: dt.date) -> When:
    """*Over the summer*: the last one that has begun."""
    number = told.get("season") or 1
    this = when.season(number, today.year)
    return this if this.start <= today else when.season(number, today.year - 1)


def _this_season(told: Told, today: dt.date) -> When | None:
    """The one of this year, once it has begun."""
    found = _season(told, today)
    return found if found.end.year >= today.year else None


def _last_season(told: Told, today: dt.date) -> When | None:
    """*Last summer*: the last one that is over; of one only just over nobody knows whether it is meant."""
    found = _season(told, today)
    if found.end >= today:
        return when.season(told.get("season") or 1, found.start.year - 1)
    return found if (today - found.end).days >= _JUST_OVER else None


_JUST_OVER = 60
"""Days after which a season is *last* summer, and no more *this* one."""


def _month_last_year(told: Told, today: dt.date) -> When | None:
    return when.date(today.year - 1, told.get("month"), None)


def _this(unit: str) -> Callable[[Told, dt.date], When]:
    """The week, month or year of the report: from its beginning to the day of the report."""
    return lambda _, today: When(_unit(unit, today).start, today)


def _last(unit: str) -> Callable[[Told, dt.date], When]:
    return lambda _, today: _unit(unit, _unit(unit, today).start - dt.timedelta(1))


def _unit(unit: str, of: dt.date) -> When:
    return when.week(of) if unit == "week" else when.month(of) if unit == "month" else when.year(of)


_MEANINGS: Mapping[str, Callable[[Told, dt.date], When | None]] = {
    "today": _back(0),
    "yesterday": _back(1),
    "two_days_ago": _back(2),
    "overnight": lambda _, today: When(today - dt.timedelta(1), today),
    "weekday": _weekday,
    "past_weekday": _past_weekday,
    "weekday_last_week": _weekday_last_week,
    "weekend": _weekend,
    "last_weekend": _last_weekend,
    "ago": _ago,
    "week_before_last": lambda _, today: when.week(today - dt.timedelta(2 * _WEEK)),
    "month_before_last": lambda _, today: _last("month")(_, _unit("month", today).start - dt.timedelta(1)),
    "last_named_month": _last_named_month,
    "month_last_year": _month_last_year,
    "season": _season,
    "this_season": _this_season,
    "last_season": _last_season,
    "this_week": _this("week"),
    "this_month": _this("month"),
    "this_year": _this("year"),
    "last_week": _last("week"),
    "last_month": _last("month"),
    "last_year": _last("year"),
}
