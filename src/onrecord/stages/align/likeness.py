"""How sure it is that two wordings of one speaker report one thing said once: 0 to 1, from their words, numbers, days and reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log10

from onrecord.stages.align.nodes import REPORTED, Node
from onrecord.stages.align.tokens import WEIGHT, Token
from onrecord.words.days import Days

COGNATE = 0.8
"""What a word is worth whose like only sounds alike."""
PRIOR = 20
"""Wordings that are thought of as read before, so that the words of a speaker with few statements are not all rare or all common."""
WEEK = 7
THIN = 2.6
"""Weight of shared words below which likeness counts for less: two short wordings are soon alike."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much each word tells among the wordings of a speaker."""

    count: int
    seen: Counter[int] = field(default_factory=Counter)

    def weight(self, token: Token) -> float:
        """More for names and numbers, less for what the speaker says all the time."""
        rare = log10((self.count + PRIOR) / (self.seen.get(token.key, 0) + PRIOR / 10))
        return WEIGHT[token.kind] * max(rare, 0.2)

    def mass(self, node: Node) -> float:
        """The weight of all its words."""
        return sum(self.weight(token) for token in node.tokens)


def scale(nodes: Sequence[Node]) -> Scale:
    """Counts each wording once, however often it was copied."""
    wordings = {node.words[:2]: node for node in nodes}.values()
    return Scale(len(wordings), Counter(key for node in wordings for key in node.keys))


def shared(one: Node, other: Node, weights: Scale) -> float:
    """The weight of the words of `one` that `other` has too."""
    return sum(weights.weight(token) * _match(token, other) for token in one.tokens)


def _match(token: Token, other: Node) -> float:
    if token.key in other.keys:
        return 1.0
    return COGNATE if token.sound in other.sounds else 0.0


def likeness(one: Node, other: Node, weights: Scale) -> float:
    """0 where they cannot be one thing; else how much of their words is shared, mended by what else is known of them."""
    bonus = circumstance(one, other)
    if bonus is None or _contradict(one, other):
        return 0.0
    if one.words[1] == other.words[1]:
        return max(0.0, min(1.0, 0.95 + min(bonus, 0.05)))
    ours, theirs = weights.mass(one), weights.mass(other)
    if not ours or not theirs:
        return 0.0
    common = min(shared(one, other, weights), shared(other, one, weights))
    inside, union = common / min(ours, theirs), 2 * common / (ours + theirs)
    words = 0.5 * union + 0.5 * inside
    return max(0.0, words * min(1.0, 0.4 + 0.6 * common / THIN) + bonus)


def circumstance(one: Node, other: Node) -> float | None:
    """What days, reports and acts add or take; None where they rule it out."""
    when = _when(one, other)
    if when is None:
        return None
    acts = 0.05 if one.first.act == other.first.act else -0.05
    return when + acts + _addressed(one, other)


def _addressed(one: Node, other: Node) -> float:
    ours, theirs = one.first.addressee, other.first.addressee
    return 0.0 if ours is None or theirs is None else 0.03 if ours == theirs else -0.1


def _when(one: Node, other: Node) -> float | None:
    """The days: said on one day is best; days that exclude each other rule it out; reports of one source tell of one occasion."""
    kin = 0.1 if one.origins & other.origins else 0.0
    if one.said and other.said:
        if not _meet(one.said, other.said):
            return None
        return kin + (0.1 if one.said == other.said and one.said[0] == one.said[1] else 0.0)
    gap = _apart(_window(one), _window(other))
    if gap is None:
        return kin - 0.1
    if gap <= 0:
        return kin if one.said or other.said or kin or one.published == other.published else -0.1
    return None if gap > WEEK and not kin else kin - 0.15


def _window(node: Node) -> Days | None:
    """When it was said, or else when it will have been said, by its publication."""
    if node.said or not node.published:
        return node.said
    return node.published[0] - REPORTED, node.published[1]


def _apart(one: Days | None, other: Days | None) -> int | None:
    return max(one[0], other[0]) - min(one[1], other[1]) if one and other else None


def _meet(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _contradict(one: Node, other: Node) -> bool:
    """Whether each has a number or weekday that the other lacks."""
    return bool(one.numbers - other.numbers and other.numbers - one.numbers)
