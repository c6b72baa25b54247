"""*The army*, *police*: bodies of a state that go by their noun, for nobody asks for their name."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.meant.pronouns import listed
from onrecord.stages.resolve.meant.references import body
from onrecord.stages.resolve.names.runs import text
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

KINDS = frozenset({"army", "police"})
"""Kinds of bodies that go by their noun."""


def force(reading: Reading, first: int, last: int, one: Office) -> str | None:
    """The noun of an army or police that a phrase means by nothing else; None for any other phrase."""
    known, words = reading.cast.known, reading.cast.words
    start = first + (words[first].low in known.the)
    if one.new or start >= last or not all(words[n].joined for n in range(first + 1, last)):
        return None
    if last < len(words) and words[last].joined and words[last].low in listed("clause"):
        return None
    low = " ".join(words[n].low for n in range(start, last))
    kind = known.body(low)
    if kind is None or kind[0] not in KINDS or (start == first and kind[0] != "police"):
        return None
    return text(words[start:last]) if start > first else low


def forces(reading: Reading, one: Office, noun: str) -> Actor | None:
    """The army or police that the report names so, else the one that it told of by its state or place."""
    first = reading.place(one.at)
    found = body(reading, first, first + len(noun.split()) + 1, one)
    kind = reading.cast.known.body(noun.casefold())
    told = [a for a in reading.made.values() if a.kind is Kind.OFFICE and " " in a.name and _kind(reading, a) == kind]
    return found or (told[0] if len(told) == 1 else None)


def _kind(reading: Reading, actor: Actor) -> tuple[str, str] | None:
    """The kind of body that the last word of a name tells."""
    return reading.cast.known.body(actor.name.casefold().split()[-1])
