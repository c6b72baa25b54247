"""`events.yml`, ready to be looked up: what the words of a text stand for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.words.lexicon import load
from onrecord.words.phrases import Phrases

SECTIONS = ("actions", "things", "amounts", "turns", "owners")
_ENGLISH = "en"


@cache
def phrases(language: str) -> Phrases:
    """The words of a language; a group is `section:name`. A language nobody wrote down is read as English."""
    table = load("events")
    groups = {
        f"{section}:{name}": one for section in SECTIONS for name, words in table[section].items() if (one := _words(words, language))
    }
    groups["first:first"] = table["first"].get(language, [])
    return Phrases(groups)


def _words(table: Mapping[str, Any], language: str) -> list[str]:
    return list(table.get(language, ()))


@cache
def known(language: str | None) -> str:
    """The language whose words are looked up for a report in `language` (`de-AT` is `de`)."""
    short = (language or _ENGLISH)[:2]
    return short if short in load("events")["first"] else _ENGLISH


def action(name: str) -> Mapping[str, Any]:
    """What `events.yml` says of an action."""
    return dict(load("events")["actions"][name])


@cache
def definite() -> frozenset[str]:
    """Articles with which a number tells of all there are, whatever the language."""
    return frozenset(load("events")["definite"])


@cache
def doings(language: str) -> frozenset[str]:
    """What is done with things, word for word: it tells no event from another."""
    return frozenset(load("events")["doings"]["words"].get(language, ()))


@cache
def times() -> Phrases:
    """Words for months and days, whatever the language."""
    return Phrases({"time": [word for words in load("events")["times"].values() for word in words]})


@cache
def opposed() -> Phrases:
    """Words of which each rules out the other, as `n:0` and `n:1`, whatever the language."""
    return Phrases({f"{n}:{side}": words for n, pair in enumerate(load("events")["opposed"]) for side, words in enumerate(pair)})


@cache
def narrowing() -> frozenset[str]:
    """Prepositions after which a thing is told from others of its kind, whatever the language."""
    return frozenset(word for words in load("events")["narrowing"].values() for word in words)
