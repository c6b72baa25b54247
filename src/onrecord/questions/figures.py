"""How much there is on record, what heads each list, and where the lists stand at a given row: for pages that show a part."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from onrecord.questions import rows
from onrecord.questions.filters import Filters
from onrecord.questions.listing import narrowed
from onrecord.questions.utterances import UTTERANCES
from onrecord.store.shelf import uttered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import RowMapping, Select

    from onrecord.questions.keyed import Slice
    from onrecord.store import Store
    from onrecord.types import Span

_FIGURES = text("""
    SELECT (SELECT count(*) FROM reports) AS reports, (SELECT count(DISTINCT outlet) FROM reports) AS outlets,
        (SELECT count(*) FROM reports WHERE published IS NULL) AS undated, (SELECT min(published) FROM reports) AS first,
        (SELECT max(published) FROM reports) AS last, (SELECT count(*) FROM utterances) AS utterances,
        (SELECT count(*) FROM failures) AS failures
""")
_LISTED = """
    SELECT id, path, url, outlet, title, published, language, provenance,
        (SELECT count(*) FROM statements AS s WHERE s.report = r.id) AS statements,
        CASE WHEN coalesce(title, '') = '' THEN (SELECT substr(text, 1, 2000) FROM reports WHERE id = r.id) ELSE '' END AS head,
        CASE WHEN coalesce(title, '') = '' THEN (
            SELECT json_group_array(json_array(s.start, s.end)) FROM noise AS n JOIN spans AS s ON s.owner_kind = 'noise' AND s.owner = n.id
            WHERE n.report = r.id) ELSE '[]' END AS noise
    FROM (SELECT id, path, url, outlet, title, published, language, provenance FROM reports {where}
        ORDER BY coalesce(published, '') DESC, coalesce(outlet, ''), id LIMIT :limit OFFSET :offset) AS r
    ORDER BY coalesce(published, '') DESC, coalesce(outlet, ''), id
"""
_FAILED = text("SELECT path, stage, error, hint FROM failures ORDER BY path, stage, error LIMIT :limit OFFSET :offset")
_LINEAGE = text("""
    SELECT r.id, r.path, r.url, r.outlet, r.title, r.published, r.language, d.origin, d.derived_from, d.derivation
    FROM json_each(:ids) AS asked JOIN reports AS r ON r.id = asked.value LEFT JOIN descents AS d ON d.report = r.id
    ORDER BY coalesce(r.published, '~'), r.id
""")
_SAME_ORIGIN = text("""
    SELECT o.report FROM descents AS d JOIN descents AS o ON o.origin = d.origin JOIN reports AS r ON r.id = o.report
    WHERE d.report = :id AND o.report <> :id ORDER BY coalesce(r.published, '~'), r.id LIMIT :limit
""")


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of the whole record; dates are EDTF, as reports have them."""

    reports: int
    outlets: int
    undated: int
    first: str | None
    last: str | None
    utterances: int
    failures: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in a list, where its date came from, and how many statements it holds.

    Of one without a title also the beginning of its text, and the `[start, end)` of noise in it, in code points.
    """

    place: rows.Place
    dated_by: str | None
    statements: int
    head: str = ""
    noise: tuple[Span, ...] = ()


def figures(store: Store) -> Figures:
    """How much there is."""
    return next(Figures(**row) for row in store.ask(_FIGURES))


def reports(store: Store, part: Slice) -> list[Listed]:
    """Reports, the newest first, those without a date last."""
    return _listed(store, "", {"limit": part.limit, "offset": part.offset})


def listed(store: Store, ids: Sequence[str]) -> list[Listed]:
    """These reports, in the same order."""
    return _listed(store, "WHERE id IN (SELECT value FROM json_each(:ids))", {"limit": -1, "offset": 0, "ids": json.dumps(list(ids))})


def _listed(store: Store, where: str, values: dict[str, Any]) -> list[Listed]:
    found = store.ask(text(_LISTED.format(where=where)), values)
    return [_row(row) for row in found]


def _row(row: RowMapping) -> Listed:
    place = rows.Place(*(row[name] for name in ("id", "path", "url", "outlet", "title", "published", "language")))
    noise = tuple((start, end) for start, end in json.loads(row["noise"]))
    return Listed(place, dict(json.loads(row["provenance"])).get("published"), row["statements"], row["head"], noise)


def failures(store: Store, part: Slice) -> list[rows.Failure]:
    """Failures by path."""
    return [rows.Failure(**row) for row in store.ask(_FAILED, {"limit": part.limit, "offset": part.offset})]


def several(store: Store, part: Slice, filters: Filters | None = None) -> tuple[list[str], int]:
    """The ids of utterances that more than one statement reports and that pass the filters, that with most origins first; how many."""
    wanted = (uttered.c.statements > 1, *narrowed(store, UTTERANCES, filters or Filters()))
    order = (uttered.c.origins.desc(), uttered.c.reports.desc(), uttered.c.id)
    found = store.ask(select(uttered.c.id).where(*wanted).order_by(*order).limit(part.limit).offset(part.offset))
    return [row["id"] for row in found], _count(store, select(func.count()).select_from(uttered).where(*wanted))


def _count(store: Store, query: Select[Any]) -> int:
    return next(int(value) for row in store.ask(query) for value in row.values())


def lineage(store: Store, ids: Sequence[str]) -> list[rows.Report]:
    """These reports and where each comes from, without noise and credits, by date."""
    found = store.ask(_LINEAGE, {"ids": json.dumps(list(ids))})
    return [rows.Report(**row, noise=(), credits=()) for row in found]


def siblings(store: Store, report: str, most: int) -> list[str]:
    """Other reports of the same origin, by date."""
    return [row["report"] for row in store.ask(_SAME_ORIGIN, {"id": report, "limit": most})]
