"""What tells whether two wordings of one speaker report one thing said once: each kind of evidence by name, to be weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.stages.align.matching import Share
from onrecord.stages.align.nodes import Node
from onrecord.types import Act
from onrecord.words.days import Days
from onrecord.words.lexicon import load

EVE = 1
"""Days before its publication on which a report's undated words were said, as a rule."""
LONG = 14
"""Days in a stretch that tells nothing any more."""
LEAST = 0.05
"""What two wordings of one language share at least to be alike at all."""
NEAR, WEEK = 2, 7
"""Days between two likely days of saying: still likely one, and hardly."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings and what words they share.

    `mutual`: whether each is the other's best match in a report of its own; `behind`: how much liker the best match of either is.
    """

    one: Node
    other: Node
    share: Share
    mutual: bool = False
    behind: float = 0.0

    @property
    def kin(self) -> bool:
        """Whether two reports of one origin have them."""
        return not self.within and bool(self.one.origins & self.other.origins)

    @property
    def within(self) -> bool:
        """Whether no report has the one without the other: a report says a thing twice seldom."""
        return self.one.reports <= self.other.reports or self.other.reports <= self.one.reports

    @property
    def likest(self) -> bool:
        """Whether each is what the other's report has that is most like it, and is like it at all.

        Two wordings of one language share words; of two languages they may share none that are known.
        """
        return self.mutual and (self.share.words >= LEAST or self.one.first.language[:2] != self.other.first.language[:2])

    @property
    def headed(self) -> bool:
        """Whether one of them is in the heading of a report that tells the other below."""
        return self.within and self.one.heading != self.other.heading

    @property
    def same(self) -> bool:
        """Whether they are the same words."""
        return self.one.words[1] == self.other.words[1]


def evidence(pair: Pair) -> Mapping[str, float] | None:
    """The evidence by its name in `likeness.yml`; None where days or numbers rule it out."""
    when = _when(pair)
    if when is None or _contradict(pair.one, pair.other):
        return None
    acts = _acts(pair.one.first.act, pair.other.first.act)
    return {
        "always": 1.0,
        "words": 1.0 if pair.same else pair.share.words,
        "part": 1.0 if pair.same else max(pair.share.one, pair.share.other),
        "same": float(pair.same),
        when: 1.0,
        "kin": float(pair.kin),
        "best": float(pair.likest),
        "behind": pair.behind,
        "kin and best": float(pair.kin and pair.likest),
        "within": float(pair.within and not pair.headed),
        "headed": float(pair.headed),
        "said again": float(_again(pair.one, pair.other) or _again(pair.other, pair.one)),
        **acts,
        "two acts": float(pair.within and not pair.headed and "other act" in acts),
        "terms": _terms(pair.one.first.kind, pair.other.first.kind),
        "known otherwise": float(pair.one.first.speaker != pair.other.first.speaker),
        "addressee": _agree(pair.one.first.addressee, pair.other.first.addressee),
    }


def _again(one: Node, other: Node) -> bool:
    """Whether `one` tells of a repetition, and was printed after `other`, which tells of none."""
    return one.again and not other.again and bool(one.published and other.published and one.published[0] > other.published[1])


def _agree(one: object, other: object) -> float:
    return 0.0 if one is None or other is None else 1.0 if one == other else -1.0


def _acts(one: Act | None, other: Act | None) -> Mapping[str, float]:
    """What two acts tell: what one reading may take for the other is as good as the same, and that both are mere claims tells little."""
    if one is None or other is None or (one is not other and Act.CLAIM in {one, other}):
        return {}
    if one is other:
        return {"claims" if one is Act.CLAIM else "act": 1.0}
    return {"act" if frozenset({one.value, other.value}) in _mistaken() else "other act": 1.0}


@cache
def _mistaken() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in load("likeness")["mistaken"])


def _terms(one: str | None, other: str | None) -> float:
    """1 where both set a condition, -1 where one of them does."""
    return float(bool(one and other)) - float(bool(one) != bool(other))


def _contradict(one: Node, other: Node) -> bool:
    """Whether each has a number or weekday that the other lacks."""
    return bool(one.numbers - other.numbers and other.numbers - one.numbers)


def _when(pair: Pair) -> str | None:
    """How well the days agree, by name; None where they exclude each other."""
    one, other = pair.one, pair.other
    if one.said and other.said:
        return _said(one.said, other.said)
    ours, theirs = _likely(one), _likely(other)
    if ours is None or theirs is None:
        return "undated"
    if _before(one, other) or _before(other, one):
        return None
    return _printed(max(ours[0], theirs[0]) - min(ours[1], theirs[1]), told=bool(one.said or other.said), certain=pair.kin or pair.same)


def _said(one: Days, other: Days) -> str | None:
    if max(one[0], other[0]) > min(one[1], other[1]):
        return None
    longest = max(one[1] - one[0], other[1] - other[0])
    return "one day" if not longest else "some days" if longest <= LONG else "undated"


def _printed(gap: int, *, told: bool, certain: bool) -> str | None:
    if gap > WEEK:
        return "later" if certain else None
    if gap > NEAR:
        return "in a week"
    return "days later" if gap > 0 else "said before print" if told else "one print"


def _before(one: Node, other: Node) -> bool:
    """Whether `one` was printed before `other` was said."""
    return bool(one.published and not one.said and other.said and one.published[1] + EVE < other.said[0])


def _likely(node: Node) -> Days | None:
    """When it was said, or else when it will have been said, by its publication."""
    if node.said or not node.published:
        return node.said
    return node.published[0] - EVE, node.published[1]
