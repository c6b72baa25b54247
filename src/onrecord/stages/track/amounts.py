"""How much is asked or given: numbers with what they count, and days on which something is due."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from onrecord.stages.align.tokens import Token, meaning, tokens
from onrecord.stages.origins.fold import Kind, plain
from onrecord.words.lexicon import load
from onrecord.words.phrases import Phrases

_PART = re.compile(r"\d[\d.,]*|%|[^\W\d_]+")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
PERCENT, DAY = -1, -2
"""Units beside those that are words: shares, and days of the year on which something is due."""
_AROUND = 3
_REACH = 2

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
    words = [word.lower() for word in _PART.findall(text)]
    for place, word in enumerate(words):
        value = number(word)
        if value is not None and words[place - 1 : place] not in _parts():
            yield from ((unit, value) for unit in _unit(words, place, language))
            yield from ((DAY, 100 * month + value) for month in _due(words, place, language))


def _unit(words: Sequence[str], place: int, language: str) -> Iterator[int]:
    after = words[place + 1 : place + 1 + _REACH]
    if next(_percent().find(after), (1, ""))[0] == 0:
        yield PERCENT
    else:
        told = [one for word in after for one in _counted(word, language)]
        yield from (one.key for one in told[:1] if one.key not in _times())


def _counted(word: str, language: str) -> list[Token]:
    return [one for one in tokens(word, language) if one.kind is Kind.WORD]


def _due(words: Sequence[str], place: int, language: str) -> list[int]:
    """The month beside a number after `by` or `until`."""
    near = words[max(0, place - _REACH) : place + _REACH + 1]
    before = set(words[max(0, place - _AROUND) : place])
    months = [_months()[one.key] for word in near for one in tokens(word, language) if one.key in _months()]
    return months[:1] if before & set(load("stances")["deadline"]) else []


def number(word: str) -> float | None:
    """The number that a word tells: `12`, `3.5`, `12,000`, `neun`."""
    if word[0].isdigit():
        digits = word.strip(".,")
        return float(re.sub(r"[.,]", "", digits)) if _GROUPED.fullmatch(digits) else _decimal(digits.replace(",", "."))
    return _numbers().get(plain(word))


def _decimal(digits: str) -> float | None:
    try:
        return float(digits)
    except ValueError:
        return None


@cache
def _numbers() -> Mapping[str, float]:
    return {plain(word): float(value) for value, words in load("origins")["numbers"].items() for word in words}


@cache
def _parts() -> list[list[str]]:
    return [[word] for word in load("stances")["parts"]]


@cache
def _percent() -> Phrases:
    return Phrases({"percent": load("stances")["percent"]})


@cache
def _times() -> frozenset[int]:
    return frozenset(meaning(name) for name in load("stances")["times"]) | _months().keys()


@cache
def _months() -> Mapping[int, int]:
    return {meaning(f"month-{number}"): number for number in range(1, 13)}
