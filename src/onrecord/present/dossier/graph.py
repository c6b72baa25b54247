"""A small drawing of what must come before what: events as boxes in layers from left to right, conditions as arrows.

Layers are longest paths once the arrows that close a circle are set aside; those are drawn too, against the stream.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from onrecord.present.visible import shorten, visible
from onrecord.questions.rows import Condition, Deadlock

MOST = 24
"""Events of one drawing; more could not be read. The table has them all."""
WIDE, HIGH, GAP, ROOM = 190, 54, 104, 18
"""Width and height of a box, the space for arrows between layers and between boxes of one, in pixels."""
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
    """A condition, from what must come first to what may follow: an SVG path, and where its number stands. Numbers are the table's."""

    number: int
    path: str
    x: int
    y: int
    stuck: bool


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
    spots = _spots(_layers(events, [(row.antecedent, row.consequent) for _, row in drawn]))
    caught = {event for _, row in drawn if row.id in stuck for event in (row.antecedent, row.consequent)}
    boxes = tuple(Box(event, _lines(event), *spots[event], event in caught) for event in events)
    arrows = tuple(_arrow(number, spots[row.antecedent], spots[row.consequent], row.id in stuck) for number, row in drawn)
    width, height = (max((spot[axis] for spot in spots.values()), default=0) for axis in (0, 1))
    everything = {event for row in conditions for event in (row.antecedent, row.consequent)}
    return Graph(boxes, arrows, width + WIDE + GAP // 2, height + HIGH + ROOM, len(everything) - len(events))


def _chosen(conditions: Sequence[Condition], stuck: set[str]) -> tuple[list[tuple[int, Condition]], list[str]]:
    """The conditions that fit, in their order, and their events: deadlocks first, then what hangs together, then what is said most."""
    ties = Counter(event for row in conditions for event in {row.antecedent, row.consequent})
    together = {row.id: ties[row.antecedent] + ties[row.consequent] for row in conditions}
    ranked = sorted(
        enumerate(conditions, 1), key=lambda pair: (pair[1].id not in stuck, -together[pair[1].id], -len(pair[1].statements), pair[0])
    )
    chosen: list[tuple[int, Condition]] = []
    events: dict[str, None] = {}
    for number, row in ranked:
        both = dict.fromkeys((row.antecedent, row.consequent))
        if len(events | both) <= MOST:
            events |= both
            chosen.append((number, row))
    return sorted(chosen, key=lambda pair: pair[0]), list(events)


def _layers(events: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Events by the longest way that leads to each."""
    ahead = _acyclic(events, pairs)
    depth = dict.fromkeys(events, 0)
    for _ in events:
        for before, afters in ahead.items():
            for after in afters:
                depth[after] = max(depth[after], depth[before] + 1)
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for event in events:
        rows[depth[event]].append(event)
    return _ordered([rows[number] for number in sorted(rows)], pairs)


def _ordered(layers: Sequence[Sequence[str]], pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Events of a layer by the mean place of those that lead to them (Sugiyama's barycentre, one pass), so that few arrows cross."""
    before: defaultdict[str, list[str]] = defaultdict(list)
    for first, then in pairs:
        before[then].append(first)
    places: dict[str, float] = {}
    found: list[list[str]] = []
    for layer in layers:
        mean = {event: _mean([places[each] for each in before[event] if each in places]) for event in layer}
        found.append(sorted(layer, key=mean.__getitem__))
        places |= {event: place for place, event in enumerate(found[-1])}
    return found


def _mean(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 0


def _acyclic(events: Sequence[str], pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """The pairs that close no circle with those taken before them."""
    ahead: dict[str, list[str]] = {event: [] for event in events}
    for before, after in pairs:
        if before not in _reached(after, ahead):
            ahead[before].append(after)
    return ahead


def _reached(start: str, ahead: Mapping[str, Sequence[str]]) -> set[str]:
    seen: set[str] = set()
    coming = [start]
    while coming:
        event = coming.pop()
        if event not in seen:
            seen.add(event)
            coming.extend(ahead[event])
    return seen


def _spots(layers: Sequence[Sequence[str]]) -> dict[str, tuple[int, int]]:
    """Layers stand side by side, each centred on the tallest."""
    tallest = max(map(len, layers), default=0)
    spots: dict[str, tuple[int, int]] = {}
    for column, layer in enumerate(layers):
        top = (tallest - len(layer)) * (HIGH + ROOM) // 2 + ROOM
        for row, event in enumerate(layer):
            spots[event] = (column * (WIDE + GAP) + GAP // 2, top + row * (HIGH + ROOM))
    return spots


def _arrow(number: int, start: tuple[int, int], end: tuple[int, int], stuck: bool) -> Arrow:  # noqa: FBT001 - private
    """From the right edge of one box to the left edge of the other; within a layer it leaves and comes in on the right."""
    x1, y1, x2, y2 = start[0] + WIDE, start[1] + HIGH // 2, end[0], end[1] + HIGH // 2
    if x2 > x1:
        return _curve(number, (x1, y1 - 6), (x2, y2 - 6), (0.5, 0.5), stuck)
    y1, y2 = y1 + 12, y2 + 12
    if x2 < start[0]:  # back to an earlier layer
        return _curve(number, (start[0], y1), (end[0] + WIDE, y2), (0.2, 0.09), stuck)  # a number off the middle, where others stand
    x2, bend = end[0] + WIDE, x1 + GAP // 2
    return Arrow(number, f"M{x1} {y1}C{bend} {y1} {bend} {y2 - 20} {x2} {y2 - 20}", bend - 10, (y1 + y2) // 2 - 10, stuck)


def _curve(number: int, start: tuple[int, int], end: tuple[int, int], at: tuple[float, float], stuck: bool) -> Arrow:  # noqa: FBT001 - private
    """An S between two edges; `at` tells where on it the number stands, as shares of its width and height."""
    (x1, y1), (x2, y2) = start, end
    middle = (x1 + x2) // 2
    x, y = round(x1 + (x2 - x1) * at[0]), round(y1 + (y2 - y1) * at[1])
    return Arrow(number, f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}", x, y, stuck)


def _lines(label: str) -> tuple[str, ...]:
    """The label in at most three lines, what is too much left out in its middle."""
    return tuple(wrap(shorten(visible(label), _LETTERS * 3 - 8), _LETTERS)[:3])
