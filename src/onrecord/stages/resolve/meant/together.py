"""Several who speak with one voice: *Anton Velt and Mira Lund*, *Anton Velt and his supporters*."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.described import make
from onrecord.stages.resolve.meant.pronouns import antecedent
from onrecord.stages.resolve.names.runs import role_at
from onrecord.stages.resolve.names.tokens import Token
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind


def tied(reading: Reading, first: int, end: int) -> tuple[int, int] | None:
    """Where words stand right behind a name that join others to it, as *and* does: *Dorlund, along with Norland*."""
    if reading.cast.known.language != "en":
        return None
    for n in range(first + 1, end - 1):
        size = next((len(tie) for tie in TIES if all(n + m < end and reading.token(n + m).low == word for m, word in enumerate(tie))), 0)
        if size and n + size < end and any(reading.cast.runs[m].last == n for m in reading.runs(first, n)):
            return n, n + size
    return None


TIES = (("along", "with"), ("together", "with"), ("as", "well", "as"), ("alongside",))


def and_between(reading: Reading, a: int, b: int) -> bool:
    """Whether `and` joins two names, with nothing between but what describes the second."""
    known = reading.cast.known
    a_end = reading.cast.runs[a].last - 1
    between = [reading.token(m) for m in range(a_end + 1, reading.cast.runs[b].start)]
    tied = [w for before, w in pairwise([reading.token(a_end), *between]) if not _article(reading, before, w)]
    return (
        any(w.low in known.joins for w in between)
        and not _aside(between[0])
        and not any(w.owns or w.low in known.of | known.at for w in tied)
        and not any(
            w.low in known.his and before.low not in known.joins | known.the for before, w in pairwise([reading.token(a_end), *between])
        )
    )


def all_joined(reading: Reading, named: list[int]) -> bool:
    """Whether `and` stands right before the last of several people, or before what he is to the first.

    What each belongs to may stand between.
    """
    known = reading.cast.known
    a, b = reading.cast.runs[named[-2]], reading.cast.runs[named[-1]]
    between = [reading.token(m) for m in range(a.last, b.start)]
    at = next((n for n in range(len(between) - 1, -1, -1) if between[n].low in known.joins), None)
    if at is None or a.first == b.first:
        return False
    if _aside(between[0]) or _of_another(reading, a.last + at, named[-2]):
        return False
    after = between[at + 1 :]
    article = int(bool(after) and _article(reading, between[at], after[0]))
    beside = reading.token(b.start).before.strip() == "," and _office(reading, a.last + at + 1, b.start)
    return not after or after[0].low in known.his or beside or not any(w.owns or w.low in known.of | known.at for w in after[article:])


def _article(reading: Reading, before: Token, word: Token) -> bool:
    """Whether a German word right behind *and* is an article, and no genitive of what stands before: *Velt und der Minister*."""
    known = reading.cast.known
    return known.language == "de" and before.low in known.joins and word.low in known.the


def _office(reading: Reading, first: int, last: int) -> bool:
    """Whether words tell what somebody is, before a comma and his name: *and the head of Norda, Mira Lund*."""
    known = reading.cast.known
    first += reading.token(first).low in known.the
    near = range(first, min(first + HEAD, last))
    return all(reading.token(n).joined for n in range(first, last)) and any(role_at(reading.cast.words, n, last, known) for n in near)


HEAD = 3
"""Words among which what somebody is begins behind *and*."""


def _of_another(reading: Reading, joins: int, n: int) -> bool:
    """Whether `and` joins a name to somebody who is not meant: *Velt, once an aide to Anton Tam and Mira Lund*."""
    before = next((m for m in reading.runs(max(0, joins - 4), joins) if reading.cast.runs[m].last == joins), None)
    if before is None or before == n or not reading.token(joins).joined or before not in reading.cast.of_run:
        return False
    return reading.cast.of_run[before].kind is Kind.PERSON


def _aside(word: Token) -> bool:
    """Whether a word begins what a person does at that moment: *Velt, wearing a hat and …*."""
    return word.before.strip() == "," and word.low.endswith("ing") and not word.capital


def together(reading: Reading, actors: list[Actor], side: str | None = None) -> Actor:
    """Several who speak with one voice, for a side where it is one of them who speaks along with others."""
    apart = list({id(a): a for actor in actors for a in actor.parts or [actor]}.values())
    if len(apart) == 1:
        return apart[0]
    if any(one.kind is Kind.PERSON for one in apart):
        apart = [one for one in apart if one.kind is Kind.PERSON or one.sure or one.kind is not Kind.BODY]
    if len(apart) == 1:
        return apart[0]
    joined = ", ".join(a.name for a in apart[:-1]) + " and " + apart[-1].name
    found = make(reading, joined, Kind.BODY, side)
    found.parts = apart
    return found


def with_him(reading: Reading, first: int, end: int, others: Callable[[Reading, int, int], Actor | None]) -> Actor | None:
    """Who is meant by a pronoun and speaks with others: *he and the council’s secretary, Mira Lund*."""
    known = reading.cast.known
    if end - first <= len(("he", "and")) or reading.token(first + 1).low not in known.joins or known.language not in {"en", "de"}:
        return None
    low = reading.token(first).low
    if known.pronouns.get(low) != "person" or (reading.token(first + 2).low in known.his and known.language == "de"):
        return None
    found, with_ = antecedent(reading, low, reading.token(first).start), others(reading, first + 2, end)
    return None if found is None or with_ is None else together(reading, [found, with_])
