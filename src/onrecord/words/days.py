"""The stretch of days that an EDTF date covers (ISO 8601-2, levels 0 and 1), as numbers of days that can be compared."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

Days = tuple[int, int]
"""First and last day, both included, as `date.toordinal` counts."""
ABOUT = 2
"""Days by which a date that is about (`~`) may be off."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@lru_cache(maxsize=4096)
def days(edtf: str | None) -> Days | None:
    """The days of a date or of an interval; None for `unknown`, None and what is no date. A time of day is left aside."""
    parts = [_DATE.match(part) for part in (edtf or "").split("/")[:2]]
    edges = [found and _part(found) for found in parts]
    if not edges[0] or not edges[-1]:
        return None
    slack = ABOUT if "~" in (edtf or "") else 0
    return edges[0][0] - slack, edges[-1][1] + slack


def _part(found: re.Match[str]) -> Days | None:
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = first if day else date(first.year, month or 12, monthrange(first.year, month or 12)[1])
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()
