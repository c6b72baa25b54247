"""Bodies called after two kinds of people: *Seamen’s and Dockers’ Union*, *Nurses and Midwives Federation*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names.lists import LONGEST, Lists
from onrecord.stages.resolve.names.tokens import Token

PAIR = 3
"""Words of *Seamen’s and Dockers’*."""


def twofold(words: Sequence[Token], n: int, known: Lists) -> int:
    """Where such a name ends that begins at a word; `n` where none begins."""
    if known.language != "en" or n + PAIR >= len(words) or not all(word.joined for word in words[n + 1 : n + PAIR + 1]):
        return n
    first, tie, second = words[n : n + PAIR]
    if tie.low not in {"and", "&"} or not (first.capital and second.capital) or not (_theirs(first) and _theirs(second)):
        return n
    end = n + PAIR
    while end < len(words) and end - n < PAIR + LONGEST and words[end].capital and words[end].joined:
        end += 1
    body = known.body(words[end - 1].low) if end > n + PAIR else None
    return end if body is not None and body[1] != "state" else n


def _theirs(word: Token) -> bool:
    """Whether a word is in the plural, or says whose something is."""
    return word.owns or word.low.endswith("s")
