"""Positions: the chain of a party's stances on a point, oldest first, each with what it does to those before (codebook 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from onrecord.stages.track.deadlocks import quote
from onrecord.stages.track.events import Parties
from onrecord.stages.track.moves import move
from onrecord.stages.track.stances import Stance, stances
from onrecord.types import UNKNOWN, Move, Position, Told

_PAST = {
    "offer": "offered", "promise": "promised", "agree": "agreed", "propose": "proposed", "demand": "demanded", "appeal": "appealed",
    "refuse": "refused", "deny": "denied", "accuse": "accused", "threaten": "threatened", "warn": "warned", "support": "supported",
    "admit": "admitted", "claim": "said",
}  # fmt: skip
_KINDS = {"only_after": "only after", "provided": "provided that"}
_WEIGHT = {Move.REVERSES: 0, Move.CONTRADICTS: 1, Move.SOFTENS: 2, Move.HARDENS: 2, Move.REPEATS: 3}


def positions(told: Sequence[Told], parties: Parties) -> Iterator[Position]:
    """All chains, by party, point and time."""
    for _, chain in groupby(stances(told, parties), key=lambda one: (one.party, one.point)):
        yield from _chain(list(chain))


def _chain(found: Sequence[Stance]) -> Iterator[Position]:
    for number, late in enumerate(found):
        yield _position(late, *_moved(late, found[:number]))


def _moved(late: Stance, before: Sequence[Stance]) -> tuple[Move, Stance | None]:
    """Held against the latest stance on the same thing; where that is an older one, to reverse it is to contradict what still stands."""
    if not before:
        return Move.FIRST, None
    for early in reversed(before):
        if made := move(late, early):
            return made, early
    return Move.EXTENDS, None


def _position(late: Stance, made: Move, early: Stance | None) -> Position:
    one = late.told
    act = one.act.value if one.act else None
    said = None if one.said == UNKNOWN else one.said
    against = early.utterance if early else None
    return Position(late.party, late.point, late.utterance, said, act, _condition(one), made, against, _reason(late, made, early))


def _condition(one: Told) -> str | None:
    return f"{_KINDS.get(one.kind, one.kind)} {one.antecedent}" if one.kind and one.antecedent else None


def _reason(late: Stance, made: Move, early: Stance | None) -> str:
    now = f"{_when(late)}: {late.party} {_did(late)} {quote(late.told.content)}"
    if early is None:
        return (
            f"{now}, the first on record about {late.point}."
            if made is Move.FIRST
            else f"{now}, which nothing before on {late.point} tells."
        )
    return f"{now}; {_when(early)}: it {_did(early)} {quote(early.told.content)}."


def _when(one: Stance) -> str:
    """The day it was said; where nothing tells, the day on which it was first reported, and that it is only that."""
    return one.first_day if one.told.said != UNKNOWN else f"reported {one.first_day}"


def _did(one: Stance) -> str:
    return _PAST[one.told.act.value] if one.told.act else "said"
