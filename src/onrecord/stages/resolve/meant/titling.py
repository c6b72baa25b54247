"""What a body is called that has no name of its own: `Dorlundian Foreign Ministry`, `Ostrel Police`."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.meant.naming import titled
from onrecord.stages.resolve.names.cases import without_s
from onrecord.stages.resolve.names.nations import adjective, tables
from onrecord.stages.resolve.names.officed import ROMANCE
from onrecord.stages.resolve.names.runs import text
from onrecord.stages.resolve.names.strong import strong
from onrecord.stages.resolve.party.parties import state
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

UNIONS = frozenset({"EU", "UN"})
"""Codes of those who are no states: what is theirs has no adjective, and speaks for them."""


def called(reading: Reading, first: int, last: int, side: str | None) -> str:
    """The name made of a description: `Dorlund’s foreign ministry` as `Dorlundian Foreign Ministry` where an adjective is known."""
    known, words = reading.cast.known, reading.cast.words
    plain = [n for n in range(first, last) if words[n].low not in known.the | known.his | known.new]
    if known.language != "en" and side is not None:
        noun = next(n for n in range(first, last) if known.body(words[n].low))
        return _narrowed(reading, first, noun, last, side) or f"{words[noun].text} ({side})"
    owned = {words[first].low, words[max(first - 1, 0)].low} & {"des", "eines"}
    if known.language == "de" and len(plain) == 1 and known.body(words[plain[0]].low) and owned:
        return without_s(words[plain[0]].text, known)
    if known.language != "en":
        return text(words[plain[0] : plain[-1] + 1] if plain else words[first:last])
    at = next((n for n in plain[1:] if words[n].low in {"in", "at"} and not words[n].capital), None)
    head = [n for n in plain if at is not None and n < at and known.body(words[n].low)]
    plain = [n for n in plain if n < at] if at is not None and head else plain  # where it is: *the foreign ministry in Ostrel*
    whole = titled(words[plain[0] : plain[-1] + 1] if plain else words[first:last])
    return whole if side is None else _of_state(reading, plain, side, whole)


def _narrowed(reading: Reading, first: int, head: int, last: int, side: str) -> str | None:
    """The name with the adjective of its state that the report has beside it: *dorlundisches Außenministerium*."""
    known, words = reading.cast.known, reading.cast.words
    if known.language == "de":
        before = words[head - 1] if head > first else None
        theirs = before is not None and not before.capital and before.joined and state(reading, before.low) == side
        return f"{strong(before.text, words[head].text)} {without_s(words[head].text, known)}" if before is not None and theirs else None
    ties, at = known.of | known.the, head + 1
    while at < last and words[at].joined and (words[at].capital or words[at].low in ties or words[at - 1].low in ties):
        at += 1
    theirs = at < last and words[at].joined and not words[at].capital and state(reading, words[at].low) == side
    return text(words[head : at + 1]) if theirs and known.language in ROMANCE else None


def _of_state(reading: Reading, plain: Sequence[int], side: str, whole: str) -> str:
    """The name of a body of a side: its adjective before what is left without words that tell the side; a capital's body as it stands."""
    words, of_run = reading.cast.words, reading.cast.of_run
    code = next((actor.code for actor in reading.cast.actors if actor.name == side), None) or tables().names.get(side.casefold())
    theirs = [reading.cast.runs[n] for n in reading.runs(plain[0], plain[-1] + 1) if n in of_run and of_run[n].name == side]
    if code in UNIONS or (any(run.sort == "capital" for run in theirs) and not _of_the_state(reading, plain)):
        return whole
    told = {n for run in theirs for n in range(run.first, run.last)}
    kept = [n for n in plain if n not in told and state(reading, words[n].low) != side]
    while kept and words[kept[-1]].low in reading.cast.known.of:
        kept.pop()
    adjectives = [word.capitalize() for word, name in reading.cast.nations.items() if name == side and word != side.casefold()]
    shown = adjective(code) if code else adjectives[0] if adjectives else None
    name = titled([words[n] for n in kept])
    return f"{shown} {name}" if shown else f"{name} of {side}"


def _of_the_state(reading: Reading, places: Sequence[int]) -> bool:
    """Whether a word among them is for a body that speaks for its state."""
    return any((found := reading.cast.known.body(reading.token(n).low)) and found[1] == "state" for n in places)


def names(reading: Reading) -> frozenset[str]:
    """The words of all names that are no bodies', which describe nobody."""
    return frozenset(
        word.casefold()
        for actor in reading.cast.actors
        if actor.kind is not Kind.BODY
        for name in (actor.name, *actor.forms)
        for word in name.split()
    )
