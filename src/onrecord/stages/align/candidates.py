"""Which pairs of wordings are compared at all: those that share rare words, found by way of the words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import nsmallest
from itertools import combinations

import numpy as np

from onrecord.stages.align.nodes import Node

FEW = 32
"""Wordings that are all compared with one another."""
RARE = 48
"""Wordings a word may stand in and still bring all of them together."""
NEAR = 12
"""Neighbours in time that a word which stands in more wordings brings together."""
KEPT = 16
"""Partners a wording is compared with, those that share most first."""

CLOSEST = 6
"""Partners besides, whose words lie nearest."""
MANY = 1024
"""Wordings whose nearest are looked for at once."""

Places = tuple[int, int]


def pairs(nodes: Sequence[Node]) -> list[Places]:
    """Pairs of places in `nodes`, the smaller first, each once, in order: all of a few, of many those that share most."""
    return list(combinations(range(len(nodes)), 2)) if len(nodes) <= FEW else _nearest(nodes)


def _nearest(nodes: Sequence[Node]) -> list[Places]:
    met: list[Counter[int]] = [Counter() for _ in nodes]
    for places in _posted(nodes):
        reach = RARE if len(places) <= RARE else NEAR
        for at, place in enumerate(places):
            before = places[max(0, at - reach) : at]
            met[place].update(before)
            for other in before:
                met[other][place] += 1
    alike = _alike(nodes)
    return sorted({(min(at, other), max(at, other)) for at, found in enumerate(met) for other in [*_best(found), *alike[at]]})


def _alike(nodes: Sequence[Node]) -> list[list[int]]:
    """For each wording those whose words lie nearest to its own on the whole: a translation may share none of the words that are known."""
    whole = np.stack([node.whole for node in nodes])
    found = []
    for start in range(0, len(nodes), MANY):
        near = whole[start : start + MANY] @ whole.T
        near[np.arange(len(near)), np.arange(start, start + len(near))] = -1
        found += np.argpartition(-near, CLOSEST, axis=1)[:, :CLOSEST].tolist()
    return found


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
