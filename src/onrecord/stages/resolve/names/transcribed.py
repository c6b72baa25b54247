"""Whether a word in Cyrillic letters may be how one in Latin letters is transcribed: *Уиткомб* is Whitcombe, *Кирога* Quiroga.

Both are walked through together, each step a pair of `data/transcribed.yml`; what no pair explains costs. Names are transcribed by their
sound in their own language, which nobody knows here: so a Cyrillic letter may stand for all that it stands for in any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import repeat
from typing import NamedTuple

from anyascii import anyascii

from onrecord.words.lexicon import load

SURE, NEAR, STATE = 0.12, 0.22, 0.08
"""What a transcription may cost for each letter: to be taken as the name, to be proposed, to be taken for a side's.

Of 62 names of twenty languages, given name and surname, 57 cost less than the first, and none of the 3,782 pairs of different people;
of 60 more, not looked at while the table was made, 51 did, and none of 3,540.
"""
DEAR, VOWEL, DOUBLE = 1.0, 0.45, 0.05
"""What a letter costs that nothing explains, a vowel for another one, and the second of a doubled letter."""
LONG = 24
"""Letters of a word that are looked at."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LETTERS = re.compile(r"[^a-z]+")
_OPEN = re.compile(r"(?:a|e|oi|ai|[ae]h|(?:a|oi)[dstxz])$")
"""Ends of Latin words that Cyrillic ones may write with `а` or `я`: *Lucía*, *Jeanne*, *Delacroix*."""
_WOMAN = frozenset("ая")
_TWICE = re.compile(r"(.)\1+")
_ONE_SOUND = re.compile(r"т(?=ч)|д(?=ж|з)")
_CLASSES = {"k": "cgkqsxzгґғкққхсзшщжчцћђџһ", "p": "bpfvбпфв", "t": "tdтд", "l": "lлљ", "r": "rр", "n": "nmнмњң"}
_CLASS = {letter: name for name, letters in _CLASSES.items() for letter in letters}
"""Consonants that may stand for one another; `j`, `w`, `y` and vowels stand for nothing, `h` for nothing or a `г`."""


class _Table(NamedTuple):
    groups: dict[str, tuple[str, ...]]
    silent: dict[str, float]
    vowels: frozenset[str]
    longest: int


@cache
def _table() -> _Table:
    told = load("transcribed")
    groups = {key: tuple(sorted(set(into))) for key, into in told["groups"].items()}
    silent = {letter: cost / 100 for letter, cost in told["silent"].items()}
    return _Table(groups, silent, frozenset(told["vowels"]), max(map(len, groups)))


@lru_cache(maxsize=50_000)
def cyrillic(word: str) -> bool:
    """Whether a word is written in Cyrillic letters."""
    return _CYRILLIC.search(word) is not None


def transcribed(one: str, other: str, most: float = SURE) -> bool:
    """Whether one of two words is in Cyrillic letters and may be the other, in Latin ones, at a cost of at most `most` a letter."""
    if cyrillic(one) == cyrillic(other) or not frames(one) & frames(other):
        return False
    return ends_alike(one, other) and _cost(*((other, one) if cyrillic(one) else (one, other))) <= most


def ends_alike(one: str, other: str) -> bool:
    """Whether words of two alphabets both end as a woman's name does, or neither: *Александра* is no Aleksandr, *Петрова* no Petrov."""
    ours, theirs = (other, one) if cyrillic(one) else (one, other)
    bare = _LETTERS.sub("", anyascii(ours[:LONG]).casefold())
    return _OPEN.search(bare) is not None if theirs[-1:].casefold() in _WOMAN else not bare.endswith("a")


def latin(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` of sides that a name in Cyrillic letters transcribes word by word; None where there is none, or more than one."""
    if not cyrillic(name):
        return None
    words = name.split()
    fits = [n for n in names if len(parts := n.split()) == len(words) and all(map(transcribed, words, parts, repeat(STATE)))]
    return fits[0] if len(fits) == 1 else None


@lru_cache(maxsize=50_000)
def whole_frames(word: str) -> frozenset[str]:
    """The classes of a word's consonants, in order."""
    plain = _ONE_SOUND.sub("", word[:LONG].casefold()) if cyrillic(word) else anyascii(word[:LONG]).casefold()
    return frozenset(_TWICE.sub(r"\1", "".join(_CLASS.get(letter, "") for letter in way)) for way in (plain, plain.replace("h", "g")))


@lru_cache(maxsize=50_000)
def frames(word: str) -> frozenset[str]:
    """The same, whole and with one left out: two words that may be one have one of them in common."""
    wholes = whole_frames(word)
    return wholes | {whole[:n] + whole[n + 1 :] for whole in wholes for n in range(len(whole))}


def keys(given: str, surname: str) -> set[tuple[str, str]]:
    """The frames of both words of a name with at most one consonant left out: two names that are one have one in common, nearly always."""
    left_out = {(a, b) for a in whole_frames(given) for b in frames(surname)}
    return left_out | {(a, b) for a in frames(given) for b in whole_frames(surname)}


@lru_cache(maxsize=100_000)
def _cost(ours: str, theirs: str) -> float:
    """What the transcription costs for each letter of the longer word: 0 if pairs explain all of it; above `NEAR` it is not told."""
    ours, theirs = _LETTERS.sub("", anyascii(ours[:LONG]).casefold()), "".join(c for c in theirs[:LONG].casefold() if c.isalpha())
    if not ours or not theirs:
        return DEAR
    longer = max(len(ours), len(theirs))
    return _walk(ours, theirs, NEAR * longer) / longer


def _walk(ours: str, theirs: str, most: float) -> float:
    """The least that the way through both words costs; ways that cost more than `most` are not gone on with."""
    best = [[DEAR * (len(ours) + len(theirs))] * (len(ours) + 1) for _ in range(len(theirs) + 1)]
    best[0][0] = 0.0
    skipped = [DOUBLE if i and letter == ours[i - 1] else _table().silent[letter] for i, letter in enumerate(ours)]
    for j, (row, groups) in enumerate(zip(best, [*_groups(theirs), ()], strict=True)):
        for i, here in enumerate(row):
            if here > most:
                continue
            if i < len(ours):
                row[i + 1] = min(row[i + 1], here + skipped[i])
            for size, into in groups:
                if ours.startswith(into, i):
                    to = best[j + size]
                    to[i + len(into)] = min(to[i + len(into)], here)
            if j < len(theirs):
                _guess(best[j + 1], ours, theirs[j], i, here)
    return best[-1][-1]


def _guess(row: list[float], ours: str, letter: str, i: int, here: float) -> None:
    """Pay for a letter of theirs that nothing explains: left out, or put for one of ours."""
    vowels = _table().vowels
    row[i] = min(row[i], here + (VOWEL if letter in vowels else DEAR))
    if i < len(ours):
        row[i + 1] = min(row[i + 1], here + (VOWEL if letter in vowels and ours[i] in vowels else DEAR))


@lru_cache(maxsize=20_000)
def _groups(word: str) -> tuple[tuple[tuple[int, str], ...], ...]:
    """For each letter of a Cyrillic word, the groups that begin there, as their length and what each may stand for."""
    table = _table()
    sizes = range(1, table.longest + 1)
    return tuple(
        tuple((n, into) for n in sizes for into in table.groups.get(word[j : j + n], ()) if j + n <= len(word)) for j in range(len(word))
    )
