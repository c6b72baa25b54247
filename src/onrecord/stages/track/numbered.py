"""Which of several things of one name is meant, where a number tells: *Camp Two*, *Gate 9*, *the second camp*.

Another number is another thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from onrecord.stages.align.tokens import tokens
from onrecord.stages.origins.fold import Kind
from onrecord.words.lexicon import load
from onrecord.words.numbers import numbers

_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)[ \u00a0]$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MOST = 100
"""From this number on it counts things rather than telling one of them."""


@lru_cache(maxsize=1 << 14)
def numbered(text: str, language: str) -> frozenset[int]:
    """The numbers that are part of what something is called, as numerals behind a name and as ordinals before a thing."""
    return frozenset((*_behind(text, language), *_ones(text), *_ordinals(text, language)))


def _behind(text: str, language: str) -> Iterator[int]:
    """Numbers right behind a word with a capital, but for dates, and for the first word of a text, which has one anyway."""
    for one in numbers(text, language):
        named = _BEFORE.search(text, 0, one.start)
        if named and named[1][0].isupper() and one.value < _MOST and one.value.is_integer() and not one.percent:
            spelled = text[one.start].isupper()
            if (named.start() or spelled) and not any(token.kind is Kind.NUMBER for token in tokens(named[1], language)):
                yield int(one.value)


def _ones(text: str) -> Iterator[int]:
    """*Camp One*: a word that is an article or a pronoun as well has its own capital there."""
    if _one().search(text):
        yield 1


@cache
def _one() -> re.Pattern[str]:
    return re.compile(rf"\b[^\W\d_a-zß-ÿа-яёіїєґ][\w’'-]+[ \u00a0](?:{'|'.join(load('events')['ordinals']['one'])})\b")


def _ordinals(text: str, language: str) -> Iterator[int]:
    """Ordinals behind an article or with a capital of their own, with a word behind them; Slavic ones need neither."""
    known, articles = _known().get(language[:2], {}), load("events")["ordinals"]["articles"]
    words = [match[0] for match in _WORD.finditer(text)]
    for place, word in enumerate(words[:-1]):
        number = next((number for letters, number in known.items() if _is(word.lower(), letters)), 0)
        if number and (
            language[:2] not in articles or (place and (word[0].isupper() or words[place - 1].lower() in articles[language[:2]]))
        ):
            yield number


def _is(word: str, letters: str) -> bool:
    return word.startswith(letters[:-1]) if letters.endswith("*") else word == letters


@cache
def _known() -> dict[str, dict[str, int]]:
    """For each language the ordinals, and what they come to."""
    listed = load("events")["ordinals"]["words"]
    return {language: {word: number for number, words in enumerate(several, 1) for word in words} for language, several in listed.items()}
