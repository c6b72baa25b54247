"""What was done when, counted for drawings: by parties over the whole record, or by one speaker."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select, text

from onrecord.store.shelf import said, uttered
from onrecord.store.told import NOT

if TYPE_CHECKING:
    from onrecord.store import Store

_DONE = "FROM uttered WHERE withheld = 0 AND party IS NOT NULL AND act IS NOT NULL"
_WHOLE = "said < ':' AND length(said) IN (4, 7, 10)"
_WHEN = text(f"SELECT said, count(*) AS n {_DONE} GROUP BY said ORDER BY said")
_MEANT = text("SELECT count(*) AS n FROM uttered WHERE withheld = 0")
_WHO = text(f"SELECT party, count(*) AS n {_DONE} AND {_WHOLE} GROUP BY party ORDER BY 2 DESC, 1 LIMIT :most")
_DEEDS = text(f"""
    SELECT party, period, act, n, (
        SELECT json_group_array(id) FROM (
            SELECT id FROM uttered WHERE party = d.party AND act = d.act AND said BETWEEN d.period AND d.period || '~' AND withheld = 0
            AND {_WHOLE} AND length(said) >= :length LIMIT :some)
    ) AS ids
    FROM (
        SELECT party, act, substr(said, 1, :length) AS period, count(*) AS n {_DONE} AND {_WHOLE} AND length(said) >= :length
        AND said >= :first AND party IN (SELECT value FROM json_each(:parties)) GROUP BY 1, 2, 3
    ) AS d ORDER BY 1, 2, 3
""")  # noqa: S608 - our own words
_SIDES = text("SELECT party, count(*) AS said, min(said) AS first FROM uttered WHERE party IS NOT NULL GROUP BY party")
SOME = 24
"""Places that are named of deeds that are alike."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """Things done by one speaker or party, of one act at one time (EDTF), and where some are: ids of statements, or of utterances."""

    lane: str | None
    said: str | None
    act: str | None
    number: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A party, how many utterances it made, and the date (EDTF) of the first; `unknown` where nothing tells it of any."""

    party: str
    said: int
    first: str


def sides(store: Store) -> list[Side]:
    """Every party that made utterances."""
    store.ready()
    return [Side(**row) for row in store.ask(_SIDES)]


def newest(store: Store, most: int) -> list[str]:
    """The ids of the utterances said last, as far as their day is known."""
    store.ready()
    held = uttered.c
    query = select(held.id).where(held.day != "").order_by(held.day.desc(), held.id.desc()).limit(most)
    return [row["id"] for row in store.ask(query)]


def dates(store: Store) -> dict[str, int]:
    """At which days, months or years parties did things, and how many; what is withheld is no deed."""
    store.ready()
    return {row["said"]: row["n"] for row in store.ask(_WHEN)}


def meant(store: Store) -> int:
    """How many utterances are not withheld."""
    store.ready()
    return next(int(row["n"]) for row in store.ask(_MEANT))


def deeds(store: Store, first: str, length: int, most: int) -> Iterator[Deeds]:
    """What the parties that did most did from a time on, by party, time and act, as ids of utterances; times are cut to `length`."""
    store.ready()
    parties = [row["party"] for row in store.ask(_WHO, {"most": most})]
    values = {"length": length, "first": first, "parties": json.dumps(parties), "some": SOME}
    for row in store.ask(_DEEDS, values):
        yield Deeds(row["party"], row["period"], row["act"], row["n"], tuple(json.loads(row["ids"])))


def of(store: Store, speaker: str | None) -> Iterator[Deeds]:
    """What a speaker's statements do, by time and act, as ids of statements; those withheld have `not ` before the act."""
    store.ready()
    act = case((said.c.negated == 1, NOT + said.c.act), else_=said.c.act)
    query = select(said.c.said, act.label("act"), func.count().label("n"), func.group_concat(said.c.id).label("ids"))
    mine = query.where(said.c.speaker.is_not_distinct_from(speaker))
    for row in store.ask(mine.group_by(said.c.said, act).order_by(said.c.said, act)):
        yield Deeds(row["act"], row["said"], row["act"], row["n"], tuple(row["ids"].split(",", SOME)[:SOME]))
