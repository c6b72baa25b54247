"""To whom or of whom a clause says that *he* or *she* does something, and who is therefore another: *She told the prime minister*."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

FAR = 4
"""Words after a pronoun among which what its verb is said of begins: *she has already told Velt*."""


def objects(reading: Reading, at: int) -> list[Actor]:
    """The people whom a clause names or describes right behind the verb of a pronoun at an offset, in no words that are said."""
    here = reading.place(at)
    if reading.cast.known.language not in LANGUAGES or here >= len(reading.starts) or reading.token(here).low not in SUBJECTS:
        return []
    end = here + 1
    while end < min(here + FAR, len(reading.starts)) and _goes_on(reading, end):
        end += 1
    places = {reading.token(reading.cast.runs[n].start).start: n for n in reading.runs(here + 2, end + 1)}
    found = [
        actor
        for start, n in places.items()
        if _behind(reading, start, here, end) and (actor := reading.cast.of_run.get(n)) is not None and not _owns(reading, n)
    ]
    found += [actor for start, actor in reading.meant if _behind(reading, start, here, end)]
    return [actor for actor in found if actor.kind is Kind.PERSON]


def _behind(reading: Reading, start: int, here: int, end: int) -> bool:
    """Whether what begins at an offset stands right behind a verb whose words end before a word."""
    place = reading.place(start)
    return here + 1 < place <= end and reading.token(place).joined


LANGUAGES = frozenset({"en", "de"})
SUBJECTS = frozenset({"he", "she", "er", "sie"})


def _goes_on(reading: Reading, n: int) -> bool:
    """Whether a word is one of the verb’s, in small letters and not of what is said."""
    word, known = reading.token(n), reading.cast.known
    said = any(a <= word.start < b for row in reading.rows for a, b in row.content)
    ends = word.capital or word.low in known.the | known.new | known.his | known.of | known.at
    return word.joined and not ends and not said


def _owns(reading: Reading, n: int) -> bool:
    return reading.token(reading.cast.runs[n].last - 1).owns
