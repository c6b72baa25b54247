"""What was read: the reports, one report whole, what failed, and how much there is."""

from __future__ import annotations

import json
from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from onrecord.engine import batches
from onrecord.errors import QuestionError
from onrecord.questions import rows
from onrecord.questions.filters import Filters
from onrecord.questions.said import JOINED, SPEAKER
from onrecord.questions.statements import quoted
from onrecord.store import DETAILS, schema
from onrecord.store.across import descents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import RowMapping

    from onrecord.store import Store

SEVERAL = 200
LISTED = ("id", "path", *DETAILS)
LINEAGE = schema.reports.outerjoin(descents, descents.c.report == schema.reports.c.id)
DESCENT = (descents.c.origin, descents.c.derived_from, descents.c.derivation)
SHOWN = 5
"""Reports named in an error that asks for a longer id."""


def reports(store: Store) -> Iterator[rows.Report]:
    """Every report, sorted by path, without its text."""
    table = schema.reports
    query = select(*(table.c[name] for name in LISTED), *DESCENT).select_from(LINEAGE).order_by(table.c.path, table.c.id)
    for batch in batches(store.ask(query), SEVERAL, inf):
        noise, credits = _noise(store, [row["id"] for row in batch]), _credits(store, [row["id"] for row in batch])
        for row in batch:
            yield _report(row, noise[row["id"]], credits[row["id"]])


def report(store: Store, name: str) -> rows.FullReport:
    """One report by id, the beginning of an id, or path. Raises `QuestionError` where there is none, or several."""
    found = find(store, name)
    (row,) = store.ask(select(schema.reports, *DESCENT).select_from(LINEAGE).where(schema.reports.c.id == found))
    noise = _noise(store, [found])[found]
    return rows.FullReport(
        report=_report(row, noise, _credits(store, [found])[found]),
        text=row["text"],
        sha256=row["hash"],
        provenance=tuple((field, origin) for field, origin in json.loads(row["provenance"])),
        noise=tuple(noise),
        statements=tuple(quoted(store, Filters(report=found))),
    )


def find(store: Store, name: str) -> str:
    """The id of the report meant by an id, the beginning of one, a path, or the end of a path."""
    table = schema.reports.c
    begins, ends = table.id.startswith(name, autoescape=True), table.path.endswith(f"/{name}", autoescape=True)
    for way in (table.id == name, table.path == name, begins, ends) if name else ():
        found = list(store.ask(select(table.id, table.path).where(way).order_by(table.path, table.id).limit(SHOWN + 1)))
        if len(found) == 1:
            return str(found[0]["id"])
        if found:
            raise QuestionError(f"several reports are called {name!r}", f"Name one by its id: {_listed(found)}")
    raise QuestionError(f"there is no report {name!r} on record")


def _listed(found: Sequence[RowMapping]) -> str:
    return ", ".join(f"{row['id']} ({row['path']})" for row in found[:SHOWN]) + (", …" if len(found) > SHOWN else "")


def failures(store: Store) -> Iterator[rows.Failure]:
    """What could not be read or worked out, and what may help."""
    table = schema.failures
    query = select(table.c.path, table.c.stage, table.c.error, table.c.hint).order_by(table.c.path, table.c.stage, table.c.name)
    return (rows.Failure(**row) for row in store.ask(query))


def counts(store: Store) -> rows.Counts:
    """How much is on record; `stale` counts reports that are not derived."""
    said, held = schema.statements, schema.reports
    stale = or_(held.c.derived.is_(None), held.c.derived.like("failed:%"))
    queries = (
        select(func.count()).select_from(held),
        select(func.count()).select_from(said),
        select(func.count(SPEAKER.distinct())).select_from(JOINED),
        select(func.count()).select_from(schema.failures),
        select(func.count()).select_from(held).where(stale),
    )
    return rows.Counts(*(next(iter(row.values())) for query in queries for row in store.ask(query)))


def _report(row: RowMapping, noise: Sequence[rows.NoiseWords], credits: Sequence[str]) -> rows.Report:
    spans = tuple(one.span for one in noise)
    fields = {name: row[name] for name in (*LISTED, "origin", "derived_from", "derivation")}
    return rows.Report(**fields, noise=spans, credits=tuple(dict.fromkeys(credits)))


def _noise(store: Store, ids: Sequence[str]) -> defaultdict[str, list[rows.NoiseWords]]:
    table, spans = schema.noise, schema.spans.c
    joined = select(table, spans.start, spans.end).join(schema.spans, (spans.owner_kind == "noise") & (spans.owner == table.c.id))
    found: defaultdict[str, list[rows.NoiseWords]] = defaultdict(list)
    for row in store.ask(joined.where(table.c.report.in_(ids)).order_by(table.c.report, spans.start, spans.end, table.c.id)):
        found[row["report"]].append(rows.NoiseWords((row["start"], row["end"]), row["kind"], row["reason"]))
    return found


def _credits(store: Store, ids: Sequence[str]) -> defaultdict[str, list[str]]:
    table, spans = schema.credits, schema.spans.c
    joined = select(table, spans.start).join(schema.spans, (spans.owner_kind == "credit") & (spans.owner == table.c.id))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in store.ask(joined.where(table.c.report.in_(ids)).order_by(table.c.report, spans.start, table.c.name)):
        found[row["report"]].append(row["name"])
    return found
