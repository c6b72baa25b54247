"""What a report says of somebody later, without the name: *President Velt … the Dorlundian leader said* tells whose president he is."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.offices import Office, office
from onrecord.stages.resolve.reading import Reading
from onrecord.stages.resolve.references import offices_alone
from onrecord.types import Kind


def later(reading: Reading) -> dict[int, list[Office]]:
    """The offices by which people are called after they were named, by the identity of the person."""
    found: dict[int, list[Office]] = {}
    for one, actor in (*offices_alone(reading), *_sources(reading)):
        whose = one.nation or (one.owner and not any(other.owner or other.his for other in actor.offices))
        if actor.kind is Kind.PERSON and one.known and not (one.his or one.new) and whose:
            found.setdefault(id(actor), []).append(one)
    return found


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
