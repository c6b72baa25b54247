"""Nodes: events of many statements, brought together where they are one and shown under one label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from onrecord.stages.track.company import Met, know
from onrecord.stages.track.ends import End, differ, likeness
from onrecord.stages.track.labels import labels
from onrecord.stages.track.matter import Weights, weigh

_MOST = 0.5
"""More than this part of the pairs of two groups must be alike for them to be one event."""
_CLOSE = 0.9
"""How near to the likeness of a pair that of another is which rules it out."""

Pair = tuple[int, int]
Scores = Mapping[Pair, float]


class Nodes:
    """A number for each end; equal numbers are one event. The order in which ends come does not matter.

    `ends` come with who speaks of them. They are compared only where they share a word, so that a large record costs what its conditions
    share, and only where those who speak of them are told of together (`known`): in two disputes alike words mean two things.
    The two ends of one condition (`apart`) are two events, however alike: nothing comes before itself.
    """

    def __init__(self, ends: Iterable[tuple[End, str]], names: Iterable[str], known: Met, apart: Iterable[tuple[End, End]] = ()) -> None:
        told: defaultdict[End, set[str]] = defaultdict(set)
        for one, who in ends:
            told[one].add(who)
        several = sorted(told, key=lambda one: (one.texts, one.languages, _specific(one)))
        weights = weigh([bag for one in several for bag in one.bags]).without(names)
        whose = [sorted(told[one]) for one in several]
        at = {one: place for place, one in enumerate(several)}
        two = {(min(at[one], at[other]), max(at[one], at[other])) for one, other in apart if one != other}
        groups = _groups(several, _likenesses(several, weights, lambda a, b: know(whose[a], whose[b], known)), two)
        self._numbers = {several[place]: number for number, group in enumerate(groups) for place in group}
        self._labels = labels([[several[place] for place in group] for group in groups])

    def number(self, one: End) -> int:
        """The node of an end."""
        return self._numbers[one]

    def label(self, number: int, *, denied: bool = False) -> str:
        """What a node is called; `denied` where it is told that it does not happen."""
        return self._labels[number][denied]


def _specific(one: End) -> tuple[object, ...]:
    return tuple((each.owner or "", each.action, each.negated) for each in one.events)


def _likenesses(several: Sequence[End], weights: Weights, near: Callable[[int, int], bool]) -> Scores:
    """The likeness of all pairs of ends that share a word and may be one event; `near` tells of two places whether they are compared."""
    at: defaultdict[int | str, list[int]] = defaultdict(list)
    for place, one in enumerate(several):
        for key in one.keys:
            at[key].append(place)
    pairs = {(a, b) for places in at.values() for n, b in enumerate(places) for a in places[:n]}
    found = {(a, b): likeness(several[a], several[b], weights) for a, b in pairs if near(a, b)}
    return {pair: score for pair, score in sorted(found.items()) if score > 0}


def _groups(several: Sequence[End], scores: Scores, two: AbstractSet[Pair]) -> list[list[int]]:
    """The surest pairs first; groups come together where most of their ends are alike and none tell of different things."""
    of = list(range(len(several)))
    held = {place: [place] for place in of}
    unsure = _torn(several, scores) | two
    for one, other in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        left, right = of[one], of[other]
        if left != right and (one, other) not in unsure and _together(held[left], held[right], several, scores, two):
            held[left] = sorted(held[left] + held.pop(right))
            for place in held[left]:
                of[place] = left
    return [held[place] for place in sorted(held)]


def _together(ours: Sequence[int], theirs: Sequence[int], several: Sequence[End], scores: Scores, two: AbstractSet[Pair]) -> bool:
    pairs = [(min(a, b), max(a, b)) for a in ours for b in theirs]
    others = [pair for pair in pairs if pair not in scores]
    most = _worded(others, several) < _MOST * _worded(pairs, several)
    return two.isdisjoint(pairs) and most and not any(differ(several[a], several[b]) for a, b in others)


def _worded(pairs: Iterable[Pair], several: Sequence[End]) -> int:
    """How many pairs of wordings are in pairs of ends: an end that is worded in many ways tells more than one of a single wording."""
    return sum(len(several[a].texts) * len(several[b].texts) for a, b in pairs)


def _torn(several: Sequence[End], scores: Scores) -> set[Pair]:
    """Pairs of which one end is as like to another that tells of somebody else's, or of another place: whose it is, nobody can tell."""
    near: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for (one, other), score in scores.items():
        near[one].append((other, score))
        near[other].append((one, score))
    return {(min(place, one), max(place, one)) for place, rivals in near.items() for one in _rivals(rivals, several)}


def _rivals(rivals: Sequence[tuple[int, float]], several: Sequence[End]) -> Iterator[int]:
    for one, score in rivals:
        if any(_apart(several[one], several[other]) and _CLOSE * score <= against for other, against in rivals):
            yield one


def _apart(one: End, other: End) -> bool:
    """Whether they tell of the same thing done by several, or in several places."""
    return any(mine and theirs and not mine & theirs for mine, theirs in ((one.owners, other.owners), (one.names, other.names)))
