"""What only takes up an earlier stand of its party (*what goes for the lashers goes for the clerks*) is on the point of that stand.

Suggested points are words that utterances share, and such an utterance need share none but one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.stages.track.matter import Near, Weights, weigh
from onrecord.stages.track.moves import move
from onrecord.stages.track.owners import Parties
from onrecord.stages.track.roles import Roles
from onrecord.stages.track.stances import Stance, every
from onrecord.types import Told

_BACK = frozenset({"covers", "unsays", "disowns", "regardless"})
"""Marks of an utterance that says itself that it takes up another."""


def taken_up(told: Sequence[Told], parties: Parties) -> Mapping[str, str]:
    """The label of a point by statement, for what takes up a stand that is on one, and does nothing to any on its own."""
    found = every(told, parties)
    looking = [one for one in found if one.marks & _BACK]
    if not looking:
        return {}
    weights, stood = weigh([bag for one in found for bag in one.bags]), _stood(found)
    points = {one.utterance: _point(one, stood[one.party], weights) for one in looking}
    return {one.id: label for one in told if (label := points.get(one.utterance or one.id))}


def _stood(found: Sequence[Stance]) -> Mapping[str, list[Stance]]:
    by_party: defaultdict[str, list[Stance]] = defaultdict(list)
    for one in found:
        if one.point:
            by_party[one.party].append(one)
    return by_party


def _point(late: Stance, stood: Sequence[Stance], weights: Weights) -> str:
    """Where the stand is that it has most in common with, the later of two; nowhere where it does nothing to any."""
    own = weights.without({name for name in (late.party, late.told.speaker) if name})
    moved = [one for one in stood if one is not late and move(late, one, own, Roles((), ()))]
    if any(one.point == late.point for one in moved):
        return ""
    taken = [(own.near(late.bags, one.bags), one) for one in moved]
    _, best = max(taken, key=lambda row: _rank(*row), default=(None, None))
    return best.point if best else ""


def _rank(near: Near, early: Stance) -> tuple[float, int, str, str]:
    return near.share, near.count, early.first_day, early.utterance
