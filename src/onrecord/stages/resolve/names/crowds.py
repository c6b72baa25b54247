"""Whether words speak of several people without a name, or of the body of those (*the pilots’ union*)."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.cases import several
from onrecord.stages.resolve.names.runs import role_at
from onrecord.stages.resolve.names.things import fighters
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind


def plural(reading: Reading, first: int, last: int) -> bool:
    """Whether the head of a description is a word for people without a name."""
    known = reading.cast.known
    if known.language == "de":
        return several(reading.cast.words, first, last, known)
    states = {
        n for r in reading.runs(first, last) if _state(reading, r) for n in range(reading.cast.runs[r].first, reading.cast.runs[r].last)
    }
    crowds = [
        n for n in range(first, last) if reading.token(n).low in known.people and n not in states and not _owns_body(reading, n, last)
    ]
    return any(not _of_office(reading, n, first, last) for n in crowds)


def _state(reading: Reading, run: int) -> bool:
    """Whether a run names a state, whose last word may be one for several: *the president of the United States*."""
    actor = reading.cast.of_run.get(run)
    return actor is not None and actor.kind is Kind.GOVERNMENT


def _of_office(reading: Reading, n: int, first: int, last: int) -> bool:
    """Whether a word belongs to what an office is called: *his chief of staff* is one person."""
    found = ((m, role_at(reading.cast.words, m, last, reading.cast.known)) for m in range(first, n))
    return any(role is not None and m + role[1] > n for m, role in found)


def _owns_body(reading: Reading, n: int, last: int) -> bool:
    """Whether the body of those who are told follows, or who is at its head: *the pilots’ union*, *the growers’ leader*."""
    after, known = reading.token(n + 1) if n + 1 < last else None, reading.cast.known
    if after is None or after.before not in {"’ ", "' "}:
        return False
    return known.body(after.low) is not None or ((role := known.single(after.low)) is not None and role.concept in HEADS)


HEADS = frozenset({"leader", "chair", "president", "negotiator"})
"""Offices that those have together who are told: *the nurses’ leader*."""


def placed(reading: Reading, actor: Actor) -> bool:
    """Whether the report speaks of a name as of a place or thing: *in Lund*, *the Lund*, *Lund militants*."""
    known = reading.cast.known
    if any(fighters(reading.cast.words, reading.place(end), known) for _, end in actor.places):
        return True
    before = [reading.place(start) - 1 for start, _ in actor.places]
    return any(n >= 0 and reading.token(n + 1).joined and reading.token(n).low in known.at | known.sure_the | known.new for n in before)


def fighting(reading: Reading, one: Office) -> Actor | None:
    """The only body of fighters that the report names, for *the rebels*; of several the one named before, or named by far the most."""
    if not one.definite or one.concept not in wording.words("rebels"):
        return None
    ends = 0 if reading.cast.known.language == "de" else -1
    bodies = [
        a
        for a in reading.cast.actors
        if a.kind is Kind.BODY and len(a.key) > 1 and a.name.casefold().split()[ends] in wording.words("fighting")
    ]
    found = [actor for actor in bodies if any(start < one.at for start, _ in actor.places)] or bodies
    found.sort(key=lambda actor: -len(actor.places))
    clear = len(found) == 1 or (len(found) > 1 and len(found[0].places) >= 2 * len(found[1].places))
    return found[0] if clear else None
