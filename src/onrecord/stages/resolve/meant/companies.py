"""Whether a single name that speaks is a company's: by what only companies have, or by *its*."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.pronouns import gender
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.apposed import bodily
from onrecord.stages.resolve.reading import Reading

MOST, OWNED = 40, 3
"""Places of a name that are looked at, and words after one that owns something among which that stands."""
REACH = 25
"""Words after a name among which *its* and *his* tell what it is."""


def company(reading: Reading, actor: Actor) -> bool:
    """Whether a single name is a company's in English."""
    if reading.cast.known.language != "en":
        return False
    ends = [reading.place(end) for _, end in actor.places[:MOST]]
    if any(_has(reading, n) or bodily(reading.cast.words, n, reading.cast.known) for n in ends if n and n < len(reading.starts)):
        return True
    told = [found for _, end in actor.places[:MOST] if (found := _own(reading, reading.place(end)))]
    return told.count("its") > 1 and told.count("its") > told.count("his")


def _has(reading: Reading, n: int) -> bool:
    """Whether what only companies have follows a name that ends before a word: *Halder’s shareholders*."""
    reach = range(n, min(n + (OWNED if reading.token(n - 1).owns else 1), len(reading.starts)))
    after = next((m for m in reach if reading.token(m).low in wording.words("of_firms")), None)
    return after is not None and all(reading.token(m).joined and not reading.token(m).capital for m in range(n, after + 1))


def _own(reading: Reading, n: int) -> str | None:
    """The first word for whose something is after a name in its sentence, before anything else is named: *its*, or *his*."""
    for m in range(n, min(n + REACH, len(reading.starts))):
        word = reading.token(m)
        if reading.sentence[m] != reading.sentence[n - 1] or reading.runs(m, m + 1):
            return None
        if word.low in {"its", "itself"}:
            return "its"
        if gender(word.low):
            return "his"
    return None
