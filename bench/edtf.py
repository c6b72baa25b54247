"""The stretch of days that an EDTF date covers, as far as gold and record use EDTF (ISO 8601-2, levels 0 and 1)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

Days = tuple[date, date]

_DAY = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?")
_MARKS = re.compile(r"[\[\]{}?~%]")
_BETWEEN = re.compile(r"/|,|\.\.(?=\d)|(?<=\d)\.\.")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


def days(edtf: str) -> Days | None:
    """First and last day; None for `unknown`. Approximate and uncertain dates cover what they name. Raises `ValueError` for no EDTF."""
    if edtf in {"", "unknown"}:
        return None
    parts = [part.strip(".") for part in _BETWEEN.split(_MARKS.sub("", edtf))]
    return _edge(parts[0], 0), _edge(parts[-1], 1)


def meet(one: str, other: str) -> bool:
    """Whether both dates may be the same day; two unknown ones may, one alone may not."""
    ours, theirs = days(one), days(other)
    if ours is None or theirs is None:
        return ours is theirs
    return ours[0] <= theirs[1] and theirs[0] <= ours[1]


def _edge(part: str, side: int) -> date:
    if not part:
        return (date.min, date.max)[side]
    match = _DAY.match(part)
    if not match:
        raise ValueError(f"{part!r} is no EDTF date")
    year = int(match[1].replace("X", "09"[side]))
    months, day = _months(match[2]), match[3]
    month = months[side]
    if day and day != "XX":
        return date(year, month, int(day))
    return date(year, month, monthrange(year, month)[1] if side else 1)


def _months(told: str | None) -> tuple[int, int]:
    if told is None or told == "XX":
        return 1, 12
    number = int(told)
    return _SEASONS.get(number, (number, number))
