"""Bodies named before a word for what they are: *the Norda group*, *the state-run Ostrel Ledger newspaper*."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.described import make
from onrecord.stages.resolve.meant.owning import SLAVIC
from onrecord.stages.resolve.meant.presented import of_a_place
from onrecord.stages.resolve.meant.works import in_marks
from onrecord.stages.resolve.names.cases import quoted
from onrecord.stages.resolve.names.nations import agencies
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind


def with_kind(reading: Reading, first: int, end: int) -> Actor | None:
    """The body whose name stands before a word for what it is: *the Norda group*, *Dorlund’s state-run Norda company*."""
    known, head = reading.cast.known, reading.token(end - 1)
    kind = known.body(head.low)
    if known.language == "de" and (marks := quoted(reading.cast.words, first, end)) is not None:
        return in_marks(reading, *marks)
    if known.language in SLAVIC:
        return of_a_place(reading, first, end)
    if known.language == "en" and head.low in agencies() and end - first > 1 and reading.token(end - 2).low == "agency":
        return next((a for a in reading.cast.actors if a.name.casefold() == head.low), None) or make(reading, head.text, Kind.BODY)
    if known.language != "en" or kind is None or kind[0] not in KINDS or head.capital or not head.joined:
        return None
    start, last = _behind(reading, first, end - 1), end - 1
    while last > start + 1 and reading.token(last - 1).low in MORE and not reading.token(last - 1).capital:
        last -= 1
    runs = [n for n in reading.runs(start, last) if reading.cast.runs[n].first == start and reading.cast.runs[n].last == last]
    actor = reading.cast.of_run.get(runs[0]) if runs else None
    plain = actor is not None and actor.kind is Kind.BODY and not actor.code and not reading.token(last - 1).owns
    if actor is not None and plain:
        actor.heads.add(kind[0])
    return actor if plain else None


MORE = frozenset({"news", "state", "media", "press", "shipping", "oil", "energy", "opposition", "rebel", "ruling"})
"""Words before one for a kind of body that are no part of a name: *news agency*."""
KINDS = frozenset({"newspaper", "company", "league", "union", "party", "agency"})
"""What a body is that goes by its name alone as well."""


def _behind(reading: Reading, first: int, last: int) -> int:
    """Where the name begins behind an article, whose the body is, and small words: *the*, *Dorlund’s*, *state-run*."""
    known = reading.cast.known
    if reading.token(first).low in known.the:
        first += 1
    if first + 1 < last and reading.token(first).owns:
        first += 1
    while first < last - 1 and not reading.token(first).capital and reading.token(first).joined and "-" in reading.token(first).low:
        first += 1
    if first < last - 1 and reading.token(first).opens and reading.token(first).low.startswith("state-"):
        first += 1
    return first
