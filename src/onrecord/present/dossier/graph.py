"""A small drawing of what must come before what: events as boxes in layers from left to right, conditions as arrows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from onrecord.present.dossier.layout import Way, laid
from onrecord.present.visible import shorten, visible
from onrecord.questions.rows import Condition, Deadlock

MOST = 24
"""Events of one drawing; more could not be read. The table has them all."""
LONERS = 10
"""With more events than these, those that hang together with only one other are left to the table, unless there are no others."""
_NUMBERS = 3
"""Conditions that an arrow names."""
_PAIR = 2
"""Ends of a condition that hangs together with no other."""
_LETTERS = 27
"""Characters of a line in a box: its width at 12 pixels a line."""


@dataclass(frozen=True, slots=True)
class Box:
    """An event and where it is drawn; `stuck` when it is part of a deadlock."""

    label: str
    lines: tuple[str, ...]
    x: int
    y: int
    stuck: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """Conditions of one pair, from what must come first to what may follow: an SVG path, and where their numbers, the table's, stand."""

    numbers: tuple[int, ...]
    path: str
    x: int
    y: int
    stuck: bool

    @property
    def label(self) -> str:
        """The numbers that fit."""
        return _label(self.numbers)

    @property
    def wide(self) -> int:
        """How wide they are drawn."""
        return _wide(self.numbers)


@dataclass(frozen=True, slots=True)
class Graph:
    """A drawing of `width` by `height` pixels; `left_out` events did not fit."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    width: int
    height: int
    left_out: int


def graph(conditions: Sequence[Condition], deadlocks: Iterable[Deadlock]) -> Graph:
    """Draw conditions, numbered from 1 in the order given; those of deadlocks take precedence where there are too many."""
    stuck = {identity for deadlock in deadlocks for identity in deadlock.conditions}
    drawn, events = _chosen(conditions, stuck)
    pairs: dict[tuple[str, str], list[tuple[int, Condition]]] = {}
    for number, row in drawn:
        pairs.setdefault((row.antecedent, row.consequent), []).append((number, row))
    plan = laid(events, list(pairs), [_wide([number for number, _ in same]) for same in pairs.values()])
    caught = {event for _, row in drawn if row.id in stuck for event in (row.antecedent, row.consequent)}
    boxes = tuple(Box(event, _lines(event), *plan.spots[event], event in caught) for event in events)
    arrows = tuple(_arrow(same, way, stuck) for same, way in zip(pairs.values(), plan.ways, strict=True))
    everything = {event for row in conditions for event in (row.antecedent, row.consequent)}
    return Graph(boxes, arrows, plan.width, plan.height, len(everything) - len(events))


def _label(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:_NUMBERS])) + ("…" if len(numbers) > _NUMBERS else "")


def _wide(numbers: Sequence[int]) -> int:
    return 14 + 6 * len(_label(numbers))


def _arrow(same: Sequence[tuple[int, Condition]], way: Way, stuck: set[str]) -> Arrow:
    return Arrow(tuple(number for number, _ in same), way.path, way.x, way.y, any(row.id in stuck for _, row in same))


def _chosen(conditions: Sequence[Condition], stuck: set[str]) -> tuple[list[tuple[int, Condition]], list[str]]:
    """The conditions that fit, in their order, and their events: deadlocks first, then what hangs together, then what is said most."""
    shown = _hanging_together(conditions, stuck)
    ties = Counter(event for row in conditions for event in {row.antecedent, row.consequent})
    together = {row.id: ties[row.antecedent] + ties[row.consequent] for row in conditions}
    ranked = sorted(shown, key=lambda pair: (pair[1].id not in stuck, -together[pair[1].id], -len(pair[1].statements), pair[0]))
    chosen: list[tuple[int, Condition]] = []
    events: dict[str, None] = {}
    for number, row in ranked:
        both = dict.fromkeys((row.antecedent, row.consequent))
        if len(events | both) <= MOST:
            events |= both
            chosen.append((number, row))
    return sorted(chosen, key=lambda pair: pair[0]), list(events)


def _hanging_together(conditions: Sequence[Condition], stuck: set[str]) -> list[tuple[int, Condition]]:
    """Conditions with their numbers; where there are many events, without those whose two ends are in no other order."""
    found = list(enumerate(conditions, 1))
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for row in conditions:
        beside[row.antecedent].add(row.consequent)
        beside[row.consequent].add(row.antecedent)
    tied = [pair for pair in found if pair[1].id in stuck or len(beside[pair[1].antecedent] | beside[pair[1].consequent]) > _PAIR]
    return tied if tied and len(beside) > LONERS else found


def _lines(label: str) -> tuple[str, ...]:
    """The label in at most three lines, what is too much left out in its middle."""
    return tuple(wrap(shorten(visible(label), _LETTERS * 3 - 8), _LETTERS)[:3])
