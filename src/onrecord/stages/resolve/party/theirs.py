"""The union or party that a report calls somebody's: *his Weir Alliance*, *Lund, whose Harbour Party …*, *her union, the Weir Guild*."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.pronouns import antecedent
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

WHOSE = frozenset({"whose", "dessen", "deren"})
"""What says behind a comma that what follows is of who is named before it."""


def theirs(reading: Reading) -> None:
    """Note of every person the union, party or movement that is called his: he speaks for it."""
    for n, body in sorted(reading.cast.of_run.items()):
        if (
            body.kind is Kind.BODY
            and not _bare(reading, body)
            and (person := _person(reading, n, body)) is not None
            and person.kind is Kind.PERSON
        ):
            person.sides.append(body)


def _person(reading: Reading, n: int, body: Actor) -> Actor | None:
    """Whose the body of a run is called, by the pronoun before it or before the noun that it stands beside."""
    known, at = reading.cast.known, reading.cast.runs[n].start - 1
    if at < 1 or not reading.token(at + 1).joined:
        return None
    if reading.token(at).low in known.the and reading.token(at).before.strip() == "," and _own(reading, reading.token(at - 1).low):
        at -= 2
    elif not any((kind := known.body(word.casefold())) and kind[1] == "own" for word in body.name.split()):
        return None
    if at < 0:
        return None
    word = reading.token(at)
    if word.low in WHOSE and word.before.strip() == ",":
        return next((reading.cast.of_run[m] for m in range(n - 1, max(n - 3, -1), -1) if _ends(reading, m, at)), None)
    return antecedent(reading, word.low, word.start) if word.low in known.his else None


def _bare(reading: Reading, body: Actor) -> bool:
    """Whether what looks like a name is a noun alone, capital as German nouns are: *ihre Gewerkschaft*."""
    return len(body.key) == 1 and reading.cast.known.body(body.name.casefold()) is not None


def _ends(reading: Reading, m: int, at: int) -> bool:
    return m in reading.cast.of_run and reading.cast.runs[m].last == at


def _own(reading: Reading, low: str) -> bool:
    """Whether a noun is for bodies that people belong to, and do not only work for."""
    kind = reading.cast.known.body(low)
    return kind is not None and (kind[1] == "own" or kind[0] == "league")
