"""Who is named in one sentence and described in the next.

*Poi ha parlato Mira Ostrel. L’inviata dell’Unione ha chiesto tempo.*

For the languages but English; `introduced` has the rules of that.
"""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.being import IS
from onrecord.stages.resolve.meant.offices import FIRST_HEAD, Office, office
from onrecord.stages.resolve.meant.references import told_gender
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.party.parties import party, state
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

ARTICLES = frozenset({"fr", "it", "es", "de"})
"""Languages in which *the* stands before a description of somebody known."""


def presented(reading: Reading, one: Office) -> Actor | None:
    """The one person named in full for the first time in the sentence before a description, of whom no office is told; else None.

    He has the office from there on.
    """
    language = reading.cast.known.language
    if not one.known or language not in ARTICLES | FIRST_HEAD or one.new or one.his or not (one.definite or language not in ARTICLES):
        return None
    here = reading.place(one.at)
    met = [n for n in reading.runs(_first(reading, here), here) if _full(reading, n)]
    if len(met) != 1 or reading.sentence[reading.cast.runs[met[0]].first] == reading.sentence[here]:
        return None
    actor = reading.cast.of_run[met[0]]
    if (
        actor.offices
        or actor.sides
        or not (actor.sure or actor.gender() or _aged(reading, met[0]) or _stood(reading, met[0]))
        or not _new(reading, actor, met[0])
        or not _may_be(reading, one, actor)
    ):
        return None
    actor.offices.append(one)
    return actor


def of_a_place(reading: Reading, first: int, end: int) -> Actor | None:
    """Whom an office with a name in a genitive means that is told of nobody else: *Посланница Сахруна* after a woman was brought in.

    A single name that stands nowhere else, and may be a place’s, is hardly the surname of somebody new.
    """
    named = [n for n in reading.runs(first, end) if reading.cast.runs[n].last == end and reading.cast.runs[n].size == 1]
    if len(named) != 1 or (actor := reading.cast.of_run.get(named[0])) is None or actor.kind is not Kind.PERSON:
        return None
    run, word = reading.cast.runs[named[0]], reading.token(end - 1)
    if len(actor.places) > 1 or not word.low.endswith(wording.ends("genitive")) or given_gender(plain(word.text)) or run.first == first:
        return None
    one = office(reading.cast.words, first, run.first, reading.cast.known, reading.cast.nations)
    return None if one is None else presented(reading, one)


def _first(reading: Reading, here: int) -> int:
    """The first word of the sentence before the one of a word, in its paragraph; the word itself where there is none."""
    n = here
    while n > 0 and reading.paragraph[n - 1] == reading.paragraph[here] and reading.sentence[here] - reading.sentence[n - 1] <= 1:
        n -= 1
    return n


def _full(reading: Reading, n: int) -> bool:
    """Whether a run names a person in full."""
    actor = reading.cast.of_run.get(n)
    return actor is not None and actor.kind is Kind.PERSON and reading.cast.runs[n].size > 1


def _aged(reading: Reading, n: int) -> bool:
    """Whether an age stands between commas or in brackets after a name: *…, de 61 años, …*, *(49)*."""
    at = reading.cast.runs[n].last
    near = range(at, min(at + 2, len(reading.starts)))
    return bool(near) and reading.token(at).before.strip() in {",", "("} and any(reading.token(m).low.isdigit() for m in near)


def _stood(reading: Reading, n: int) -> bool:
    """Whether a German name stands right behind a verb, as a subject does: *Am Abend stand Mira Lund auf der Terrasse*."""
    known, run = reading.cast.known, reading.cast.runs[n]
    if known.language != "de" or not run.start or run.start != run.first or not reading.token(run.start).joined:
        return False
    before = reading.token(run.start - 1)
    return not before.capital and before.text.isalpha() and before.low not in known.small | known.the | known.at | known.of | known.his


def _new(reading: Reading, actor: Actor, n: int) -> bool:
    """Whether somebody is named at a run for the first time, not as whose something is, and not in words of another."""
    known, run = reading.cast.known, reading.cast.runs[n]
    start = reading.token(run.first).start
    before = reading.token(run.start - 1).low if run.start and reading.token(run.start).joined else ""
    quoted = any(a <= start < b for row in reading.rows for a, b in row.content)
    that = run.start > 1 and reading.token(run.start - 1).joined and reading.token(run.start - 2).low in known.the
    return (
        not quoted
        and (that or before not in (known.of | known.at | wording.words("with")) - IS)
        and min(s for s, _ in actor.places) == start
    )


def _may_be(reading: Reading, one: Office, actor: Actor) -> bool:
    """Whether neither gender nor country speaks against it."""
    gender = told_gender(reading, one)
    if gender and actor.gender() not in {None, gender}:
        return False
    ours, theirs = one.nation and state(reading, one.nation), party(reading, actor)
    return not ours or not theirs or ours == theirs
