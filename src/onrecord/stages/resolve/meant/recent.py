"""The body that was just told of, for a noun that many may be called by: *Norda tut sich schwer. Ein Sprecher des Unternehmens …*."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.introduced import words_begun
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.meant.references import of_trade
from onrecord.stages.resolve.meant.standing import may_be_such
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

KINDS = frozenset({"company", "league", "agency", "faction"})
"""Kinds of bodies whose words say little: *the company*, *the group*, *the movement*."""
SOON = 2
"""Sentences between a body and such a noun."""


def recent(reading: Reading, one: Office, head: int, kind: str) -> Actor | None:
    """The only body that the paragraph names shortly before a noun, if it may be of a kind."""
    if kind not in KINDS or one.nation:
        return None
    at, noun = reading.token(head).start, reading.token(head).low
    here = reading.place(words_begun(reading, at))
    first = bisect_left(reading.paragraph, reading.paragraph[here])
    met: dict[int, Actor] = {}
    for n in reading.runs(first, reading.place(at)):
        actor, run = reading.cast.of_run.get(n), reading.cast.runs[n]
        if actor is None or actor.kind is not Kind.BODY or actor.code or actor.parts or _common(reading, n):
            continue
        if reading.sentence[here] - reading.sentence[run.first] <= SOON:
            met[id(actor)] = actor
    found = met.popitem()[1] if len(met) == 1 else None
    if found is None or not _surely(reading, found):
        return None
    vague = one.concept in wording.siding("vague")
    return found if (vague or may_be_such(reading, found, kind)) and of_trade(reading, found, noun) else None


def _common(reading: Reading, n: int) -> bool:
    """Whether a German name is a common noun: behind an article, or a word for a body."""
    run, known = reading.cast.runs[n], reading.cast.known
    if known.language != "de" or run.size > 1 or run.sort != "name":
        return False
    article = run.start > 0 and reading.token(run.start - 1).low in known.the | known.new | known.his | known.of | known.at
    return article or known.body(reading.token(run.first).low) is not None or len(reading.cast.of_run[n].places) == 1


def _surely(reading: Reading, actor: Actor) -> bool:
    """Whether a name is a body's: of several words, in letters, or one that stands elsewhere too and is no common noun."""
    if len(actor.key) > 1 or (actor.name.isupper() and len(actor.name) > 1):
        return True
    return len(actor.places) > 1 and reading.cast.known.body(actor.name.casefold()) is None
