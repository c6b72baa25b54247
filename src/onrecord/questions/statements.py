"""Who said what: statements on record, narrowed down by filters, in the order of their reports' paths and their place in the text."""

from __future__ import annotations

import json
from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from onrecord.engine import batches
from onrecord.questions import rows, said
from onrecord.questions.filters import Filters, conditions
from onrecord.store import DETAILS, GAP, schema
from onrecord.types import UNKNOWN, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import RowMapping, Select

    from onrecord.store import Store

Pieces = dict[str, list[tuple[int, int, str]]]
"""The spans of one statement by role, with the words they read."""
SEVERAL = 500
ROLES = ("content", "source", "cue", "via")
SORT = (schema.reports.c.path, schema.statements.c.report, schema.statements.c.start, schema.statements.c.id)


def statements(store: Store, filters: Filters | None = None) -> Iterator[rows.Statement]:
    """The statements that pass the filters. Raises `QuestionError` where a filter makes no sense."""
    return (row for row, _ in quoted(store, filters))


def quoted(store: Store, filters: Filters | None = None) -> Iterator[tuple[rows.Statement, rows.Words]]:
    """As `statements`, each with the words its spans read."""
    return _quoted(store, _query(filters or Filters()))


def chosen(store: Store, ids: Iterable[str]) -> dict[str, tuple[rows.Statement, rows.Words]]:
    """Statements by id, those that are on record."""
    asked = select(func.json_each(json.dumps(list(ids))).table_valued("value").c.value)
    found = _quoted(store, _whole().where(schema.statements.c.id.in_(asked)))
    return {row.id: (row, words) for row, words in found}


def _quoted(store: Store, query: Select[Any]) -> Iterator[tuple[rows.Statement, rows.Words]]:
    for batch in batches(store.ask(query), SEVERAL, inf):
        pieces = spans_of(store, [row["id"] for row in batch])
        for row in batch:
            yield _statement(row, pieces[row["id"]]), _words(pieces[row["id"]])


def _query(filters: Filters) -> Select[Any]:
    query = _whole().where(*conditions(filters)).order_by(*SORT)
    return query.limit(-1 if filters.limit is None else filters.limit).offset(filters.offset)


def spans_of(store: Store, ids: Sequence[str]) -> defaultdict[str, Pieces]:
    """The spans of these statements, in order, by statement and role."""
    table = schema.spans.c
    query = select(schema.spans).where(table.owner_kind == "statement", table.owner.in_(ids)).order_by(table.owner, table.role, table.n)
    found: defaultdict[str, Pieces] = defaultdict(dict)
    for row in store.ask(query):
        found[row["owner"]].setdefault(row["role"], []).append((row["start"], row["end"], row["quote"]))
    return found


def _whole() -> Select[Any]:
    place = [schema.reports.c[name].label(f"report_{name}") for name in ("path", *DETAILS)]
    return select(*said.COLUMNS, *place).select_from(said.JOINED)


def _words(pieces: Pieces) -> rows.Words:
    return rows.Words(*(GAP.join(words for _, _, words in pieces.get(role, ())) for role in ROLES))


def _pairs(pieces: Pieces, role: str) -> rows.Pairs:
    return tuple((start, end) for start, end, _ in pieces.get(role, ()))


def _statement(row: RowMapping, pieces: Pieces) -> rows.Statement:
    same = ("id", "mode", "parent", "speaker", "party", "addressee", "act", "occasion", "point", "utterance", "score")
    codes = said.codes().get(row["act"], {})
    spans: dict[str, Any] = {role: _pairs(pieces, role) for role in ROLES}
    return rows.Statement(
        **{name: row[name] for name in same},
        **spans,
        report=rows.Place(row["report"], *(row[f"report_{name}"] for name in ("path", *DETAILS))),
        condition=_condition(row, pieces),
        said=row["said"] or UNKNOWN,
        doubt=None if row["doubt"] is None else bool(row["doubt"]),
        negated=bool(row["negated"]),
        status=row["status"] or Status.ACTUAL.value,
        plover=codes.get("plover"),
        cameo=codes.get("cameo"),
    )


def _condition(row: Mapping[str, Any] | RowMapping, pieces: Pieces) -> rows.StatementCondition | None:
    if row["condition"] is None:
        return None
    return rows.StatementCondition(
        json.loads(row["condition"])["kind"], row["holder"], _pairs(pieces, "antecedent"), _pairs(pieces, "consequent")
    )
