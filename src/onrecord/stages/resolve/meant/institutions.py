"""Bodies of which a state or town has one, and that go by what they are called: *die Staatskanzlei*, *the general staff*."""

from __future__ import annotations

from functools import cache

from onrecord.stages.resolve.names.cases import cases, without_s
from onrecord.stages.resolve.names.strong import strong
from onrecord.stages.resolve.party.parties import state
from onrecord.stages.resolve.reading import Reading
from onrecord.words.lexicon import load

LONGEST = 4
"""Words of what such a body is called at most."""
SHORT = 3
"""Letters before the end of a German compound at least."""
HERE = ("dortig", "hiesig", "örtlich", "zuständig")
"""How German adjectives begin that only tell where a body is, or that it is the right one."""


def institution(reading: Reading, first: int, last: int) -> tuple[str, str | None] | None:
    """What such a body is called, with the state in its name; None for any other description.

    An article or a pronoun for whose it is may stand before it, and the adjective of a state beside it.
    """
    known, words = reading.cast.known, reading.cast.words
    start = next((n for n in range(first, last) if words[n].low not in known.the | known.his), last)
    if known.language == "de":
        return _in_german(reading, start, last)
    if not 0 < last - start <= LONGEST + 1:
        return None
    whole = range(start, last)
    theirs = [n for n in (start, last - 1) if not words[n].owns and state(reading, words[n].low)] if len(whole) > 1 else []
    kept = [n for n in whole if n not in theirs[:1]]
    if _shown(reading, kept) not in listed(known.language) or not all(words[n].joined for n in whole[1:]):
        return None
    shown = " ".join(word.text + ("’s" if word.owns else "") for word in words[start:last])
    shown = shown[:1].lower() + shown[1:] if words[start].opens and start not in theirs else shown
    return shown, next((state(reading, words[n].low) for n in theirs[:1]), None)


def _shown(reading: Reading, places: list[int]) -> str:
    return " ".join(reading.token(n).low + ("'s" if reading.token(n).owns else "") for n in places)


def _in_german(reading: Reading, start: int, last: int) -> tuple[str, str | None] | None:
    words = reading.cast.words
    if not start < last or not words[last - 1].capital or any(words[n].capital or not words[n + 1].joined for n in range(start, last - 1)):
        return None
    noun = words[last - 1].text
    owned = start > 0 and words[start - 1].low in cases("genitive")
    noun = noun.removesuffix("s") if owned and _alone(noun.casefold().removesuffix("s")) else without_s(noun, reading.cast.known)
    if not _alone(noun.casefold()):
        return None
    theirs = [n for n in range(start, last - 1) if not words[n].low.startswith(HERE)]
    if not theirs:
        return noun, None
    side = state(reading, words[theirs[0]].low) if len(theirs) == 1 else None
    return (f"{strong(words[theirs[0]].text, noun)} {noun}", side) if side else None


def _alone(low: str) -> bool:
    return low in listed("de") or any(low.endswith(end) and len(low) > len(end) + SHORT for end in load("bodies")["institution_ends"])


@cache
def listed(language: str) -> frozenset[str]:
    """What such bodies are called in a language, in small letters."""
    return frozenset(word.casefold() for word in load("bodies")["institutions"].get(language, ()))


def somebodys(reading: Reading, first: int, last: int) -> bool:
    """Whether a body belongs to somebody who is only described, and not found: *the country's space agency*."""
    owners = (reading.token(n) for n in range(first, last - 1))
    return reading.cast.known.language == "en" and any(word.owns and not word.capital for word in owners)


def plain(reading: Reading, bare: list[int], kind: tuple[str, str]) -> bool:
    """Whether English words without a capital only tell what kind of company or group a body is: *the power company*."""
    without = not any(reading.token(n).capital and not reading.token(n).opens for n in bare)
    return reading.cast.known.language == "en" and without and kind[0] in {"company", "league"} and len(bare) == len(("power", "company"))
