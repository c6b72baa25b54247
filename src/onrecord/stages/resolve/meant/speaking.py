"""Whoever speaks for a body without a name of his own, and is *he* or *she* from there on."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.runs import role_at
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

SPEAKS, SOON = "spokesman", 3
"""The office of who speaks for a body, and sentences in which he is still meant."""
PERSONAL = frozenset({"he", "she"})


def spokesman(reading: Reading, at: int) -> Actor | None:
    """The body for which somebody without a name spoke last, if nobody is named since: *A spokeswoman for the bank said no. She …*."""
    here, rows = reading.place(at), reading.rows
    spoke = [(row.source[0], n) for n, row in enumerate(rows) if row.source and row.parent is None]
    (start, end), row = max((one for one in spoke if one[0][0] < at and one[1] in reading.told), default=((0, 0), -1))
    actor, place = reading.told.get(row), reading.place(start)
    if actor is None or actor.kind in {Kind.PERSON, Kind.UNNAMED} or reading.paragraph[here] - reading.paragraph[place] > 1:
        return None
    last = reading.words((start, end))[1]
    roles = (role_at(reading.cast.words, n, last, reading.cast.known) for n in range(place, last))
    again = reading.text[start:end].casefold() in PERSONAL
    does = again or any(found is not None and found[0].concept == SPEAKS for found in roles)
    near = reading.sentence[here] - reading.sentence[place] <= SOON
    since = any((a := reading.cast.of_run.get(n)) is not None and a.kind is Kind.PERSON for n in reading.runs(place, here))
    return actor if does and near and not since else None


def desk(reading: Reading, one: Office) -> bool:
    """Whether a description is of where somebody’s body answers the press: *the movement’s press desk*."""
    words = one.words.casefold().split()
    if reading.cast.known.language != "en" or one.owner is None or len(words) < len(("press", "desk")):
        return False
    return words[-1] in wording.words("desks") and words[-2] in wording.words("press")
