"""What an utterance is about: the meanings of its words, wording by wording, and how near two such matters are to one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import log10

from onrecord.stages.align.tokens import WEIGHT, Token, meaning, tokens
from onrecord.stages.origins.fold import Kind
from onrecord.words.lexicon import load

LARGEST = 8
"""Wordings of an utterance that are compared; more of them say nothing new."""
PRIOR = 20
"""Wordings that are thought of as read before, as in `align.likeness`."""
TELLING = 0.5
"""Weight from which a single shared word may tell that two utterances are about one thing."""

Bag = frozenset[Token]


@dataclass(frozen=True, slots=True)
class Near:
    """How near two matters are: the part of the shorter wording that the other shares, and by how many words; `touch` tells of any."""

    share: float = 0.0
    count: int = 0
    touch: bool = False


@lru_cache(maxsize=1 << 14)
def bag(text: str, language: str) -> Bag:
    """The words of a text that tell what it is about: not those that only offer, accept or refuse it."""
    return frozenset(one for one in tokens(text, language) if one.key not in _deeds())


@cache
def _deeds() -> frozenset[int]:
    return frozenset(meaning(name) for name in load("stances")["deeds"])


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each word tells, by how few of `count` wordings have it; `own` are words of names, which tell nothing."""

    count: int
    seen: Counter[int]
    own: frozenset[int] = frozenset()

    def without(self, names: Iterable[str]) -> Weights:
        """The same, but for words of these names: those of a party and of who speaks for it.

        What has a meaning keeps it: a Rail Union talks of rails.
        """
        told = [one for name in names for one in tokens(name, "en") if one.sound]
        return replace(self, own=frozenset(key for one in told for key in (one.key, one.sound)))

    def of(self, one: Token) -> float:
        """The weight of a word: 0 for a name left out."""
        if one.key in self.own or (one.kind is Kind.NAME and one.sound in self.own):
            return 0.0
        return WEIGHT[one.kind] * self.key(one.key)

    def key(self, key: int) -> float:
        """The weight of what a word means, whatever kind it is."""
        return 0.0 if key in self.own else max(log10((self.count + PRIOR) / (self.seen[key] + PRIOR / 10)), 0.1)

    def near(self, ours: Sequence[Bag], theirs: Sequence[Bag]) -> Near:
        """How near two utterances are, by the two wordings of them that are most alike."""
        found = [self._near(one, other) for one in ours[:LARGEST] for other in theirs[:LARGEST]]
        best = max(found, key=lambda one: (one.count > 1, one.share, one.count), default=Near())
        return Near(best.share, best.count, any(one.touch for one in found))

    def _near(self, one: Bag, other: Bag) -> Near:
        mine, theirs = {each.key: self.of(each) for each in one}, {each.key: self.of(each) for each in other}
        common = [mine[key] for key in mine.keys() & theirs.keys() if mine[key]]
        least = min(sum(mine.values()), sum(theirs.values()))
        return Near(sum(common) / least if least else 0.0, len(common), any(weight >= TELLING for weight in common))


def weigh(bags: Sequence[Bag]) -> Weights:
    """How much each word tells among these wordings."""
    return Weights(len(bags), Counter(one.key for each in bags for one in each))


def apart(ours: Sequence[Bag], theirs: Sequence[Bag], *, numbers: bool = True) -> bool:
    """Whether they tell of different things of one kind: a north and a south bridge; or each of a name or number that the other lacks.

    Without `numbers` names and numbers are not looked at. What few of the wordings have tells no two things apart: it can be left out.
    """
    mine, other = _keys(ours), _keys(theirs)
    if any(mine & kind and other & kind and not mine & other & kind for kind in _contrasts()):
        return True
    return numbers and any(_differ(ours, theirs, kind) for kind in (Kind.NAME, Kind.NUMBER))


def _differ(ours: Sequence[Bag], theirs: Sequence[Bag], kind: Kind) -> bool:
    mine, other = ([{one.sound or one.key for one in each if one.kind is kind} for each in bags] for bags in (ours, theirs))
    often = all(2 * sum(map(bool, each)) >= len(each) for each in (mine, other))
    return often and bool(mine and other) and not set().union(*mine) & set().union(*other)


def _keys(bags: Sequence[Bag]) -> frozenset[int]:
    return frozenset(one.key for each in bags for one in each)


@cache
def _contrasts() -> tuple[frozenset[int], ...]:
    return tuple(frozenset(meaning(name) for name in kind) for kind in load("stances")["contrasts"])
