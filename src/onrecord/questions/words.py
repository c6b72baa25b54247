"""Words of a person as a search of the full-text tables: never as their syntax."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, text

from onrecord.errors import QuestionError
from onrecord.questions.narrowing import in_span
from onrecord.store import fold
from onrecord.words.scripts import UNSPACED

MOST = 50
"""Words of a search: more than any sentence that is looked for has."""
SHORTEST = 2
"""Letters before a star: what begins with one letter is most of a record, and tells nothing."""


def terms(value: str) -> list[str]:
    """The words of a search. Raises `QuestionError` where there is none, or too many, or a star after less than two letters."""
    found = value.split()
    if not found:
        raise QuestionError("there is no word to search for", "Name at least one word that the content must hold.")
    if len(found) > MOST:
        raise QuestionError(f"more than {MOST} words are searched for", "Leave some out.")
    if any(term.endswith("*") and len(term.rstrip("*")) < SHORTEST and not UNSPACED.search(term) for term in found):
        raise QuestionError("a star after a single letter stands for too many words", "Name at least two letters before the star.")
    return found


def quoted(term: str) -> str:
    """A term as FTS5 takes it literally; a star at its end stands for any ending."""
    bare = term.rstrip("*").replace('"', '""').replace("\0", " ")  # SQLite takes NUL for the end of the query
    return f'"{bare}"{"*" if term.endswith("*") else ""}'


def query(value: str) -> str | None:
    """The words that the full-text tables know as words, as their query; None where there are none.

    Clauses of scripts without spaces are one word to them, so these are looked for as substrings.
    """
    return " ".join(quoted(term) for term in terms(value) if not UNSPACED.search(term)) or None


def unspaced(value: str) -> list[str]:
    """The terms that are looked for as substrings."""
    return [term.rstrip("*") for term in terms(value) if UNSPACED.search(term)]


def stated(statement: ColumnElement[Any], row: ColumnElement[Any], value: str) -> ColumnElement[bool]:
    """Statements, by id and row, whose content has all these words."""
    found = [in_span(statement, "content", term) for term in unspaced(value)]
    return and_(*found, *_matches("statement_search", row, value))


def told(words: ColumnElement[Any], row: ColumnElement[Any], value: str) -> ColumnElement[bool]:
    """Reports, by text and row, whose text has all these words."""
    found = [func.instr(func.fold(words), fold(term)) > 0 for term in unspaced(value)]
    return and_(*found, *_matches("report_search", row, value))


def _matches(table: str, row: ColumnElement[Any], value: str) -> list[ColumnElement[bool]]:
    asked = query(value)
    if asked is None:
        return []
    hits = select(text("rowid")).select_from(text(table)).where(text(f"{table} MATCH :words").bindparams(words=asked))
    return [row.in_(hits)]
