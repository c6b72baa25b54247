"""Words of names as they are compared, and what given names tell."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from onrecord.words.lexicon import load


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word without case and marks, for comparing."""
    bare = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(c for c in bare if not unicodedata.combining(c)).strip(".")


@cache
def _given() -> dict[str, str]:
    return {plain(name): gender for gender in "mf" for name in load("given")[gender]}


def given_gender(word: str) -> str | None:
    """The gender of a given name, as a plain word; None for what is none."""
    found = _given().get(word)
    return found or next((told for one in _spelt(word) if (told := _given().get(one))), None)


def _spelt(word: str) -> list[str]:
    """How a given name is spelt elsewhere that ends as other alphabets are transcribed in some languages: `arkadij` as `arkady`."""
    ends: dict[str, list[str]] = load("given")["ends"]
    return [word.removesuffix(end) + other for end, others in ends.items() if word.endswith(end) for other in others]
