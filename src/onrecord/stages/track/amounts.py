"""How much is asked or given: numbers with what they count, and days on which something is due; which limits are set with them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from onrecord.stages.align.tokens import Token, meaning, tokens
from onrecord.stages.origins.fold import Kind
from onrecord.stages.track import book
from onrecord.words.lexicon import load
from onrecord.words.numbers import Number, numbers
from onrecord.words.phrases import words_of

_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+")
PERCENT, DAY = -1, -2
"""Units beside those that are words: shares, and days of the year on which something is due."""
_AROUND = 3
_REACH = 2
_BEFORE = 6
"""Words before a number behind which nothing counted stands, among which what it counts is looked for."""
_NEAR = 60
"""Characters beside a number in which these words are looked for."""

Amounts = Mapping[int, float]
"""By unit: `PERCENT`, `DAY`, or the key of a word."""


def amounts(texts: Sequence[tuple[str, str]]) -> Amounts:
    """What most wordings of an utterance count; nothing where they do not agree. Texts come with their languages."""
    found: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for text, language in texts:
        for unit, value in _found(text, language):
            found[unit][value] += 1
    return {unit: most for unit, counted in found.items() if (most := _most(counted)) is not None}


def _most(counted: Counter[float]) -> float | None:
    ranked = counted.most_common(2)
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None


def _found(text: str, language: str) -> Iterator[tuple[int, float]]:
    for one in numbers(text, language):
        before, after = _words(text[max(0, one.start - _NEAR) : one.start])[-_BEFORE:], _words(text[one.end : one.end + _NEAR])
        if not before or before[-1] not in _parts():
            yield from ((unit, one.value) for unit in _unit(one, before, after, language))
            yield from ((DAY, 100 * month + one.value) for month in _due(before[-_AROUND:], after, language))


def limits(texts: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The limits (`stances.yml`) that stand before the numbers of some texts, which come with their languages."""
    return frozenset(kind for text, language in texts for one in numbers(text, language) for kind in _limit(text[: one.start], language))


def _limit(before: str, language: str) -> Iterator[str]:
    """The longest that a text ends with: `no more than` is not `more than`."""
    near = " " + " ".join(words_of(before[-_NEAR:]))
    told = [(len(phrase), kind) for phrase, kind in _limits(book.known(language)) if near.endswith(f" {phrase}")]
    yield from (kind for _, kind in sorted(told, reverse=True)[:1])


@cache
def _limits(language: str) -> Sequence[tuple[str, str]]:
    return [(phrase, kind) for kind, words in load("stances")["limits"].items() for phrase in words.get(language, ())]


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _unit(one: Number, before: Sequence[str], after: Sequence[str], language: str) -> Iterator[int]:
    if one.percent:
        yield PERCENT
    else:
        told = [each for word in after[:_REACH] for each in _counted(word, language)]
        yield from (each.key for each in told[:1] if each.key not in _times())
        if not told and before and before[-1] in load("stances")["reaching"].get(book.known(language), ()):
            yield from {each.key for word in before for each in _counted(word, language) if each.key not in _times()}


def _counted(word: str, language: str) -> list[Token]:
    return [one for one in tokens(word, language) if one.kind is Kind.WORD]


def _due(before: Sequence[str], after: Sequence[str], language: str) -> list[int]:
    """The month beside a number after `by` or `until`."""
    near = (*before[-_REACH:], *after[:_REACH])
    months = [_months()[one.key] for word in near for one in tokens(word, language) if one.key in _months()]
    return months[:1] if set(before) & set(load("stances")["deadline"]) else []


@cache
def _parts() -> frozenset[str]:
    return frozenset(load("stances")["parts"])


@cache
def _times() -> frozenset[int]:
    return frozenset(meaning(name) for name in load("stances")["times"]) | _months().keys()


@cache
def _months() -> Mapping[int, int]:
    return {meaning(f"month-{number}"): number for number in range(1, 13)}
