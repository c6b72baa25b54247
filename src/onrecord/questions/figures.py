"""How much there is on record, what heads each list, and where the lists stand at a given row: for pages that show a part."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from onrecord.questions import across, rows
from onrecord.questions.keyed import Deeds, Slice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.store import Store

_FIGURES = text("""
    SELECT (SELECT count(*) FROM reports) AS reports, (SELECT count(DISTINCT outlet) FROM reports) AS outlets,
        (SELECT count(*) FROM reports WHERE published IS NULL) AS undated, (SELECT min(published) FROM reports) AS first,
        (SELECT max(published) FROM reports) AS last, (SELECT count(*) FROM utterances) AS utterances,
        (SELECT count(*) FROM failures) AS failures
""")
_LISTED = """
    SELECT id, path, url, outlet, title, published, language, provenance,
        (SELECT count(*) FROM statements AS s WHERE s.report = r.id) AS statements
    FROM (SELECT id, path, url, outlet, title, published, language, provenance FROM reports {where}
        ORDER BY coalesce(published, '') DESC, coalesce(outlet, ''), id LIMIT :limit OFFSET :offset) AS r
    ORDER BY coalesce(published, '') DESC, coalesce(outlet, ''), id
"""
_FAILED = text("SELECT path, stage, error, hint FROM failures ORDER BY path, stage, error LIMIT :limit OFFSET :offset")
_SEVERAL = text("""
    SELECT t.utterance AS id FROM tallies AS t JOIN utterances AS u ON u.id = t.utterance
    WHERE (SELECT count(*) FROM wordings AS w WHERE w.utterance = t.utterance) > 1 ORDER BY t.origins DESC, t.reports DESC, t.utterance
""")
_MEANT = """
    FROM utterances WHERE id NOT IN (SELECT w.utterance FROM statements AS s JOIN wordings AS w ON w.statement = s.id WHERE s.negated)
"""
_MEANT_COUNT = text(f"SELECT count(*) AS n {_MEANT}")
_DONE = f"{_MEANT} AND party IS NOT NULL AND act IS NOT NULL AND said NOT GLOB '*[^0-9-]*'"
_WHEN = text(f"SELECT said, count(*) AS n {_DONE} GROUP BY said ORDER BY said")
_WHO = text(f"SELECT party, count(*) AS n {_DONE} GROUP BY party ORDER BY 2 DESC, 1 LIMIT :most")
_DEEDS = text(f"""
    SELECT party, substr(said, 1, :length) AS said, act, count(*) AS n, group_concat(id) AS ids {_DONE}
    AND said IN (SELECT value FROM json_each(:dates)) AND party IN (SELECT value FROM json_each(:parties))
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
""")  # noqa: S608 - our own words
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
    """A report in a list, where its date came from, and how many statements it holds."""

    place: rows.Place
    dated_by: str | None
    statements: int


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
    names = ("id", "path", "url", "outlet", "title", "published", "language")
    return [Listed(rows.Place(*(r[n] for n in names)), dict(json.loads(r["provenance"])).get("published"), r["statements"]) for r in found]


def failures(store: Store, part: Slice) -> list[rows.Failure]:
    """Failures by path."""
    return [rows.Failure(**row) for row in store.ask(_FAILED, {"limit": part.limit, "offset": part.offset})]


def several(store: Store) -> list[str]:
    """The ids of utterances that more than one statement reports, that with most origins first."""
    store.ready()
    return [row["id"] for row in store.ask(_SEVERAL)]


def dates(store: Store) -> dict[str, int]:
    """At which days, months or years parties did things, and how many; what is withheld is no deed."""
    return {row["said"]: row["n"] for row in store.ask(_WHEN)}


def meant(store: Store) -> int:
    """How many utterances are not withheld."""
    return next(int(row["n"]) for row in store.ask(_MEANT_COUNT))


def deeds(store: Store, when: Sequence[str], length: int, most: int) -> list[Deeds]:
    """What the parties that did most did at these times, by party, time and act, as ids of utterances; times are cut to `length`."""
    parties = [row["party"] for row in store.ask(_WHO, {"most": most})]
    values = {"length": length, "dates": json.dumps(list(when)), "parties": json.dumps(parties)}
    return [Deeds(row["party"], row["said"], row["act"], row["n"], tuple(row["ids"].split(","))) for row in store.ask(_DEEDS, values)]


def lineage(store: Store, ids: Sequence[str]) -> list[rows.Report]:
    """These reports and where each comes from, without noise and credits, by date."""
    found = store.ask(_LINEAGE, {"ids": json.dumps(list(ids))})
    return [rows.Report(**row, noise=(), credits=()) for row in found]


def siblings(store: Store, report: str, most: int) -> list[str]:
    """Other reports of the same origin, by date."""
    return [row["report"] for row in store.ask(_SAME_ORIGIN, {"id": report, "limit": most})]


_BODIES = "SELECT body FROM findings WHERE kind = 'positions'"
_POINT, _PARTY, _MOVE, _SAID = (f"json_extract(body, '$.{name}')" for name in ("point", "party", "move", "said"))
_CHANGED = f"{_MOVE} NOT IN ('first', 'repeats')"
_STANDS = text(f"{_BODIES} AND n IN (SELECT max(n) FROM findings WHERE kind = 'positions' GROUP BY {_POINT}, {_PARTY}) ORDER BY n")  # noqa: S608
_MOVES = text(f"SELECT {_POINT} AS point, count(*) AS n FROM ({_BODIES}) WHERE {_CHANGED} GROUP BY 1")  # noqa: S608 - our own words
_LATEST = text(f"""
    {_BODIES} AND {_CHANGED}
    ORDER BY coalesce(nullif({_SAID}, 'unknown'), '') DESC, {_POINT} DESC, {_PARTY} DESC LIMIT :limit
""")
_PLACED = text(f"SELECT n, {_POINT} AS point, {_PARTY} AS party FROM findings WHERE kind = 'positions' ORDER BY 2, 3, n")  # noqa: S608
_NUMBERED = text(f"{_BODIES} AND n IN (SELECT value FROM json_each(:numbers)) ORDER BY {_PARTY}, n")  # noqa: S608
_POINTS = text(f"SELECT {_POINT} AS point FROM ({_BODIES}) UNION SELECT point FROM utterances WHERE point IS NOT NULL ORDER BY 1")  # noqa: S608
_OTHERS = text("""
    SELECT point, id FROM utterances WHERE point IS NOT NULL AND id NOT IN (
        SELECT json_extract(body, '$.utterance') FROM findings WHERE kind = 'positions') ORDER BY point, id
""")


def points(store: Store) -> list[str]:
    """Every label of a point that a party has a stand on, or that something is said on."""
    return [row["point"] for row in store.ask(_POINTS)]


def stands(store: Store) -> list[rows.Position]:
    """The latest position of each party on each point."""
    return list(across.read(store.ask(_STANDS), rows.Position))


def moves(store: Store) -> dict[str, int]:
    """How many positions on each point change something."""
    return {row["point"]: row["n"] for row in store.ask(_MOVES)}


def changes(store: Store, most: int) -> list[rows.Position]:
    """The latest positions that change something, those without a date last."""
    return list(across.read(store.ask(_LATEST, {"limit": most}), rows.Position))


def placed(store: Store) -> dict[str, list[tuple[str, int]]]:
    """For each point its positions, by party, oldest first: the party, and the number under which the record keeps the position."""
    found = groupby(store.ask(_PLACED), key=lambda row: str(row["point"]))
    return {point: [(row["party"], row["n"]) for row in same] for point, same in found}


def numbered(store: Store, numbers: Iterable[int]) -> list[rows.Position]:
    """The positions that the record keeps under these numbers, by party, oldest first."""
    return list(across.read(store.ask(_NUMBERED, {"numbers": json.dumps(list(numbers))}), rows.Position))


def others(store: Store) -> dict[str, list[str]]:
    """For each point the ids of the utterances on it that are nobody's position."""
    found = groupby(store.ask(_OTHERS), key=lambda row: str(row["point"]))
    return {point: [row["id"] for row in same] for point, same in found}
