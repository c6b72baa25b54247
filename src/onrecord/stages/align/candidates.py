"""Which pairs of wordings are compared at all: those that share rare words, found by way of the words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from onrecord.stages.align.nodes import Node

MOST = 64
"""Wordings a word may stand in and still bring them together; beyond, only neighbours in time are brought together by it."""
KEPT = 24
"""Partners a wording is compared with, those that share most first."""

Pair = tuple[int, int]


def pairs(nodes: Sequence[Node]) -> list[Pair]:
    """Pairs of places in `nodes`, the smaller first, each once, in order. At most `KEPT` times as many as there are nodes."""
    met: list[Counter[int]] = [Counter() for _ in nodes]
    for places in _posted(nodes):
        for at, place in enumerate(places):
            for other in places[max(0, at - MOST) : at]:
                met[place][other] += 1
                met[other][place] += 1
    return sorted({(min(at, other), max(at, other)) for at, found in enumerate(met) for other in _best(found)})


def _best(found: Counter[int]) -> list[int]:
    ranked = sorted(found, key=lambda other: (-found[other], other))
    return ranked[:KEPT]


def _posted(nodes: Sequence[Node]) -> Iterator[list[int]]:
    """For each word, sound and wording the places it stands in, by date."""
    posted: defaultdict[int | str, list[int]] = defaultdict(list)
    dated = sorted(range(len(nodes)), key=lambda at: (nodes[at].said or nodes[at].published or (0, 0), at))
    for at in dated:
        for key in _keys(nodes[at]):
            posted[key].append(at)
    yield from (places for places in posted.values() if len(places) > 1)


def _keys(node: Node) -> set[int | str]:
    return {*node.keys, *node.sounds, node.words[1]}
