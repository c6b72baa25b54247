"""Suggested points: what a party takes a stand on, with all that is said of the same; what several utterances are about has one label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.stages.align.tokens import Token, tokens
from onrecord.stages.track import book
from onrecord.stages.track.marks import said
from onrecord.stages.track.naming import name
from onrecord.stages.track.nouns import nouns
from onrecord.stages.track.orders import STRICT
from onrecord.stages.track.topics import MERE, Topic, together, topics, weigh
from onrecord.types import Act, Told
from onrecord.words.phrases import words_of

_TERMS = "preconditions"
"""The point of all that says whether conditions are set at all, whatever for."""
_ENGLISH = "en"
_TOLD = frozenset({Act.ACCUSE, Act.ADMIT})
"""Acts that are stands only where somebody else takes one too (`stances.py`)."""


def suggest(told: Sequence[Told]) -> Mapping[str, str]:
    """The label of a point by statement id; what no party takes a stand on has none, unless several speak of it."""
    found = topics(told)
    weights = weigh(found)
    terms = [one for one in found if _sets_terms(one)]
    groups = [[found[place] for place in group] for group in together(found, weights)]
    actors, things = _actors(told), nouns(told)
    named = [(name(group, weights, actors, things), group) for group in groups if _matters(group)]
    shown = _alike(label for label, group in named if label for _ in group)
    labels = {one.id: shown[label] for label, group in named if label for topic in group for one in topic.told}
    return labels | ({one.id: _TERMS for topic in terms for one in topic.told} if _matters(terms) else {})


def _alike(found: Iterable[str]) -> Mapping[str, str]:
    """One label for *gate* and *gates*: the commoner."""
    counted = Counter(found)
    best: dict[tuple[Token, ...], str] = {}
    for label in sorted(counted, key=lambda each: (-counted[each], len(each), each)):
        best.setdefault(tuple(tokens(label, _ENGLISH)), label)
    return {label: best[tuple(tokens(label, _ENGLISH))] for label in counted}


def _actors(told: Sequence[Told]) -> frozenset[int]:
    names = {name for one in told for name in (one.party, one.speaker, one.addressee) if name}
    return frozenset(token.key for each in names for token in tokens(f"x {each}", "en") if not token.known)


def _matters(group: Sequence[Topic]) -> bool:
    """Whether a party takes a stand on it, or says what must come first.

    Of those whose party nobody knows: whether two speak of it and one takes a stand, or one takes two; or two independent sources tell of
    a stand.
    """
    told = [one for topic in group for one in topic.told]
    if any(map(_orders, told)) or any(map(_sided, told)) or any(map(_heeded, group)):
        return True
    parties = {one.party or one.speaker for one in told} - {None}
    stands = sum(any(map(_stands, topic.told)) for topic in group)
    return len(group) > 1 and bool(parties) and stands > (len(parties) == 1)


def _sided(one: Told) -> bool:
    """Whether a party says what it will do, wants or denies; whom it blames, and what it owns up to, is about what is done already."""
    return bool(one.party) and one.act not in MERE and one.act not in _TOLD and not one.negated


def _heeded(topic: Topic) -> bool:
    """Whether reports of two independent sources tell of a stand."""
    return any(map(_stands, topic.told)) and len({one.origin for one in topic.told if one.origin}) > 1


def _stands(one: Told) -> bool:
    """Whether a statement does more than tell of something; *that would be enough* does."""
    return one.act not in MERE or "enough" in said(one)


def _orders(one: Told) -> bool:
    """Whether a party itself wants one thing before another, which is a matter between it and whoever is to do that."""
    return bool(one.party) and one.holder in {one.party, one.speaker} and one.kind in STRICT and not one.negated


def _sets_terms(topic: Topic) -> bool:
    """Each wording is looked at once, however many reports print it."""
    wordings = {(one.content, book.known(one.language)) for one in topic.told}
    return any(group == f"things:{_TERMS}" for said, language in wordings for _, group in book.phrases(language).find(words_of(said)))
