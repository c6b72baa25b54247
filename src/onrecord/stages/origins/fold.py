"""Fold words so that they can be compared across edits, spellings, scripts and languages: stems, numbers, and how names sound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from zlib import crc32

from onrecord.words.lexicon import load

STEM = 6
"""Letters of a word that are kept: enough to tell words apart, few enough to lose most endings."""
SOUND = 4
"""Consonants of a name that are kept: `Dorlund`, `Dorlundian` and `dorlundais` sound alike."""
_LONGEST = 40
"""Letters of a word that are looked at."""
_COGNATE = 5
"""Letters from which a word may be the same in another language (`journalist`)."""
TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")


class Kind(IntEnum):
    """What a word is as evidence: nothing (`FUNCTION`), a word, a name, a number or day."""

    FUNCTION = 0
    WORD = 1
    NAME = 2
    NUMBER = 3


@dataclass(frozen=True, slots=True)
class Folded:
    """A word as it is compared. `stem` is compared within a language, `sound` across languages; both are CRC-32 values, 0 for none."""

    kind: Kind
    stem: int
    sound: int


@dataclass(frozen=True, slots=True)
class _Book:
    """`origins.yml`, ready for use. `numbers` and `weekdays` are words, folded, by what they stand for."""

    letters: Mapping[int, str]
    sounds: tuple[tuple[str, str], ...]
    numbers: Mapping[str, str]
    weekdays: Mapping[str, str]
    functions: frozenset[str]


@cache
def _book() -> _Book:
    table = load("origins")
    letters = {ord(k): v for k, v in table["letters"].items()}
    numbers = {plain(word, letters): f"#{number}" for number, words in table["numbers"].items() for word in words}
    weekdays = {plain(word, letters): f"@{day}" for day, words in table["weekdays"].items() for word in words}
    functions = frozenset(plain(word, letters) for words in table["functions"].values() for word in words)
    return _Book(letters, tuple((a, b) for a, b in table["sounds"]), numbers, weekdays, functions)


def plain(word: str, letters: Mapping[int, str] | None = None) -> str:
    """`word` in lower case, without accents, and Latin if it was Cyrillic."""
    lowered = word[:_LONGEST].casefold()
    if lowered.isascii():
        return lowered
    bare = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return bare.translate(_book().letters if letters is None else letters)


def sound(word: str) -> str:
    """How a folded word sounds, roughly: its first four consonants, with spellings of one sound made one; an `a` for a vowel in front.

    Made for transliterated names: `Tschernow`, `Chernov`, `Tchernov` give `crnv`.
    """
    heard = word
    for spelling, one in _book().sounds:
        if spelling in heard:
            heard = heard.replace(spelling, one)
    heard = heard[:1] + re.sub(r"[aeiouyjh]", ".", heard[1:])
    heard = re.sub(r"([^.])\1+", r"\1", heard).replace(".", "")
    first = "a" if heard[:1] in "aeiouyj" else heard[:1]
    return (first + heard[1:])[:SOUND] if len(heard) > 1 else word[:SOUND]


def is_name(word: str) -> bool:
    """Whether a word is written as names are."""
    return word[0].isupper() and len(word) > 1


@lru_cache(maxsize=1 << 16)
def fold(word: str, *, name: bool, counts: bool = True) -> Folded:
    """A word as it is compared; `name` tells that its place in the sentence does not explain its capital.

    `counts`: whether it may be a number word, of whatever language; not where the numbers of a text have been read before.
    """
    if word[0].isdigit():
        return _number(_THOUSANDS.sub("", word).strip(".,"))
    bare, book = plain(word), _book()
    if fact := book.weekdays.get(bare) or (book.numbers.get(bare) if counts else None):
        return _fact(fact)
    if name and bare not in book.functions:
        heard = hashed("~" + sound(bare))
        return Folded(Kind.NAME, heard, heard)
    if len(bare) <= 3 or bare in book.functions:  # noqa: PLR2004 - short words are articles, pronouns, prepositions
        return Folded(Kind.FUNCTION, hashed(bare), 0)
    return Folded(Kind.WORD, hashed(bare[:STEM]), hashed("~" + sound(bare)) if len(bare) >= _COGNATE else 0)


def _number(digits: str) -> Folded:
    """Numbers under 3 are left out as evidence: every text has them."""
    if digits in {"0", "1", "2"}:
        return Folded(Kind.FUNCTION, hashed(digits), 0)
    return _fact("#" + digits)


def _fact(key: str) -> Folded:
    return Folded(Kind.NUMBER, hashed(key), hashed(key))


def hashed(key: str) -> int:
    """The CRC-32 of a key; never 0, which stands for none."""
    return crc32(key.encode("utf-8", "surrogatepass")) or 1
