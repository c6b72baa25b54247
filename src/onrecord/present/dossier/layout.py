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
TAG = 26
"""Width and height of the numbers on an arrow, of one or two."""
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


def laid(labels: Sequence[str], pairs: Sequence[tuple[str, str]]) -> Laid:
    """Boxes with these labels, each once, and an arrow for each pair of them."""
    if not labels:
        return Laid({}, (), 0, 0)
    return _engine(labels, pairs) or plain(labels, pairs)


def _engine(labels: Sequence[str], pairs: Sequence[tuple[str, str]]) -> Laid | None:
    """By graphlay; None where it is not there, gives up, or lays boxes upon each other."""
    try:
        import graphlay

        graph = graphlay.Graph()
        for label in labels:
            graph.node(label, width=WIDE, height=HIGH)
        for before, after in pairs:
            graph.edge(before, after, label_size={"width": TAG, "height": TAG})
        found = graphlay.layout(graph, options=OPTIONS)
    except (ImportError, ValueError, RuntimeError):  # GraphlayError is a ValueError
        return None
    drawn = _drawn(labels, found.nodes, found.edges)
    return drawn if len(drawn.ways) == len(pairs) and _apart(list(drawn.spots.values())) else None


def _drawn(labels: Sequence[str], nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]]) -> Laid:
    corners = [(one["center"]["x"] - WIDE / 2, one["center"]["y"] - HIGH / 2) for one in nodes]
    points = [(point["x"], point["y"]) for edge in edges for point in edge["points"]]
    everywhere = [*corners, *((x + WIDE, y + HIGH) for x, y in corners), *points]
    left, top = min(x for x, _ in everywhere) - ROOM, min(y for _, y in everywhere) - ROOM
    spots = {label: (round(x - left), round(y - top)) for label, (x, y) in zip(labels, corners, strict=True)}
    ways: list[Way] = []
    for edge in edges:
        ways.append(_way([(round(point["x"] - left), round(point["y"] - top)) for point in edge["points"]], ways))
    width, height = (max(place[axis] for place in everywhere) for axis in (0, 1))
    return Laid(spots, tuple(ways), round(width - left) + ROOM, round(height - top) + ROOM)


def _way(steps: Sequence[Spot], others: Sequence[Way]) -> Way:
    """An arrow along these points; its number stands on it, clear of those of the arrows before where there is room."""
    places = [_between(one, other, share) for one, other in _longest_first(steps) for share in (0.5, 0.3, 0.7, 0.15, 0.85)]
    clear = (spot for spot in places if all(abs(spot[0] - way.x) >= TAG or abs(spot[1] - way.y) >= TAG for way in others))
    x, y = next(clear, places[0])
    return Way("M" + "L".join(f"{step[0]} {step[1]}" for step in steps), x, y)


def _longest_first(steps: Sequence[Spot]) -> list[tuple[Spot, Spot]]:
    return sorted(pairwise(steps), key=lambda pair: -abs(pair[0][0] - pair[1][0]) - abs(pair[0][1] - pair[1][1])) or [(steps[0], steps[0])]


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
