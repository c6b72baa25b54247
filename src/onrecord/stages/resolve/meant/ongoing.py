"""A body that goes on to speak in the next paragraph: *Norda said … . “…,” it added*."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

FEW = 6
"""Words of a sentence among which its subject begins."""


def body(reading: Reading, actor: Actor) -> bool:
    """Whether *it* may mean a speaker: a body or state, or one without a name (*the government*)."""
    if actor.kind in {Kind.BODY, Kind.GOVERNMENT, Kind.OFFICE}:
        return True
    noun = actor.name.casefold().split()[-1]
    return actor.kind is Kind.UNNAMED and reading.cast.known.body(noun) is not None and not heads.is_text(noun, "en")


def goes_on(reading: Reading, at: int, begun: int, heard: int) -> bool:
    """Whether *it* at an offset, whose words begin at another, is in the paragraph after the one in which somebody was heard.

    There it is said of words that stand before it, or right after the sentence that begins with the other.
    """
    if reading.cast.known.language != "en":
        return False
    here, there = reading.place(begun), reading.place(heard)
    if reading.paragraph[here] - reading.paragraph[there] != 1 or reading.paragraph[here] != reading.paragraph[reading.place(at)]:
        return False
    if here and reading.paragraph[here - 1] == reading.paragraph[here]:
        return False
    first = bisect_left(reading.sentence, reading.sentence[there])
    return begun < at or (reading.sentence[here] - reading.sentence[there] == 1 and there - first <= FEW)
