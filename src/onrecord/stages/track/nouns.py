"""Which words the statements use as nouns: without a tagger, by where they stand.

Behind an article (`data/events.yml`: `determiners`) or a number a noun must come before the next function word or mark. So a word that
stands between the two alone is one, and the last of several where none before it is: `the gate,` and `the rusty gates of`, but nothing is
learnt from `the gate remains.`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.stages.align.tokens import Token, meaning, tokens
from onrecord.stages.origins.fold import TOKEN, Kind, fold
from onrecord.stages.track import book
from onrecord.types import Told
from onrecord.words.lexicon import load
from onrecord.words.numbers import numbers

_FURTHEST = 3
"""Words behind an article among which its noun is looked for."""
_SHORT = 3
"""Letters of a word that `fold` takes for a function word, whatever it is."""
_JOINTS = frozenset("'’-‐‑ \t\n\u00a0")
"""Between words of one phrase nothing else stands."""
_NOT = frozenset({"'t", "’t"})
"""What an English verb ends with that is denied (`didn't`): it is read as *not*."""


class Word(NamedTuple):
    """A word as it is written. `inside`: its place does not explain a capital; `parted`: a mark stands before it."""

    written: str
    inside: bool
    parted: bool


def words(text: str) -> list[Word]:
    """The words of a text."""
    found: list[Word] = []
    last = 0
    for match in TOKEN.finditer(text):
        between = text[last : match.start()]
        parted = not _JOINTS.issuperset(between) or (between[:1].isspace() and not between.isspace())
        contracted = text[match.end() : match.end() + 2].lower() in _NOT
        found.append(Word("not" if contracted else match.group(), bool(found) and (not parted or between.strip() == ","), parted))
        last = match.end()
    return found


def read(word: str, language: str, *, inside: bool) -> list[Token]:
    """What a word means, as a name where its place does not explain its capital."""
    return list(tokens(f"x {word}" if inside and word[0].isupper() else word.lower(), language))[-1:]


def nouns(told: Iterable[Told]) -> frozenset[int]:
    """The keys of all words that stand as nouns in any of the statements."""
    several = sorted({(one.content, one.language) for one in told})
    runs = [run for content, language in several for run in _behind(words(content), language)]
    sure = {run[0].key for run in runs if len(run) == 1}
    sure |= {token.key for run in runs for token in run if token.known and token.key not in no_nouns()}
    return frozenset(sure | {run[-1].key for run in runs if not any(one.key in sure for one in run[:-1])})


@cache
def no_nouns() -> frozenset[int]:
    """Meanings that are no things."""
    return frozenset(meaning(each) for each in load("events")["no_nouns"])


def _behind(said: Sequence[Word], language: str) -> Iterator[list[Token]]:
    """The words between each article or number and the next function word or mark, where they are few."""
    articles = _articles(language)
    for place, word in enumerate(said):
        if (word.written.lower() in articles or counts(word.written, language)) and (
            run := _run(said[place + 1 : place + 2 + _FURTHEST], language)
        ):
            yield run


@lru_cache(maxsize=1 << 14)
def counts(word: str, language: str) -> bool:
    """Whether a word is a number above one."""
    return any(one.value > 1 and not one.percent for one in numbers(word, language))


def _run(after: Sequence[Word], language: str) -> list[Token]:
    """None where a word stands among them of which nothing is known: it may be the noun."""
    run: list[Token] = []
    for word in after:
        if word.parted or _bounds(word.written, language):
            break
        found = read(word.written, language, inside=word.inside)
        if not found:
            return []
        run += found
    return run if len(run) <= _FURTHEST else []


def _bounds(word: str, language: str) -> bool:
    """Whether a word ends a noun phrase. Other short words may be nouns."""
    low = word.lower()
    return low in _function_words(book.known(language)) or (len(low) > _SHORT and fold(low, name=False).kind is Kind.FUNCTION)


@cache
def _function_words(language: str) -> frozenset[str]:
    table = load("events")
    return frozenset([*table["opening"].get(language, ()), *table["bounds"].get(language, ())])


@cache
def _articles(language: str) -> frozenset[str]:
    return frozenset(load("events")["determiners"].get(book.known(language), ()))
