"""Polls, reports and words that speak by those who made them."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.described import make
from onrecord.stages.resolve.meant.together import and_between
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

SHORT = 3
"""Letters of the shortest word in a compound."""


def told_by(reading: Reading, n: int) -> Actor | None:
    """In German, whom a compound for words belongs to: `Polizeiangaben`, `Medienberichten`, `UN-Bericht`."""
    known, word = reading.cast.known, reading.token(n)
    whose, _, text = word.text.rpartition("-")
    if whose and heads.is_text(text.casefold(), "de"):
        return next((a for a in reading.cast.actors if whose in a.forms), None) or make(reading, whose, Kind.BODY)
    stem = next((word.text[: -len(tail)] for tail in sorted(known.saying, key=len, reverse=True) if word.low.endswith(tail)), "")
    if len(stem) < SHORT:
        return None
    if known.body(stem.casefold()):
        return next((a for a in reading.cast.actors if a.name == stem), None) or make(reading, stem, Kind.BODY)
    return make(reading, f"unnamed {stem}", Kind.UNNAMED) if stem.casefold() in known.people else None


def in_marks(reading: Reading, first: int, last: int) -> Actor:
    """The body whose name stands in quotation marks."""
    name = reading.text[reading.token(first).start : reading.token(last - 1).end]
    return next((a for a in reading.cast.actors if a.name == name), None) or make(reading, name, Kind.BODY)


def pollsters(reading: Reading, first: int, last: int) -> Actor | None:
    """Those by whose names a poll goes: *a new Ostrel Ledger/Norda poll*; None where it has none."""
    head = next(n for n in range(last - 1, first - 1, -1) if reading.token(n).low in reading.cast.known.polls)
    start = head
    while (
        start > first
        and reading.token(start - 1).capital
        and not (start - 1 == first and reading.token(first).low in reading.cast.known.small)
    ):
        start -= 1
    found = makers(reading, first, last)
    if first < start < head and reading.token(start - 1).low in reading.cast.known.of:
        return None
    if start < head - 1 or (start == head - 1 and not reading.token(start).opens):
        words = reading.text[reading.token(start).start : reading.token(head - 1).end]
        return next((a for a in reading.cast.actors if a.name == words), None) or make(reading, words, Kind.BODY)
    return reading.cast.of_run[found[0]] if found else _again(reading, first, last)


def _again(reading: Reading, first: int, last: int) -> Actor | None:
    """Whose poll *the survey* is: the only one’s by whose name the report has called a poll before."""
    known = reading.cast.known
    if known.language != "en" or last - first > SHORT - 1 or reading.token(first).low not in known.the | {"this"}:
        return None
    before = [n for n in range(max(0, first - BACK), first) if reading.token(n).low in known.polls]
    named = (_maker(reading, n) for n in before)
    found = {id(one): one for one in named if one is not None}
    return found.popitem()[1] if len(found) == 1 else None


def _maker(reading: Reading, n: int) -> Actor | None:
    """By whose name a poll goes that is told of at a word: the body right before it, or right after *by*."""
    behind = reading.runs(n + 1, n + SHORT + 1) if n + 1 < len(reading.starts) and reading.token(n + 1).low in {"by", "from"} else []
    runs = [m for m in reading.runs(max(0, n - LONG), n) if reading.cast.runs[m].last == n] or behind[:1]
    actor = reading.cast.of_run.get(runs[0]) if runs else None
    return actor if actor is not None and actor.kind is Kind.BODY else None


LONG, BACK = 6, 600
"""Words of a name at most, and words that are looked back."""


def makers(reading: Reading, first: int, last: int) -> list[int]:
    """Those whose poll or report it is, where the words say so: *einem Bericht von dorlund.net*."""
    known = reading.cast.known
    heads = [n for n in range(first, last) if reading.token(n).low in known.works]
    found = [n for n in reading.runs(heads[0] + 1, last) if n in reading.cast.of_run] if heads else []
    after = reading.token(heads[0] + 1).low if heads and heads[0] + 1 < last else ""
    both = len(found) > 1 and and_between(reading, found[0], found[1])
    return found[: 1 + both] if after in (known.of | known.before) - known.at and found else []
