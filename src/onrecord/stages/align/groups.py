"""Bring wordings together: the surest pairs first, and a group only where it is alike as a whole, so that no chain forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.stages.align.candidates import Pair
from onrecord.stages.align.nodes import Node

ACROSS = 0.45
"""Likeness from which two wordings in different reports are one thing."""
WITHIN = 0.6
"""The same for two in one report, which says a thing twice seldom."""
CENTRE = 0.65
"""How much of the limit two groups must be alike on the whole, besides their best pair."""

Scores = Mapping[Pair, float]


def groups(nodes: Sequence[Node], scores: Scores) -> list[list[int]]:
    """The places of `nodes`, grouped; every place in one group, groups and places in order."""
    of = list(range(len(nodes)))
    held = {place: [place] for place in of}
    for one, other in _ranked(nodes, scores):
        left, right = of[one], of[other]
        if left != right and _alike(held[left], held[right], nodes, scores):
            into, gone = min(left, right), max(left, right)
            held[into] = sorted(held[into] + held.pop(gone))
            for place in held[into]:
                of[place] = into
    return [held[place] for place in sorted(held)]


def _ranked(nodes: Sequence[Node], scores: Scores) -> list[Pair]:
    sure = [pair for pair, score in scores.items() if score >= limit(nodes[pair[0]], nodes[pair[1]])]
    return sorted(sure, key=lambda pair: (-scores[pair], pair))


def limit(one: Node, other: Node) -> float:
    """The likeness from which two wordings are one thing."""
    return WITHIN if one.reports <= other.reports or other.reports <= one.reports else ACROSS


def _alike(ours: Sequence[int], theirs: Sequence[int], nodes: Sequence[Node], scores: Scores) -> bool:
    """Whether two groups are alike on average, or all of the one are like the wordings that stand for the other."""
    found = [scores.get((min(a, b), max(a, b)), 0.0) / limit(nodes[a], nodes[b]) for a in ours for b in theirs]
    return sum(found) / len(found) >= CENTRE
