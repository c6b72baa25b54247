"""Bring wordings together: the surest pairs first, and a group only where it is alike as a whole, so that no chain forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.stages.align.candidates import Places

LIMIT = 0.5
"""Likeness from which two wordings are one thing."""
CENTRE = 0.35
"""How much of the limit two groups must be alike on the whole, besides their best pair."""

Scores = Mapping[Places, float]


def groups(count: int, scores: Scores) -> list[list[int]]:
    """Places 0 to `count`, grouped; every place in one group, groups and places in order."""
    of = list(range(count))
    held = {place: [place] for place in of}
    for one, other in _ranked(scores):
        left, right = of[one], of[other]
        if left != right and _alike(held[left], held[right], scores):
            into, gone = min(left, right), max(left, right)
            held[into] = sorted(held[into] + held.pop(gone))
            for place in held[into]:
                of[place] = into
    return [held[place] for place in sorted(held)]


def _ranked(scores: Scores) -> list[Places]:
    sure = [pair for pair, score in scores.items() if score >= LIMIT]
    return sorted(sure, key=lambda pair: (-scores[pair], pair))


def _alike(ours: Sequence[int], theirs: Sequence[int], scores: Scores) -> bool:
    """Whether two groups are alike on average, or all of the one are like the wordings that stand for the other."""
    found = [scores.get((min(a, b), max(a, b)), 0.0) / LIMIT for a in ours for b in theirs]
    return sum(found) / len(found) >= CENTRE
