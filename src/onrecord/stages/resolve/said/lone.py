"""A report made of one occasion: what its speaker says further on, after other things, was said there too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.stages.resolve.said.occasions import article, named
from onrecord.stages.resolve.said.own import Own
from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.when import When

KINDS = frozenset({"interview", "press conference", "speech", "rally", "phone call", "debate", "session"})
"""Occasions at which somebody speaks at length."""


def lone(reading: Reading, own: Mapping[int, Own], days: Sequence[When | None]) -> dict[int, When]:
    """The statements without a day of those of whom the report tells of one occasion only, with its day."""
    told: dict[int, list[int]] = {}
    for number in reading.order:
        told.setdefault(reading.speakers[number], []).append(number)
    return {number: day for numbers in told.values() for number, day in _of(reading, own, days, numbers)}


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
