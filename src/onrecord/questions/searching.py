"""Words looked for in statements and reports, with what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from onrecord.errors import QuestionError
from onrecord.questions import rows
from onrecord.questions.filters import Filters
from onrecord.questions.reports import report, reports
from onrecord.questions.search import CLOSE, OPEN
from onrecord.questions.statements import quoted
from onrecord.questions.words import query, unspaced
from onrecord.store import DETAILS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import RowMapping

    from onrecord.store import Store

AROUND = 24
"""Words of a snippet."""
NEAR = 60
"""Characters on each side of what is found in a script without spaces."""
MOST = 200
"""Hits at most."""
_PLACE = ", ".join(f"r.{name}" for name in ("id", "path", *DETAILS))
_STATEMENTS = text(f"""
    SELECT {_PLACE}, s.id AS statement, snippet(statement_search, 0, :open, :close, ' … ', :around) AS snippet
    FROM statement_search JOIN statements AS s ON s.row = statement_search.rowid JOIN reports AS r ON r.id = s.report
    WHERE statement_search MATCH :words ORDER BY statement_search.rank, s.id LIMIT :limit OFFSET :offset
""")  # noqa: S608 - our own columns
_REPORTS = text(f"""
    SELECT {_PLACE}, NULL AS statement, snippet(report_search, 0, :open, :close, ' … ', :around) AS snippet
    FROM report_search JOIN reports AS r ON r.row = report_search.rowid
    WHERE report_search MATCH :words ORDER BY report_search.rank, r.id LIMIT :limit OFFSET :offset
""")  # noqa: S608
AMONG = {"statements": _STATEMENTS, "reports": _REPORTS}
"""What can be searched."""


def hits(store: Store, words: str, among: str = "statements", limit: int = 50, offset: int = 0) -> Iterator[rows.Hit]:
    """Where all these words stand (`word*` for a beginning), the best first. Raises `QuestionError` where there is nothing to look for."""
    Filters(search=words, limit=limit, offset=offset).check()
    if among not in AMONG:
        raise QuestionError(f"nothing can be searched among {among!r}", f"Search among {' or '.join(AMONG)}.")
    if unspaced(words):
        return _inside(store, words, among, Filters(search=words, limit=min(limit, MOST), offset=offset))
    values: dict[str, Any] = {
        "words": query(words),
        "open": OPEN,
        "close": CLOSE,
        "around": AROUND,
        "limit": min(limit, MOST),
        "offset": offset,
    }
    return (_hit(row) for row in store.ask(AMONG[among], values))


def _hit(row: RowMapping) -> rows.Hit:
    place = rows.Place(*(row[name] for name in ("id", "path", *DETAILS)))
    return rows.Hit(place, row["statement"], *_marked(row["snippet"]))


def _inside(store: Store, words: str, among: str, filters: Filters) -> Iterator[rows.Hit]:
    """The same for scripts without spaces between words, which the full-text tables hold as whole clauses."""
    term = unspaced(words)[0]
    if among == "statements":
        return (rows.Hit(row.report, row.id, *_cut(told.content, term)) for row, told in quoted(store, filters))
    return (rows.Hit(_place(row), None, *_cut(report(store, row.id).text, term)) for row in reports(store, filters))


def _place(row: rows.Report) -> rows.Place:
    return rows.Place(row.id, row.path, row.url, row.outlet, row.title, row.published, row.language)


def _cut(told: str, term: str) -> tuple[str, rows.Pairs]:
    """Some of the text around a term; none of it is marked where the text writes the term another way."""
    at = told.find(term)
    start = max(at - NEAR, 0)
    snippet = told[start : start + len(term) + 2 * NEAR]
    return snippet, () if at < 0 else ((at - start, at - start + len(term)),)


def _marked(snippet: str) -> tuple[str, rows.Pairs]:
    """The snippet without the marks, and where they stood."""
    words, marks, size = [], [], 0
    for number, part in enumerate(snippet.replace(CLOSE, OPEN).split(OPEN)):
        if number % 2 and part:
            marks.append((size, size + len(part)))
        words.append(part)
        size += len(part)
    return "".join(words), tuple(marks)
