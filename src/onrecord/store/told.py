"""What the stages that compare reports read: mentions, judgements, and every statement with its words and its actors."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import insert, select, text, update

from onrecord.store import across, schema
from onrecord.types import Act, Judged, Kind, Mention, Mode, Status, Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.store.store import Store

MANY = 3
"""One statement in so many, from which the words of all are read, rather than looked up for each."""
WORDS = ("content", "source", "cue", "antecedent", "consequent")
REVIEWS = ("accept", "reject", "mend")
"""What a person can decide about a statement; the verdict of `mend` is the act, with `NOT` before it where the words take it back."""
NOT = "not "
_PLACED = text("""
    WITH mended AS (
        SELECT subject, kind, verdict, max(time) FROM judgements
        WHERE kind IN ('accept', 'reject', 'mend') AND undone IS NULL GROUP BY subject
    )
    SELECT s.id, s.report, s.start, coalesce(nullif(r.language, ''), 'en') AS language, r.published, r.outlet, s.mode, s.parent,
        coalesce(a.canonical, s.speaker) AS speaker, coalesce(a.party, s.party) AS party,
        nullif(nullif(coalesce(b.canonical, s.addressee), coalesce(a.canonical, s.speaker)), coalesce(a.party, s.party))
            AS addressee,
        CASE WHEN m.kind = 'mend' THEN replace(m.verdict, 'not ', '') ELSE s.act END AS act,
        CASE WHEN m.kind = 'mend' THEN m.verdict LIKE 'not %' ELSE s.negated END AS negated,
        coalesce(nullif(s.status, ''), 'actual') AS status, json_extract(s.condition, '$.kind') AS kind,
        coalesce(c.party, c.canonical, json_extract(s.condition, '$.holder')) AS holder,
        coalesce(nullif(s.said, ''), 'unknown') AS said, s.occasion, d.origin, s.score, s.digest
    FROM statements AS s JOIN reports AS r ON r.id = s.report
    LEFT JOIN aliases AS a ON a.name = s.speaker LEFT JOIN aliases AS b ON b.name = s.addressee
    LEFT JOIN aliases AS c ON c.name = json_extract(s.condition, '$.holder')
    LEFT JOIN descents AS d ON d.report = s.report LEFT JOIN mended AS m ON m.subject = s.id
    ORDER BY s.report, s.start, s.id
""")
"""Every statement with its canonical actors, the origin of its report, and the act that a person gave it, if one did."""
_ROLES = "SELECT owner, role, quote FROM spans WHERE owner_kind = 'statement' AND role IN ('{roles}') {which} ORDER BY owner, role, n"
_ALL = text(_ROLES.format(roles="', '".join(WORDS), which=""))
_SOME = text(_ROLES.format(roles="', '".join(WORDS), which="AND owner IN (SELECT value FROM json_each(:ids))"))

_MENTIONS = text("SELECT report, name, kind, party, offices, forms, count FROM mentions ORDER BY report, name, id")
_LANGUAGES = text("SELECT id, language FROM reports WHERE language IS NOT NULL")
_COUNT = text("SELECT count(*) FROM statements")


class Placed(NamedTuple):
    """A statement without its words: what `Told` has, and `sealed`, the digest of its own row and of its words.

    `content` is there only for what nobody is named to have said: words are then all there is to tell it by.
    """

    id: str
    report: str
    start: int
    language: str
    published: str | None
    outlet: str | None
    mode: str
    parent: str | None
    speaker: str | None
    party: str | None
    addressee: str | None
    act: str | None
    negated: int | None
    status: str
    kind: str | None
    holder: str | None
    said: str
    occasion: str | None
    origin: str | None
    score: float
    sealed: str
    content: str = ""


def mentions(store: Store) -> Iterator[tuple[str, Mention, int]]:
    """Each actor that a report names: the report, the actor, and how many statements it makes there.

    A report that names just whom another one names, and as that one does, tells nothing more, and is left out.
    """
    seen = set()
    for report, rows in groupby(store.tuples(_MENTIONS), itemgetter(0)):
        told = tuple(row[1:] for row in rows)
        if told not in seen:
            seen.add(told)
            for name, kind, party, offices, forms, count in told:
                yield report, Mention(name, Kind(kind), party, tuple(json.loads(offices)), tuple(json.loads(forms))), count


def languages(store: Store) -> dict[str, str]:
    """The language of each report that has one, without its region."""
    return {report: language[:2].lower() for report, language in store.tuples(_LANGUAGES)}


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


def placed(store: Store) -> list[Placed]:
    """Every statement without its words, by report and place in the text."""
    found = [Placed(*row) for row in store.tuples(_PLACED)]
    words = _words(store, [one.id for one in found if one.speaker is None])
    return [one if one.speaker else one._replace(content=words.get(one.id, {}).get("content", "")) for one in found]


def told(store: Store, rows: Sequence[Placed] | None = None, of: Mapping[str, str] | None = None) -> list[Told]:
    """These statements, or every one, with their words; `of` tells the utterance of each by its id, where these are known."""
    rows = placed(store) if rows is None else rows
    words = _words(store, [one.id for one in rows])
    return [_told(one, words.get(one.id, {}), None if of is None else of.get(one.id)) for one in rows]


def _words(store: Store, ids: Sequence[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for owner, role, quote in _spans(store, ids):
        held = found.setdefault(owner, {})
        held[role] = f"{held[role]} {quote}" if role in held else quote
    return found


def _spans(store: Store, ids: Sequence[str]) -> list[tuple[Any, ...]]:
    if not ids:
        return []
    ((every,),) = store.tuples(_COUNT)
    return store.tuples(_ALL) if MANY * len(ids) > every else store.tuples(_SOME, {"ids": json.dumps(ids)})


def _told(one: Placed, words: Mapping[str, str], utterance: str | None) -> Told:
    said = words.get
    return Told(
        one.id, one.report, one.start, one.language, one.published, one.outlet, said("content", ""), said("source", ""), said("cue", ""),
        Mode(one.mode), one.parent, one.speaker, one.party, one.addressee, None if one.act is None else Act(one.act), bool(one.negated),
        Status(one.status), one.kind, one.holder, said("antecedent", ""), said("consequent", ""), one.said, one.occasion, None, utterance,
        one.origin, one.score,
    )  # fmt: skip


def state(store: Store) -> list[list[str | None]]:
    """What all that is derived across reports depends on: the rows of every report, and its details."""
    table = schema.reports.c
    return [[row["id"], row["rows"], row["digest"]] for row in store.ask(select(table.id, table.rows, table.digest).order_by(table.id))]


def sources(store: Store) -> dict[str, str]:
    """What each table across reports was made from."""
    return {row["name"]: row["source"] for row in store.ask(select(across.settled.c.name, across.settled.c.source))}
