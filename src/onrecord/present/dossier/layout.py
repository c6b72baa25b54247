"""Where boxes and arrows of a drawing go: one function, by graphlay's layered layout, or by a plain one of our own where that has none.

Ours takes longest paths once the arrows that close a circle are set aside; those are drawn too, against the stream.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

WIDE, HIGH, GAP, ROOM = 190, 54, 104, 18
"""Width and height of a box, the space for arrows between layers and between boxes of one, in pixels."""
TAG = 20
"""Height of the numbers on an arrow, and the least width of them, with some air."""
_NUDGES = (0, -5, 5, -9, 9, -13, 13)
"""Pixels that a number may stand above or below its arrow: still upon it, but clear of the next."""
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)
"""Where on a stretch of an arrow its number may stand, the best first."""
OPTIONS = {"direction": "leftright", "spacing": {"layer_gap": 72.0, "node_gap": 22.0}, "coords": {"placement": "network_simplex"}}
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow: an SVG path, and the middle of its number."""

    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Laid:
    """The upper left corner of each box by its label, the arrows in the order of the pairs, and the size of it all, in pixels."""

    spots: Mapping[str, Spot]
    ways: tuple[Way, ...]
    width: int
    height: int


def laid(labels: Sequence[str], pairs: Sequence[tuple[str, str]], tags: Sequence[int] = ()) -> Laid:
    """Boxes with these labels, each once, and an arrow for each pair of them; `tags` are the widths of the arrows' numbers, in pixels."""
    if not labels:
        return Laid({}, (), 0, 0)
    return _engine(labels, pairs, tags or [TAG] * len(pairs)) or plain(labels, pairs)


def _engine(labels: Sequence[str], pairs: Sequence[tuple[str, str]], tags: Sequence[int]) -> Laid | None:
    """By graphlay; None where it is not there, gives up, or lays boxes upon each other."""
    try:
        import graphlay

        graph = graphlay.Graph()
        for label in labels:
            graph.node(label, width=WIDE, height=HIGH)
        for (before, after), wide in zip(pairs, tags, strict=True):
            graph.edge(before, after, label_size={"width": wide, "height": TAG})
        found = graphlay.layout(graph, options=OPTIONS)
    except (ImportError, ValueError, RuntimeError):  # GraphlayError is a ValueError
        return None
    if len(found.edges) != len(pairs):
        return None
    drawn = _drawn(labels, found.nodes, found.edges, tags)
    return drawn if _apart(list(drawn.spots.values())) else None


def _drawn(labels: Sequence[str], nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]], tags: Sequence[int]) -> Laid:
    corners = [(one["center"]["x"] - WIDE / 2, one["center"]["y"] - HIGH / 2) for one in nodes]
    points = [(point["x"], point["y"]) for edge in edges for point in edge["points"]]
    everywhere = [*corners, *((x + WIDE, y + HIGH) for x, y in corners), *points]
    left, top = min(x for x, _ in everywhere) - ROOM, min(y for _, y in everywhere) - ROOM
    spots = {label: (round(x - left), round(y - top)) for label, (x, y) in zip(labels, corners, strict=True)}
    lines = [[(round(point["x"] - left), round(point["y"] - top)) for point in edge["points"]] for edge in edges]
    taken = [_Area(x + WIDE // 2, y + HIGH // 2, WIDE, HIGH) for x, y in spots.values()]
    shortest_first = sorted(range(len(lines)), key=lambda number: _length(lines[number]))
    ways = {number: _way(lines[number], tags[number], taken) for number in shortest_first}
    width, height = (max(place[axis] for place in everywhere) for axis in (0, 1))
    return Laid(spots, tuple(ways[number] for number in range(len(lines))), round(width - left) + ROOM, round(height - top) + ROOM)


@dataclass(frozen=True, slots=True)
class _Area:
    """What is drawn already: its middle and its size."""

    x: int
    y: int
    wide: int
    high: int

    def apart(self, other: _Area) -> float:
        """How far two are from touching, as a share of the room that both need: 1 and more is clear."""
        return max(abs(self.x - other.x) * 2 / (self.wide + other.wide), abs(self.y - other.y) * 2 / (self.high + other.high))


def _way(steps: Sequence[Spot], wide: int, taken: list[_Area]) -> Way:
    """An arrow along these points. Its number stands on it, clear of boxes and other numbers, or as far from them as can be."""
    places = [_between(one, other, share) for one, other in _longest_first(steps) for share in _SHARES]
    areas = [_Area(x, y + nudge, wide, TAG) for nudge in _NUDGES for x, y in places]
    best = max(areas, key=lambda area: min([1.0, *(area.apart(other) for other in taken)]))
    taken.append(best)
    x, y = best.x, best.y
    return Way("M" + "L".join(f"{step[0]} {step[1]}" for step in steps), x, y)


def _length(steps: Sequence[Spot]) -> int:
    return sum(abs(one[0] - other[0]) + abs(one[1] - other[1]) for one, other in pairwise(steps))


def _longest_first(steps: Sequence[Spot]) -> list[tuple[Spot, Spot]]:
    return sorted(pairwise(steps), key=lambda pair: -_length(pair)) or [(steps[0], steps[0])]


def _between(one: Spot, other: Spot, share: float) -> Spot:
    return round(one[0] + (other[0] - one[0]) * share), round(one[1] + (other[1] - one[1]) * share)


def _apart(spots: Sequence[Spot]) -> bool:
    pairs = ((one, other) for n, one in enumerate(spots) for other in spots[n + 1 :])
    return all(abs(one[0] - other[0]) >= WIDE or abs(one[1] - other[1]) >= HIGH for one, other in pairs)


def plain(labels: Sequence[str], pairs: Sequence[tuple[str, str]]) -> Laid:
    """By layers from left to right."""
    spots = _spots(_layers(labels, pairs))
    ways = tuple(_arrow(spots[before], spots[after]) for before, after in pairs)
    width, height = (max((spot[axis] for spot in spots.values()), default=0) for axis in (0, 1))
    return Laid(spots, ways, width + WIDE + GAP // 2, height + HIGH + ROOM)


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


def _spots(layers: Sequence[Sequence[str]]) -> dict[str, Spot]:
    """Layers stand side by side, each centred on the tallest."""
    tallest = max(map(len, layers), default=0)
    spots: dict[str, Spot] = {}
    for column, layer in enumerate(layers):
        top = (tallest - len(layer)) * (HIGH + ROOM) // 2 + ROOM
        for row, event in enumerate(layer):
            spots[event] = (column * (WIDE + GAP) + GAP // 2, top + row * (HIGH + ROOM))
    return spots


def _arrow(start: Spot, end: Spot) -> Way:
    """From the right edge of one box to the left edge of the other; within a layer it leaves and comes in on the right."""
    x1, y1, x2, y2 = start[0] + WIDE, start[1] + HIGH // 2, end[0], end[1] + HIGH // 2
    if x2 > x1:
        return _curve((x1, y1 - 6), (x2, y2 - 6), (0.5, 0.5))
    y1, y2 = y1 + 12, y2 + 12
    if x2 < start[0]:  # back to an earlier layer
        return _curve((start[0], y1), (end[0] + WIDE, y2), (0.2, 0.09))  # a number off the middle, where others stand
    x2, bend = end[0] + WIDE, x1 + GAP // 2
    return Way(f"M{x1} {y1}C{bend} {y1} {bend} {y2 - 20} {x2} {y2 - 20}", bend - 10, (y1 + y2) // 2 - 10)


def _curve(start: Spot, end: Spot, at: tuple[float, float]) -> Way:
    """An S between two edges; `at` tells where on it the number stands, as shares of its width and height."""
    (x1, y1), (x2, y2) = start, end
    middle = (x1 + x2) // 2
    x, y = round(x1 + (x2 - x1) * at[0]), round(y1 + (y2 - y1) * at[1])
    return Way(f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}", x, y)
