"""Somebody who has no name and is met again: *a senior official*, then *the official*; *the Dorlundian premier*, then *the premier*."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.naming import WHOLE
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.lists import ENDINGS
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind


def again(reading: Reading, one: Office) -> Actor | None:
    """Somebody without a name who spoke before under the same noun: *a senior official*, then *the official*."""
    language = reading.cast.known.language
    bare = language in ENDINGS and language != "de" and " " not in one.words
    if not (one.definite or bare) or one.owner:
        return None
    if one.known and one.definite and (same := _same_office(reading, one.words.casefold())):
        return same
    nouns = {one.words.split()[-1].casefold(), *([one.concept] if language in WHOLE else [])}
    met = [a for a in reversed(reading.made.values()) if a.kind is Kind.UNNAMED and any(_alike(n, o) for n in nouns for o in a.heads)]
    return met[0] if met else None


def _same_office(reading: Reading, words: str) -> Actor | None:
    """The one office without a holder that was told of before with more words: *the Dorlundian premier*, then *the premier*."""
    met = [a for a in reading.made.values() if a.kind is Kind.OFFICE and a.name.casefold().endswith(f" {words}")]
    return met[0] if len(met) == 1 else None


def _alike(head: str, other: str) -> bool:
    """Whether two nouns may be for one group of people: the same, or both for bodies (*organizations*, *the groups*)."""
    return head == other or {head, other} <= heads.words("several")
