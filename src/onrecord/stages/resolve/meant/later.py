"""What a report says of somebody later, without the name: *President Velt … the Dorlundian leader said* tells whose president he is."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office, office
from onrecord.stages.resolve.meant.references import offices_alone
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind


def later(reading: Reading) -> dict[int, list[Office]]:
    """The offices by which people are called after they were named, by the identity of the person."""
    found: dict[int, list[Office]] = {}
    for one, actor in (*offices_alone(reading), *_sources(reading)):
        if actor.kind is Kind.PERSON and one.known and not (one.his or one.new) and _tells(reading, one, actor):
            found.setdefault(id(actor), []).append(one)
    return found


def _tells(reading: Reading, one: Office, actor: Actor) -> bool:
    """Whether a description says for whom an office speaks: for a state as its rulers do, or for a body, where no office says it."""
    if one.nation:
        return one.concept in reading.cast.known.rulers
    if one.owner is None or one.concept not in BODILY or any(other.owner or other.his for other in actor.offices):
        return False
    owners = [found for n in reading.runs(*one.owner) if (found := reading.cast.of_run.get(n))]
    return bool(owners) and all(found.kind is Kind.BODY and not found.code for found in owners)


BODILY = frozenset({"chair", "director", "leader", "secretary general", "spokesman"})
"""Who speaks for a body."""


def _sources(reading: Reading) -> Iterator[tuple[Office, Actor]]:
    """The sources that describe who speaks and do not name him."""
    cast = reading.cast
    for n, actor in sorted(reading.told.items(), key=lambda row: row[0]):
        source = reading.rows[n].source
        if actor is None or len(source) != 1:
            continue
        first, last = reading.words(source[0])
        if last - first > 1 and all(cast.of_run.get(m) is not actor for m in reading.runs(first, last)):
            one = office(cast.words, first, last, cast.known, cast.nations)
            if one is not None:
                yield one, actor
