"""What each wording of an utterance kept, cut or added, and where it says the contrary."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.align.likeness import Scale, scale, shared
from onrecord.stages.align.nodes import Node
from onrecord.types import Differs, Wording

KEPT = 0.75
"""The part of a wording's weight that must be in the other for nothing to count as cut or added."""

SEVERAL = 50
LATE = (1 << 30, 0)
"""Where no publication is known."""


def best(group: Sequence[Node]) -> Node:
    """The wording that the others are held against: quoted before retold, the earliest, and the one that has most in common with the rest.

    Copies of a wording count once, so that they change nothing.
    """
    weights = scale(group)
    return min(group, key=lambda node: (not node.quoted, node.published or LATE, -_central(node, group, weights), node.words))


def _central(node: Node, group: Sequence[Node], weights: Scale) -> float:
    """How much of the words of the others a wording has; of a large group a part tells enough."""
    return round(sum(shared(other, node, weights) for other in group[:SEVERAL]), 6)


def differences(name: str, group: Sequence[Node]) -> list[Wording]:
    """How every statement of a group words the utterance `name`."""
    first, weights = best(group), scale(group)
    return [
        Wording(one.id, name, *(_differs(node, first, weights) if node is not first else (Differs.KEPT, "the fullest wording")))
        for node in group
        for one in node.members
    ]


def _differs(node: Node, first: Node, weights: Scale) -> tuple[Differs, str]:
    ours, theirs = weights.mass(node), weights.mass(first)
    kept = shared(first, node, weights) / theirs if theirs else 1.0
    new = 1 - shared(node, first, weights) / ours if ours else 0.0
    if kept < KEPT and 1 - kept >= new:
        return Differs.CUT, "parts of the fullest wording are missing"
    return (Differs.ADDED, "it has parts that the fullest wording lacks") if new > 1 - KEPT else (Differs.KEPT, "it says the same")
