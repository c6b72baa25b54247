"""Whose a text is that a report tells of before it speaks: *Velt released a statement*, *a note from Velt*; and whose a campaign is."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.names import heads, wording
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

BACK, NEAR = 80, 1
"""Words that are looked back, and paragraphs between."""
SPAN = 3
"""Words between a verb or *from* and the noun or name that belongs to it."""


def writer(reading: Reading, noun: str, at: int) -> Actor | None:
    """Who wrote the text that *the statement* means: whom the report told of it last, near before an offset; None where nobody is told."""
    if reading.cast.known.language != "en" or not heads.is_text(noun, "en"):
        return None
    here = reading.place(at)
    for n in range(here - 1, max(0, here - BACK), -1):
        if reading.paragraph[here] - reading.paragraph[n] > NEAR:
            return None
        if reading.token(n).low == noun:
            return _from(reading, n) or _by(reading, n)
    return None


def _from(reading: Reading, n: int) -> Actor | None:
    """Who is named right after *from* or *by* behind a noun."""
    if n + 1 >= len(reading.starts) or reading.token(n + 1).low not in {"from", "by"} or not reading.token(n + 1).joined:
        return None
    near = [m for m in reading.runs(n + 2, n + 2 + SPAN) if reading.cast.runs[m].start <= n + SPAN]
    return _actor(reading, near[0]) if near else None


def _by(reading: Reading, n: int) -> Actor | None:
    """Who is named right before a verb whose object begins with an article before a noun: *Velt released a short statement*."""
    first = next((m for m in range(n - 1, max(0, n - SPAN) - 1, -1) if reading.token(m).low in reading.cast.known.new), None)
    if (
        not first
        or reading.token(first - 1).low not in wording.words("wrote")
        or not all(reading.token(m).joined for m in range(first, n + 1))
    ):
        return None
    before = [m for m in reading.runs(max(0, first - 1 - BACK), first - 1) if first - 1 - SPAN < reading.cast.runs[m].last <= first - 1]
    run = reading.cast.runs[before[-1]] if before else None
    plain = run is not None and all(
        reading.token(m).low in {"has", "have", "had", "also", "then", "later"} for m in range(run.last, first - 1)
    )
    return _actor(reading, before[-1]) if run is not None and plain and not reading.token(run.last - 1).owns else None


def _actor(reading: Reading, n: int) -> Actor | None:
    """Who is named by a run, if he may write."""
    actor = reading.cast.of_run.get(n)
    return actor if actor is not None and (actor.kind is not Kind.BODY or len(actor.key) > 1 or actor.heads or actor.sure) else None
