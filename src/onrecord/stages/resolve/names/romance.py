"""Names of bodies that go on behind their head with adjectives and *of*: *Front patriotique de l’Orval*, *Frente Popular de Torva*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.stages.resolve.names.complements import is_noun
from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.tokens import Token
from onrecord.words.lexicon import load

MOST = 3
"""Adjectives behind a head at most."""
ENDING = 4
"""Letters of an adjective behind its stem at most."""


def romance(words: Sequence[Token], start: int, n: int, known: Lists) -> int:
    """Where a name that begins at `start` ends when it goes on at a word; the word itself where it does not."""
    head = known.body(words[start].low) if words[start].capital and known.language in load("bodies")["naming"] else None
    if head is None or head[0] == "government" or words[start].text.isupper():
        return n
    at = n
    while at < len(words) and at - n < MOST and words[at].joined and _names(words[at], known):
        at += 1
    bare = at == start + 1
    return at if bare else _of(words, at, known)


def _names(word: Token, known: Lists) -> bool:
    """Whether an adjective in small letters is a part of a name: *populaire*, *torvien*."""
    if word.capital or word.low in known.small:
        return False
    low = word.low
    return low.startswith(_stems(known.language)) and any(
        low.startswith(stem) and len(low) - len(stem) <= ENDING for stem in _stems(known.language)
    )


@cache
def _stems(language: str) -> tuple[str, ...]:
    return tuple(load("bodies")["naming"][language])


def _of(words: Sequence[Token], n: int, known: Lists) -> int:
    """Where a name ends that goes on with *of* at a word: a place or a noun, but nobody’s name."""
    if n + 1 >= len(words) or words[n].low not in known.of or not words[n].joined:
        return n
    after = n + 2 if words[n + 1].low in known.the and n + 2 < len(words) else n + 1
    if not all(words[m].joined for m in range(n, after + 1)):
        return n
    if words[after].capital:
        return after + 1 if given_gender(plain(words[after].text)) is None else n
    if not is_noun(words, after, known):
        return n
    return max(after + 1, _of_place(words, after + 1, known))


def _of_place(words: Sequence[Token], n: int, known: Lists) -> int:
    """Where a name ends behind a noun that a place narrows: *des familles d’Ouadi Torva*."""
    end = _of(words, n, known) if n < len(words) and words[n].joined else n
    return end if end > n and words[end - 1].capital else n
