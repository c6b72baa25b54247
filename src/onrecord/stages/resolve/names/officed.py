"""What somebody's office is for or of, where his name follows: *il ministro del Commercio Anton Velt*, *la présidente du Brésil Mira Lund*.

In the languages whose offices come before what narrows them; a capital does not tell the one name from the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names.bodies import is_body
from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.lists import Lists, Role
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.nations import tables
from onrecord.stages.resolve.names.runs import role_at
from onrecord.stages.resolve.names.tokens import Token

ROMANCE = frozenset({"fr", "it", "es", "pt"})
TO = frozenset({"al", "allo", "all", "alla", "ai", "agli", "alle", "au", "aux", "à"})
"""Words for *to the* behind an office: *commissaria al Commercio*."""
WITH_ARTICLE = frozenset(
    {
        *("del", "dello", "dell", "della", "dei", "degli", "delle", "al", "allo", "all", "alla", "ai", "agli", "alle"),
        *("du", "des", "au", "aux", "do", "da", "dos", "das"),
    }
)
"""Words for *of the* and *to the*, after which nobody's name stands."""
AND = frozenset({"e", "ed", "et", "y"})
FIELDS = frozenset({"minister", "vice minister", "secretary", "commissioner", "vice commissioner", "vice secretary"})
"""Who has an office for something: *ministro de Hacienda*."""
REACH = 8
"""Words before a name among which its office stands."""
FULL = 3
"""Words of what an office is of, a given name and a surname."""


def officed(words: Sequence[Token], found: Sequence[Run], known: Lists) -> list[Run]:
    """The runs, those of what an office is of and of who holds it parted."""
    return [part for run in found for part in _parted(words, run, known)]


def _parted(words: Sequence[Token], run: Run, known: Lists) -> list[Run]:
    office = _office(words, run.first, known) if run.sort in {"name", "person", "body"} and run.start == run.first else None
    if office is None:
        return [run]
    at, role = office
    if run.size == 1:
        return [] if _field(words, run, role, known) else [run]
    person = _person(words, run, role, known)
    if person == run.first:
        return [run]
    owner = _owner(words, run.first, person, known)
    told = [] if owner == "name" and role.concept in FIELDS else [Run(run.first, run.first, person, owner)]
    return [*told, Run(at, person, run.last, "person", role.gender)]


def _field(words: Sequence[Token], run: Run, role: Role, known: Lists) -> bool:
    """Whether a single word is what an office is for, and names nobody: *la commissaria al Commercio, Mira Lund*."""
    before = words[run.first - 1].low
    behind = words[run.last : run.last + 2]  # perhaps an adjective, and the name behind a comma
    named = any(word.capital and word.before.strip() == "," for word in behind)
    tied = before in TO or (role.concept.endswith("minister") and (before in WITH_ARTICLE or before in known.the))
    return run.sort == "name" and role.concept in FIELDS and tied and named and known.body(words[run.first].low) is None


def _office(words: Sequence[Token], first: int, known: Lists) -> tuple[int, Role] | None:
    """Where the office begins that small words tie to a name, and which it is."""
    ties = known.of | known.the | TO | AND
    if not first or not words[first].joined or words[first - 1].low not in ties - AND:
        return None
    for n in range(first - 1, max(-1, first - REACH), -1):
        if (found := role_at(words, n, first, known)) is not None:
            role, size = found
            between = words[n + size : first]
            fits = between and all(word.low in ties or word.capital or word.low.endswith(ADJECTIVES) for word in between)
            return (n, role) if fits and between[0].low not in known.the | AND else None
        if not words[n].joined:
            return None
    return None


ADJECTIVES = (
    "ale",
    "ali",
    "eo",
    "ea",
    "éen",
    "éenne",
    "al",
    "ais",
    "aise",
    "ain",
    "aine",
    "ano",
    "ana",
    "ese",
    "és",
    "esa",
    "ien",
    "ienne",
    "ois",
)
"""How adjectives end between an office and what it is of: *commissaria europea al Commercio*."""


def _person(words: Sequence[Token], run: Run, role: Role, known: Lists) -> int:
    """Where the name of who holds the office begins; the first word of the run where none follows."""
    first, last, before = run.first, run.last, words[run.first - 1].low
    if given_gender(plain(words[first].text)) and run.sort != "body":
        return first
    given = next((n for n in range(first + 1, last - 1) if words[n].capital and given_gender(plain(words[n].text))), None)
    state = next((n for n in range(last - 1, first, -1) if _tabled(words, first, n)), None)
    if given is not None or state is not None:
        return state or given or first
    article = before in WITH_ARTICLE or before in known.the
    if run.sort == "body" or not (article or role.concept in FIELDS) or not all(word.capital for word in words[first:last]):
        return first
    if run.size < FULL:
        return first + 1 if article and role.concept in FIELDS else first
    return first + 1 if role.concept in FIELDS else last - 2


def _tabled(words: Sequence[Token], first: int, last: int) -> str | None:
    name = " ".join(word.low for word in words[first:last])
    told = (("seat", tables().seats), ("state", tables().names), ("capital", tables().capitals))
    return next((sort for sort, table in told if name in table), None)


def _owner(words: Sequence[Token], first: int, last: int, known: Lists) -> str:
    """The sort of the run before the person."""
    return _tabled(words, first, last) or ("body" if is_body(words[first:last], known) else "name")
