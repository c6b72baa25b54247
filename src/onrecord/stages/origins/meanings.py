"""What a word means, in eight languages: a rewrite and a translation say the same with other words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.stages.origins.fold import hashed, plain
from onrecord.words.lexicon import load

_LEAST, _MOST = 3, 16
"""Letters of the beginnings of words that `concepts.yml` lists."""
_COMPOUNDING = "de"
_FIRST, _HEAD = 4, 4
"""A compound is named by its end: letters that stand before it at least, and letters of it that must be known."""


def meaning(word: str, language: str | None) -> int:
    """The key of what a word means; 0 where `concepts.yml` does not know it or says that it tells nothing."""
    book = _book().get(language or "")
    if not book:
        return 0
    bare = plain(word)
    known = _known(book, bare)
    if known is None and language == _COMPOUNDING:
        known = next((head for at in range(_FIRST, len(bare) - _HEAD + 1) if (head := _known(book, bare[at:], _HEAD)) is not None), None)
    return known or 0


def _known(book: Mapping[str, int], word: str, least: int = _LEAST) -> int | None:
    """What the longest known beginning of a word means."""
    if (whole := book.get(f"{word}=")) is not None:
        return whole
    sizes = range(min(len(word), _MOST), least - 1, -1)
    return next((book[word[:size]] for size in sizes if word[:size] in book), None)


@cache
def _book() -> Mapping[str, Mapping[str, int]]:
    """For each language the beginnings of words (whole words end in `=`), and what they mean: 0 for nothing."""
    book: dict[str, dict[str, int]] = {}
    for name, languages in load("concepts").items():
        key = 0 if name == "nothing" else hashed(f"°{name}")
        for language, listed in languages.items():
            book.setdefault(language, {}).update({_entry(one): key for one in str(listed).split()})
    return book


def _entry(word: str) -> str:
    return plain(word.removesuffix("=")) + ("=" if word.endswith("=") else "")
