"""Parts of the answers of the other questions, asked for by key: what one page needs, never the whole record."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select, text

from onrecord.questions import across, rows, said
from onrecord.store import GAP, schema
from onrecord.store.told import NOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.store import Store

_UTTERANCES = text("""
    SELECT u.*, w.statement, w.differs, s.report, d.origin,
        (SELECT group_concat(quote, ' […] ') FROM (
            SELECT quote FROM spans WHERE owner_kind = 'statement' AND owner = w.statement AND role = 'content' ORDER BY n)) AS words
    FROM json_each(:ids) AS asked JOIN utterances AS u ON u.id = asked.value
    JOIN wordings AS w ON w.utterance = u.id JOIN statements AS s ON s.id = w.statement
    JOIN reports AS r ON r.id = s.report LEFT JOIN descents AS d ON d.report = s.report
    ORDER BY u.id, coalesce(r.published, '~'), r.path, s.start, s.id
""")
_SPEAKERS = text("""
    SELECT coalesce(a.canonical, s.speaker) AS speaker, sum(s.n) AS n
    FROM (SELECT speaker, count(*) AS n FROM statements GROUP BY speaker) AS s LEFT JOIN aliases AS a ON a.name = s.speaker
    GROUP BY 1 ORDER BY coalesce(a.canonical, s.speaker) IS NULL, 2 DESC, 1
""")
_NAMES = text("""
    SELECT name FROM aliases WHERE canonical = :speaker
    UNION SELECT :speaker WHERE NOT EXISTS (SELECT 1 FROM aliases WHERE name = :speaker)
""")
_SPOKEN = """
    SELECT s.id FROM statements AS s JOIN reports AS r ON r.id = s.report
    WHERE {which} ORDER BY coalesce(r.published, '') DESC, coalesce(r.outlet, ''), r.id, s.start, s.id LIMIT :limit OFFSET :offset
"""
_SOMEBODY, _NOBODY = "s.speaker IN (SELECT value FROM json_each(:names))", "s.speaker IS NULL"
_BY, _BY_NOBODY = (text(_SPOKEN.format(which=which)) for which in (_SOMEBODY, _NOBODY))
_SHARED = "SELECT each.value FROM findings AS f, json_each(f.body, '$.statements') AS each WHERE f.kind = 'conditions'"
_STATED = text(_SPOKEN.format(which=f"s.condition IS NOT NULL AND s.id NOT IN ({_SHARED})"))
_TERMS = text("""
    SELECT owner, role, group_concat(quote, ' […] ') AS words FROM (
        SELECT owner, role, quote FROM json_each(:ids) AS asked CROSS JOIN spans ON owner_kind = 'statement' AND owner = asked.value
        WHERE role IN ('antecedent', 'consequent') ORDER BY owner, role, n)
    GROUP BY owner, role
""")
_POINTS = """
    SELECT u.point, count(*) AS n FROM statements AS s JOIN wordings AS w ON w.statement = s.id JOIN utterances AS u ON u.id = w.utterance
    WHERE {who} AND u.point IS NOT NULL
    GROUP BY 1 ORDER BY 2 DESC, 1
"""
_REPORTS = """
    SELECT count(DISTINCT s.report) AS n FROM statements AS s WHERE {who}
"""
_VARIANTS = """
    SELECT words, count(*) AS n FROM (
        SELECT group_concat(quote, :gap) AS words FROM (
            SELECT p.owner, p.quote FROM statements AS s JOIN spans AS p
            ON p.owner_kind = 'statement' AND p.owner = s.id AND p.role = 'source'
            WHERE {who} ORDER BY p.owner, p.n)
        GROUP BY owner)
    WHERE words <> '' GROUP BY words ORDER BY n DESC, words
"""
_OFFICES = text("""
    SELECT each.value AS office, count(*) AS n FROM mentions AS m, json_each(m.offices) AS each
    WHERE m.name IN (SELECT value FROM json_each(:names)) GROUP BY 1 ORDER BY 2 DESC, 1
""")
_EVERY_OFFICE = text("""
    SELECT coalesce(a.canonical, m.name) AS speaker, each.value AS office, count(*) AS n
    FROM mentions AS m LEFT JOIN aliases AS a ON a.name = m.name, json_each(m.offices) AS each GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2
""")
_ALIAS = text("SELECT actor, kind, party FROM aliases WHERE canonical = :speaker ORDER BY name LIMIT 1")


@dataclass(frozen=True, slots=True)
class Deeds:
    """Things done by one speaker or party, of one act at one time (EDTF), and where: ids of statements, or of utterances."""

    lane: str | None
    said: str | None
    act: str | None
    number: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """So many rows, after so many."""

    limit: int = -1
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody who speaks: id, kind and party where something tells, and descriptions that reports give, with the number of reports."""

    id: str | None
    kind: str | None
    party: str | None
    variants: tuple[rows.Variant, ...]
    offices: tuple[tuple[str, int], ...]
    reports: int
    points: tuple[tuple[str, int], ...]
    deeds: tuple[Deeds, ...]
    """Those withheld have `not ` before the act."""


def utterances(store: Store, ids: Iterable[str]) -> dict[str, rows.Utterance]:
    """These utterances with their wordings, those that are on record, by id."""
    found = across.grouped(store.ask(_UTTERANCES, {"ids": _listed(ids)}))
    return {one.id: one for one in found}


def speakers(store: Store) -> list[tuple[str | None, int]]:
    """Every speaker and the number of statements, those with most first; last, under None, the number of those without one."""
    return [(row["speaker"], row["n"]) for row in store.ask(_SPEAKERS)]


def names(store: Store, speaker: str | None) -> list[str]:
    """The names in reports that stand for a speaker."""
    return [] if speaker is None else [row["name"] for row in store.ask(_NAMES, {"speaker": speaker})]


def spoken(store: Store, speaker: str | None, part: Slice) -> list[str]:
    """The ids of a speaker's statements, those of the newest report first."""
    query = _BY_NOBODY if speaker is None else _BY
    return _ids(store, query, part, names=_listed(names(store, speaker)))


def stated(store: Store, part: Slice) -> list[str]:
    """The ids of statements with a condition that is part of none worked out across reports, those of the newest report first."""
    return _ids(store, _STATED, part)


def terms(store: Store, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """The words of the conditions of these statements, by statement and role (`antecedent`, `consequent`)."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in store.ask(_TERMS, {"ids": _listed(ids)}):
        found[row["owner"]][row["role"]] = row["words"]
    return dict(found)


def offices(store: Store) -> dict[str, tuple[tuple[str, int], ...]]:
    """For each speaker the descriptions that reports give, with the number of reports."""
    found = groupby(store.ask(_EVERY_OFFICE), key=lambda row: str(row["speaker"]))
    return {speaker: tuple((row["office"], row["n"]) for row in same) for speaker, same in found}


def profile(store: Store, speaker: str | None) -> Profile:
    """Who a speaker is."""
    called = {"names": _listed(names(store, speaker))}
    who, values = (_NOBODY, {}) if speaker is None else (_SOMEBODY, called)

    def asked(query: str, **more: object) -> Iterator[Any]:
        return store.ask(text(query.format(who=who)), values | more)

    held = next(store.ask(_ALIAS, {"speaker": speaker}), None)
    actor, kind, party = (held["actor"], held["kind"], held["party"]) if held else (None, None, None)
    return Profile(
        actor,
        kind,
        party,
        variants=tuple(rows.Variant(row["words"], row["n"]) for row in asked(_VARIANTS, gap=GAP)),
        offices=tuple((row["office"], row["n"]) for row in store.ask(_OFFICES, called)),
        reports=next(row["n"] for row in asked(_REPORTS)),
        points=tuple((row["point"], row["n"]) for row in asked(_POINTS)),
        deeds=tuple(_deeds(store, speaker)),
    )


def _deeds(store: Store, speaker: str | None) -> Iterator[Deeds]:
    table = schema.statements.c
    act = case((said.NEGATED, NOT + said.ACT), else_=said.ACT).label("act")
    whose = table.speaker.is_(None) if speaker is None else table.speaker.in_(names(store, speaker))
    query = (
        select(table.said, act, func.count().label("n"), func.group_concat(table.id).label("ids"))
        .select_from(schema.statements.outerjoin(said.REVIEWED, said.REVIEWED.c.subject == table.id))
        .where(whose)
        .group_by(table.said, act)
        .order_by(table.said, act)
    )
    return (Deeds(row["act"], row["said"], row["act"], row["n"], tuple(row["ids"].split(","))) for row in store.ask(query))


def _ids(store: Store, query: Any, part: Slice, **values: object) -> list[str]:  # noqa: ANN401 - a clause of SQLAlchemy
    return [row["id"] for row in store.ask(query, {"limit": part.limit, "offset": part.offset, **values})]


def _listed(found: Iterable[str]) -> str:
    return json.dumps(list(found))
