"""The words of a statement as they are compared: by what they mean where `concepts.yml` knows, else by stem, name or number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from zlib import crc32

from onrecord.stages.origins.fold import TOKEN, Kind, fold, plain
from onrecord.words.lexicon import load
from onrecord.words.numbers import Number, numbers

LEAST = 3
"""Letters that a stem or the beginning of a known word has at least."""
FEW = 3
"""What a number comes to from which it tells something: every text has smaller ones."""
STEM = 7
"""Letters of a word without its ending that are compared."""
_COMPOUNDING = "de"
_JOINTS = ("", "s", "n", "en", "es")
"""What may stand between the two halves of a compound."""
WEIGHT = {Kind.FUNCTION: 0.0, Kind.WORD: 1.0, Kind.NAME: 1.0, Kind.NUMBER: 1.2}


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its key within and, for meanings, names and numbers, across languages; `sound` matches cognates (0 for none).

    `known` tells that the key is a meaning of `concepts.yml`.
    """

    kind: Kind
    key: int
    sound: int
    known: bool = False


def tokens(text: str, language: str) -> dict[Token, str]:
    """The words of a text that tell something, in order, each once, as they are written."""
    found: dict[Token, str] = {}
    for word, made in _read(text, language[:2]):
        for token in made:
            found.setdefault(token, word)
    return found


def _read(text: str, language: str) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Each word, or number of several words, with its tokens."""
    counted = numbers(text, language)
    ends = [one.end for one in counted]
    for start, word, named in _words(text):
        at = bisect_right(ends, start)
        if at == len(counted) or start < counted[at].start:
            yield word, _tokens(word, language, named and language != _COMPOUNDING)
        elif start == counted[at].start:
            yield text[start : ends[at]], _counted(counted[at])


def _counted(number: Number) -> tuple[Token, ...]:
    """A number, and that a share is meant. Of small ones only shares and fractions are evidence."""
    written = f"{number.value:.6f}".rstrip("0").rstrip(".")
    key = _hash(f"#{written}")
    told = number.percent or number.value >= FEW or not number.value.is_integer()
    share = (Token(Kind.WORD, meaning("percent"), 0, known=True),) if number.percent else ()
    return (Token(Kind.NUMBER, key, key), *share) if told else share


def _words(text: str) -> Iterator[tuple[int, str, bool]]:
    """Where each word starts, the word, and whether its capital is that of a name: neither the first of a sentence nor of a quotation."""
    last = 0
    for match in TOKEN.finditer(text):
        opens = not text[last : match.start()].isspace() if last else True
        last = match.end()
        yield match.start(), match.group(), match.group()[0].isupper() and not opens and len(match.group()) > 1


@lru_cache(maxsize=1 << 16)
def _tokens(word: str, language: str, named: bool) -> tuple[Token, ...]:  # noqa: FBT001 - part of the key
    folded = fold(word, name=named, counts=False)
    if folded.kind is not Kind.NUMBER and known(word, language):
        return tuple(Token(_kind(meaning), meaning, 0, known=True) for meaning in _meanings(plain(word), language))
    if folded.kind is Kind.FUNCTION:
        return ()
    key = _hash(stem(plain(word), language)) if folded.kind is Kind.WORD else folded.stem
    return (Token(folded.kind, key, folded.sound),)


def _kind(meaning: int) -> Kind:
    """Another month is another date."""
    return Kind.NUMBER if meaning in _months() else Kind.WORD


@cache
def _months() -> frozenset[int]:
    return frozenset(_hash(f"°month-{number}") for number in range(1, 13))


def _meanings(word: str, language: str) -> list[int]:
    """What a folded word means; a compound may mean two things."""
    book = _book().get(language, {})
    meaning, size = _known(book, word)
    if language == _COMPOUNDING and not size:
        return [one for one in _halves(word) if one]
    if language != _COMPOUNDING or not 0 < size < len(word) - LEAST:
        return [meaning] if meaning else []
    return [one for one in (meaning, _second(book, word, size)[0]) if one]


def _second(book: Mapping[str, int], word: str, size: int) -> tuple[int, int]:
    """What the second half of a compound means, behind a first one of `size` letters, and its letters."""
    halves = (_known(book, word[size + len(joint) :]) for joint in _JOINTS if word.startswith(joint, size))
    return next((half for half in halves if half[1]), (0, 0))


@lru_cache(maxsize=1 << 14)
def _halves(word: str) -> tuple[int, ...]:
    """What a German compound of two whole words means (`Nachtzüge`): the book has the first closed, and the second too must be in it."""
    book = _book().get(_COMPOUNDING, {})
    firsts = (size for size in range(len(word) - LEAST, LEAST - 1, -1) if book.get(f"{word[:size]}="))
    return next(((book[f"{word[:size]}="], half) for size in firsts if (half := _second(book, word, size)[0])), ())


def known(word: str, language: str) -> bool:
    """Whether `concepts.yml` knows a word, be it as one that tells nothing."""
    folded = plain(word)
    return _known(_book().get(language[:2], {}), folded)[1] > 0 or (language[:2] == _COMPOUNDING and bool(_halves(folded)))


def _known(book: Mapping[str, int], word: str) -> tuple[int, int]:
    """What the longest known beginning of a word means, and its letters; (0, 0) for none."""
    if f"{word}=" in book:
        return book[f"{word}="], len(word)
    sizes = range(min(len(word), 16), LEAST - 1, -1)
    return next(((book[word[:size]], size) for size in sizes if word[:size] in book), (0, 0))


@cache
def _book() -> dict[str, dict[str, int]]:
    """For each language the beginnings of words, and what they mean: 0 for nothing."""
    book: dict[str, dict[str, int]] = {}
    for name, languages in load("concepts").items():
        for language, listed in languages.items():
            meaning = 0 if name == "nothing" else _hash(f"°{name}")
            book.setdefault(language, {}).update({_entry(one): meaning for one in str(listed).split()})
    return book


def _entry(word: str) -> str:
    return plain(word.removesuffix("=")) + ("=" if word.endswith("=") else "")


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    return {language: tuple(sorted(str(listed).split(), key=len, reverse=True)) for language, listed in load("strength")["endings"].items()}


def stem(word: str, language: str) -> str:
    """A folded word without the commonest endings of its language."""
    ending = next((e for e in _endings().get(language, ()) if word.endswith(e) and len(word) - len(e) > LEAST), "")
    bare = word[: len(word) - len(ending)]
    return (bare[:-1] if len(bare) > LEAST and bare[-1] == bare[-2] else bare)[:STEM]


def meaning(name: str) -> int:
    """The key of a word that means what `concepts.yml` calls `name`."""
    return _hash(f"°{name}")


def _hash(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass")) or 1
