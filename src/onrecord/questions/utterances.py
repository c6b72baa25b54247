"""Things said once, however often reported, and how each report words them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, exists, func, select, text

from onrecord.engine import gather
from onrecord.questions import narrowing, rows, words
from onrecord.questions.listing import Listing, Order, ask
from onrecord.store.across import utterances as held
from onrecord.store.shelf import said, tallies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, RowMapping

    from onrecord.questions.filters import Filters
    from onrecord.store import Store

_WORDINGS = text("""
    SELECT w.utterance, w.statement, w.differs, (
        SELECT group_concat(quote, ' […] ') FROM (
            SELECT quote FROM spans WHERE owner_kind = 'statement' AND owner = w.statement AND role = 'content' ORDER BY n)) AS words
    FROM wordings AS w JOIN statements AS s ON s.id = w.statement JOIN reports AS r ON r.id = s.report
    WHERE w.utterance IN :ids ORDER BY w.utterance, coalesce(r.published, '~'), r.path, s.start, s.id
""").bindparams(bindparam("ids", expanding=True))
_SAME = ("id", "speaker", "party", "act", "said", "occasion", "point")


def utterances(store: Store, filters: Filters | None = None) -> Iterator[rows.Utterance]:
    """Things said once, however often reported, by id; their wordings by date and path of the report."""
    return ask(store, UTTERANCES, filters)


def _built(store: Store, found: Sequence[RowMapping]) -> Iterator[rows.Utterance]:
    told = gather(list(store.ask(_WORDINGS, {"ids": [row["id"] for row in found]})), lambda row: str(row["utterance"]))
    return (_utterance(row, told.get(row["id"], [])) for row in found)


def _utterance(row: RowMapping, told: Sequence[RowMapping]) -> rows.Utterance:
    wordings = tuple(rows.Wording(one["words"] or "", one["statement"], one["differs"]) for one in told)
    fields: dict[str, Any] = {name: row[name] for name in _SAME}
    return rows.Utterance(
        **fields, statements=tuple(w.statement for w in wordings), reports=row["reports"], origins=row["origins"], wordings=wordings
    )


def _told_by(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """A statement that reports the utterance passes."""
    return exists().where(said.c.utterance == held.c.id, condition)


def _by_statement(narrow: narrowing.Narrow) -> narrowing.Narrow:
    return lambda store, value: _told_by(narrow(store, value))


_BASE = held.join(tallies, tallies.c.utterance == held.c.id)
_SAID = func.coalesce(held.c.said, "")
UTTERANCES = Listing(
    "utterances",
    rows.Utterance,
    _BASE,
    select(held, tallies.c.reports, tallies.c.origins).select_from(_BASE),
    held.c.id,
    {
        "id": Order((held.c.id,)),
        "newest": Order((func.replace(_SAID, "unknown", ""), held.c.id), down=True),
        "origins": Order((tallies.c.origins, held.c.id), down=True),
    },
    _built,
    {
        "party": narrowing.named(held.c.party, "party"),
        "actor": narrowing.actor(held.c.speaker),
        "speaker": narrowing.speaker(held.c.speaker),
        "act": narrowing.same(held.c.act),
        "point": narrowing.named(held.c.point, "point"),
        "outlet": _by_statement(narrowing.named(said.c.outlet, "outlet")),
        "language": _by_statement(narrowing.named(said.c.language, "language")),
        "report": _by_statement(narrowing.same(said.c.report)),
        "search": lambda _, value: held.c.id.in_(select(said.c.utterance).where(words.stated(said.c.id, said.c.row, value))),
        "since": narrowing.since(held.c.said),
        "until": narrowing.until(held.c.said),
        "min_origins": narrowing.least(tallies.c.origins),
    },
)
