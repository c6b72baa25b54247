"""Nouns at the head of a source without a name: texts and things, amounts, people (`data/heads.yml`)."""

from __future__ import annotations

import re
from functools import cache

from onrecord.words.lexicon import load


@cache
def listed(kind: str, language: str) -> frozenset[str]:
    """The nouns of a kind, in one language."""
    return frozenset(load("heads")[kind].get(language, ()))


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a list of all languages."""
    return frozenset(load("heads")[kind])


@cache
def persons() -> dict[str, str | None]:
    """Nouns for one person, with the gender they tell."""
    told = load("heads")["persons"]
    return {word: None if gender == "x" else gender for gender, row in told.items() for word in row}


def person(low: str) -> tuple[str | None] | None:
    """The gender that a noun for one person tells; None for any other word. *54-year-old* and *54-Jährige* are some."""
    if low in persons():
        return (persons()[low],)
    return (None,) if AGED.fullmatch(low) else None


AGED = re.compile(r"\d{1,3}-(?:year-old|jährige)")


def is_text(low: str, language: str) -> bool:
    """Whether a noun is for what somebody wrote."""
    return low in listed("texts", language)


def is_thing(low: str, language: str) -> bool:
    """Whether a noun is for what says nothing itself."""
    if low in words("groups"):
        return False
    return low in listed("things", language) or (language == "en" and low.endswith(_ends()) and len(low) > SHORT)


def is_dumb(low: str, language: str) -> bool:
    """Whether a noun is for no people: a text or a thing."""
    return is_text(low, language) or is_thing(low, language)


SHORT = 6
"""Letters of a noun that an ending tells nothing of."""


@cache
def _ends() -> tuple[str, ...]:
    return tuple(load("heads")["ends"])
