"""What was read: the reports, and one report whole."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import UnaryExpression, exists, func, select

from onrecord.errors import NotOnRecordError, QuestionError
from onrecord.questions import narrowing, rows, words
from onrecord.questions.filters import Filters
from onrecord.questions.listing import Listing, Order, ask
from onrecord.questions.statements import quoted
from onrecord.store import DETAILS, fold, schema
from onrecord.store.across import descents
from onrecord.store.shelf import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, RowMapping

    from onrecord.store import Store

LISTED = ("id", "path", *DETAILS)
LINEAGE = schema.reports.outerjoin(descents, descents.c.report == schema.reports.c.id)
DESCENT = (descents.c.origin, descents.c.derived_from, descents.c.derivation)
SHOWN = 5
"""Reports named in an error that asks for a longer id."""


def reports(store: Store, filters: Filters | None = None) -> Iterator[rows.Report]:
    """The reports that pass the filters, sorted by path, without their text."""
    return ask(store, REPORTS, filters)


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


def find(store: Store, name: str, *, part: bool = False) -> str:
    """The id of the report meant by an id, the beginning of one, a path, the end of a path; with `part` also a part of one path alone."""
    table = schema.reports.c
    begins, ends = table.id.startswith(name, autoescape=True), table.path.endswith(f"/{name}", autoescape=True)
    within = [func.instr(func.fold(table.path), fold(name)) > 0] if part else []
    for way in (table.id == name, table.path == name, begins, ends, *within) if name else ():
        found = list(store.ask(select(table.id, table.path).where(way).order_by(table.path, table.id).limit(SHOWN + 1)))
        if len(found) == 1:
            return str(found[0]["id"])
        if found:
            raise QuestionError(f"several reports are called {name!r}", f"Name one by its id: {_listed(found)}")
    hint = "Name it by its id, the beginning of it, or its path or a part of it: `onrecord list reports` shows them all."
    raise NotOnRecordError(f"there is no report {name!r} on record", hint)


def _listed(found: Sequence[RowMapping]) -> str:
    return ", ".join(f"{row['id']} ({row['path']})" for row in found[:SHOWN]) + (", …" if len(found) > SHOWN else "")


def _built(store: Store, found: Sequence[RowMapping]) -> Iterator[rows.Report]:
    ids = [row["id"] for row in found]
    noise, credits = _noise(store, ids), _credits(store, ids)
    return (_report(row, noise[row["id"]], credits[row["id"]]) for row in found)


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


def with_one(conditions: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """A statement in the report passes all: looked for in each report where many do, else the other way round."""
    if all(isinstance(each, UnaryExpression) for each in conditions):
        return exists().where(said.c.report == schema.reports.c.id, *conditions)
    return schema.reports.c.id.in_(select(said.c.report).where(*conditions))


def _with(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return with_one((condition,))


_HELD = schema.reports.c
REPORTS = Listing(
    "reports",
    rows.Report,
    LINEAGE,
    select(*(_HELD[name] for name in LISTED), *DESCENT).select_from(LINEAGE),
    _HELD.id,
    {"path": Order((_HELD.path, _HELD.id)), "newest": Order((narrowing.coalesced(_HELD.published), _HELD.id), down=True)},
    _built,
    {
        "outlet": narrowing.named(_HELD.outlet, "outlet"),
        "language": narrowing.named(_HELD.language, "language"),
        "report": narrowing.same(_HELD.id),
        "party": lambda store, value: _with(narrowing.named(said.c.party, "party")(store, value)),
        "actor": lambda store, value: _with(narrowing.actor(said.c.speaker)(store, value)),
        "act": lambda _, value: _with(said.c.act == value),
        "point": lambda store, value: _with(narrowing.named(said.c.point, "point")(store, value)),
        "search": lambda _, value: words.told(_HELD.text, _HELD.row, value),
        "since": narrowing.since(_HELD.published),
        "until": narrowing.until(_HELD.published),
    },
)
