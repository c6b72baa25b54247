"""Deadlocks: orders of several holders that cannot all be kept. Each minimal circle is one row."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence

from onrecord.stages.track.nodes import Nodes
from onrecord.stages.track.orders import Edge
from onrecord.types import Deadlock, Order, Told

_QUOTE = 160
LONGEST = 6
"""Events in a circle: one that is longer is a coincidence of wordings rather than a deadlock."""

Steps = Mapping[tuple[int, int], Sequence[Edge]]


def deadlocks(edges: Sequence[Edge], orders: Sequence[Order], nodes: Nodes, quoted: Mapping[str, Told]) -> list[Deadlock]:
    """The circles, and the orders that contradict a first step, sorted by their events."""
    rows = {row.id: row for row in orders}
    found = [_row(circle, rows, nodes, quoted) for circle in (*_circles(edges), *_firsts(edges))]
    return sorted(set(found), key=lambda one: (one.events, one.holders, one.conditions))


def _circles(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """All edges of each shortest circle that no holder goes round alone: who says both has said neither."""
    steps: defaultdict[tuple[int, int], list[Edge]] = defaultdict(list)
    for edge in edges:
        steps[edge.before, edge.after].append(edge)
    seen = set()
    after = _after(steps)
    for pair in sorted(steps):
        way = _way(after, pair[1], pair[0])
        if way and frozenset(way) not in seen:
            seen.add(frozenset(way))
            circle = [steps[step] for step in zip(way, (*way[1:], way[0]), strict=True)]
            if not set.intersection(*({edge.holder for edge in step} for step in circle)):
                yield [edge for step in circle for edge in step]


def _after(steps: Steps) -> Mapping[int, Sequence[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for before, then in sorted(steps):
        found[before].append(then)
    return found


def _way(after: Mapping[int, Sequence[int]], start: int, goal: int) -> tuple[int, ...] | None:
    """The nodes of the shortest way from one node to another, both included; None where there is none."""
    ways: deque[tuple[int, ...]] = deque([(start,)])
    seen = {start}
    while ways:
        way = ways.popleft()
        if way[-1] == goal:
            return way
        fresh = [node for node in after.get(way[-1], ()) if node not in seen] if len(way) < LONGEST else []
        seen.update(fresh)
        ways.extend((*way, node) for node in fresh)
    return None


def _firsts(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """One holder wants a thing before all else, another wants something else before it."""
    for edge in edges:
        against = [other for other in edges if other.after == edge.before and other.holder != edge.holder]
        for other in against if edge.first else []:
            if other.before != edge.after:
                yield [edge, other]


def _row(circle: Sequence[Edge], rows: Mapping[str, Order], nodes: Nodes, quoted: Mapping[str, Told]) -> Deadlock:
    several = sorted({(nodes.label(node)) for edge in circle for node in (edge.before, edge.after)})
    conditions = sorted({edge.row for edge in circle})
    holders = tuple(sorted({edge.holder for edge in circle}))
    return Deadlock(tuple(several), holders, tuple(conditions), _reason(circle, nodes, quoted, rows))


def _reason(circle: Sequence[Edge], nodes: Nodes, quoted: Mapping[str, Told], rows: Mapping[str, Order]) -> str:
    shown = {
        (edge.holder, edge.before, edge.after): edge for edge in sorted(circle, key=lambda one: (not one.first, one.row), reverse=True)
    }
    told = (
        _wish(edge, nodes, quoted[edge.row]) for edge in sorted(shown.values(), key=lambda one: (one.holder, one.row)) if edge.row in rows
    )
    return "; ".join(told) + "."


def _wish(edge: Edge, nodes: Nodes, told: Told) -> str:
    order = (
        f"{nodes.label(edge.before)} as the first step" if edge.first else f"{nodes.label(edge.before)} before {nodes.label(edge.after)}"
    )
    return f"{edge.holder} wants {order} ({quote(told.content)})"


def quote(text: str) -> str:
    """Somebody's words in marks, on one line, cut where they are long."""
    flat = " ".join(text.split()).strip('“”"»«„ ')
    return f"“{flat if len(flat) <= _QUOTE else flat[: _QUOTE - 1].rstrip() + '…'}”"
