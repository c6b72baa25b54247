"""Words for people by whence they are: *the Norwegian*, *der Norweger*; and for all of them: *the Chinese*, *les Qatariens*."""

from __future__ import annotations

from functools import cache

from onrecord.stages.resolve.names.nations import people
from onrecord.words.lexicon import load

GROWN = ("er", "erin", "e", "in")
"""Ends of the German nouns for one of a people, which grow to the stem of the adjective."""
ALL = {"de": ("er", "en"), "ru": ("цы",), "uk": ("ці",)}
"""Ends of the nouns for all of a people that grow to the stem of the adjective."""
GROW = {"de": ("isch",), "ru": ("ский", "цкий"), "uk": ("ський", "цький")}
"""Ends of the adjectives that these words are made from."""
SHORT = 3
"""Letters of the stem of a word for a people at least."""
MANY = ("ese", "sh", "ch", "ss")
"""Ends of English words for all of a people that are adjectives."""


def native(low: str, language: str) -> str | None:
    """The code of the state that a word for one person says he is of; empty where that is no state."""
    told = _listed(language)
    if low in told:
        return told[low]
    if language == "de":
        return _grown(low, language, GROWN)
    single = not low.endswith(("s", *MANY)) if language == "en" else not low.endswith("s")
    return people(low) if single else None


def natives(low: str, language: str) -> str | None:
    """The code of the state that a word for all of a people tells of."""
    if language == "en":
        if low.endswith(MANY):
            return people(low)
        return (people(low) or _listed(language).get(low.removesuffix("s")) or None) if low.endswith("s") else None
    if language in ALL:
        told = next((code for end in ("n", "s", "") if (code := _listed(language).get(low.removesuffix(end)))), None)
        return told or _grown(low, language, ALL[language])
    return people(low)


def _grown(low: str, language: str, ends: tuple[str, ...]) -> str | None:
    stems = [low.removesuffix(end) for end in ends if low.endswith(end) and len(low) - len(end) >= SHORT]
    return next((code for stem in stems for end in GROW[language] if (code := people(f"{stem}{end}"))), None)


@cache
def _listed(language: str) -> dict[str, str]:
    return dict(load("personal")["natives"].get(language, {}))
