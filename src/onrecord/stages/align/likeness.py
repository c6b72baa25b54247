"""How sure it is that two wordings of one speaker report one thing said once: 0 to 1, all evidence weighed by `likeness.yml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

from onrecord.stages.align.candidates import Places
from onrecord.stages.align.evidence import Pair, evidence
from onrecord.stages.align.matching import Share
from onrecord.stages.align.nodes import Node
from onrecord.words.lexicon import load

SOME = 8
"""Reports of a wording that are looked at: copies tell the same."""
NONE = (0.0, 0)
Best = dict[tuple[int, str], tuple[float, int]]
"""For a wording and a report what the report has that is most like it: how like, and its place, less than 0."""


def scores(nodes: Sequence[Node], shares: Mapping[Places, Share]) -> dict[Places, float]:
    """How sure each pair is; those that are ruled out are left out."""
    rivals = matched(nodes, shares)
    found = {(a, b): likeness(Pair(nodes[a], nodes[b], one, *rivals[a, b])) for (a, b), one in shares.items()}
    return {pair: sure for pair, sure in found.items() if sure > 0}


def likeness(pair: Pair) -> float:
    """A logistic function of the evidence; 0 where days or numbers rule it out."""
    found = evidence(pair)
    if found is None:
        return 0.0
    weights = load("likeness")["weights"]
    return round(1 / (1 + exp(-sum(weights[name] * value for name, value in found.items()))), 4)


def matched(nodes: Sequence[Node], shares: Mapping[Places, Share]) -> dict[Places, tuple[bool, float]]:
    """For each pair whether each is what the other's report has that is most like it, and how much liker, in either, another one is."""
    reports = [_reports(node) for node in nodes]
    best: Best = {}
    for (a, b), one in shares.items():
        for here, there in ((a, b), (b, a)):
            for report in reports[there]:
                if (now := (one.words, -there)) > best.get((here, report), NONE):
                    best[here, report] = now
    return {(a, b): _matched(one.words, _best(best, a, b, reports), _best(best, b, a, reports)) for (a, b), one in shares.items()}


def _best(best: Best, here: int, there: int, reports: Sequence[Sequence[str]]) -> tuple[bool, float]:
    """Whether `there` is what a report of its has that is most like `here`, and how like the likest is where it is least so."""
    found = [best.get((here, report), NONE) for report in reports[there]]
    return any(-place == there for _, place in found), min(words for words, _ in found)


def _matched(words: float, one: tuple[bool, float], other: tuple[bool, float]) -> tuple[bool, float]:
    return one[0] and other[0], max(one[1], other[1], words) - words


def _reports(node: Node) -> list[str]:
    return sorted(node.reports)[:SOME]
