"""States, their capitals and peoples: which government a word speaks of, from the world's tables and from the report itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.words.lexicon import load

ADJECTIVE = re.compile(
    r"(?:i?ans?|eans?|ish|ese|[ií]|is|isch(?:e[nmrs]?)?|ien(?:ne)?s?|oise?s?|aise?s?|ains?|aines?|éen(?:ne)?s?|[ai]n[oaie]s?|eñ[oa]s?|enses?|ése?|es[aie]"
    r"|(?:ск|цк|ськ|цьк)\w{1,3}|sk(?:i|a|ie|iej|iego|im|ą)|ck(?:i|a|ie|iej|iego|im|ą))$"
)
"""Ends of the words for a people, in the languages read."""
STEM, END, ENDS = 4, 3, 6
"""Letters that a name and its adjective share at least, and that an adjective's end has at least and at most."""
INFLECTED = ("", "e", "er", "en", "es", "em", "s", "in", "ne", "nes", "a", "o", "i", "as", "os")


@dataclass(frozen=True, slots=True)
class Tables:
    """Names, capitals and adjectives by casefolded word, each to the ISO code; seats to their name and code."""

    names: dict[str, str]
    capitals: dict[str, str]
    adjectives: dict[str, str]
    seats: dict[str, tuple[str, str | None]]


@cache
def tables() -> Tables:
    """The tables of the world's states."""
    territories, states = load("territories"), load("states")
    names = {name.casefold(): code for code, told in territories.items() for long in told for name in _apostrophes(long)}
    capitals = {name.casefold(): code for code, row in states.items() for long in row["capital"] for name in _apostrophes(long)}
    # A state and its far possessions share an adjective (`French`); the state's has words for it in more languages.
    by_size = sorted(states, key=lambda code: len(states[code]["adjectives"]))
    adjectives = {word.casefold(): code for code in by_size for word in states[code]["adjectives"]}
    adjectives = {word.casefold(): code for code, told in load("peoples").items() for word in told} | adjectives
    seats = {n.casefold(): (row["name"], row.get("party")) for row in load("seats")["seats"] for n in (row["name"], *row.get("also", ()))}
    return Tables(names, {w: c for w, c in capitals.items() if w not in names}, adjectives, seats)


def _apostrophes(name: str) -> set[str]:
    """A name with each sign that may be set for an apostrophe: *N'Djamena*, *N’Djamena*."""
    return {APOSTROPHE.sub(sign, name) for sign in APOSTROPHES} if APOSTROPHE.search(name) else {name}


APOSTROPHES = "'’ʼ"
APOSTROPHE = re.compile(f"[{APOSTROPHES}]")


@cache
def agencies() -> frozenset[str]:
    """The names of news agencies, casefolded."""
    rows = load("agencies")["agencies"]
    return frozenset(name.casefold() for row in rows for name in (row["name"], *row.get("also", ())))


def english(code: str) -> str:
    """The English name of a state by its code."""
    return str(load("territories")[code][0]) if code in load("territories") else code


def adjective(code: str) -> str | None:
    """The English adjective of a state."""
    told: list[str] = load("states").get(code, {}).get("adjectives") or []
    return told[0] if told else None


def state(word: str) -> str | None:
    """The code of the state that a word names, by its name, capital or people."""
    known, low = tables(), word.casefold()
    return known.names.get(low) or known.capitals.get(low) or people(low)


@cache
def _declined() -> dict[str, str]:
    """The names of states of several words by what stays of these in every German case."""
    names = [name for told in load("territories").values() for name in told if " " in name]
    return {_undeclined(name.casefold()): name for name in reversed(names)}


def _undeclined(low: str) -> str:
    return " ".join(DECLENSION.sub("", word) for word in low.split())


DECLENSION = re.compile(r"(?<=\w{4})(?:e[nmrs]?|n|s)$")
"""How German nouns and adjectives end in their cases."""


def in_german(low: str) -> str | None:
    """The name of a state of several words that a German form of it is a case of: `vereinigten staaten`."""
    return _declined().get(_undeclined(low)) if " " in low else None


@cache
def people(low: str) -> str | None:
    """The code of the state whose people or adjective a word is (`russische`)."""
    known = tables().adjectives
    if low in _no_people():
        return None
    if low in tables().names or low[:-1] in _cases():
        return tables().names.get(low) or _cases()[low[:-1]]
    for end in INFLECTED:
        if low.endswith(end) and (code := known.get(low[: len(low) - len(end)] if end else low)):
            return code
    return (_by_stem(low) if ADJECTIVE.search(low) else None) or _by_ending(low)


def _by_ending(low: str) -> str | None:
    """The code of the state by an adjective in another gender or number: *узбекского*, *chilena*."""
    if slavic := SLAVIC.fullmatch(low):
        return _slavic().get(slavic[1])
    romance = ROMANCE.fullmatch(low)
    return tables().adjectives.get(romance[1] + "o") if romance else None


SLAVIC, ROMANCE = re.compile(r"(\w+(?:[сцз]ь?к))\w{1,3}"), re.compile(r"([^\W\d_]{3,})(?:a|as|e|i)")
"""What stays of an adjective in all its forms."""


@cache
def _slavic() -> dict[str, str]:
    """The Slavic adjectives by what stays of them in all their forms."""
    found = ((SLAVIC.fullmatch(word), code) for word, code in tables().adjectives.items())
    return {stem[1]: code for stem, code in found if stem}


@cache
def _cases() -> dict[str, str]:
    """Names of states without the letter that their case changes: the last one in Cyrillic, none before a German genitive."""
    names = {n: c for n, c in tables().names.items() if " " not in n and len(n) > STEM}
    return {n: c for n, c in names.items() if n.isascii()} | {n[:-1]: c for n, c in names.items() if "\u0400" <= n[0] <= "\u04ff"}


def _by_stem(low: str) -> str | None:
    found = {code for name, code in _stems().get(low[:4], ()) if same_stem(low, name) and _whole_end(low, name)}
    return found.pop() if len(found) == 1 else None


def _whole_end(low: str, name: str) -> bool:
    """Whether all that a word adds to a name's stem is an end of three letters or more: `Libertarian` has more, `Francis` less."""
    if not low.isascii():
        return True
    length = next((n for n, (a, b) in enumerate(zip(low, name, strict=False)) if a != b), min(len(low), len(name)))
    return any(ADJECTIVE.fullmatch(low, at) for at in range(max(STEM, len(name) - STEM), length + 1) if len(low) - at >= END)


@cache
def _no_people() -> frozenset[str]:
    return frozenset(load("seats")["no_people"])


@cache
def no_states() -> frozenset[str]:
    """Names, casefolded, of what is no state although it may look like one: parts of the world."""
    return frozenset(load("seats")["no_states"])


@cache
def _stems() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for name, code in tables().names.items():
        if " " not in name and len(name) >= STEM:
            found.setdefault(name[:4], []).append((name, code))
    return found


def same_stem(adjective: str, name: str) -> bool:
    """Whether an adjective is made from a name: `karvenisch` from `Karvenien`. Both casefolded."""
    if adjective == name or not ADJECTIVE.search(adjective):
        return False
    length = next((n for n, (a, b) in enumerate(zip(adjective, name, strict=False)) if a != b), min(len(adjective), len(name)))
    return length >= max(STEM, len(name) - 3) and len(adjective) - length <= ENDS


def _made_from(word: str, name: str) -> bool:
    """Whether a report's adjective is made from a name: the whole name but its last letter, or an end behind its stem and nothing more."""
    whole = word.startswith(name[:-1]) or _whole_end(word, name)
    return whole and same_stem(word, name) and not name.startswith(word)


def own(names: Iterable[str], words: Iterable[str]) -> dict[str, str]:
    """For a report about states that no table knows: each adjective in it with the name it is made from (`dorlundian`: `Dorlund`)."""
    by_start: dict[str, list[str]] = {}
    for name in names:
        by_start.setdefault(name.casefold()[:4], []).append(name)
    found = {}
    for word in words:
        fits = [name for name in by_start.get(word[:4], ()) if _made_from(word, name.casefold())]
        if fits:
            found[word] = min(fits, key=lambda name: (len(name), name))
    return found
