"""How much of their words two wordings share: the same meaning, number or name, a cognate, or words that lie together in the word table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log10
from typing import TYPE_CHECKING

import numpy as np

from onrecord.stages.align.nodes import Node
from onrecord.stages.align.tokens import WEIGHT, Token

if TYPE_CHECKING:
    from numpy.typing import NDArray

COGNATE = 0.8
"""What a word is worth whose like only sounds alike."""
FAR, NEAR = 0.2, 0.7
"""Cosine of two words that have nothing in common, and of two that mean the same."""
OTHERS = 0.3
"""What the word table is believed where both words are in the table of meanings, and mean two things there: *north* lies near *south*."""
NAMED = 0.6
"""The same where one of them is a name; of two names it is not asked."""
TRUST = np.array([[1, 1, NAMED, 0], [1, OTHERS, NAMED, 0], [NAMED, NAMED, 0, 0], [0, 0, 0, 0]], np.float32)
"""How far the word table is believed of two words, by the sort of each (`Node.sorts`)."""
ASIDE = 0.6
"""What the words of a condition count that stands elsewhere: what is said on it is something else."""
PRIOR = 20
"""Wordings that are thought of as read before, so that the words of a speaker with few statements are not all rare or all common."""
THIN = 3.0
"""Weight of shared words below which they count for less: two short wordings are soon alike."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much each word tells among the wordings of a speaker."""

    count: int
    seen: Counter[int] = field(default_factory=Counter)

    def weight(self, token: Token) -> float:
        """More for names and numbers, less for what the speaker says all the time."""
        rare = log10((self.count + PRIOR) / (self.seen.get(token.key, 0) + PRIOR / 10))
        return WEIGHT[token.kind] * max(rare, 0.2)

    def weights(self, node: Node) -> NDArray[np.float32]:
        """The weight of each of its words."""
        return np.array([self.weight(token) * (ASIDE if token in node.aside else 1) for token in node.tokens], np.float32)


def scale(nodes: Sequence[Node]) -> Scale:
    """Counts each wording once, however often it was copied."""
    wordings = {node.words[:2]: node for node in nodes}.values()
    return Scale(len(wordings), Counter(key for node in wordings for key in node.keys))


@dataclass(frozen=True, slots=True)
class Share:
    """What two wordings share: the part of each that the other has, and the weight of what both have."""

    one: float = 0.0
    other: float = 0.0
    common: float = 0.0

    @property
    def words(self) -> float:
        """One figure, 0 to 1."""
        return 0.5 * (self.one + self.other) * min(1.0, 0.4 + 0.6 * self.common / THIN)


Weighed = tuple[Node, "NDArray[np.float32]"]
"""A wording, and the weight of each of its words (`Scale.weights`)."""


def share(one: Weighed, other: Weighed) -> Share:
    """The share of each in the other."""
    (here, ours), (there, theirs) = one, other
    if not len(ours) or not len(theirs):
        return Share()
    like = _like(here, there)
    both = float(like.max(axis=1) @ ours), float(like.max(axis=0) @ theirs)
    return Share(round(both[0] / float(ours.sum()), 4), round(both[1] / float(theirs.sum()), 4), round(min(both), 4))


def _like(one: Node, other: Node) -> NDArray[np.float32]:
    """For each pair of words how surely they mean the same."""
    near = (one.vectors @ other.vectors.T - FAR) * np.float32(1 / (NEAR - FAR))
    like: NDArray[np.float32] = np.minimum(np.maximum(near, 0), 1) * TRUST[one.sorts[:, None], other.sorts]
    heard = (one.heard[:, None] == other.heard) & (one.heard[:, None] != 0)
    begun = (one.begun[:, None] == other.begun) & (one.begun[:, None] != 0)
    np.maximum(like, COGNATE, out=like, where=heard | begun)
    like[one.meant[:, None] == other.meant] = 1
    return like
