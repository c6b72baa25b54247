"""The body that a bare noun means by its name: *Ostrel Zoo*, then *the zoo*."""

from __future__ import annotations

from collections import Counter

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

CLEAR = 3
"""How many times as often as any other so called a body is named whom a noun means."""
AFTER = frozenset({"&", "and", "of", "for"})


def called_so(reading: Reading, one: Office) -> Actor | None:
    """The body whose name ends in the very noun, or goes on behind it with *of* or *and*; of several the one named most.

    Names that begin alike are of one body: *Ostrel Zoo & Garden*.
    """
    noun = one.words.split()[-1].casefold() if one.words else ""
    if not _bare(reading, one) or heads.is_dumb(noun, "en") or heads.person(noun) or " " in one.words:
        return None
    named = Counter[str]()
    met = [(a, sum(start < one.at for start, _ in a.places)) for a in reading.cast.actors if a.kind is Kind.BODY and _ends_in(a, noun)]
    for actor, count in met:
        named[actor.key[0]] += count
    (first, most), *others = named.most_common(2) or [("", 0)]
    clear = most and all(most >= CLEAR * count for _, count in others)
    return max((pair for pair in met if pair[0].key[0] == first), key=lambda pair: pair[1])[0] if clear else None


def called_after(reading: Reading, first: int, last: int) -> Actor | None:
    """The one body whose name the words of a description end: *the growers’ association* for *Ostrel Citrus Growers’ Association*.

    Or whose name tells who is in it as the description does: *the union for striking nurses* for *Ostrel Nurses’ Federation*.
    """
    known = reading.cast.known
    start = first + (reading.token(first).low in known.the)
    if known.language != "en" or last - start < TWO or not (start > first or reading.token(first).opens):
        return None
    if any(reading.token(n).capital for n in range(first + 1, start + TWO)):
        return None
    own = [reading.token(n).low for n in range(start, last)]
    body = next((n for n, low in enumerate(own) if (kind := known.body(low)) and kind[1] != "state" and kind[0] not in ANY), None)
    if body is None or any(low in known.new | known.his for low in own[:body]) or reading.runs(start, start + body + 1):
        return None
    bodies = [a for a in reading.cast.actors if a.kind is Kind.BODY and len(a.key) > 1 and a.name[:1].isupper()]
    if body == len(own) - 1:
        found = [a for a in bodies if _plain(a)[-len(own) :] == own]
    else:
        whose = {low for low in own[body + 1 :] if low in known.people} if own[body + 1] in MEMBERS and start > first else set()
        found = [a for a in bodies if whose & {*_plain(a)} and known.body(_plain(a)[-1])]
    return found[0] if len(found) == 1 else None


TWO = 2
"""Words of such a description at least."""
ANY = frozenset({"company", "newspaper", "campaign"})
"""Kinds of bodies that are seldom called by whose they are."""
MEMBERS = frozenset({"for", "of", "representing"})
"""Words between a word for a body and those who are in it."""


def _plain(actor: Actor) -> list[str]:
    """The words of a name, without the marks that say whose it is."""
    return actor.name.casefold().replace("’s", "").replace("'s", "").replace("’", "").replace("'", "").split()


def _bare(reading: Reading, one: Office) -> bool:
    return reading.cast.known.language == "en" and one.definite and not (one.owner or one.nation or one.his)


def _ends_in(actor: Actor, noun: str) -> bool:
    words = actor.name.replace("’s", "").split()
    return any(
        word.casefold() == noun and word[:1].isupper() and n and (n + 1 == len(words) or words[n + 1] in AFTER)
        for n, word in enumerate(words)
    )
