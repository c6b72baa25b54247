"""Whose a name is in a phrase whose head comes first: French, Italian, Spanish, Russian, Ukrainian."""

from __future__ import annotations

from onrecord.stages.resolve.meant.offices import FIRST_HEAD
from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.runs import role_at
from onrecord.stages.resolve.names.tokens import Token
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

TWO = 2
"""Words of a name with a given name and a surname."""
SLAVIC = frozenset({"ru", "uk", "pl"})
"""Languages in which a name says by its case whose something is."""


def beside(reading: Reading, n: int, first: int) -> bool:
    """Whether a person's name stands beside the office it goes with: *le chef de la diplomatie karvénienne Ivo Brandt*.

    The word right before it ties it to nothing, and no other office stands between.
    """
    known, run = reading.cast.known, reading.cast.runs[n]
    if known.language not in FIRST_HEAD or known.language in SLAVIC or run.size < TWO or reading.cast.of_run[n].kind is not Kind.PERSON:
        return False
    before = reading.token(run.start - 1)
    if run.start <= first or before.low in known.of | known.the | known.his | known.at:
        return False
    offices = [m for m in range(first, run.start) if role_at(reading.cast.words, m, run.start, known)]
    return bool(offices) and all(reading.token(m).low not in known.of for m in range(first, offices[0])) and _one(offices)


def _one(offices: list[int]) -> bool:
    """Whether all offices of a phrase are one: their words stand side by side."""
    return offices[-1] - offices[0] < len(offices) + 1


def owned(reading: Reading, n: int, first: int) -> bool:
    """Whether a name in Russian, Ukrainian or Polish only tells whose an office or body is: *посол Франции*, *МИД Орсании*."""
    known, run = reading.cast.known, reading.cast.runs[n]
    if known.language not in SLAVIC or run.start <= first:
        return False
    before = [reading.token(m) for m in _stretch(reading, first, run.start)]
    offices = [word for word in before if known.single(word.low) or word.low in known.people]
    if reading.cast.of_run[n].kind is Kind.PERSON:
        declined = run.start < run.first and (reading.token(run.first - 1).low,) not in known.roles
        return bool(offices) and (declined or (run.size == 1 and known.body(reading.token(run.first).low) is not None))
    return bool(offices) or (run.sort in {"state", "capital", "seat", "name", "owner"} and any(_of_state(word, known) for word in before))


def _of_state(word: Token, known: Lists) -> bool:
    """Whether a word is for a body of a state."""
    kind = known.body(word.low)
    return kind is not None and kind[1] == "state"


def _stretch(reading: Reading, first: int, start: int) -> range:
    """The words before a name that stand together with it."""
    at = start
    while at > first and (reading.token(at).joined or reading.token(at).before.strip() in {"«", "“", "„", '"'}):
        at -= 1
    return range(at, start)


def headed(reading: Reading, n: int) -> bool:
    """Whether a word for a body stands right before a name: *l’armateur Halvec*, *компания «Нордвал»*."""
    run, known = reading.cast.runs[n], reading.cast.known
    if known.language not in FIRST_HEAD or run.start == 0 or reading.token(run.start).before not in {" ", " «", " “", " „", ' "'}:
        return False
    return known.body(reading.token(run.start - 1).low) is not None


def apposed_body(reading: Reading, n: int) -> bool:
    """Whether a comma and a noun for a body stand before a name that is what was told of: *оператор порта, компания «Норвель»*."""
    if not headed(reading, n):
        return False
    head = reading.cast.runs[n].start - 1
    first = head - 1 if head and reading.token(head - 1).low in reading.cast.known.the and reading.token(head).joined else head
    return reading.token(first).before.strip().endswith(",")


def generic(reading: Reading, n: int) -> bool:
    """Whether a single word with a capital only says what somebody is: *el Gobierno*, *la Presidencia*, where a name would be longer."""
    known, run = reading.cast.known, reading.cast.runs[n]
    word = reading.token(run.first)
    return known.language in FIRST_HEAD and known.body(word.low) is not None and not word.text.isupper()
