"""What the stages that compare reports read: mentions, judgements, and every statement with its words and its actors."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from math import inf
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, text, update

from onrecord.engine import batches
from onrecord.store import across, schema
from onrecord.types import UNKNOWN, Act, Judged, Kind, Mention, Mode, Status, Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import RowMapping

    from onrecord.store.store import Store

SEVERAL = 500
SAME = ("id", "report", "start", "published", "outlet", "parent", "speaker", "party", "addressee", "occasion", "holder", "origin", "score")
WORDS = ("content", "source", "cue", "antecedent", "consequent")
REVIEWS = ("accept", "reject", "mend")
"""What a person can decide about a statement; the verdict of `mend` is the act, with `NOT` before it where the words take it back."""
NOT = "not "
TOLD = text("""
    WITH mended AS (
        SELECT subject, kind, verdict, max(time) FROM judgements
        WHERE kind IN ('accept', 'reject', 'mend') AND undone IS NULL GROUP BY subject
    )
    SELECT s.id, s.report, s.start, r.language, r.published, r.outlet, s.mode, s.parent, s.status,
        CASE WHEN m.kind = 'mend' THEN replace(m.verdict, 'not ', '') ELSE s.act END AS act,
        CASE WHEN m.kind = 'mend' THEN m.verdict LIKE 'not %' ELSE s.negated END AS negated, s.condition, s.said,
        s.occasion, s.score, coalesce(a.canonical, s.speaker) AS speaker, coalesce(a.party, s.party) AS party,
        nullif(nullif(coalesce(b.canonical, s.addressee), coalesce(a.canonical, s.speaker)), coalesce(a.party, s.party))
            AS addressee, d.origin,
        coalesce(c.party, c.canonical, json_extract(s.condition, '$.holder')) AS holder
    FROM statements AS s JOIN reports AS r ON r.id = s.report
    LEFT JOIN aliases AS a ON a.name = s.speaker LEFT JOIN aliases AS b ON b.name = s.addressee
    LEFT JOIN aliases AS c ON c.name = json_extract(s.condition, '$.holder')
    LEFT JOIN descents AS d ON d.report = s.report LEFT JOIN mended AS m ON m.subject = s.id
    ORDER BY s.report, s.start, s.id
""")
"""Every statement with its canonical actors, the origin of its report, and the act that a person gave it, if one did."""


def mentions(store: Store) -> Iterator[tuple[str, Mention, int]]:
    """Each actor that a report names: the report, the actor, and how many statements it makes there."""
    table = schema.mentions.c
    for row in store.ask(select(schema.mentions).order_by(table.report, table.name)):
        offices, forms = tuple(json.loads(row["offices"])), tuple(json.loads(row["forms"]))
        yield row["report"], Mention(row["name"], Kind(row["kind"]), row["party"], offices, forms), row["count"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision of a person: what, who, when; `undone` tells when and by whom it was taken back."""

    id: str
    kind: str
    subject: str
    verdict: str
    who: str
    time: str
    undone: str | None = None


def judgements(store: Store) -> list[Judgement]:
    """Every decision, taken back or not, in the order they were made."""
    table = schema.judgements
    return [Judgement(**row) for row in store.ask(select(table).order_by(table.c.time, table.c.id))]


def judged(store: Store) -> list[Judged]:
    """The decisions that stand, in the order they were made."""
    return [Judged(one.kind, one.subject, one.verdict) for one in judgements(store) if one.undone is None]


def rejected(store: Store) -> set[str]:
    """The statements that a person rejected, and nobody accepted or mended since."""
    latest = {one.subject: one.kind for one in judgements(store) if one.kind in REVIEWS and one.undone is None}
    return {subject for subject, kind in latest.items() if kind == "reject"}


def put_judgement(store: Store, made: Judgement) -> None:
    """Write down a decision. One about a statement shows at once; one about actors when the record is settled."""
    store.run(insert(schema.judgements), [asdict(made)])
    _show(store, made.kind, made.subject)


def undo_judgement(store: Store, name: str, how: str) -> None:
    """Mark a decision as taken back."""
    table = schema.judgements
    store.run(update(table).where(table.c.id == name).values(undone=how))
    for row in list(store.ask(select(table.c.kind, table.c.subject).where(table.c.id == name))):
        _show(store, row["kind"], row["subject"])


def _show(store: Store, kind: str, statement: str) -> None:
    if kind in REVIEWS:
        store.spoil() if store.stale else store.mend(statement)


def named(store: Store, name: str) -> bool:
    """Whether an actor of the record has this name, in a report or as canonical name."""
    table = across.aliases.c
    query = select(table.name).where((table.name == name) | (table.canonical == name)).limit(1)
    return any(True for _ in store.ask(query))


def stated(store: Store, name: str) -> bool:
    """Whether a statement of this id is on record."""
    table = schema.statements.c
    return any(True for _ in store.ask(select(table.id).where(table.id == name)))


def told(store: Store) -> Iterator[Told]:
    """Every statement, by report and place in the text."""
    for rows in batches(store.ask(TOLD), SEVERAL, inf):
        words = _words(store, [row["id"] for row in rows])
        for row in rows:
            yield _told(row, words[row["id"]])


def _words(store: Store, ids: Sequence[str]) -> defaultdict[str, dict[str, str]]:
    table = schema.spans.c
    query = select(table.owner, table.role, table.quote).where(table.owner_kind == "statement", table.owner.in_(ids))
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in store.ask(query.order_by(table.owner, table.role, table.n)):
        held = found[row["owner"]]
        held[row["role"]] = f"{held[row['role']]} {row['quote']}" if row["role"] in held else row["quote"]
    return found


def _told(row: RowMapping, words: dict[str, str]) -> Told:
    fields: dict[str, Any] = {name: row[name] for name in SAME} | {name: words.get(name, "") for name in WORDS}
    return Told(
        **fields,
        language=row["language"] or "en",
        mode=Mode(row["mode"]),
        act=None if row["act"] is None else Act(row["act"]),
        negated=bool(row["negated"]),
        status=Status(row["status"] or Status.ACTUAL),
        kind=None if row["condition"] is None else json.loads(row["condition"])["kind"],
        said=row["said"] or UNKNOWN,
    )


def state(store: Store) -> list[list[str | None]]:
    """What all that is derived across reports depends on: the rows of every report, and its details."""
    table = schema.reports.c
    return [[row["id"], row["rows"], row["digest"]] for row in store.ask(select(table.id, table.rows, table.digest).order_by(table.id))]


def sources(store: Store) -> dict[str, str]:
    """What each table across reports was made from."""
    return {row["name"]: row["source"] for row in store.ask(select(across.settled.c.name, across.settled.c.source))}
