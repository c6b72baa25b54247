"""A report made of one occasion: what its speaker says further on, after other things, was said there too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.stages.resolve.said.occasions import article, named
from onrecord.stages.resolve.said.own import Own, of_title
from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.turns import Turns
from onrecord.stages.resolve.said.when import When

KINDS = frozenset({"interview", "press conference", "speech", "rally", "phone call", "debate", "session"})
"""Occasions at which somebody speaks at length."""


def lone(turns: Turns, own: Mapping[int, Own], days: Sequence[When | None]) -> dict[int, When]:
    """The statements without a day of those of whom the report tells of one occasion only, with its day."""
    reading = turns.reading
    told: dict[int, list[int]] = {}
    for number in reading.order:
        told.setdefault(reading.speakers[number], []).append(number)
    found = {number: day for numbers in told.values() for number, day in _of(reading, own, days, numbers)}
    return found | {number: day for numbers in told.values() for number, day in _one(turns, own, days, numbers)}


def _one(turns: Turns, own: Mapping[int, Own], days: Sequence[When | None], numbers: Sequence[int]) -> list[tuple[int, When]]:
    """The statements of one of whose only occasion the head of a report tells, and further on its day, of which the report is the news."""
    reading = turns.reading
    told = [(n, day) for n in numbers if (day := own[n].day)]
    at = {n: occasion for n in numbers if (occasion := named(reading, n))}
    today = reading.frame.today
    if not told or today is None or not at or any(day != told[0][1] for _, day in told):
        return []
    first, day = told[0]
    head = [n for n in reading.order[:_HEAD] if n in at and of_title(reading, n)]
    if (
        not head
        or len({one.kind for one in at.values()}) != 1
        or at[head[0]].kind not in KINDS
        or at[head[0]].article in article("indefinite")
    ):
        return []
    if day.start != day.end or not 0 <= (today - day.end).days <= _NEWS:
        return []
    before = numbers[: numbers.index(first)]
    free = [n for n in before if days[n] is None and _open(own[n]) and reading.rows[n].source]
    return [(n, day) for n in free if not turns.between(head[0], n, day)]


_HEAD = 4
"""Statements at the head of a report."""
_NEWS = 3
"""Days before the report of which it tells the news."""


def _of(reading: Reading, own: Mapping[int, Own], days: Sequence[When | None], numbers: Sequence[int]) -> list[tuple[int, When]]:
    """The same for one speaker, whose statements are `numbers`, in order."""
    dated = [n for n in numbers if own[n].day]
    first = next((n for n in dated if (at := named(reading, n)) and at.kind in KINDS), None)
    day = own[first].day if first is not None else None
    if first is None or day is None or day.start != day.end or any(own[n].day != day for n in dated):
        return []
    kind = named(reading, first)
    later = numbers[numbers.index(first) + 1 :]
    return [(n, day) for n in later if days[n] is None and _open(own[n]) and _there(reading, n, kind.kind if kind else "")]


def _open(told: Own) -> bool:
    return not (told.elsewhen or told.perfect or told.lasting)


def _there(reading: Reading, number: int, kind: str) -> bool:
    """Whether somebody is told to say it, and its words name no occasion but that one."""
    at = named(reading, number)
    known = at is None or (at.kind == kind and at.article not in article("indefinite"))
    return known and bool(reading.rows[number].source)
