"""How strongly a wording binds, and whether it says yes or no: read from lists of words in `data/strength.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from onrecord.words.lexicon import load

CONCORD = frozenset({"fr", "it", "es", "ru", "uk"})
"""Languages in which several negators of one clause are one negation."""
_CLAUSE = re.compile(r"[,.;:!?—–]")
_NEVER = re.compile(r"(?!)")


def turned(text: str, language: str) -> bool | None:
    """Whether a wording says no: *not*, or a verb that means it, but not both. None where counting cannot tell."""
    lowered = _pattern("neither", language).sub(" ", text.casefold())
    turners = len(_pattern("turners", language).findall(lowered))
    clauses = [len(_pattern("negators", language).findall(clause)) for clause in _CLAUSE.split(lowered)]
    negators = sum(min(one, 1) if language[:2] in CONCORD else one for one in clauses)
    ordered = not turners and _pattern("orders", language).search(lowered)
    return None if ordered or turners > 1 or negators > 1 else turners != negators


def ranks(text: str, language: str) -> dict[str, int]:
    """On each scale the rank of the strongest word that a wording has."""
    lowered = text.casefold()
    found = {
        scale: max((int(rank) for rank in steps if _scale(scale, int(rank), language).search(lowered)), default=0)
        for scale, steps in load("strength")["scales"].items()
    }
    return {scale: rank for scale, rank in found.items() if rank}


@cache
def _pattern(name: str, language: str) -> re.Pattern[str]:
    return _any(load("strength")[name].get(language[:2], ()))


@cache
def _scale(name: str, rank: int, language: str) -> re.Pattern[str]:
    steps: Mapping[int, Mapping[str, Sequence[str]]] = load("strength")["scales"][name]
    return _any(steps[rank].get(language[:2], ()))


def _any(phrases: Sequence[str]) -> re.Pattern[str]:
    """One pattern for a list: `*` at the end of a word is any ending, alone up to four words."""
    return re.compile("|".join(_phrase(one) for one in sorted(phrases, key=len, reverse=True))) if phrases else _NEVER


def _phrase(phrase: str) -> str:
    words = [r"(?:\w+\W+){0,4}?" if word == "*" else _word(word) + r"(?:\W+|$)" for word in phrase.casefold().split()]
    return ("" if phrase.startswith(("'", "n'", "n’")) else r"(?<!\w)") + "".join(words)


def _word(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
