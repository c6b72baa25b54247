"""Bodies that speak by the letters of a name which the report has in full: *NUD* for *National Union of Dockers*."""

from __future__ import annotations

import re

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.names.bodies import firms
from onrecord.stages.resolve.party.allegiance import partisans
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

LEAST = 3
"""Letters that stand for one name at least."""


def in_full(reading: Reading, actor: Actor | None) -> Actor | None:
    """The only body of a report whose name has the letters that another one is called by; whoever has no such name stays."""
    if actor is None or actor.kind is not Kind.BODY or actor.code or not _letters(reading, actor.name):
        return actor
    bodies = (one for one in reading.cast.actors if one.kind is Kind.BODY and one.code is None and one is not actor)
    found = [one for one in bodies if _initials(one.name) == actor.name and _headed(reading, one)]
    return found[0] if len(found) == 1 else actor


def _letters(reading: Reading, name: str) -> bool:
    """Whether a name is letters only, and none for the members of a party."""
    return reading.cast.known.language == "en" and len(name) >= LEAST and name.isupper() and name.casefold() not in partisans()


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def _headed(reading: Reading, actor: Actor) -> bool:
    """Whether a name is a body's by its head: no convention's, act's or programme's."""
    words = re.split(r" (?:of|for|on|in) ", actor.name)[0].split()
    low = words[-1].casefold()
    return reading.cast.known.body(low) is not None or low in firms()
