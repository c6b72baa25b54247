"""A date as somebody wrote it, in EDTF. The day is the one written, in the writer's own time zone; no clock is asked."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)\Z")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?\d{4,6}(?:Z|[+-]\d{2}:?\d{2})?)?\Z")
_DOTTED = re.compile(r"(?:\D{0,20}\s)?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_SECONDS = re.compile(r"(\d{10})(?:\d{3}|\.\d+)?\Z")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?\.?[\s-]+(?:de\s+|of\s+)?([^\W\d_]{3,})\.?,?[\s-]+(?:de\s+|of\s+)?(\d{4})(?!\d)"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_MONTH = re.compile(r"([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})\Z")
_EARLIEST, _LATEST = 1500, 2200
"""Years. A number outside is no year of a report but a slip or a filler (`0001-01-01`)."""
_LONGEST = 80
"""Characters of the longest thing looked at as a date."""


def edtf(written: str) -> str | None:
    """`written` in EDTF, as precise as it was given; None where it is no date, or could be two (`03/04/2025`)."""
    if len(written) > _LONGEST:
        return None
    text = "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in " ".join(written.split()))
    return _level(text) or _numbers(text) or _words(text.lower()) or _seconds(text)


def _level(text: str) -> str | None:
    """What is EDTF already."""
    match = _EDTF.match(text)
    if not match:
        return None
    return text if _date(match[1], match[2] or 1, match[3] or 1) else None


def _numbers(text: str) -> str | None:
    if match := _ISO.match(text):
        return _date(match[1], match[3], match[4])
    if match := _COMPACT.match(text):
        return _date(match[1], match[2], match[3])
    if match := _DOTTED.match(text):
        return _date(match[3], match[2], match[1])
    if match := _SLASHED.match(text):
        return _either(match[3], match[1], match[2])
    return None


def _either(year: str, one: str, two: str) -> str | None:
    """Day and month in an order that differs by country: told only where a single reading is possible."""
    readings = {date for date in (_date(year, one, two), _date(year, two, one)) if date}
    return readings.pop() if len(readings) == 1 else None


def _words(text: str) -> str | None:
    if match := _DAY_MONTH.search(text):
        return _date(match[3], months().get(match[2], 0), match[1])
    if match := _MONTH_DAY.search(text):
        return _date(match[3], months().get(match[1], 0), match[2])
    if (match := _MONTH.match(text)) and _date(match[2], months().get(match[1], 0), 1):
        return f"{match[2]}-{months()[match[1]]:02}"
    return None


def _seconds(text: str) -> str | None:
    """Seconds or milliseconds since 1970, which have no time zone but UTC."""
    match = _SECONDS.match(text)
    return dt.datetime.fromtimestamp(int(match[1]), dt.UTC).date().isoformat() if match else None


def _date(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return date.isoformat() if _EARLIEST <= date.year <= _LATEST else None


@cache
def months() -> Mapping[str, int]:
    """Month names of several languages, in lower case, to their numbers."""
    table = yaml.safe_load(resources.files("onrecord").joinpath("data/dates.yml").read_text("utf-8"))
    return {name: number for number, names in table["months"].items() for name in names}
