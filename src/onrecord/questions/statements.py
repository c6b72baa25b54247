"""Who said what: statements on record, narrowed down by filters, in the order of their reports' paths and their place in the text."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from onrecord.questions import narrowing, rows, words
from onrecord.questions.codes import codes
from onrecord.questions.listing import Listing, Order, ask
from onrecord.store import DETAILS, GAP, schema
from onrecord.store.shelf import said
from onrecord.types import UNKNOWN, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import RowMapping

    from onrecord.questions.filters import Filters
    from onrecord.store import Store

Pieces = dict[str, list[tuple[int, int, str]]]
"""The spans of one statement by role, with the words they read."""
ROLES = ("content", "source", "cue", "via")
_HELD, _REPORT = schema.statements, schema.reports
_SETTLED = ("id", "report", "speaker", "party", "addressee", "holder", "act", "negated", "utterance", "point", "score")
_OWN = ("mode", "parent", "condition", "said", "occasion", "doubt", "status")
_COLUMNS = (
    *(said.c[name] for name in _SETTLED),
    *(_HELD.c[name] for name in _OWN),
    *(_REPORT.c[name].label(f"report_{name}") for name in ("path", *DETAILS)),
)


def statements(store: Store, filters: Filters | None = None) -> Iterator[rows.Statement]:
    """The statements that pass the filters. Raises `QuestionError` where a filter makes no sense."""
    return ask(store, STATEMENTS, filters)


def quoted(store: Store, filters: Filters | None = None) -> Iterator[tuple[rows.Statement, rows.Words]]:
    """As `statements`, each with the words its spans read."""
    return ask(store, QUOTED, filters)


def chosen(store: Store, ids: Iterable[str]) -> dict[str, tuple[rows.Statement, rows.Words]]:
    """Statements by id, those that are on record."""
    store.ready()
    asked = select(func.json_each(json.dumps(list(ids))).table_valued("value").c.value)
    found = list(store.ask(_SELECT.where(said.c.id.in_(asked))))
    return {row.id: (row, words) for row, words in _quoted(store, found)}


def spans_of(store: Store, ids: Sequence[str]) -> defaultdict[str, Pieces]:
    """The spans of these statements, in order, by statement and role."""
    table = schema.spans.c
    query = select(schema.spans).where(table.owner_kind == "statement", table.owner.in_(ids)).order_by(table.owner, table.role, table.n)
    found: defaultdict[str, Pieces] = defaultdict(dict)
    for row in store.ask(query):
        found[row["owner"]].setdefault(row["role"], []).append((row["start"], row["end"], row["quote"]))
    return found


def _built(store: Store, found: Sequence[RowMapping]) -> Iterator[rows.Statement]:
    return (row for row, _ in _quoted(store, found))


def _quoted(store: Store, found: Sequence[RowMapping]) -> Iterator[tuple[rows.Statement, rows.Words]]:
    pieces = spans_of(store, [row["id"] for row in found])
    return ((_statement(row, pieces[row["id"]]), _words(pieces[row["id"]])) for row in found)


def _words(pieces: Pieces) -> rows.Words:
    return rows.Words(*(GAP.join(words for _, _, words in pieces.get(role, ())) for role in ROLES))


def _pairs(pieces: Pieces, role: str) -> rows.Pairs:
    return tuple((start, end) for start, end, _ in pieces.get(role, ()))


def _statement(row: RowMapping, pieces: Pieces) -> rows.Statement:
    same = ("id", "mode", "parent", "speaker", "party", "addressee", "act", "occasion", "point", "utterance", "score")
    code = codes().get(row["act"], {})
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
        plover=code.get("plover"),
        cameo=code.get("cameo"),
    )


def _condition(row: RowMapping, pieces: Pieces) -> rows.StatementCondition | None:
    if row["condition"] is None:
        return None
    return rows.StatementCondition(
        json.loads(row["condition"])["kind"], row["holder"], _pairs(pieces, "antecedent"), _pairs(pieces, "consequent")
    )


_NARROWS: dict[str, narrowing.Narrow] = {
    "party": narrowing.named(said.c.party, "party"),
    "actor": narrowing.actor(said.c.speaker),
    "speaker": narrowing.speaker(said.c.speaker),
    "source": narrowing.named(said.c.source, "source"),
    "act": narrowing.same(said.c.act),
    "point": narrowing.named(said.c.point, "point"),
    "outlet": narrowing.named(said.c.outlet, "outlet"),
    "language": narrowing.named(said.c.language, "language"),
    "report": narrowing.same(said.c.report),
    "utterance": narrowing.same(said.c.utterance),
    "search": lambda _, value: words.stated(said.c.id, said.c.row, value),
    "since": narrowing.since(said.c.day),
    "until": narrowing.until(said.c.day),
    "min_score": narrowing.least(said.c.score),
    "min_origins": narrowing.least(said.c.origins),
}
_SELECT = select(*_COLUMNS).select_from(said.join(_HELD, _HELD.c.id == said.c.id).join(_REPORT, _REPORT.c.id == said.c.report))
_ORDERS = {"text": Order((said.c.n,)), "newest": Order((said.c.day, said.c.n), down=True)}
STATEMENTS = Listing("statements", rows.Statement, said, _SELECT, said.c.id, _ORDERS, _built, _NARROWS)
QUOTED: Listing[tuple[rows.Statement, rows.Words]] = Listing("statements", tuple, said, _SELECT, said.c.id, _ORDERS, _quoted, _NARROWS)
