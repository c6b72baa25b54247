"""A body that goes on to speak in the next paragraph: *Norda said … . “…,” it added*."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.alone import quoted
from onrecord.stages.resolve.meant.opened import opened
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


def by_text(reading: Reading, at: int) -> bool:
    """Whether a source that begins at an offset is a text, by which somebody spoke: *A letter signed by Mira Lund*, then *it*."""
    first, known = reading.place(at), reading.cast.known
    if known.language != "en" or reading.token(first).low not in known.the | known.new | known.his:
        return False
    noun = next((n for n in range(first + 1, min(first + FEW, len(reading.starts))) if heads.is_text(reading.token(n).low, "en")), None)
    return noun is not None and all(reading.token(n).joined and not reading.token(n).capital for n in range(first + 1, noun + 1))


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


def subject(reading: Reading, at: int) -> Actor | None:
    """The body or state with which the sentence of *it* begins before it, or else the sentence before: *Dorlund launched what it calls …*.

    Of what only a text does (*it shows*) it is none.
    """
    if reading.cast.known.language != "en":
        return None
    here = reading.place(at)
    begun = bisect_left(reading.sentence, reading.sentence[here])
    if _of_text(reading, at):
        told = range(bisect_left(reading.sentence, reading.sentence[here] - 1), begun)
        return None if any(heads.is_dumb(reading.token(n).low, "en") for n in told) else opened(reading, at)
    if _named(reading, begun, here):
        return _first(reading, begun, here)
    before = bisect_left(reading.sentence, reading.sentence[here] - 1)
    near = begun and reading.paragraph[before] == reading.paragraph[here]
    return _first(reading, before, begun) or opened(reading, at) if near else None


def of_itself(reading: Reading, begun: int, at: int) -> Actor | None:
    """The only body or state that is a subject in words before *it said* that are no quotation: *the Fund will not pay, it said*."""
    first, last = reading.place(begun), reading.place(at)
    if reading.cast.known.language != "en" or begun >= at or reading.text[begun] in QUOTES:
        return None
    met: dict[int, Actor] = {}
    for n in reading.runs(first, last):
        run, actor = reading.cast.runs[n], reading.cast.of_run.get(n)
        after = reading.token(run.last) if run.last < last else None
        if actor is None or after is None or not after.joined or after.capital or reading.token(run.last - 1).owns:
            continue
        tied = run.start > first and reading.token(run.start - 1).low in TIES
        if not tied and actor.kind in {Kind.BODY, Kind.GOVERNMENT} and reading.cast.known.body(after.low) is None and after.low not in TIES:
            met[id(actor)] = actor
    return met.popitem()[1] if len(met) == 1 else None


QUOTES = frozenset("“”\"‘’'")


def above(reading: Reading, begun: int, at: int) -> Actor | None:
    """The body or state that the paragraph above begins with, for *it* behind the first words of the next one: *“…,” it wrote*."""
    here = reading.place(begun)
    if reading.cast.known.language != "en" or not here or begun >= at or reading.paragraph[here - 1] == reading.paragraph[here]:
        return None
    first = bisect_left(reading.paragraph, reading.paragraph[here - 1])
    return _first(reading, first, bisect_left(reading.sentence, reading.sentence[first] + 1))


def author(reading: Reading, at: int) -> Actor | None:
    """The body or state that the sentence before begins with, if it tells there of a text: *The union … in a statement. “…,” it read*."""
    if reading.cast.known.language != "en" or not reading.starts:
        return None
    here = reading.place(at)
    near = range(bisect_left(reading.sentence, reading.sentence[here] - 1), bisect_left(reading.sentence, reading.sentence[here]))
    named = reading.runs(near.start, near.stop)
    if not named or reading.paragraph[near.start] != reading.paragraph[here]:
        return None
    run, actor = reading.cast.runs[named[0]], reading.cast.of_run.get(named[0])
    begins = all(reading.token(n).low in reading.cast.known.the for n in range(near.start, run.start))
    text = any(heads.is_text(reading.token(n).low, "en") for n in range(run.last, near.stop))
    one = actor is not None and actor.kind in {Kind.BODY, Kind.GOVERNMENT, Kind.OFFICE}
    return actor if one and begins and text and not reading.token(run.last - 1).owns else None


CLAUSE = frozenset({"which", "whose"})


def _of_text(reading: Reading, at: int) -> bool:
    """Whether a verb follows *it* of which texts and things are subjects."""
    here = reading.place(at) + 1
    return any(reading.token(n).low in heads.words("showing") for n in range(here, min(here + AFTER, len(reading.starts))))


AFTER = 3
"""Words after *it* among which its verb stands: *it also shows*."""


def _named(reading: Reading, first: int, last: int) -> list[int]:
    """The runs among some words that name somebody, in no words that are said."""
    runs = reading.runs(first, last)
    at = reading.token(last).start if last < len(reading.starts) else len(reading.text)
    return [n for n in runs if n in reading.cast.of_run and not quoted(reading, reading.token(reading.cast.runs[n].first).start, at)]


def _first(reading: Reading, first: int, last: int) -> Actor | None:
    """The body or state named first among some words, if they begin with it, and it is what the sentence tells of."""
    named = _named(reading, first, last)
    if not named:
        return None
    run, actor = reading.cast.runs[named[0]], reading.cast.of_run[named[0]]
    end = _behind(reading, named[:TWO])
    after = reading.token(end) if end < last else None
    tells = (
        after is not None
        and (((after.joined or end > run.last) and not after.capital) or after.low in CLAUSE)
        and not reading.token(run.last - 1).owns
    )
    tied = run.start > first and (reading.token(run.start - 1).low in TIES or reading.token(run.start - 1).owns)
    near = run.start - first < FEW and tells and not tied and reading.cast.known.body(after.low if after else "") is None
    one = actor.code is not None or actor.kind is not Kind.BODY or len(actor.places) > 1 or len(actor.key) > PAIR
    return actor if near and one and body(reading, actor) and not actor.parts else None


def _behind(reading: Reading, named: list[int]) -> int:
    """Where a name ends, with its letters in brackets behind it: *the Dockers’ Alliance (DA)*."""
    ends = [reading.cast.runs[n].last for n in named if reading.cast.of_run[n] is reading.cast.of_run[named[0]]]
    bracketed = len(ends) > 1 and reading.token(reading.cast.runs[named[1]].first).before.strip() == "("
    return ends[1] if bracketed else ends[0]


TWO = 2
"""Runs of a name with its letters."""
PAIR = 2
"""Words of a name that may be a person's."""
TIES = frozenset({"of", "for", "by", "with", "to", "from", "in", "at", "on", "near", "against", "and", "than", "like"})
