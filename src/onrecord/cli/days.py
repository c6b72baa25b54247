"""Days as people say them: `today`, `monday`, `7d`. Only the command line takes them; what it asks and shows is the day itself."""

from __future__ import annotations

import datetime as dt
import re

import typer

from onrecord.errors import QuestionError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORTEST = 3
"""Letters by which a weekday is known: `mon`, `thurs`."""
_WRITTEN = re.compile(r"\d{4}(-\d+)*", re.ASCII)
_BACK = re.compile(r"(\d{1,4})\s*(d|w)(?:(?<=d)ays?|(?<=w)eeks?)?(?:\s+ago)?", re.ASCII)


def said(value: str | None) -> str | None:
    """The day that is meant, for an option of a command; it is told where it was not written as one. Raises `QuestionError`."""
    if value is None or _WRITTEN.fullmatch(value.strip()):
        return value and value.strip()
    day = meant(value, dt.date.today())  # noqa: DTZ011 - the day where the person sits
    typer.echo(f"{value} is {day}", err=True)
    return day


def meant(value: str, today: dt.date) -> str:
    """`today`, `yesterday`, a weekday (the last one, today included), `7d`, `2w`, as YYYY-MM-DD. Raises `QuestionError` for all else."""
    back = _days(value.strip().casefold(), today)
    if back is None:
        hint = "Dates are YYYY, YYYY-MM or YYYY-MM-DD; or say today, yesterday, a weekday such as monday (the last one), 7d or 2w."
        raise QuestionError(f"{value!r} is no date", hint)
    return (today - dt.timedelta(days=back)).isoformat()


def _days(value: str, today: dt.date) -> int | None:
    """How many days ago that was; None where nobody can tell."""
    if value in ("today", "yesterday"):
        return int(value == "yesterday")
    named = [place for place, name in enumerate(WEEKDAYS) if len(value) >= SHORTEST and name.startswith(value)]
    if named:
        return (today.weekday() - named[0]) % 7
    found = _BACK.fullmatch(value)
    return int(found[1]) * (7 if found[2] == "w" else 1) if found else None
