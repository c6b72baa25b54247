"""Whom *he* or *she* means by where a name stands: alone at the beginning of the sentence before, or in a clause of its own."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.questioned import questioned
from onrecord.stages.resolve.meant.subjects import clausal
from onrecord.stages.resolve.names.letters import given_gender
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Attribution, Kind

FEW = 8
"""Words of a sentence among which its subject begins."""
ALONE, ASIDE = 1.0, 2.0
"""How much more he is meant of whom alone the sentence before tells, and how much less who is named in a clause: *which Velt opposed*."""


LANGUAGES = frozenset({"en", "fr", "it", "es"})
"""Languages in which this holds; in German a clause without quotation marks goes on with the words of whom the one before quoted."""


def told_alone(reading: Reading, here: int, told: str | None) -> Actor | None:
    """The only person of whom the sentence tells before a word; else the only one of whom that before tells, if it begins with him."""
    now = reading.sentence[here] if reading.starts else 0
    if reading.cast.known.language not in LANGUAGES or not now:
        return None
    begun, first = (bisect_left(reading.sentence, n) for n in (now, now - 1))
    own = _people(reading, begun, here, told)
    if own or _others(reading, begun, here):
        return _only(reading, own, begun, here - begun) if begun < here else None
    if reading.paragraph[here] - reading.paragraph[first] > 1:
        return None
    return _only(reading, _people(reading, first, begun, told), first, FEW)


def _only(reading: Reading, met: list[tuple[int, Actor]], first: int, reach: int) -> Actor | None:
    """The only one whom some places tell of, the first of which is near the beginning of a sentence and does not only own something.

    Of two people he is none who is named right behind a word that begins a clause: *When Velt asked, Lund said no*.
    """
    if len({id(actor) for _, actor in met}) > 1:
        met, reach = [(at, actor) for at, actor in met if not _in_clause(reading, actor, first)], len(reading.starts)
    start = min((at for at, _ in met), default=0)
    one = len({id(actor) for _, actor in met}) == 1
    return met[0][1] if one and reading.place(start) - first < reach and not _owned(reading, start) else None


def _in_clause(reading: Reading, actor: Actor, first: int) -> bool:
    """Whether a sentence that begins at a word begins with a clause of somebody’s."""
    return reading.token(first).low in CLAUSES and any(reading.place(start) in {first + 1, first + 2} for start, _ in actor.places)


CLAUSES = frozenset({"when", "after", "as", "while", "although", "though", "if", "because", "since", "before", "once"})


def _people(reading: Reading, first: int, last: int, told: str | None) -> list[tuple[int, Actor]]:
    """Where some words name, describe or quote people whom a pronoun may mean."""
    if first >= last:
        return []
    span = range(reading.token(first).start, reading.token(last - 1).end)
    found = [(reading.token(reading.cast.runs[n].first).start, reading.cast.of_run.get(n)) for n in reading.runs(first, last)]
    found += [(at, actor) for at, actor in reading.meant if at in span]
    rows = [(n, row) for n, row in enumerate(reading.rows) if row.source and row.source[0][0] in span and n in reading.told]
    found += [(row.source[0][0], reading.told[n]) for n, row in rows]
    here = reading.token(last).start if last < len(reading.starts) else span.stop
    people = [(at, a) for at, a in found if a is not None and _person(a) and not (told and a.gender() not in {None, told})]
    return [(at, a) for at, a in people if not quoted(reading, at, here) and not questioned(reading, reading.place(at))]


def quoted(reading: Reading, at: int, here: int) -> bool:
    """Whether a place is in words that are said in English, where another one is not."""
    if reading.cast.known.language != "en":
        return False
    holding = (piece for row in reading.rows for piece in row.content if piece[0] <= at < piece[1])
    return any(not start <= here < end for start, end in holding)


def _others(reading: Reading, first: int, last: int) -> bool:
    """Whether somebody speaks among some words who has an office and no name."""
    start, end = reading.token(first).start, reading.token(last).start
    sources = (row.source[0][0] for n, row in enumerate(reading.rows) if row.source and reading.told.get(n) is not None)
    return any(start <= at < end for at in sources)


def _person(actor: Actor) -> bool:
    """Whether an actor is surely a person, no thing with a name of two words."""
    return actor.kind is Kind.PERSON and (actor.sure or len(actor.key) == 1 or given_gender(actor.key[0]) is not None)


def _owned(reading: Reading, at: int) -> bool:
    """Whether a name that begins at an offset only tells whose something is."""
    n = reading.place(at)
    run = next((reading.cast.runs[m] for m in reading.runs(n, n + 1)), None)
    if run is not None and run.last < len(reading.starts) and reading.token(run.last).low == "who":
        return False
    return run is not None and (reading.token(run.last - 1).owns or (run.start > 0 and reading.token(run.start - 1).low in TIES))


TIES = frozenset({"of", "for", "by", "with", "to", "from"})


def aside(reading: Reading, start: int) -> bool:
    """Whether a name stands right behind the pronoun of a clause that tells of something else."""
    return start > 0 and reading.cast.known.language == "en" and reading.token(start - 1).low in {"which", "whom"}


def heard(reading: Reading, row: Attribution) -> float:
    """How much who speaks in a statement is the one who is talked of: less in a clause with *who*, or where only *his* words are told."""
    low = reading.token(reading.place(row.source[0][0])).low
    return 6.5 if reading.cast.known.language != "en" else 5.0 if low in reading.cast.known.his else 4.0 if clausal(reading, row) else 6.5
