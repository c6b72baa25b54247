"""The body or state that *which*, *that* or *who* means: the one named right before, or told what it is (*Norda, a line that …*)."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.pronouns import listed
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.bodies import members
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

CLAUSE, BODY = frozenset({"which", "who"}), frozenset({"which", "that", "who"})
"""Pronouns of a clause behind a comma, and of one that tells what a body is."""
LONG, NEAR = 12, 4
"""Words of an apposition at most, and words before a name that tell of what it is a part."""
MANY = frozenset({"are", "were", "have", "do", "both", "all", "each", "say", "want", "hope", "believe", "call", "include"})
"""Words behind a pronoun that is several things."""


def named_before(reading: Reading, at: int) -> Actor | None:
    """The body or state named before a relative pronoun, if the clause tells of it; None where it may tell of another thing."""
    low = reading.token(at).low
    if reading.cast.known.language != "en" or not at or low not in BODY or _many(reading, at):
        return None
    if low in CLAUSE and reading.token(at).before.strip() == ",":
        end = at - 1 if _kind(reading, at - 1) and not reading.token(at - 1).capital else at
        found = _ending(reading, end) or (_ending(reading, at) if end != at else None)
        if found is not None:
            return found
    return _told_of(reading, at)


def _many(reading: Reading, at: int) -> bool:
    return at + 1 >= len(reading.starts) or reading.token(at + 1).low in MANY


def _kind(reading: Reading, n: int) -> bool:
    """Whether a word is for a kind of body."""
    return reading.cast.known.body(reading.token(n).low) is not None


def _ending(reading: Reading, end: int) -> Actor | None:
    """The body whose name ends before a word, where it is no part of another thing: not *a letter from Norda*, *the crew of Norda*."""
    near = [n for n in reading.runs(max(0, end - LONG), end) if reading.cast.runs[n].last == end and n in reading.cast.of_run]
    if not near or reading.token(end - 1).owns:
        return None
    actor, run = reading.cast.of_run[near[-1]], reading.cast.runs[near[-1]]
    last = actor.name.split()[-1].casefold()
    if last in members():
        return None
    thing = heads.is_thing(last, "en") and reading.cast.known.body(last) is None
    if thing or actor.kind not in {Kind.BODY, Kind.GOVERNMENT, Kind.OFFICE}:
        return None
    single = actor.kind is Kind.BODY and run.size == 1 and run.start and reading.token(run.first - 1).low in reading.cast.known.the
    return None if single or _part(reading, run.start) else actor


def _part(reading: Reading, start: int) -> bool:
    """Whether a name stands behind a small word that ties it to a noun, a thing of which the clause may tell."""
    known = reading.cast.known
    first = start
    while first > max(0, start - NEAR) and reading.token(first).joined and not _ties(reading, first - 1):
        first -= 1
    if not first or not reading.token(first).joined or not _ties(reading, first - 1):
        return False
    before = reading.token(first - 2) if first > 1 else None
    if before is None or reading.token(first - 1).low not in known.whose:
        return before is not None and heads.is_dumb(before.low, "en")
    return not (heads.is_thing(before.low, "en") or before.low.endswith("s")) or before.low in known.people or _kind(reading, first - 2)


def _ties(reading: Reading, n: int) -> bool:
    return reading.token(n).low in reading.cast.known.of | reading.cast.known.at | {"by", "about", "against", "and"}


def _told_of(reading: Reading, at: int) -> Actor | None:
    """The body that an apposition before a pronoun tells of: *Norda, a shipping line that …*."""
    known = reading.cast.known
    if not reading.token(at).joined or not _kind(reading, at - 1) or reading.token(at - 1).capital:
        return None
    first = next((n for n in range(at - 2, max(0, at - LONG), -1) if reading.token(n).low in known.new | known.the), None)
    if first is None or reading.token(first).before.strip() != "," or not all(reading.token(n).joined for n in range(first + 1, at)):
        return None
    if any(reading.token(n).low in known.of for n in range(first, at)):
        return None
    return _ending(reading, first)


def apposed(reading: Reading, at: int) -> Actor | None:
    """The person of whom words between a comma and *who* tell who he is: *Anton Velt, a harbour pilot from Ostrel, who …*."""
    known = reading.cast.known
    if known.language != "en" or reading.token(at).low != "who":
        return None
    for n in reversed(reading.runs(max(0, at - FAR), at)):
        run, actor = reading.cast.runs[n], reading.cast.of_run.get(n)
        first = run.last
        if (
            actor is None
            or actor.kind is not Kind.PERSON
            or reading.sentence[run.first] != reading.sentence[at]
            or reading.token(first - 1).owns
        ):
            continue
        if first + 1 >= at or reading.token(first).before.strip() != ",":
            return None
        return actor if _describes(reading, first, at) else None
    return None


FAR = 18
"""Words back from *who* to the name."""


def _describes(reading: Reading, first: int, last: int) -> bool:
    """Whether words are a noun phrase that tells who somebody is: an article, no verb, no other comma, and a noun for a person."""
    known = reading.cast.known
    words = [reading.token(n) for n in range(first, last)]
    begins = words[0].low in known.new | known.the | known.his | {"former", "longtime"} or any(word.owns for word in words[:4])
    verbs = (
        listed("doing") | listed("clause") | {"are", "were", "have", "been", "being", "be", "to", "not", "while", "but", "when", "where"}
    )
    plain = not any(word.low in verbs for word in words) and not any(word.before.strip() for word in words[1:])
    told = bool(heads.person(words[-1].low) or known.single(words[-1].low)) and not words[-1].low.endswith("s")
    if reading.token(last).before.strip() != ",":
        return begins and plain and told and not any(word.low in known.of | known.joins for word in words)
    inside = any(heads.person(word.low) or known.single(word.low) for word in words)
    return begins and plain and (told or (inside and any(word.low in known.of for word in words)))
