"""German runs of capitalised words, of which only some are names."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.lists import Lists
from onrecord.stages.resolve.name import Run
from onrecord.stages.resolve.nations import tables
from onrecord.stages.resolve.tokens import Token

NOUN_AND_NAME = 2


def parted(words: Sequence[Token], found: list[Run], known: Lists) -> list[Run]:
    """German runs of a name in the genitive and a noun (`Lunds Plan`) cut down to the name, where the text has it without the ending."""
    stems = {words[r.last - 1].low for r in found if r.size > 1 or r.sort == "person"}
    singles = {words[n].low for r in found for n in range(r.first, r.last)}
    rows = []
    for run in (_bare(words, one, known) for one in found):
        if _owned(words, run, singles):
            rows.append(Run(run.first, run.first + 1, run.last, "name"))
            continue
        genitive = run.size > 1 and run.sort == "name" and words[run.first].low.removesuffix("s") in stems - {words[run.first].low}
        rows.append(Run(run.first, run.first, run.first + 1, "name") if genitive else run)
    return rows


def _bare(words: Sequence[Token], run: Run, known: Lists) -> Run:
    return Run(run.first, run.first + 1, run.last, "name", run.gender) if _appositive(words, run, known) else run


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
        and not any(known.body(words[n].low) for n in range(run.first, run.last))
    )
