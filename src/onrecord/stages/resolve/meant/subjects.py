"""What a German sentence begins with: the name that *er* or *sie* means at the beginning of the next one."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.names.letters import plain
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Attribution


def genitive(reading: Reading, n: int) -> bool:
    """Whether a German name stands in the genitive: *Lunds Sprecher*."""
    if reading.cast.known.language != "de" or (actor := reading.cast.of_run.get(n)) is None:
        return False
    word = reading.token(reading.cast.runs[n].last - 1)
    return word.low.endswith("s") and plain(word.low[:-1]) == actor.key[-1]


def begins(reading: Reading, n: int, at: int) -> bool:
    """Whether a German sentence begins with a name, or with what stands before a comma and the name, and the next one at an offset."""
    run, here = reading.cast.runs[n], reading.place(at)
    if reading.cast.known.language != "de" or not reading.token(here).opens or reading.sentence[here] - reading.sentence[run.first] != 1:
        return False
    start = bisect_left(reading.sentence, reading.sentence[run.first])
    if start == run.start:
        return True
    after = reading.token(run.last).before.strip() if run.last < len(reading.starts) else ""
    aside = reading.token(run.start).before.strip() == "," == after
    return reading.token(start).low in reading.cast.known.the and (aside or _described(reading, start, run.start))


def _described(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but adjectives and nouns stands between an article and a name: *Die frühere Ministerin Mira Lund*."""
    words = [reading.token(m) for m in range(start + 1, end + 1)]
    return all(word.joined for word in words) and all(word.capital or word.low.endswith(("e", "en", "er")) for word in words)


def clausal(reading: Reading, row: Attribution) -> bool:
    """Whether an English source is *who*: whose clause it is, the sentence tells of in passing."""
    return reading.cast.known.language == "en" and reading.token(reading.place(row.source[0][0])).low == "who"
