"""What narrows a question down, as conditions on the tables. Words of a person never become query syntax."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, exists, func, select, text

from onrecord.errors import QuestionError
from onrecord.questions import said
from onrecord.store import fold, schema
from onrecord.store.across import utterances
from onrecord.words.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Callable


DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Filters:
    """All that is given must hold.

    Names are looked for without case and accents, anywhere in the field; `search` takes words that must all stand in the content
    (`word*` for a beginning); dates are of publication, `YYYY[-MM[-DD]]`, both ends included. `act` is one of the codebook's;
    `min_origins` is how many independent origins must report the same utterance.
    """

    speaker: str | None = None
    source: str | None = None
    outlet: str | None = None
    report: str | None = None
    search: str | None = None
    since: str | None = None
    until: str | None = None
    min_score: float | None = None
    limit: int | None = None
    offset: int = 0
    party: str | None = None
    act: str | None = None
    point: str | None = None
    min_origins: int | None = None


def conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """The filters as conditions on `statements` joined with `reports`. Raises `QuestionError` for a date that is none, or an empty filter.

    EDTF dates sort as text: every one that begins with a digit stands between `0` and `:`, and `~` comes after all that may follow a day.
    """
    statements, reports = schema.statements.c, schema.reports.c
    given: tuple[tuple[Any, Callable[[Any], ColumnElement[bool]]], ...] = (
        (filters.speaker, lambda value: holds(said.SPEAKER, value) | holds(statements.speaker, value)),
        (filters.source, lambda value: _in_span("source", value)),
        (filters.outlet, lambda value: holds(reports.outlet, value)),
        (filters.report, lambda value: statements.report == value),
        (filters.search, search),
        (filters.since, lambda value: reports.published.between(_date(value), ":")),
        (filters.until, lambda value: reports.published.between("0", f"{_date(value)}~")),
        (filters.min_score, lambda value: statements.score >= value),
        (filters.party, lambda value: holds(said.PARTY, value)),
        (filters.act, said.ACT.is_),
        (filters.point, lambda value: holds(utterances.c.point, value)),
        (filters.min_origins, said.ORIGINS.op(">=")),
    )
    if any(isinstance(value, str) and not value.strip() for value, _ in given):
        raise QuestionError("there is nothing to look for: a filter is empty", "Leave the filter out, or say what it must hold.")
    return [condition(value) for value, condition in given if value is not None]


def holds(column: ColumnElement[Any], value: str) -> ColumnElement[bool]:
    """Whether a column holds these characters, whatever their case and accents."""
    return func.instr(func.fold(column), fold(value)) > 0


def _in_span(role: str, value: str) -> ColumnElement[bool]:
    spans = schema.spans.c
    mine = (spans.owner_kind == "statement", spans.owner == schema.statements.c.id, spans.role == role)
    return exists().where(*mine, holds(spans.quote, value))


def search(value: str) -> ColumnElement[bool]:
    """Statements whose content has all these words."""
    words = value.split()
    if not words:
        raise QuestionError("there is no word to search for", "Name at least one word that the content must hold.")
    # The index holds whole clauses of unspaced scripts as one word, so they are looked for as substrings.
    found = [_in_span("content", word.rstrip("*")) for word in words if UNSPACED.search(word)]
    return and_(*found, _matches(terms(value), "statement_search", schema.statements.c.row)) if terms(value) else and_(*found)


def matched(value: str, index: str, row: ColumnElement[int]) -> ColumnElement[bool]:
    """Rows whose whole text has all these words, by one of the full-text indexes; words of unspaced scripts as they are indexed."""
    return _matches(" ".join(map(quoted, value.split())), index, row)


def terms(value: str) -> str:
    """These words as FTS5 takes them, without those of unspaced scripts; empty where no other is left."""
    return " ".join(quoted(word) for word in value.split() if not UNSPACED.search(word))


def _matches(query: str, index: str, row: ColumnElement[int]) -> ColumnElement[bool]:
    hits = select(text("rowid")).select_from(text(index)).where(text(f"{index} MATCH :words").bindparams(words=query))
    return row.in_(hits)


def quoted(term: str) -> str:
    """A term as FTS5 takes it literally; a star at its end stands for any ending."""
    bare = term.rstrip("*").replace('"', '""').replace("\0", " ")  # SQLite takes NUL for the end of the query
    return f'"{bare}"{"*" if term.endswith("*") else ""}'


def _date(value: str) -> str:
    if not (DATE.fullmatch(value) and _in_calendar(f"{value}-01-01"[:10])):
        raise QuestionError(f"{value!r} is no date", "Dates are YYYY, YYYY-MM or YYYY-MM-DD.")
    return value


def _in_calendar(day: str) -> bool:
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True
