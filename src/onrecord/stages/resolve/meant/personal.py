"""Whom a description means that tells of him what his office does not: *the 58-year-old*, *the former vet*, *the Norwegian*.

A reader who has not been told so takes it for whom *he* or *she* would mean there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.introduced import words_begun
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.meant.pronouns import fittest, listed
from onrecord.stages.resolve.meant.titling import UNIONS
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.nations import people
from onrecord.stages.resolve.names.natives import native
from onrecord.stages.resolve.party.parties import PAST, nation, party, state
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind
from onrecord.words.lexicon import load

NEAR = 2
"""Paragraphs that such a description looks back."""
ARTICLES = {
    "de": {"der": "m", "die": "f"},
    "fr": {"le": "m", "la": "f"},
    "it": {"il": "m", "lo": "m", "la": "f"},
    "es": {"el": "m", "la": "f"},
}
"""Articles that tell whether a noun is for a woman or a man."""


ONCE = {"ancien": "m", "ancienne": "f"}
"""The same of French words for what somebody was, behind an article that tells nothing."""


def personal(reading: Reading, first: int, last: int, one: Office) -> Actor | None:
    """The person whom *he* or *she* would mean in the place of a description of one person that no office explains."""
    told = _told(reading, first, last, one)
    if told is None:
        return None
    gender, code = told
    start = words_begun(reading, one.at)
    others = [a for a in reading.cast.actors if a.kind is Kind.PERSON and (_here(a, start, one.at) or _abroad(reading, a, code))]
    found = _alone(reading, start, gender, others) or fittest(reading, start, gender, others)
    if found is None or found.kind is not Kind.PERSON:
        return None
    here = reading.paragraph[reading.place(start)]
    spoke = [row.source[0][0] for n, row in enumerate(reading.rows) if row.source and reading.told.get(n) is found]
    places = [at for at in (*(s for s, _ in found.places), *spoke) if at < start]
    return found if any(here - reading.paragraph[reading.place(at)] <= NEAR for at in places) else None


def _alone(reading: Reading, start: int, gender: str | None, others: Sequence[Actor]) -> Actor | None:
    """The only person whom a paragraph names before an offset, in its own words, who may be meant."""
    here = reading.place(start)
    first = bisect_left(reading.paragraph, reading.paragraph[here])
    met: dict[int, Actor] = {}
    for n in reading.runs(first, here):
        actor = reading.cast.of_run.get(n)
        if actor is None or actor.kind is not Kind.PERSON or any(actor is one for one in others):
            continue
        at = reading.token(reading.cast.runs[n].first).start
        said = any(a <= at < b for row in reading.rows for a, b in row.content)
        if not said and not (gender and actor.gender() not in {None, gender}):
            met[id(actor)] = actor
    return met.popitem()[1] if len(met) == 1 else None


def _here(actor: Actor, begun: int, at: int) -> bool:
    """Whether somebody is named in the words between which and a description nobody else may be meant: his own sentence names another."""
    return any(begun < start < at for start, _ in actor.places)


def _abroad(reading: Reading, actor: Actor, code: str | None) -> bool:
    """Whether somebody speaks for another state than the one a description tells of."""
    if not code:
        return False
    unions = {nation(reading, union) for union in UNIONS}
    if any(one.nation and state(reading, one.nation) not in {nation(reading, code), *unions} for one in actor.offices):
        return True
    side = party(reading, actor)
    if side is None or side in {nation(reading, code), *unions} or people(side.casefold()) in UNIONS:
        return False
    return people(side.casefold()) is not None or any(a.kind is Kind.GOVERNMENT and a.name == side for a in reading.cast.actors)


def _told(reading: Reading, first: int, last: int, one: Office) -> tuple[str | None, str | None] | None:
    """The gender that a definite description of one person tells, and the code of the state he is of; None for any other."""
    language = reading.cast.known.language
    if one.new or one.his or (language not in BARE and not one.definite) or not _alone_there(reading, first, last):
        return None
    start = first + (reading.token(first).low in reading.cast.known.the)
    low = [reading.token(n).low for n in range(start, last)]
    head = low[-1] if language in {"en", "de"} else next((word for word in low if word not in _words("once", language)), low[0])
    code, called = _native(reading, last) if len(low) == 1 else None, _calling(head, language)
    aged = any(_aged(language).fullmatch(word) for word in low)
    if heads.is_dumb(head, language) or (reading.cast.known.body(head) and called is None and not aged):
        return None
    past = (_past(low, language) or PAST & one.mods) and not _plural(head, language)
    if not (aged or code is not None or (called is not None and language != "en") or past):
        return None
    gender = ARTICLES.get(language, {}).get(reading.token(first).low) or ONCE.get(low[0])
    return (called[0] if called and called[0] else gender), code


def _alone_there(reading: Reading, first: int, last: int) -> bool:
    """Whether a description ends without a clause, names nobody, and is for no several people."""
    known = reading.cast.known
    start = first + (reading.token(first).low in known.the)
    if start >= last or not all(reading.token(n).joined for n in range(start + 1, last)):
        return False
    if last < len(reading.starts) and reading.token(last).joined and reading.token(last).low in listed("clause"):
        return False
    if known.language not in CAPITALS and reading.runs(first + 1, last) and not _native(reading, last):
        return False
    low, article = reading.token(last - 1).low, reading.token(first).low
    if known.language in ARTICLES and known.language != "de" and article not in {*ARTICLES[known.language], "l"}:
        return False
    return not (known.language == "de" and article == "die" and low.endswith("n") and not low.endswith("in"))


BARE, CAPITALS = frozenset({"ru", "uk", "pl"}), frozenset({"de", "ru", "uk", "pl"})
"""Languages without articles, and those in which a noun may look like a name or stands in a case."""


def _past(low: list[str], language: str) -> bool:
    """Whether some words tell what somebody was: *former*, *l’ancien*, *Ex-*."""
    begins = tuple(load("personal")["begun"].get(language, ()))
    return (len(low) > 1 and low[0] in _words("once", language)) or bool(begins and low[0].startswith(begins))


def _plural(head: str, language: str) -> bool:
    """Whether a noun is for several, where the article does not tell."""
    return language == "en" and head.endswith("s") and not head.endswith("ss")


@cache
def _words(kind: str, language: str) -> frozenset[str]:
    return frozenset(load("personal")[kind].get(language, ()))


@cache
def _aged(language: str) -> re.Pattern[str]:
    return re.compile(load("personal")["aged"].get(language, "(?!)"))


def _native(reading: Reading, last: int) -> str | None:
    """The code of the state that the last word of a description says somebody is of; empty where it has none."""
    word, language = reading.token(last - 1), reading.cast.known.language
    return native(word.low, language) if word.capital or language not in {"en", "de"} else None


LONG = 5
"""Letters of a noun that others are grown to, at least."""


def _calling(head: str, language: str) -> tuple[str | None] | None:
    """The gender that a noun for one person by his work tells; None for any other word."""
    if language == "en":
        return heads.person(head)
    told = load("personal")["callings"].get(language, {})
    for gender, nouns in told.items():
        if head in nouns:
            return (None if gender == "x" else str(gender),)
    if language != "de":
        return None
    if any(head.endswith(f"{noun}in") for noun in told["m"]) or any(head.endswith(noun) for noun in told["f"] if len(noun) > LONG):
        return ("f",)
    return ("m",) if any(head.endswith(noun) for noun in told["m"] if len(noun) >= LONG) else None
