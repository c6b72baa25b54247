"""Track: where each party stands on each point and how it moved; who wants what before what, and where that cannot be; what is negotiated.

Every row points to statements. In doubt there is no row: a party is never said to have changed its mind because of a likeness of words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from operator import attrgetter

from onrecord.stages.track.company import met, who
from onrecord.stages.track.deadlocks import deadlocks
from onrecord.stages.track.nodes import Nodes
from onrecord.stages.track.orders import gather, quotes, wishes
from onrecord.stages.track.owners import parties
from onrecord.stages.track.points import points as label
from onrecord.stages.track.positions import positions
from onrecord.stages.track.silences import silences
from onrecord.stages.track.takenup import taken_up
from onrecord.types import Point, Told, Tracked

__all__ = ["VERSION", "as_of", "track"]

VERSION = "34"
_FIELDS = [one.name for one in fields(Told)]
_POINT = _FIELDS.index("point")
_BEFORE, _AFTER = attrgetter(*_FIELDS[:_POINT]), attrgetter(*_FIELDS[_POINT + 1 :])


def track(told: Sequence[Told], points: Sequence[Point] = ()) -> Tracked:
    """All that statements tell of where parties stand. The order in which they come does not matter; one given twice counts once.

    `points` are those a user named; where there are none they are suggested from the words of the statements. A statement whose
    `utterance` is None is an utterance of its own.
    """
    unique = sorted({one.id: one for one in told}.values(), key=lambda one: one.id)
    known = parties(unique)
    labels = label(unique, points)
    placed = _labelled(unique, labels)
    if not points and (taken := taken_up(placed, known)):
        labels = {**labels, **taken}
        placed = _labelled(unique, labels)
    found = wishes(placed, known)
    ends = ((end, who(one.told[0])) for one in found for end in (one.antecedent, one.consequent))
    nodes = Nodes(ends, _names(placed), met(placed), ((one.antecedent, one.consequent) for one in found))
    orders, edges = gather(found, nodes)
    return Tracked(
        points=labels,
        positions=tuple(positions(placed, known)),
        conditions=tuple(orders),
        deadlocks=tuple(deadlocks(edges, orders, nodes, quotes(found, orders))),
        silences=tuple(silences(placed)),
    )


def _labelled(told: Sequence[Told], labels: Mapping[str, str]) -> list[Told]:
    return [one if one.point == (name := labels.get(one.id)) else _placed(one, name) for one in told]


def _placed(one: Told, point: str | None) -> Told:
    """`one` on a point; `replace` looks at each field by its name, which takes five times as long."""
    return Told(*_BEFORE(one), point, *_AFTER(one))  # type: ignore[call-arg]


def _names(told: Sequence[Told]) -> set[str]:
    return {name for one in told for name in (one.party, one.speaker, one.holder) if name}


def as_of(told: Sequence[Told], date: str) -> list[Told]:
    """The statements of reports published up to a day (`2031-03-14`), a month or a year: the record as it stood. Undated ones are out."""
    return [one for one in told if one.published and one.published[: len(date)] <= date]
