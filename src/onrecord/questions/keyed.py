"""Parts of the answers of the other questions, asked for by key: what one page needs, never the whole record."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from onrecord.questions import across, doings, rows
from onrecord.questions.filters import Filters
from onrecord.questions.listing import narrowed
from onrecord.questions.narrowing import plain
from onrecord.questions.statements import STATEMENTS
from onrecord.store import fold, schema
from onrecord.store.shelf import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement

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
_NAMES = text("""
    SELECT name FROM aliases WHERE canonical = :speaker
    UNION SELECT :speaker WHERE NOT EXISTS (SELECT 1 FROM aliases WHERE name = :speaker)
""")
_SPOKEN = """
    SELECT s.id FROM statements AS s JOIN reports AS r ON r.id = s.report
    WHERE {which} ORDER BY coalesce(r.published, '') DESC, coalesce(r.outlet, ''), r.id, s.start, s.id LIMIT :limit OFFSET :offset
"""
_SHARED = "SELECT each.value FROM findings AS f, json_each(f.body, '$.statements') AS each WHERE f.kind = 'conditions'"
_STATED = text(_SPOKEN.format(which=f"s.condition IS NOT NULL AND s.id NOT IN ({_SHARED})"))
_CONDITIONAL = select(schema.statements.c.row).where(schema.statements.c.condition.is_not(None))
_TERMS = text("""
    SELECT owner, role, group_concat(quote, ' […] ') AS words FROM (
        SELECT owner, role, quote FROM json_each(:ids) AS asked CROSS JOIN spans ON owner_kind = 'statement' AND owner = asked.value
        WHERE role IN ('antecedent', 'consequent') ORDER BY owner, role, n)
    GROUP BY owner, role
""")
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
    deeds: tuple[doings.Deeds, ...]
    """Those withheld have `not ` before the act."""


def utterances(store: Store, ids: Iterable[str]) -> dict[str, rows.Utterance]:
    """These utterances with their wordings, those that are on record, by id."""
    found = across.grouped(store.ask(_UTTERANCES, {"ids": _listed(ids)}))
    return {one.id: one for one in found}


def speakers(store: Store, filters: Filters | None = None) -> list[tuple[str | None, int]]:
    """Every speaker of statements that pass the filters, and their number, those with most first; under None, last, those without one."""
    who, n = said.c.speaker, func.count()
    query = select(who, n.label("n")).where(*narrowed(store, STATEMENTS, filters or Filters())).group_by(who)
    return [(row["speaker"], row["n"]) for row in store.ask(query.order_by(who.is_(None), n.desc(), who))]


def languages(store: Store, statements: Iterable[str], language: str) -> set[str]:
    """Those of these statements that stand in a report in the language."""
    ids = _listed(statements)
    asked = select(func.json_each(ids).table_valued("value").c.value)
    query = select(said.c.id).where(said.c.id.in_(asked), plain(said.c.language == language))  # most of a record may be in it
    return set() if ids == "[]" else {row["id"] for row in store.ask(query)}


def names(store: Store, speaker: str | None) -> list[str]:
    """The names in reports that stand for a speaker."""
    return [] if speaker is None else [row["name"] for row in store.ask(_NAMES, {"speaker": speaker})]


def by(speaker: str | None) -> ColumnElement[bool]:
    """Statements of this speaker; of None, those without one."""
    return said.c.speaker.is_not_distinct_from(speaker)


def spoken(store: Store, speaker: str | None, part: Slice, filters: Filters | None = None) -> list[str]:
    """The ids of a speaker's statements that pass the filters, those of the newest report first."""
    wanted = (by(speaker), *narrowed(store, STATEMENTS, filters or Filters()))
    order = (said.c.day.desc(), func.coalesce(said.c.outlet, ""), said.c.report, said.c.n)
    return [row["id"] for row in store.ask(select(said.c.id).where(*wanted).order_by(*order).limit(part.limit).offset(part.offset))]


def stated(store: Store, part: Slice) -> list[str]:
    """The ids of statements with a condition that is part of none worked out across reports, those of the newest report first."""
    return _ids(store, _STATED, part)


def holders(store: Store) -> dict[str, str | None]:
    """Who holds the condition of each statement that has one, by the id of the statement."""
    query = select(said.c.id, said.c.holder).where(said.c.row.in_(_CONDITIONAL))
    return {row["id"]: row["holder"] for row in store.ask(query)}


def worded(store: Store, statements: Iterable[str], words: Sequence[str]) -> set[str]:
    """Those of these statements with a condition that have all the words in it."""
    ids = set(statements)
    held = terms(store, ids) if words else {}
    return {each for each in ids if all(fold(word.rstrip("*")) in fold(" ".join(held.get(each, {}).values())) for word in words)}


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
    store.ready()
    held = next(store.ask(_ALIAS, {"speaker": speaker}), None)
    actor, kind, party = (held["actor"], held["kind"], held["party"]) if held else (None, None, None)
    mine = by(speaker)
    return Profile(
        actor,
        kind,
        party,
        variants=tuple(rows.Variant(*each) for each in _ranked(store, said.c.source, mine)),
        offices=tuple((row["office"], row["n"]) for row in store.ask(_OFFICES, {"names": _listed(names(store, speaker))})),
        reports=next(row["n"] for row in store.ask(select(func.count(said.c.report.distinct()).label("n")).where(mine))),
        points=tuple(_ranked(store, said.c.point, mine)),
        deeds=tuple(doings.of(store, speaker)),
    )


def _ranked(store: Store, column: ColumnElement[Any], mine: ColumnElement[bool]) -> Iterator[tuple[str, int]]:
    """The values of a column in a speaker's statements, the most frequent first."""
    query = select(column.label("value"), func.count().label("n")).where(mine, column.is_not(None)).group_by(column)
    return ((row["value"], row["n"]) for row in store.ask(query.order_by(func.count().desc(), column)))


def _ids(store: Store, query: Any, part: Slice, **values: object) -> list[str]:  # noqa: ANN401 - a clause of SQLAlchemy
    return [row["id"] for row in store.ask(query, {"limit": part.limit, "offset": part.offset, **values})]


def _listed(found: Iterable[str]) -> str:
    return json.dumps(list(found))
