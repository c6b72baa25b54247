"""German runs of capitalised words, of which only some are names."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.bodies import firms
from onrecord.stages.resolve.names.cases import cases, determined, is_adjective
from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.nations import people, tables
from onrecord.stages.resolve.names.tokens import Token

NOUN_AND_NAME = 2
LEAST = 8
"""Letters of a noun for a person at the end of a compound: `Medienunternehmer`."""


def parted(words: Sequence[Token], found: list[Run], known: Lists) -> list[Run]:
    """German runs of a name in the genitive and a noun (`Lunds Plan`) cut down to the name, where the text has it without the ending."""
    stems = {words[r.last - 1].low for r in found if r.size > 1 or r.sort == "person"}
    singles = {words[n].low for r in found for n in range(r.first, r.last)}
    surnames = {words[r.last - 1].low for r in found if _person(words, r)}
    rows = []
    found = [_owning(words, run, singles, known) for run in found]
    for run in (_bare(words, one, known, surnames) for one in found if not _abstract(words, one, known)):
        if _owned(words, run, singles):
            rows.append(Run(run.first, run.first + 1, run.last, "name"))
            continue
        genitive = run.size > 1 and run.sort == "name" and words[run.first].low.removesuffix("s") in stems - {words[run.first].low}
        rows.append(Run(run.first, run.first, run.first + 1, "name") if genitive else run)
    return rows


def _owning(words: Sequence[Token], run: Run, singles: set[str], known: Lists) -> Run:
    """A single name behind an office as whose that is, where the text has it without the ending: *die Unterhändler Dorlunds*."""
    if run.sort != "person" or run.size > 1 or run.start == run.first or words[run.start].opens:
        return run
    low, office = words[run.first].low, known.role(tuple(word.low for word in words[run.start : run.first]))
    fits = office is not None and office.concept in ENVOYS and low.endswith("s") and low[:-1] in singles and not _given(words[run.first])
    return Run(run.first, run.first, run.last, "owner") if fits and given_gender(plain(low[:-1])) is None else run


ENVOYS = frozenset({"negotiator", "envoy", "ambassador"})
"""Offices behind which a genitive is of a state."""


def _bare(words: Sequence[Token], run: Run, known: Lists, surnames: set[str]) -> Run:
    if run.sort == "name" and run.start == run.first and run.size == NOUN_AND_NAME and words[run.first].low in cases("places"):
        return Run(run.first + 1, run.first + 1, run.last, "name", run.gender)
    if _noun_first(words, run, known, surnames):
        return Run(run.first, run.first + 1, run.last, "person", run.gender)
    return Run(run.first, run.first + 1, run.last, "name", run.gender) if _appositive(words, run, known) else run


def _person(words: Sequence[Token], run: Run) -> bool:
    """Whether a run is a person's full name, or somebody's by what stands before it."""
    return run.sort == "person" or (run.sort == "name" and run.size > 1 and _given(words[run.first]))


def _given(word: Token) -> bool:
    return given_gender(plain(word.text)) is not None


def _abstract(words: Sequence[Token], run: Run, known: Lists) -> bool:
    """Whether a run is nouns and no name: an amount (`Millionen Menschen`), a text, things by the end of one (`Provinzen Kundgebungen`)."""
    if run.sort != "name" or run.start != run.first:
        return False
    inside = words[run.first : run.last]
    if run.size >= NOUN_AND_NAME and (inside[0].low in cases("many") or heads.is_dumb(inside[0].low, "de")):
        return True
    people_ = run.size == NOUN_AND_NAME and is_adjective(inside[0].low) and inside[0].opens and _several(inside[1].low, known)
    return people_ or any(word.low.endswith(tuple(cases("abstract_plural"))) for word in inside)


def _several(low: str, known: Lists) -> bool:
    """Whether a noun may be for several people: *Vertreter*, *Beobachtern*."""
    return low in known.people or low.removesuffix("n") in known.people or known.single(low) is not None


def _noun_first(words: Sequence[Token], run: Run, known: Lists, surnames: set[str]) -> bool:
    """Whether a run begins with a noun for who bears the name behind it: *der Linksintellektuelle Anton Velt*, *der Rivale Velt*."""
    if run.sort != "name" or run.start != run.first or run.size < NOUN_AND_NAME or not words[run.first + 1].joined:
        return False
    first = words[run.first]
    if _given(first) or known.body(first.low) or is_adjective(first.low) or people(first.low) or first.text.isupper():
        return False
    named = any(first.low.endswith(noun) for noun in heads.persons() if len(noun) >= LEAST or noun == first.low)
    if run.size == NOUN_AND_NAME:
        return named or (words[run.last - 1].low in surnames and determined(words, run.first, known))
    told = _given(words[run.first + 1]) and determined(words, run.first, known)
    return named or told or first.low.endswith(tuple(cases("persons")))


def _owned(words: Sequence[Token], run: Run, singles: set[str]) -> bool:
    """Whether a run is a noun and the genitive of a name (`Städten Dorlunds`), a state or one that the text has without the ending."""
    last = words[run.last - 1].low
    if run.size != NOUN_AND_NAME or run.sort != "name" or not last.endswith("s") or last in tables().names:
        return False
    return last[:-1] in tables().names or (last[:-1] in singles and run.start > 0 and not words[run.start].opens)


def _appositive(words: Sequence[Token], run: Run, known: Lists) -> bool:
    """Whether a run of three words or more begins with a noun that stands before a name: *ihren Widersacher Anton Velt*."""
    if run.size <= NOUN_AND_NAME or run.sort != "name" or not run.first:
        return False
    return (
        words[run.first].joined
        and words[run.first - 1].low in known.his | known.the | {"für"}
        and not any(known.body(words[n].low) or words[n].low in firms() for n in range(run.first, run.last))
    )


def governs(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a word is a genitive of whose government the next one speaks: *Dorlunds Regierung*."""
    kind = known.body(words[n + 1].low)
    genitive = words[n].low.endswith("s") and words[n + 1].joined and known.body(words[n].low) is None and not known.single(words[n].low)
    return genitive and kind is not None and kind == ("government", "state")


def of_town(words: Sequence[Token], start: int, end: int, known: Lists) -> bool:
    """Whether a run only says of which town somebody without a name is: *ein Pariser Regierungsbeamter*, *Brüsseler Diplomaten*."""
    if known.language != "de" or end - start != NOUN_AND_NAME or not words[start].low.endswith("er") or not words[end - 1].joined:
        return False
    if given_gender(plain(words[start].text)) or known.single(words[start].low) or known.body(words[start].low):
        return False
    low = words[end - 1].low
    return known.single(low) is not None or low in known.people
