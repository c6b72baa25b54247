"""What was done when, counted for drawings: by parties over the whole record, or by one speaker."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select, text

from onrecord.store.shelf import said, uttered
from onrecord.store.told import NOT
from onrecord.types import UNKNOWN

if TYPE_CHECKING:
    from onrecord.store import Store

_DONE = "FROM uttered WHERE withheld = 0 AND party IS NOT NULL AND act IS NOT NULL"
_WHOLE = "heard BETWEEN '0' AND ':' AND length(heard) IN (4, 7, 10)"
_WHEN = text(f"SELECT heard, count(*) AS n {_DONE} GROUP BY heard ORDER BY heard")
_TOLD = text("SELECT count(*) AS n FROM uttered")
_WHO = text(f"SELECT party, count(*) AS n {_DONE} AND {_WHOLE} GROUP BY party ORDER BY 2 DESC, 1 LIMIT :most")
_DEEDS = text(f"""
    SELECT party, period, act, undated, n, (
        SELECT json_group_array(id) FROM (
            SELECT id FROM uttered WHERE party = d.party AND act = d.act AND heard BETWEEN d.period AND d.period || '~' AND withheld = 0
            AND (day = '') = d.undated AND {_WHOLE} AND length(heard) >= :length LIMIT :some)
    ) AS ids
    FROM (
        SELECT party, act, substr(heard, 1, :length) AS period, day = '' AS undated, count(*) AS n {_DONE} AND {_WHOLE}
        AND length(heard) >= :length AND heard >= :first AND party IN (SELECT value FROM json_each(:parties)) GROUP BY 1, 2, 3, 4
    ) AS d ORDER BY 1, 2, 3, 4
""")  # noqa: S608 - our own words
_SIDES = text("SELECT party, count(*) AS said, min(said) AS first FROM uttered WHERE party IS NOT NULL GROUP BY party")
SOME = 24
"""Places that are named of deeds that are alike."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """Things done by one speaker or party, of one act at one time (EDTF), and where some are: ids of statements, or of utterances.

    `undated` tells that the time is that of the first report, since nothing tells when it was said.
    """

    lane: str | None
    heard: str | None
    act: str | None
    number: int
    ids: tuple[str, ...]
    undated: bool = False


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
    """The ids of the utterances said last, or first reported last where nothing tells when they were said."""
    store.ready()
    held = uttered.c
    query = select(held.id).where(held.heard != "").order_by(held.heard.desc(), held.id.desc()).limit(most)
    return [row["id"] for row in store.ask(query)]


def dates(store: Store) -> dict[str, int]:
    """At which days, months or years parties were heard to do things, and how many; what is withheld is no deed."""
    store.ready()
    return {row["heard"]: row["n"] for row in store.ask(_WHEN)}


def told(store: Store) -> int:
    """How many utterances there are."""
    store.ready()
    return next(int(row["n"]) for row in store.ask(_TOLD))


def deeds(store: Store, first: str, length: int, most: int) -> Iterator[Deeds]:
    """What the parties that did most did from a time on, by party, time and act, as ids of utterances; times are cut to `length`."""
    store.ready()
    parties = [row["party"] for row in store.ask(_WHO, {"most": most})]
    values = {"length": length, "first": first, "parties": json.dumps(parties), "some": SOME}
    for row in store.ask(_DEEDS, values):
        yield Deeds(row["party"], row["period"], row["act"], row["n"], tuple(json.loads(row["ids"])), bool(row["undated"]))


def of(store: Store, speaker: str | None) -> Iterator[Deeds]:
    """What a speaker's statements do, by time and act, as ids of statements; those withheld have `not ` before the act."""
    store.ready()
    act = case((said.c.negated == 1, NOT + said.c.act), else_=said.c.act)
    undated = func.coalesce(said.c.said, UNKNOWN) == UNKNOWN
    heard = case((undated, said.c.day), else_=said.c.said)
    several = (func.count().label("n"), func.group_concat(said.c.id).label("ids"))
    query = select(heard.label("heard"), act.label("act"), undated.label("undated"), *several)
    mine = query.where(said.c.speaker.is_not_distinct_from(speaker))
    for row in store.ask(mine.group_by(heard, act, undated).order_by(heard, act, undated)):
        yield Deeds(row["act"], row["heard"], row["act"], row["n"], tuple(row["ids"].split(",", SOME)[:SOME]), bool(row["undated"]))
