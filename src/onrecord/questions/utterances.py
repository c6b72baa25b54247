"""Things said once, however often reported, and how each report words them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, text

from onrecord.engine import gather
from onrecord.questions import narrowing, rows, words
from onrecord.questions.listing import Listing, Order, ask
from onrecord.store.shelf import said
from onrecord.store.shelf import uttered as held

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import RowMapping

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


def _by_statement(narrow: narrowing.Narrow) -> narrowing.Narrow:
    """A statement that reports the utterance passes."""
    return lambda store, value: held.c.id.in_(select(said.c.utterance).where(narrow(store, value), said.c.utterance.is_not(None)))


UTTERANCES = Listing(
    "utterances",
    rows.Utterance,
    held,
    select(held),
    held.c.id,
    {
        "id": Order((held.c.id,)),
        "newest": Order((held.c.day, held.c.id), down=True),
        "origins": Order((held.c.origins, held.c.reports, held.c.id), down=True),
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
        "search": _by_statement(lambda _, value: words.stated(said.c.id, said.c.row, value)),
        "since": narrowing.since(narrowing.plain(held.c.day)),
        "until": narrowing.until(narrowing.plain(held.c.day)),
        "min_origins": narrowing.least(held.c.origins),
    },
)
