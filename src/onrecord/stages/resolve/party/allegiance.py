"""Of which party the report says somebody is: *Republican senator Anton Velt*, *Velt (R-Ohio)*, *Velt, a Democrat*, *(SPD)*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.stages.resolve.cast import Cast
from onrecord.stages.resolve.names.bodies import JOINED
from onrecord.stages.resolve.names.nations import people, tables
from onrecord.stages.resolve.names.runs import role_at
from onrecord.stages.resolve.names.tokens import Token
from onrecord.types import Kind
from onrecord.words.lexicon import load

REACH, AFTER, SHORT = 6, 4, 6
"""Words that are looked at before a name and after the comma behind it; letters of a party's initials."""
LONGEST = 4
"""Words of a party's name."""
_LETTERED = re.compile(r"[A-Z]-[A-Z]")
"""`Velt, R-Ohio, said`."""


@cache
def partisans() -> dict[str, str]:
    """The party of each word for a member or a politician of it."""
    return {word.casefold(): party for party, words in load("partisans")["words"].items() for word in words}


@cache
def letters() -> dict[str, str]:
    """The party of the letters in brackets after a name."""
    return {letter: party for party, told in load("partisans")["letters"].items() for letter in told}


@cache
def _heads(kind: str) -> frozenset[str]:
    return frozenset(load("partisans")[kind])


def party_of(words: Sequence[Token], n: int) -> str | None:
    """The party that a word speaks of as somebody's: with a capital, and not of its meetings."""
    word = words[n]
    after = words[n + 1].low if n + 1 < len(words) and words[n + 1].joined else ""
    office = word.low in _heads("work") and after in _heads("work_of")
    return None if not word.capital or word.owns or office or after in _heads("groups") else partisans().get(word.low)


def allegiances(cast: Cast) -> None:
    """Note of every person the parties that the words around the name tell."""
    for n in range(len(cast.runs)):
        actor = cast.of_run.get(n)
        if actor is not None and actor.kind is Kind.PERSON:
            actor.labels.update(_labels(cast, n))


def _labels(cast: Cast, n: int) -> Iterator[str]:
    run = cast.runs[n]
    for found in (
        _bracketed(cast, run.last) or _in_full(cast, run.last),
        before(cast, run.first) or _shared(cast, n),
        _apposed(cast, run.last),
    ):
        if found:
            yield found


def before(cast: Cast, at: int) -> str | None:
    """The party told by the words that describe the name or noun at a word."""
    words, known = cast.words, cast.known
    for n in range(at - 1, max(-1, at - 1 - REACH), -1):
        if not words[n + 1].joined and not (n == at - 1 and _opens(cast, at)):
            return None
        if found := party_of(words, n):
            return found
        role = any(role_at(words, m, at, known) for m in range(max(0, n - 2), n + 1)) or words[n].low in _heads("heads")
        plain = not words[n].capital and n < at - 1 and words[n].low not in known.small
        if not (role or plain or (words[n].low in known.joins and n and party_of(words, n - 1))):
            return None
    return None


def _opens(cast: Cast, at: int) -> bool:
    """Whether a noun for people stands before a comma and a name, and begins a sentence: *One Republican hopeful, Anton Velt*."""
    words = cast.words
    if words[at].before.strip() != "," or not (words[at - 1].low in _heads("heads") or role_at(words, at - 1, at, cast.known)):
        return False
    first = at - 1
    while first > 0 and at - first < REACH and words[first].joined:
        first -= 1
    return words[first].opens and words[first].low in cast.known.the | cast.known.new


def _shared(cast: Cast, n: int) -> str | None:
    """Of the second of two names, what several are called before the first: *Democratic senators Anton Velt and Mira Lund*."""
    run, words = cast.runs[n], cast.words
    last = cast.runs[n - 1] if n else None
    if last is None or last.last != run.start - 1 or words[run.start - 1].low not in cast.known.joins | {"or", "oder"}:
        return None
    plural = last.first > 0 and words[last.first - 1].low.endswith("s")
    return before(cast, last.first) if plural else None


def _bracketed(cast: Cast, at: int) -> str | None:
    if at >= len(cast.words) or cast.words[at].before.strip() not in {"(", ","}:
        return None
    word = cast.words[at]
    if cast.known.language == "en":
        if word.before.strip() == "," and not _LETTERED.match(word.text):
            return None
        return letters().get(word.text.split("-")[0]) if "-" in word.text or len(word.text) == 1 else None
    closes = at + 1 < len(cast.words) and cast.words[at + 1].before.startswith(")")
    initials = word.text.isupper() and 1 < len(word.text) < SHORT and word.text.isalpha()
    return word.text if closes and initials and at in _acronyms(cast) else None


def _in_full(cast: Cast, at: int) -> str | None:
    """The party whose name stands in brackets behind somebody's: *(Bündnis Mitte)*.

    A word of it must be one for a body, or the report must have it elsewhere too; no state, town or office.
    """
    words = cast.words
    if at >= len(words) or words[at].before.strip() != "(" or not words[at].capital:
        return None
    end = at + 1
    while end < len(words) and end - at < LONGEST and words[end].joined:
        end += 1
    name = words[at:end]
    closes = end < len(words) and words[end].before.lstrip().startswith(")")
    shouted = len(name) == 1 and name[0].text.isupper()
    lower = cast.known.language in {"en", "de"} and not name[-1].capital
    if not closes or shouted or lower or any(_placed(word, cast) for word in name):
        return None
    said = [word.low for word in name]
    joined = any((body := cast.known.body(low)) is not None and body[0] in JOINED for low in said)
    return " ".join(word.text for word in name) if joined or _elsewhere(cast, said, at) else None


def _placed(word: Token, cast: Cast) -> bool:
    """Whether a word is a state's or a town's, or one for what somebody is."""
    return (
        word.low in tables().names
        or word.low in tables().capitals
        or people(word.low) is not None
        or cast.known.role((word.low,)) is not None
    )


def _elsewhere(cast: Cast, said: Sequence[str], at: int) -> bool:
    """Whether these words, with their capitals, stand in the report another time; of one word alone only with an article (*the Greens*)."""
    words, size = cast.words, len(said)
    found = [n for n, word in enumerate(words) if n != at and word.low == said[0] and word.capital]
    whole = [n for n in found if [one.low for one in words[n : n + size]] == said]
    return any(size > 1 or (n and words[n].joined and words[n - 1].low in cast.known.the) for n in whole)


def _acronyms(cast: Cast) -> frozenset[int]:
    """The words that are bodies by their capitals."""
    return frozenset(run.first for run in cast.runs if run.sort == "body" and run.size == 1)


def _apposed(cast: Cast, at: int) -> str | None:
    """*Velt, a Dorlund Democrat*."""
    words = cast.words
    if at >= len(words) or words[at].before.strip() != "," or words[at].low not in cast.known.the | cast.known.new:
        return None
    for n in range(at + 1, min(at + 1 + AFTER, len(words))):
        if not words[n].joined:
            return None
        if found := party_of(words, n):
            return found
    return None
