"""For whom somebody speaks who has no office there: *Anton Velt, who acts for the pilots*, *speaking for the growers, Mira Lund …*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.phrases import cut, phrase
from onrecord.stages.resolve.meant.pronouns import antecedent, listed
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind
from onrecord.words.lexicon import load

REACH = 9
"""Words that those may have for whom somebody speaks."""
CLAUSE = 20
"""Words of a clause behind a name in which it may be said."""
Words = tuple[str, ...]


def clients(reading: Reading) -> None:
    """Note of every person those for whom the words beside the name say that he speaks."""
    if reading.cast.known.language not in load("represents"):
        return
    cues = frozenset(start for row in reading.rows for start, _ in row.cue)
    for n, actor in sorted(reading.cast.of_run.items()):
        if actor.kind is Kind.PERSON:
            found = (_whom(reading, first, last, actor) for first, last in _objects(reading, n, cues))
            actor.clients.extend(one for one in found if one is not None and one is not actor)


def _objects(reading: Reading, n: int, cues: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The words after those that say for whom the person of a run speaks."""
    run = reading.cast.runs[n]
    if run.last < len(reading.starts) and reading.token(run.last).before.strip() in {"", ","}:
        for size in _sizes(reading, run.last, "behind"):
            yield run.last + size, _end(reading, run.last + size, cues)
        yield from _closed(reading, run.last, cues)
        yield from _second(reading, run.last, cues)
    if reading.token(run.start).before.strip() == ",":
        for first in range(run.start - 1, max(run.start - REACH - 2, -1), -1):
            yield from ((first + size, run.start) for size in _sizes(reading, first, "ahead") if first + size < run.start)
            if not reading.token(first).joined:
                return


def _closed(reading: Reading, at: int, cues: frozenset[int]) -> Iterator[tuple[int, int]]:
    """What stands between the words that open a clause behind a name and the verb that ends it."""
    closing = _listed(reading.cast.known.language, "closing")
    for size in _sizes(reading, at, "opening"):
        end = _end(reading, at + size, cues)
        if end > at + size + 1 and (reading.token(end - 1).low,) in closing:
            yield at + size, end - 1


def _second(reading: Reading, at: int, cues: frozenset[int]) -> Iterator[tuple[int, int]]:
    """What stands behind the second verb of a clause behind a name: *who works at the port and speaks for the dockers*."""
    word = reading.token(at)
    if reading.cast.known.language != "en" or word.low != "who" or word.before.strip() != ",":
        return
    for n in range(at + 2, min(at + CLAUSE, len(reading.starts) - 1)):
        if not reading.token(n).joined or reading.token(n).start in cues:
            return
        if reading.token(n - 1).low == "and":
            told = [one for one in _listed("en", "behind") if one[0] == "who"]
            for size in sorted({len(one) - 1 for one in told if _reads(reading, n, one[1:])}, reverse=True)[:1]:
                yield n + size, _end(reading, n + size, cues)


def _reads(reading: Reading, at: int, words: Words) -> bool:
    return tuple(reading.token(n).low for n in range(at, min(at + len(words), len(reading.starts)))) == words


def _sizes(reading: Reading, at: int, kind: str) -> list[int]:
    """How many words those have that begin at a word; the longest first."""
    told = _listed(reading.cast.known.language, kind)
    words = [reading.token(n) for n in range(at, min(at + max(map(len, told), default=0), len(reading.starts)))]
    together = next((n for n, word in enumerate(words) if n and not word.joined), len(words))
    lows = tuple(word.low for word in words[:together])
    return next(([size] for size in range(together, 0, -1) if lows[:size] in told), [])


@cache
def _listed(language: str, kind: str) -> frozenset[Words]:
    return frozenset(tuple(str(one).split()) for one in load("represents")[language].get(kind, ()))


def _end(reading: Reading, first: int, cues: frozenset[int]) -> int:
    """Where the part of the sentence ends that a word stands in: before a cue at the latest."""
    end = first + 1
    while end < len(reading.starts) and end - first < REACH and reading.token(end).joined and reading.token(end).start not in cues:
        end += 1
    return end


def _whom(reading: Reading, first: int, last: int, actor: Actor) -> Actor | None:
    """Whom the words mean for whom somebody speaks."""
    word = reading.token(first)
    if reading.cast.known.pronouns.get(word.low):
        return antecedent(reading, word.low, word.start, without=actor) or only_body(reading, word.low, word.start)
    end = cut(reading, first, last)
    return phrase(reading, first, end) if end > first else None


def only_body(reading: Reading, low: str, at: int) -> Actor | None:
    """The one body or state that its sentence names before *it* or *its*; None where it names several."""
    if low not in listed("neuter"):
        return None
    here = reading.place(at)
    first = next((n for n in range(here, 0, -1) if reading.sentence[n - 1] != reading.sentence[here]), 0)
    found = {id(a): a for n in reading.runs(first, here) if (a := reading.cast.of_run.get(n)) and a.kind in {Kind.BODY, Kind.GOVERNMENT}}
    return next(iter(found.values())) if len(found) == 1 else None
