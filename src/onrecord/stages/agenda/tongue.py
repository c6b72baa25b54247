"""What `data/instruments.yml` and `data/meetings.yml` say of one language, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.stages.agenda.book import Book, book
from onrecord.stages.agenda.sign import Sign, sign
from onrecord.stages.resolve.said.forms import language as times
from onrecord.words.lexicon import load

SHAPES = ("active", "passive", "alone", "noun", "beside")
_GROUPS = ("qualities", "ahead")
_LISTED = ("during", "ahead_of", "count")
"""Lists of phrases, in which a word may be a stem."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's part of a file of data. `sign` is in every text that tells of such a thing: where it is not, nothing is looked for."""

    code: str
    kinds: Book
    done: Mapping[str, Book]
    lists: Mapping[str, frozenset[str]]
    books: Mapping[str, Book]
    numbers: Mapping[str, int]
    sign: Sign


@cache
def tongue(name: str, language: str) -> Tongue | None:
    """The part of a language (`en`, `de-AT`) in a file of data; None where it has none, or where times are not known in it."""
    code, told = language[:2].lower(), load(name)
    kinds = {kind: rows[code] for kind, rows in told["kinds"].items() if code in rows}
    if not kinds or times(code) is None:
        return None
    phrases = [phrase for rows in (*kinds.values(), told.get("signs", {}).get(code, ())) for phrase in rows]
    return Tongue(
        code=code,
        kinds=book(kinds),
        done={shape: _done(told, code, shape) for shape in SHAPES},
        lists={key: _list(rows, code) for key, rows in told.items() if _is_list(rows)},
        books=_books(told, code),
        numbers=told.get("numbers", {}).get(code, {}),
        sign=sign(phrases),
    )


def _books(told: Mapping[str, Any], code: str) -> dict[str, Book]:
    grouped = {key: book({group: rows.get(code, ()) for group, rows in told.get(key, {}).items()}) for key in _GROUPS}
    listed = {key: book({key: told.get(key, {}).get(code, ())}) for key in _LISTED}
    return grouped | listed | {"acts": _acts(told, code)}


def _acts(told: Mapping[str, Any], code: str) -> Book:
    """Verbs that tell of a meeting without a noun: `status kind`."""
    held = {f"held {kind}": rows.get(code, ()) for kind, rows in told.get("verbs", {}).items()}
    return book(held | {"planned meeting": told.get("will", {}).get(code, ()), "refused meeting": told.get("wont", {}).get(code, ())})


def _list(rows: Any, code: str) -> frozenset[str]:  # noqa: ANN401 - whatever YAML holds
    return frozenset(rows if isinstance(rows, list) else rows.get(code, ()))


def _is_list(rows: Any) -> bool:  # noqa: ANN401 - whatever YAML holds
    return isinstance(rows, list) or (isinstance(rows, dict) and isinstance(rows.get("en"), list))


def _done(told: Mapping[str, Any], code: str, shape: str) -> Book:
    return book({status: rows.get(code, {}).get(shape, ()) for status, rows in told["done"].items()})
