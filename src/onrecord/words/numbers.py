"""Find numbers in a text, in digits and in words, and what they come to: `30,000`, `dreißigtausend`, `30 тыс.`, `four and a half per cent`.

Words are those of `data/numbers.yml`, one part a language; in a language that it does not know digits alone are read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.words.lexicon import load

_SPACES = " \u00a0\u202f"
_WORD = re.compile(rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)|\d(?:[\d.,]*\d)?|[½¼¾%]|[^\W\d_]+(?:['’ʼ](?=[\u0400-\u04ff])[^\W\d_]+)*")
_GROUPED = re.compile(rf"[1-9]\d{{0,2}}(?:[.,{_SPACES}]\d{{3}})+")
_DIGITS = re.compile(rf"\d[\d.,{_SPACES}]*")
_MARKS = re.compile(rf"[.,{_SPACES}]")
_APART = re.compile(r"[^\S\n]{0,3}[-–‐]?[^\S\n]{0,3}")
"""What may stand between the parts of a number."""
_FRACTIONS = {"1⁄2": 0.5, "1⁄4": 0.25, "3⁄4": 0.75}
"""How `½` and the like are folded."""
_LONGEST = 40
"""Letters of the longest word that is taken apart."""
_THOUSAND, _HUNDRED, _TEENS, _TEN = 1000, 100, 20, 10
_LONG_TENS = frozenset({60, 80})
"""Tens that more than nine may be added to: *soixante-quinze*, *quatre-vingt-onze*."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number: where it stands (code points, end exclusive), what it comes to, and whether a share of a hundred is meant (`%`)."""

    start: int
    end: int
    value: float
    percent: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a number: what it counts, and of what sort it is (`digits`, or as in `numbers.yml`)."""

    value: float
    sort: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, folded, and where they stand."""

    text: str
    keys: Sequence[str]
    spans: Sequence[tuple[int, int]]

    def follows(self, at: int) -> bool:
        """Whether nothing but spaces or a hyphen stands between a word and the one before it."""
        return 0 < at < len(self.keys) and _APART.fullmatch(self.text, self.spans[at - 1][1], self.spans[at][0]) is not None

    def read(self, at: int, phrases: Sequence[tuple[str, ...]]) -> int:
        """How many words from `at` on are those of one of the phrases."""
        return next((len(one) for one in phrases if (*self.keys[at : at + len(one)],) == one and self.follows(at)), 0)


_Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Tongue:
    """One language's part of `numbers.yml`, folded."""

    forms: Mapping[tuple[str, ...], _Part]
    half: _Phrases
    articles: _Phrases
    and_half: _Phrases
    after_tens: _Phrases
    after_times: _Phrases
    beside: _Phrases
    glue: tuple[str, ...]
    ending: str


def numbers(text: str, language: str) -> list[Number]:
    """The numbers of a text, in order; none overlap. `one` and the like are numbers only beside others (`one million`)."""
    code = language[:2].lower()
    found = list(_WORD.finditer(text))
    if not any(_begins(match.group(), code) for match in found):
        return []
    words = _Words(text, [_folded(match.group()) for match in found], [match.span() for match in found])
    return list(_numbers(words, _tongue(code)))


@lru_cache(maxsize=1 << 16)
def _begins(word: str, code: str) -> bool:
    """Whether a number can begin with a word: most statements have none, and are left at that."""
    key, tongue = _folded(word), _tongue(code)
    return (key,) in tongue.half or any(form[0] == key for form in tongue.forms if len(form) > 1) or bool(_parts(key, tongue))


def _numbers(words: _Words, tongue: _Tongue) -> Iterator[Number]:
    at = 0
    while at < len(words.keys):
        parts, end = _run(words, at, tongue)
        share = words.read(end, _percent()) if parts else 0
        if parts and (share or end > at + 1 or (words.keys[at],) not in tongue.beside):
            yield Number(words.spans[at][0], words.spans[end + share - 1][1], _total(parts), percent=bool(share))
        at = max(end + share, at + 1)


def _run(words: _Words, at: int, tongue: _Tongue) -> tuple[list[_Part], int]:
    """The parts of the number that begins with a word, and the place after its last one."""
    opening, end = _opening(words, at, tongue)
    parts = list(opening)
    while parts:
        if half := words.read(end, tongue.and_half):
            parts, end = [*parts, _Part(0.5, "half")], end + half
        step = end + _joined(words, end, parts[-1], tongue)
        more, after = _read(words, step, tongue)
        if not (more and words.follows(step) and _goes_on(parts[-1], more[0], joined=step > end)):
            break
        parts, end = [*parts, *more], after
    return parts, end


def _opening(words: _Words, at: int, tongue: _Tongue) -> tuple[Sequence[_Part], int]:
    """The parts that a number begins with, and the place after them: *half a* is one before *million*."""
    if (words.keys[at],) not in tongue.half:
        return _read(words, at, tongue)
    end = at + 1 + words.read(at + 1, tongue.articles)
    more, _ = _read(words, end, tongue)
    return ((_Part(0.5, "ones"),), end) if more and more[0].sort == "times" and words.follows(end) else ((), at)


def _joined(words: _Words, at: int, last: _Part, tongue: _Tongue) -> int:
    """How many words join the next part to the last one: *and* in *two hundred and five*."""
    joiners = tongue.after_tens if last.sort == "tens" else tongue.after_times if last.sort == "times" and last.value >= _HUNDRED else ()
    return words.read(at, joiners)


def _goes_on(last: _Part, one: _Part, *, joined: bool) -> bool:
    """Whether a part belongs to the number that the last one ends."""
    if one.sort == "times":
        return last.sort != "times" or one.value > last.value
    if "digits" in {last.sort, one.sort}:
        return last.sort == one.sort and one.value < 1
    return one.value < _room(last, joined=joined)


def _room(last: _Part, *, joined: bool) -> float:
    """Below what the next part must count."""
    if last.sort == "tens":
        return _TEENS if last.value in _LONG_TENS else _TEN
    if last.sort == "times":
        return min(last.value, _HUNDRED) if joined else last.value
    return _HUNDRED if last.sort == "hundreds" else 0


def _read(words: _Words, at: int, tongue: _Tongue) -> tuple[Sequence[_Part], int]:
    """The parts of a number that a word tells, or two together (*quatre-vingt*), and the place after; none where it tells none."""
    two = (*words.keys[at : at + 2],)
    if two in tongue.forms and words.follows(at + 1):
        return (tongue.forms[two],), at + 2
    return (_parts(words.keys[at], tongue), at + 1) if at < len(words.keys) else ((), at)


def _parts(key: str, tongue: _Tongue) -> Sequence[_Part]:
    if (key,) in tongue.forms:
        return (tongue.forms[key,],)
    if key in _FRACTIONS:
        return (_Part(_FRACTIONS[key], "digits"),)
    if _DIGITS.fullmatch(key):
        return (_Part(value, "digits"),) if (value := _digits(key)) is not None else ()
    return _taken_apart(key, tongue) if tongue.glue and len(key) <= _LONGEST else ()


def _digits(written: str) -> float | None:
    """`30,000`, `30.000` and `30 000` are one number; `4.5` and `4,5` another; of both marks the last parts off the fraction."""
    whole, mark, fraction = written.rpartition(max(".,", key=written.rfind))
    if _GROUPED.fullmatch(written) or not mark:
        whole, fraction = written, ""
    elif not _GROUPED.fullmatch(whole) and not whole.isdecimal():
        return None
    return float(f"{_MARKS.sub('', whole)}.{fraction or 0}")


def _taken_apart(key: str, tongue: _Tongue) -> Sequence[_Part]:
    """The parts of a word that is made of several (*fünfunddreißigtausend*, *viereinhalb*)."""
    if tongue.ending and key.endswith(tongue.ending):
        inner = _split(key.removesuffix(tongue.ending), tongue)
        return (*inner, _Part(0.5, "half")) if inner else ()
    return _split(key, tongue)


def _split(key: str, tongue: _Tongue) -> Sequence[_Part]:
    """The whole of a word as parts, the first as long as it can be; none where something is left over."""
    if (key,) in tongue.forms:
        return (tongue.forms[key,],)
    for size in range(len(key) - 1, 1, -1):
        for glue in tongue.glue if (key[:size],) in tongue.forms else ():
            rest = _split(key[size:].removeprefix(glue), tongue) if key.startswith(glue, size) else ()
            if rest:
                return (tongue.forms[key[:size],], *rest)
    return ()


def _total(parts: Sequence[_Part]) -> float:
    """What the parts come to."""
    whole, current, last = 0.0, 0.0, 1.0
    for part in parts:
        if part.sort == "half":
            current += last / 2
        elif part.sort != "times":
            current += part.value
        elif part.value < _THOUSAND:
            current = (current or 1) * part.value
        elif current or not whole:
            whole, current, last = whole + (current or 1) * part.value, 0.0, part.value
        else:
            whole, last = whole * part.value, part.value
    return round(whole + current, 6)


@cache
def _tongue(code: str) -> _Tongue:
    told = load("numbers").get(code, {})
    forms = {(*_folded(word).split(),): _Part(float(value), sort) for sort in _SORTS for word, value in told.get(sort, {}).items()}
    listed = {name: _phrases(tuple(told.get(name, ()))) for name in _LISTS}
    return _Tongue(forms, glue=tuple(told.get("glue", ())), ending=told.get("ending", ""), **listed)


_SORTS = ("ones", "tens", "hundreds", "times", "halves")
_LISTS = ("half", "articles", "and_half", "after_tens", "after_times", "beside")


@cache
def _percent() -> _Phrases:
    return _phrases(tuple(load("numbers")["percent"]))


def _phrases(listed: Sequence[str]) -> _Phrases:
    return tuple((*_folded(phrase).split(),) for phrase in listed)


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    """A word in lower case and without accents, with straight apostrophes."""
    lowered = word.casefold().replace("’", "'").replace("ʼ", "'")
    return lowered if lowered.isascii() else "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
