"""For whom people without a name speak, by the words before their noun: *Dorlundian officials*, *Harbour Party delegates*."""

from __future__ import annotations

from onrecord.stages.resolve.meant.offices import FIRST_HEAD
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.nations import people
from onrecord.stages.resolve.party.allegiance import party_of
from onrecord.stages.resolve.party.parties import party, state
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind


def group_side(reading: Reading, first: int, last: int) -> str | None:
    """For whom people without a name speak: the party, or for officials the country, that the words before their noun name."""
    near = range(first, min(last, len(reading.starts)))
    label = next((found for n in near if (found := party_of(reading.cast.words, n))), None)
    head = next((n for n in near if reading.token(n).low in heads.words("officials")), None)
    if label or head is None:
        return label
    named = (reading.cast.of_run.get(n) for n in reading.runs(first, head))
    seat = next((actor for actor in named if actor is not None and (actor.code or actor.kind is Kind.GOVERNMENT)), None)
    if seat is not None:
        return party(reading, seat)
    reach = range(first, min(last, len(reading.starts))) if reading.cast.known.language in FIRST_HEAD else range(first, head)
    return next((found for n in reach if (found := people_of(reading, n))), None)


def people_of(reading: Reading, n: int) -> str | None:
    """The state whose people a word is for."""
    low = reading.token(n).low
    return state(reading, low) if low in reading.cast.nations or people(low) else None
