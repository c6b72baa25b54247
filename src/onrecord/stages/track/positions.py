"""Positions: the chain of a party's stances on a point, oldest first, each with what it does to those before (codebook 5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from onrecord.stages.track.deadlocks import quote
from onrecord.stages.track.matter import Weights, weigh
from onrecord.stages.track.moves import Made, move
from onrecord.stages.track.owners import Parties
from onrecord.stages.track.roles import Roles
from onrecord.stages.track.stances import Stance, stances
from onrecord.types import UNKNOWN, Move, Position, Told
from onrecord.words.days import days as span

NEAR = 2
"""Days between two reports of which the later may tell nothing new."""
_PAST = {
    "offer": "offered", "promise": "promised", "agree": "agreed", "propose": "proposed", "demand": "demanded", "appeal": "urged",
    "refuse": "refused", "deny": "denied", "accuse": "accused", "threaten": "threatened", "warn": "warned", "support": "supported",
    "admit": "admitted", "claim": "said",
}  # fmt: skip
_KINDS = {"only_after": "only after", "provided": "provided that"}


def positions(told: Sequence[Told], parties: Parties) -> Iterator[Position]:
    """All chains, by party, point and time."""
    found = stances(told, parties)
    weights = weigh([bag for one in found for bag in one.bags])
    on: defaultdict[str, list[Stance]] = defaultdict(list)
    for one in found:
        on[one.point].append(one)
    for (party, point), run in groupby(found, key=lambda one: (one.party, one.point)):
        chain = list(run)
        own = weights.without({name for one in chain for name in (one.party, one.told.speaker) if name})
        yield from _chain(chain, [one for one in on[point] if one.party != party], own)


def _chain(found: Sequence[Stance], others: Sequence[Stance], weights: Weights) -> Iterator[Position]:
    """What only takes up an earlier stance is no position where there is none; what may be the same words again stands where those do."""
    roles = Roles(found, others)
    moved: dict[str, tuple[Made, Stance | None]] = {}
    for number, late in enumerate(found):
        made, early = _moved(late, found[:number], weights, roles)
        if early is not None and made.move is Move.REPEATS and _once(late, early):
            made, early = moved[early.utterance]
        moved[late.utterance] = made, early
        if early is not None or not late.leans:
            yield _position(late, made, early)


def _once(late: Stance, early: Stance) -> bool:
    """Whether nobody can tell that two like stances were taken twice: one has no day, and reports of the same days tell them.

    One speaker takes them; or the party does, and it is told of as a whole in one of them.
    """
    if "again" in late.marks or (late.dated and early.dated):
        return False
    if late.told.speaker != early.told.speaker and not {late.told.speaker, early.told.speaker} & {late.party, None}:
        return False
    days = span(late.first_day), span(early.last_day)
    return bool(days[0] and days[1] and days[0][0] - days[1][1] <= NEAR)


def _moved(late: Stance, before: Sequence[Stance], weights: Weights, roles: Roles) -> tuple[Made, Stance | None]:
    """Held against the latest stance on the same thing that was not the same speaker's on the same day; the first where there is none."""
    for early in reversed(before):
        fresh = late.day is None or late.day != early.day or late.told.speaker != early.told.speaker
        if fresh and (made := move(late, early, weights, roles)):
            return made, early
    return Made(Move.FIRST), None


def _position(late: Stance, made: Made, early: Stance | None) -> Position:
    one = late.told
    act = one.act.value if one.act else None
    said = None if one.said == UNKNOWN else one.said
    against = early.utterance if early else None
    return Position(late.party, late.point, late.utterance, said, act, _condition(late), made.move, against, _reason(late, made, early))


def _condition(late: Stance) -> str | None:
    one = next((one for one in (late.told, *late.wordings) if one.kind and one.antecedent), None)
    return f"{_KINDS.get(one.kind or '', one.kind)} {one.antecedent}" if one else None


def _reason(late: Stance, made: Made, early: Stance | None) -> str:
    now = f"{_when(late)}: {late.party} {_did(late)} {quote(late.told.content)}"
    if early is None:
        return f"{now}, the first on record about this ({late.point})."
    because = f" ({made.why})" if made.why else ""
    return f"{now}; {_when(early)}: it {_did(early)} {quote(early.told.content)}{because}."


def _when(one: Stance) -> str:
    """The day it was said; where nothing tells, the day on which it was first reported, and that it is only that."""
    return one.first_day if one.told.said != UNKNOWN else f"reported {one.first_day}"


def _did(one: Stance) -> str:
    return _PAST[one.told.act.value] if one.told.act else "said"
