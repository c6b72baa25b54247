"""The body that a sentence begins with by common words, before *it* or its spokesman: *The foreign ministry was quick to react*."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

FEW = 5
"""Words of such a body at most."""
BODIES = frozenset({Kind.BODY, Kind.OFFICE, Kind.GOVERNMENT})


def opened(reading: Reading, at: int) -> Actor | None:
    """The body with which the sentence before the one at an offset begins, in its paragraph; None where it is told of nobody's."""
    here = reading.place(at)
    first = bisect_left(reading.sentence, reading.sentence[here] - 1)
    last = bisect_left(reading.sentence, reading.sentence[here])
    if first == last or reading.paragraph[first] != reading.paragraph[here] or reading.token(first).low not in reading.cast.known.the:
        return None
    end = _end(reading, first, last)
    if end is None or any(reading.told.get(n) is not None for n, row in enumerate(reading.rows) if _begins(reading, row.source, first)):
        return None
    from onrecord.stages.resolve.meant.described import described

    found = described(reading, first, end)
    return found if found is not None and found.kind in BODIES and not found.parts else None


def _end(reading: Reading, first: int, last: int) -> int | None:
    """Where the noun for a body ends with which a sentence begins, if what it does follows, or where it is; None for no such noun."""
    known = reading.cast.known
    for n in range(first + 1, min(first + FEW, last - 1)):
        word, after = reading.token(n), reading.token(n + 1)
        if not word.joined or word.owns:
            return None
        if known.body(word.low) is not None and not (after.joined and (after.capital or known.body(after.low) or after.low in known.ranks)):
            tied = after.joined and after.low in known.whose | known.joins
            return None if tied or known.role((word.low, after.low)) else n + 1
    return None


def _begins(reading: Reading, source: tuple[tuple[int, int], ...], first: int) -> bool:
    return bool(source) and reading.place(source[0][0]) == first
