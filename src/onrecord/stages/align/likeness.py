"""How sure it is that two wordings of one speaker report one thing said once: 0 to 1, all evidence weighed by `likeness.yml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import exp

from onrecord.stages.align.candidates import Places
from onrecord.stages.align.evidence import Pair, evidence
from onrecord.stages.align.matching import Share
from onrecord.stages.align.nodes import Node
from onrecord.words.lexicon import load

SOME = 8
"""Reports of a wording that are looked at: copies tell the same."""


def scores(nodes: Sequence[Node], shares: Mapping[Places, Share]) -> dict[Places, float]:
    """How sure each pair is; those that are ruled out are left out."""
    best = mutual(nodes, shares)
    found = {(a, b): likeness(Pair(nodes[a], nodes[b], one, (a, b) in best)) for (a, b), one in shares.items()}
    return {pair: sure for pair, sure in found.items() if sure > 0}


def likeness(pair: Pair) -> float:
    """A logistic function of the evidence; 0 where days or numbers rule it out."""
    found = evidence(pair)
    if found is None:
        return 0.0
    weights = load("likeness")["weights"]
    return round(1 / (1 + exp(-sum(weights[name] * value for name, value in found.items()))), 4)


def mutual(nodes: Sequence[Node], shares: Mapping[Places, Share]) -> set[Places]:
    """Pairs in which each is what the other's report has that is most like it."""
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for (a, b), one in shares.items():
        for here, there in ((a, b), (b, a)):
            for report in _reports(nodes[there]):
                best[here, report] = max(best.get((here, report), (0.0, 0)), (one.words, -there))
    chosen: defaultdict[int, set[int]] = defaultdict(set)
    for (here, _), (_, there) in best.items():
        chosen[here].add(-there)
    return {(a, b) for a, b in shares if b in chosen[a] and a in chosen[b]}


def _reports(node: Node) -> list[str]:
    return sorted(node.reports)[:SOME]
