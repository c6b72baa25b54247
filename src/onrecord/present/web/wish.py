"""What an address asks for after its question mark. Every parameter has a limit, and one that a page does not know is refused.

A filter that is misspelt must not show everything.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, fields
from urllib.parse import parse_qsl, urlencode

from onrecord.present.web.errors import AskedWrongError
from onrecord.types import Act, Move

LONGEST = 2000
"""Bytes after the question mark."""
_WORDS = 200
_PAGES = 1_000_000
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_ID = re.compile(r"[0-9a-f]{16}")
PAGING = frozenset({"page"})
FILTERS = frozenset({"q", "speaker", "party", "act", "point", "outlet", "since", "until", "origins"})


@dataclass(frozen=True, slots=True)
class Wish:
    """None or an empty text stands for what is not asked. Dates are `YYYY[-MM[-DD]]`, of publication, both included."""

    q: str = ""
    speaker: str = ""
    party: str = ""
    act: str = ""
    point: str = ""
    move: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    origins: int = 1
    among: str = "statements"
    statement: str = ""
    below: float = 0.7
    page: int = 1

    def asked(self) -> tuple[tuple[str, str], ...]:
        """What differs from asking nothing, for an address, without the page."""
        given = [(each.name, getattr(self, each.name)) for each in fields(self) if each.name != "page"]
        return tuple((name, str(value)) for name, value in given if value != getattr(NOTHING, name))

    def placed(self) -> str:
        """The same as it stands in an address after the question mark, with the page; empty for the first page of everything."""
        return urlencode([*self.asked(), *([("page", str(self.page))] if self.page > 1 else [])])


NOTHING = Wish()


def read(query: bytes, known: Collection[str]) -> Wish:
    """The wish of an address. Raises `AskedWrongError` for what is too long, unknown, twice there, or no date, number or act."""
    if len(query) > LONGEST:
        raise AskedWrongError("the address is too long", f"Keep what follows the question mark under {LONGEST} characters.")
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, max_num_fields=30, errors="strict")
    except ValueError:
        raise AskedWrongError("the address cannot be read", "Write names and values as name=value, joined by &.") from None
    given = {name: value.strip() for name, value in pairs if value.strip()}
    if len({name for name, _ in pairs}) < len(pairs):
        raise AskedWrongError("something is asked for twice in the address", "Name each filter once.")
    return Wish(**{name: _value(name, value, known) for name, value in given.items()})  # type: ignore[arg-type]


def _value(name: str, value: str, known: Collection[str]) -> str | int | float:
    if name not in known:
        raise AskedWrongError(f"this page knows nothing called {name[:40]!r}", f"It takes: {', '.join(sorted(known)) or 'nothing'}.")
    if name in ("page", "origins"):
        return _number(name, value)
    if name == "below":
        return _share(value)
    _check(name, value)
    return value


def _check(name: str, value: str) -> None:
    if len(value) > _WORDS:
        raise AskedWrongError(f"{name} is too long", f"Keep it under {_WORDS} characters.")
    if name in ("since", "until") and not _DATE.fullmatch(value):
        raise AskedWrongError(f"{value!r} is no date", "Dates are YYYY, YYYY-MM or YYYY-MM-DD.")
    if name == "act" and value not in set(Act):
        raise AskedWrongError(f"there is no act {value!r}", f"The acts are {', '.join(Act)}.")
    if name == "move" and value not in set(Move):
        raise AskedWrongError(f"there is no move {value!r}", f"The moves are {', '.join(Move)}.")
    if name == "among" and value not in ("statements", "reports"):
        raise AskedWrongError(f"nothing is found among {value!r}", "Search among statements or reports.")
    if name == "statement" and not _ID.fullmatch(value):
        raise AskedWrongError("that is no id of a statement", "Ids are 16 hexadecimal digits.")


def _number(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= _PAGES and len(value) < len(str(_PAGES)) + 1):
        raise AskedWrongError(f"{name} must be a number from 1 on", f"Leave {name} out, or write a number.")
    return int(value)


def _share(value: str) -> float:
    if not re.fullmatch(r"0(\.[0-9]{1,3})?|1(\.0{1,3})?", value):
        raise AskedWrongError("below must be a score from 0 to 1", "Write it as 0.6.")
    return float(value)
