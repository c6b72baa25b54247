"""Words looked for in statements and in reports, with what narrows them down: a part of what is found, and how much there is."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select, text, true

from onrecord.questions.filters import Filters
from onrecord.questions.listing import narrowed
from onrecord.questions.narrowing import OFTEN, plain
from onrecord.questions.reports import REPORTS, with_one
from onrecord.questions.statements import STATEMENTS
from onrecord.questions.words import query as query_of
from onrecord.questions.words import unspaced
from onrecord.store import schema
from onrecord.store.shelf import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select

    from onrecord.questions.keyed import Slice
    from onrecord.store import Store

OPEN, CLOSE = "\x02", "\x03"
"""Stand around the words that were looked for, in a snippet: control characters, which a page never shows as such."""
_WORDS = 24
_SNIPPET = "snippet({table}, 0, :open, :close, '…', :words)"
_STATEMENTS = text(f"""
    SELECT s.id, {_SNIPPET.format(table="statement_search")} AS snippet
    FROM statement_search CROSS JOIN statements AS s ON s.row = statement_search.rowid
    WHERE statement_search MATCH :query AND +statement_search.rowid IN (
        SELECT row FROM statements WHERE id IN (SELECT value FROM json_each(:ids)))
""")  # noqa: S608 - our own words
_REPORTS = text(f"""
    SELECT r.id, {_SNIPPET.format(table="report_search")} AS snippet
    FROM report_search CROSS JOIN reports AS r ON r.row = report_search.rowid
    WHERE report_search MATCH :query AND +report_search.rowid IN (
        SELECT row FROM reports WHERE id IN (SELECT value FROM json_each(:ids)))
""")  # noqa: S608 - our own words
_HITS = text("SELECT count(*) AS n FROM statement_search WHERE statement_search MATCH :query")


@dataclass(frozen=True, slots=True)
class Found:
    """The ids on this part of the list, the newest report first, how many there are in all, and snippets by id where words were given."""

    ids: tuple[str, ...]
    total: int
    snippets: dict[str, str]


def statements(store: Store, filters: Filters, part: Slice) -> Found:
    """Statements that pass the filters. Raises `QuestionError` where a filter makes no sense."""
    wanted, total = and_(true(), *narrowed(store, STATEMENTS, filters)), _hits(store, filters)
    if total is not None and total > OFTEN:
        wanted = plain(wanted)
    order = (said.c.day.desc(), func.coalesce(said.c.outlet, ""), said.c.report, said.c.n)
    return _found(store, select(said.c.id).where(wanted).order_by(*order), part, (_STATEMENTS, filters.search), total)


def reports(store: Store, filters: Filters, part: Slice) -> Found:
    """Reports whose text has the words, and that hold a statement which passes the other filters, if there are any."""
    table = schema.reports.c
    query = select(table.id).where(*_of_reports(store, filters))
    order = (func.coalesce(table.published, "").desc(), func.coalesce(table.outlet, ""), table.id)
    return _found(store, query.order_by(*order), part, (_REPORTS, filters.search))


def _of_reports(store: Store, filters: Filters) -> list[ColumnElement[bool]]:
    found = narrowed(store, REPORTS, Filters(search=filters.search))
    rest = replace(filters, search=None)
    if rest != Filters():
        found.append(with_one(narrowed(store, STATEMENTS, rest)))
    return found


def _hits(store: Store, filters: Filters) -> int | None:
    """How many statements have the words, as the index of words tells at once, where words are all that is asked for."""
    if filters.search is None or unspaced(filters.search) or replace(filters, search=None) != Filters():
        return None
    return next(int(row["n"]) for row in store.ask(_HITS, {"query": query_of(filters.search)}))


def _found(store: Store, query: Select[Any], part: Slice, worded: tuple[Any, str | None], total: int | None = None) -> Found:
    ids = tuple(row["id"] for row in store.ask(query.limit(part.limit).offset(part.offset)))
    if total is None:
        counted = select(func.count()).select_from(query.order_by(None).subquery())
        total = next(int(value) for row in store.ask(counted) for value in row.values())
    return Found(ids, total, _snippets(store, *worded, ids))


def _snippets(store: Store, query: Any, words: str | None, ids: Sequence[str]) -> dict[str, str]:  # noqa: ANN401 - a clause of SQLAlchemy
    asked = query_of(words) if words else None
    if not asked or not ids:
        return {}
    values = {"query": asked, "ids": json.dumps(ids), "open": OPEN, "close": CLOSE, "words": _WORDS}
    return {row["id"]: row["snippet"] for row in store.ask(query, values)}
