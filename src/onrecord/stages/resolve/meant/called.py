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


def _bare(reading: Reading, one: Office) -> bool:
    return reading.cast.known.language == "en" and one.definite and not (one.owner or one.nation or one.his)


def _ends_in(actor: Actor, noun: str) -> bool:
    words = actor.name.replace("’s", "").split()
    return any(
        word.casefold() == noun and word[:1].isupper() and n and (n + 1 == len(words) or words[n + 1] in AFTER)
        for n, word in enumerate(words)
    )
