"""Topics: what each utterance is about, and which utterances are about one thing, by the nouns that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

import numpy as np

from onrecord.stages.align.tokens import Token, meaning, tokens
from onrecord.stages.origins.fold import Kind
from onrecord.stages.track import book
from onrecord.stages.track.amounts import PERCENT, amounts
from onrecord.stages.track.company import Met, know, met, who
from onrecord.stages.track.cosines import Wordings
from onrecord.stages.track.marks import said
from onrecord.stages.track.matter import LARGEST, Weights, bag
from onrecord.types import Act, Told
from onrecord.words.lexicon import load

ALIKE = 0.3
"""How alike the utterances of a topic must be on the whole."""
RARE = 48
"""Utterances a word may stand in and still bring all of them together; of a commoner one only the neighbours are compared."""
NEAR = 12
MERE = frozenset({None, Act.CLAIM, Act.SUPPORT})
"""Acts that alone make nothing a matter between parties."""
_ASIDE = 0.5
"""What the words of an antecedent count: a condition is about what it gives, and names what it asks."""

Words = Mapping[int, float]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Topic:
    """An utterance: its statements, and for each different wording the words that tell what it is about, with what each counts."""

    told: tuple[Told, ...]
    wordings: tuple[Words, ...]
    who: tuple[str, ...]

    @property
    def keys(self) -> frozenset[int]:
        """All words of all wordings."""
        return frozenset(key for words in self.wordings for key in words)


def topics(told: Sequence[Told]) -> list[Topic]:
    """A topic for each utterance, in a fixed order."""
    groups: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[one.utterance or one.id].append(one)
    return [_topic(group) for _, group in sorted(groups.items())]


def _topic(group: Sequence[Told]) -> Topic:
    unique = {(one.content, one.language): one for one in group}
    chosen = [one for _, one in sorted(unique.items(), key=lambda row: (-len(row[0][0]), row[0]))][:LARGEST]
    return Topic(tuple(group), tuple(_words(one) for one in chosen), tuple(sorted({who(one) for one in group})))


def _words(one: Told) -> Words:
    """What a wording is about; a share that is offered or asked is a matter too (`I can go to five per cent`), one that is told is not."""
    own = _named(" ".join(name for name in (one.party, one.speaker, one.addressee) if name))
    aside = {token.key for token in bag(one.antecedent, one.language)} - {token.key for token in bag(one.consequent, one.language)}
    told = [token for token in bag(one.content, one.language) if tells(token, one.language) and token.key not in own]
    words = {token.key: _ASIDE if token.key in aside else 1.0 for token in told}
    deals = PERCENT in amounts([(one.content, one.language)]) and (one.act not in MERE or "enough" in said(one))
    return words | ({PERCENT: 1.0} if deals else {}) | _counted(one)


def _counted(one: Told) -> dict[int, float]:
    """A paper of so many points is known by their number, whatever it is called: a plan, a proposal, a document."""
    held = bag(one.content, one.language)
    if not any(token.key == meaning("point") for token in held):
        return {}
    return {-token.key: 1.0 for token in held if token.kind is Kind.NUMBER}


@lru_cache(maxsize=1 << 14)
def _named(names: str) -> frozenset[int]:
    """Words of the names of those who speak and are spoken to."""
    return frozenset(key for token in tokens(names, "en") if token.sound for key in (token.key, token.sound))


def tells(token: Token, language: str) -> bool:
    """Whether a word can be what something is about: no number, no deed, nothing that is said of everything."""
    return (token.kind is Kind.WORD or token.kind is Kind.NAME) and token.key not in _nothing(book.known(language))


@cache
def _nothing(language: str) -> frozenset[int]:
    table = load("events")
    everywhere = (*table["doings"]["words"].get(language, ()), *table["no_names"]["words"].get(language, ()))
    words = (one.key for word in everywhere for one in tokens(word, language))
    named = {*table["doings"]["meanings"], *table["no_points"]} - {*table["no_names"]["meanings"]}
    return frozenset([*words, *(meaning(name) for name in named)])


def together(found: Sequence[Topic], weights: Weights) -> list[list[int]]:
    """Places of `found`, grouped; the likest first, and a group only where it is alike on the whole, so that no chain forms."""
    scores = _scores(found, weights, met(one for topic in found for one in topic.told))
    of = list(range(len(found)))
    held = {place: [place] for place in of}
    between = _between(scores)
    alike = sorted((-score, pair) for pair, score in scores.items() if score >= ALIKE)
    for _, (one, other) in alike:
        left, right = min(of[one], of[other]), max(of[one], of[other])
        if left != right and between[left].get(right, 0.0) >= ALIKE * len(held[left]) * len(held[right]):
            _merge(between, left, right)
            for place in held[right]:
                of[place] = left
            held[left] = sorted(held[left] + held.pop(right))
    return _joined(held, {pair: -score for score, pair in alike})


def _between(scores: Mapping[Pair, float]) -> dict[int, dict[int, float]]:
    """What the likeness of each two groups comes to, all their pairs together, while each place is a group."""
    found: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), score in scores.items():
        found[one][other] = found[other][one] = score
    return found


def _merge(between: dict[int, dict[int, float]], left: int, right: int) -> None:
    """Take one group into another, so that the likeness of two groups is never summed up again."""
    for other, score in between.pop(right).items():
        del between[other][right]
        if other != left:
            between[left][other] = between[other][left] = between[left].get(other, 0.0) + score


def _joined(held: Mapping[int, list[int]], alike: Mapping[Pair, float]) -> list[list[int]]:
    """The groups, with what stands alone put to the one of whose members it is most like, where it is like any (`alike`)."""
    alone = {places[0] for places in held.values() if len(places) == 1}
    groups = {place: list(held[place]) for place in sorted(held)}
    home = {member: place for place, members in held.items() for member in members}
    nearest: dict[int, tuple[float, int]] = {}
    for (one, other), score in alike.items():
        for single, mate in ((one, other), (other, one)):
            if single in alone and mate not in alone:
                nearest[single] = max(nearest.get(single, (0.0, 0)), (score, -mate))
    for single, (_, mate) in sorted(nearest.items()):
        groups[home[-mate]].extend(groups.pop(single))
    return [sorted(group) for _, group in sorted(groups.items())]


def _scores(found: Sequence[Topic], weights: Weights, known: Met) -> dict[Pair, float]:
    posted: defaultdict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        for key in sorted(one.keys):
            posted[key].append(place)
    pairs = {(a, b) for places in posted.values() for n, b in enumerate(places) for a in places[max(0, n - _reach(places)) : n]}
    knows = cache(lambda ours, theirs: know(ours, theirs, known))
    near = sorted((one, other) for one, other in pairs if knows(found[one].who, found[other].who))
    return {pair: score for pair, score in zip(near, _alike(found, near, weights), strict=True) if score > 0}


def _alike(found: Sequence[Topic], near: Sequence[Pair], weights: Weights) -> list[float]:
    """For each pair of topics the cosine of the two wordings that are most alike."""
    worded = [words for one in found for words in one.wordings]
    own = list(accumulate((len(one.wordings) for one in found), initial=0))
    told = {key: weights.key(key) for words in worded for key in words}
    held = Wordings([{key: told[key] * part for key, part in words.items()} for words in worded])
    rows = [(n, a, b) for n, (x, y) in enumerate(near) for a in range(own[x], own[x + 1]) for b in range(own[y], own[y + 1])]
    pair, ours, theirs = np.array(rows, np.int64).reshape(-1, 3).T
    most = np.zeros(len(near))
    np.maximum.at(most, pair, held.cosines(ours, theirs))
    return most.tolist()


def _reach(places: Sequence[int]) -> int:
    return RARE if len(places) <= RARE else NEAR


def weigh(found: Sequence[Topic]) -> Weights:
    """How much each word tells among the topics, each of which counts once."""
    return Weights(len(found), Counter(key for one in found for key in one.keys))
