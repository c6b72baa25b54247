"""The words that tell whom descriptions mean (`data/descriptions.yml`)."""

from __future__ import annotations

from functools import cache

from onrecord.words.lexicon import load


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(load("descriptions")[kind])


@cache
def ends(kind: str) -> tuple[str, ...]:
    """The ends of words of a list, in its order."""
    return tuple(load("descriptions")[kind])


@cache
def leading(kind: str) -> frozenset[str]:
    """The words of a kind in clauses that tell what somebody is the head of."""
    return frozenset(load("descriptions")["leading"][kind])


@cache
def voices(language: str) -> dict[str, tuple[str, ...]]:
    """How the past of a verb ends, by the gender it tells; nothing for languages whose verbs tell none."""
    return {gender: tuple(endings) for gender, endings in load("descriptions")["voices"].get(language, {}).items()}


@cache
def parts() -> dict[str, bool]:
    """Words for a part of a group, and whether they mean a single one."""
    return dict(load("descriptions")["parts"])


@cache
def siding(kind: str) -> frozenset[str]:
    """The kinds of bodies, or words for them, of a list that tells whose somebody is."""
    return frozenset(load("descriptions")["siding"][kind])


@cache
def apart(kind: str) -> frozenset[str]:
    """The kinds of bodies whose people those of a kind are not."""
    return frozenset(load("descriptions")["apart"].get(kind, ()))


@cache
def portfolios() -> dict[str, str]:
    """What ministers are for, by every word for it."""
    return {word: field for field, said in load("descriptions")["portfolios"].items() for word in (field, *said)}


@cache
def written_fields(language: str) -> frozenset[str]:
    """What ministers are for, in a language where the word may have a capital and stand alone; none for other languages."""
    return frozenset(load("descriptions")["fields"].get(language, ()))


@cache
def fields() -> frozenset[str]:
    """What ministers are for, each by one word."""
    return frozenset(portfolios().values())
