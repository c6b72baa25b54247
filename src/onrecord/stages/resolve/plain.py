"""Resolve: who the speaker is. For now in the plainest way: the source's words, and for a pronoun the speaker before it.

What this stage cannot work out stays None. Canonical actors, parties and dates of speech are rooms still to be built.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.types import Attribution, Report
from onrecord.words.lexicon import load
from onrecord.words.spans import reads, without

VERSION = "1"
REACH = 600
"""Characters a pronoun may look back for its speaker: about two paragraphs of news prose."""
EDGES = " \t\n\u00a0\"“”„«»‘’'‹›,;:–—-"


def resolve(report: Report, attributions: Sequence[Attribution]) -> list[str | None]:
    """For each attribution the words that name its speaker, or None where the text does not tell."""
    language = report.details.language or "en"
    speakers: list[str | None] = []
    for number, one in enumerate(attributions):
        speakers.append(_speaker(report.text, attributions, speakers, number, language) if one.source else None)
    return speakers


def _speaker(text: str, rows: Sequence[Attribution], known: list[str | None], number: int, language: str) -> str | None:
    words = name(text, rows[number])
    kind = pronoun(words, language)
    if kind is None:
        return words or None
    if kind == "own":
        return _outer(rows, known, number)
    return _before(Reading(text, rows, known, number), words) if kind == "person" else None


def name(text: str, one: Attribution) -> str:
    """The words of a source on one line, without the quotation marks, commas and possessive around them."""
    words = " ".join(reads(text, one.source).split()).strip(EDGES)
    return words.removesuffix("’s").removesuffix("'s")


def pronoun(words: str, language: str) -> str | None:
    """`person`, `own` or `relative` when the words are a pronoun of the language, else None."""
    return _pronouns(language[:2]).get(words.casefold())


@cache
def _pronouns(language: str) -> dict[str, str]:
    lists = load("pronouns")
    return {word: kind for kind in ("relative", "own", "person") for word in lists[kind].get(language, ())}


def _outer(rows: Sequence[Attribution], known: list[str | None], number: int) -> str | None:
    """Who says *we* inside a quotation is the one who is quoted."""
    parent = rows[number].parent
    return known[parent] if parent is not None and parent < len(known) else None


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a resolution stands: the text, its attributions, the speakers known so far, and the one asked about."""

    text: str
    rows: Sequence[Attribution]
    known: list[str | None]
    number: int


def _before(here: Reading, words: str) -> str | None:
    """The speaker last named before the pronoun whom it may stand for; None when he is far, or somebody else was named since."""
    at = here.rows[here.number].source[0][0]
    best: tuple[int, str] | None = None
    for n in range(here.number):
        speaker, end = here.known[n], here.rows[n].source[-1][1] if here.rows[n].source else at
        near = end <= at and at - end <= REACH and not _inside(here.rows, n, here.number)
        if speaker and near and may_be(words, speaker) and (best is None or end > best[0]):
            best = end, speaker
    return None if best is None or _somebody_else(here, best[0], at, best[1]) else best[1]


def _somebody_else(here: Reading, start: int, end: int, speaker: str) -> bool:
    """Whether the report's own voice names somebody between the speaker and the pronoun: then it is not ours to choose."""
    spoken = [s for one in here.rows for s in (*one.content, *one.cue, *one.source)]
    told = " ".join(here.text[a:b] for a, b in without((start, end), spoken))
    named = {match[1] for match in _NAME.finditer(told)} - set(load("pronouns")["no_names"])
    return any(n not in speaker and n.casefold() not in _territories() and not _DEMONYM.search(n) for n in named)


def may_be(words: str, speaker: str) -> bool:
    """Whether *he* or *she* can be this speaker: a state, a union or a group of people cannot. Other pronouns are open."""
    if words.casefold() not in _ONE_PERSON:
        return True
    if speaker.startswith(("a ", "an ")) and speaker == speaker.lower():
        return False
    bare = speaker.removeprefix("the ").removeprefix("The ")
    return bare.casefold() not in _territories() | _agencies() and not _PLURAL.search(speaker)


_NAME = re.compile(r"(?:^|[.!?,;:]\s+|\b(?:when|while|as|that|and|but|before|after|if) )(?:[A-Z][a-z]+\. )?([A-Z][^\W\d_A-Z]+)(?!\w|[’']s)")
"""A name where a subject stands: at the start of a sentence or a clause, and not in the genitive."""
_DEMONYM = re.compile(r"(?:ian|ean|can|ish|ese|sh|ch|aeli|yz)s?$")
_ONE_PERSON = frozenset({"he", "she", "him", "his", "her", "hers"})
_PLURAL = re.compile(r"(?:^|\s)(?:[a-z]+[^s\W]s|people|men|women|both|[A-Z]\w+s and \w+|\S+ and \S+)$")
"""A small-letter noun in the plural at the end (`Ukrainian lawmakers`), or two names joined."""


@cache
def _agencies() -> frozenset[str]:
    rows = load("agencies")["agencies"]
    return frozenset(name.casefold() for row in rows for name in (row["name"], *row.get("also", ())))


@cache
def _territories() -> frozenset[str]:
    return frozenset(name.casefold() for names in load("territories").values() for name in names)


def _inside(rows: Sequence[Attribution], inner: int, outer: int) -> bool:
    """Whether one attribution is nested in another one that is not also around `outer`: its speaker is not the narrator's."""
    return rows[inner].parent is not None and rows[inner].parent != rows[outer].parent
