"""When two spellings are one name: the same sound across alphabets and habits of writing, or one slip apart.

What sounds the same may be taken as one name; what is only near (`near`) may be proposed, and needs the reports to agree.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from onrecord.stages.resolve.names.transcribed import NEAR, cyrillic, ends_alike, transcribed

RULES = (
    (r"^ou(?=[aeiy])", "w"),
    (r"[jy]", "i"),
    (r"tch|tsch|dsch|sch|tsh|tzh|ch|sh|sz|cz|zh|tz|ts|rz|s|z|c(?=[eiy])", "s"),
    (r"ck|kh|q|c|gh", "k"),
    (r"x", "ks"),
    (r"ph|ff|w|v", "f"),
    (r"th|dt", "t"),
    (r"ou|oo|ow|u", "u"),
    (r"oe|o", "o"),
    (r"ae|ai|ei|e", "e"),
    (r"ii+|ie|i", "i"),
    (r"(?<=.)h", ""),
    (r"(.)\1+", r"\1"),
    (r"(?<=..)[eh]$", ""),
)
"""One way to write each sound, applied in order: `Tamszek` and `Tamseck` are `tamsek`."""
COMPILED = tuple((re.compile(pattern), into) for pattern, into in RULES)
LETTERS = re.compile(r"[^a-z]+")
LEAST = 4
"""Sounds that two words one slip apart have at least."""
LONG = 64
"""Letters of a word that are looked at."""


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """How a word sounds, roughly, whatever it is written in."""
    heard = LETTERS.sub("", anyascii(word[:LONG]).casefold())
    for pattern, into in COMPILED:
        heard = pattern.sub(into, heard)
    return heard


@lru_cache(maxsize=50_000)
def bones(word: str) -> str:
    """The consonants of a word's sound, for given names and for scripts that do not write vowels."""
    heard = sound(word)
    return re.sub(r"[aeiou]", "", heard.replace("b", "p").replace("g", "k").replace("d", "t")) or heard


HABITS = (
    (re.compile(r"w"), "v"),
    (re.compile(r"ff"), "v"),
    (re.compile(r"[jy]+"), "i"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"([^aeiou])\1+"), r"\1"),
    (re.compile(r"ii+"), "i"),
)
"""Letters that writers of one language put for one another when they transcribe a name: *Tamseck*, *Tamsek*; *Vardov*, *Wardoff*."""
SURE = 5
"""Letters of a word of which such habits tell no other word."""


@lru_cache(maxsize=50_000)
def respelt(word: str) -> str:
    """A plain word of a name with one letter for those that are put for one another; a short word as it is."""
    if len(word) < SURE or not word.isascii():
        return word
    for pattern, into in HABITS:
        word = pattern.sub(into, word)
    return word


def arabic(word: str) -> bool:
    """Whether a word is written without its vowels."""
    return any("\u0590" <= c <= "\u08ff" for c in word)


def signs(word: str) -> bool:
    """Whether a word is written in signs for syllables or words, whose sound does not tell names apart."""
    return any(c >= "\u2e80" for c in word)


def same(a: str, b: str) -> bool:
    """Whether two words are spellings of one name."""
    if signs(a) or signs(b):
        return a == b
    if sound(a) == sound(b):
        return bool(sound(a))
    if transcribed(a, b):
        return True
    return arabic(a) != arabic(b) and len(bones(a)) > 1 and _unvowelled(a) == _unvowelled(b)


def _unvowelled(word: str) -> str:
    """The consonants without those that may be written for a vowel."""
    return bones(word).replace("f", "")


def given(a: str, b: str) -> bool:
    """Whether two given names may be one: the same sound, the same consonants, or an initial."""
    if len(a.strip(".")) == 1 or len(b.strip(".")) == 1:
        return sound(a)[:1] == sound(b)[:1] and bool(sound(a))
    return not _two_genders(a, b) and (same(a, b) or (len(bones(a)) > 1 and bones(a) == bones(b)))


def _two_genders(a: str, b: str) -> bool:
    """Whether one ends as a woman's name does and the other as a man's: *Paola* and *Paolo*, *Александра* and *Aleksandr*."""
    if cyrillic(a) != cyrillic(b):
        return not ends_alike(a, b)
    woman, man = sorted((_end(a), _end(b)))
    return woman == "a" and man not in "aeiuy"


def _end(word: str) -> str:
    """The last letter of a word that is heard, in Latin letters."""
    return LETTERS.sub("", anyascii(word[:LONG]).casefold()).rstrip("h")[-1:] or " "


def near(a: str, b: str) -> bool:
    """Whether two words of five letters or more are one slip apart: a letter more, less, other, or two that changed places.

    Of two alphabets: whether one may be the transcription of the other with a slip.
    """
    x, y = sound(a), sound(b)
    if min(len(x), len(y)) < LEAST or abs(len(x) - len(y)) > 1 or x[:1] != y[:1]:
        return min(len(x), len(y)) >= LEAST and transcribed(a, b, NEAR)
    start = next((n for n, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), min(len(x), len(y)))
    rest = (x[start + 1 :], y[start + 1 :])
    return (
        rest[0] == rest[1]
        or x[start:] == rest[1]
        or rest[0] == y[start:]
        or (x[start : start + 2] == y[start : start + 2][::-1] and x[start + 2 :] == y[start + 2 :])
    )
