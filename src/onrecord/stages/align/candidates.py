"""Which pairs of wordings are compared at all: those that share rare words, found by way of the words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import nsmallest

from onrecord.stages.align.nodes import Node

RARE = 48
"""Wordings a word may stand in and still bring all of them together."""
NEAR = 12
"""Neighbours in time that a word which stands in more wordings brings together."""
KEPT = 16
"""Partners a wording is compared with, those that share most first."""

Places = tuple[int, int]


def pairs(nodes: Sequence[Node]) -> list[Places]:
    """Pairs of places in `nodes`, the smaller first, each once, in order. At most `KEPT` times as many as there are nodes."""
    met: list[Counter[int]] = [Counter() for _ in nodes]
    for places in _posted(nodes):
        reach = RARE if len(places) <= RARE else NEAR
        for at, place in enumerate(places):
            before = places[max(0, at - reach) : at]
            met[place].update(before)
            for other in before:
                met[other][place] += 1
    return sorted({(min(at, other), max(at, other)) for at, found in enumerate(met) for other in _best(found)})


def _best(found: Counter[int]) -> list[int]:
    if len(found) <= KEPT:
        return list(found)
    return [other for _, other in nsmallest(KEPT, ((-count, other) for other, count in found.items()))]


def _posted(nodes: Sequence[Node]) -> list[list[int]]:
    """For each word, sound and wording the places it stands in, by date."""
    posted: defaultdict[int | str, list[int]] = defaultdict(list)
    for at in sorted(range(len(nodes)), key=lambda at: (nodes[at].said or nodes[at].published or (0, 0), at)):
        for key in _keys(nodes[at]):
            posted[key].append(at)
    return [places for places in posted.values() if len(places) > 1]


def _keys(node: Node) -> set[int | str]:
    return {*node.keys, *node.sounds, node.words[1]}
