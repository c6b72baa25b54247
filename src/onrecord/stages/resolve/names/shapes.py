"""What the shape of a name tells: words of a cry among others, a surname that comes first, another way to spell it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names.spelling import respelt
from onrecord.stages.resolve.names.tokens import Token

TWO = 2
"""Words of a name with a given name and a surname, and of a cry at least."""
SYLLABLE = 5
"""Letters that each part of a given name of two syllables has at most."""


def shouted(words: Sequence[Token]) -> bool:
    """Whether words of a cry or a heading stand among others: *Caught RED HANDED*."""
    loud = [word for word in words if len(word.text) > TWO and word.text.isupper()]
    return len(words) > len(loud) >= TWO


def respelt_name(name: Sequence[str]) -> tuple[str, ...]:
    """The plain words of a name with one letter for those that writers put for one another."""
    return tuple(map(respelt, name))


def letters(name: Sequence[str]) -> str:
    """The letters of a name, whose parts a hyphen may join or not: *Han Do-yun*, *Han Do Yun*."""
    return "".join(name).replace("-", "")


def begins(name: Sequence[str], word: str) -> bool:
    """Whether a word is the first of a name: a given name, or a surname that comes first (*Han Do Yun*)."""
    short = len(name) == TWO + 1 and all(len(part) <= SYLLABLE for part in name[1:])
    return (len(name) == TWO or short) and name[0] == word
