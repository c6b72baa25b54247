"""Whose office it is, where the name behind it follows at once: *президент Орсании Марек Толль*, *the President of Orsania Marek Toll*.

A table knows the states of the world; this is for those that none knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names.bodies import is_body
from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.lists import ENDINGS, LONGEST, Lists
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.nations import tables
from onrecord.stages.resolve.names.officed import ROMANCE, officed
from onrecord.stages.resolve.names.runs import role_at
from onrecord.stages.resolve.names.slavic import given, is_given, named
from onrecord.stages.resolve.names.tokens import Token

WORDS = 3
"""A state's name of one word, a given name and a surname."""
GENITIVE = {"ru": tuple("аяыиую"), "uk": tuple("аяиіїую"), "pl": ("a", "u", "i", "y", "ii")}
"""How the name of a state ends where it says whose something is."""
SURE = {"ии": "ия", "ії": "ія"}
"""Endings of a genitive that tell how the name ends by itself."""
FATHERS = ("вич", "вна", "вны", "вной", "вне", "вича", "вичу", "вичем", "ична", "ович", "евич", "їч", "ич")
"""How the name of somebody's father ends, which stands between given name and surname."""


def homed(words: Sequence[Token], found: Sequence[Run], known: Lists) -> list[Run]:
    """The runs, those of a state and a person behind an office parted."""
    if known.language in ENDINGS and known.language in GENITIVE:
        alone = frozenset(words[run.first].low for run in found if run.size == 1)
        return [part for run in found for part in _freed(words, run, known, alone)]
    if known.language in ROMANCE:
        return officed(words, found, known)
    return [part for run in found for part in (_parted(run) if run.size == WORDS and _foreign(words, run, known) else [run])]


def _freed(words: Sequence[Token], run: Run, known: Lists, alone: frozenset[str]) -> list[Run]:
    """A run without the names of states, bodies and places that stand before a person: *представитель МИД Орсании Мария Зорина*."""
    body = run.sort == "body" and run.size >= WORDS
    if not (body or run.sort in {"name", "person"}) or not _may_own(words, run, known):
        return [run]
    small = next((n for n in range(run.last - 1, run.first, -1) if not words[n].capital and words[n].low not in known.particles), None)
    parts, n = ([], run.first) if small is None else ([Run(run.first, run.first, small + 1, "body")], small + 1)
    while n < run.last and (sort := _owning(words, n, run.last, known) or _met(words, n, run.last, known, alone)):
        parts.append(Run(n, n, n + 1, sort))
        n += 1
    rest = [Run(n, n, run.last, "person", run.gender)] if n < run.last else []
    return [*parts, *rest] if parts else [run]


def _may_own(words: Sequence[Token], run: Run, known: Lists) -> bool:
    """Whether an office stands right before a name, or a word for where it is (*посол в Орсании Люк Ферран*)."""
    if office_before(words, run.first, known) is not None or (
        run.start == run.first and run.size >= WORDS and _office_near(words, run.first, known)
    ):
        return True
    return run.size >= WORDS and run.start == run.first > 1 and words[run.first].joined and words[run.first - 1].low in known.at


def _office_near(words: Sequence[Token], at: int, known: Lists) -> bool:
    """Whether an office stands before a name with what it is for between, in small letters: *заместитель министра энергетики*."""
    n = at
    while n > 0 and at - n < LONGEST and words[n].joined and not (n < at and words[n].low in known.small | known.at):
        n -= 1
        if role_at(words, n, at, known):
            return all(not words[m].capital for m in range(n + 1, at))
        if words[n].capital:
            return False
    return False


def _owning(words: Sequence[Token], n: int, last: int, known: Lists) -> str | None:
    """What a word before a person is whom his office belongs to: a name in the tables, letters, or a genitive; None for a name of his."""
    word, tabled, name = words[n], tables(), named(words[n].text).casefold()
    for sort, table in (("seat", tabled.seats), ("state", tabled.names), ("capital", tabled.capitals)):
        if name in table:
            return sort
    if is_body(words[n : n + 1], known) or (known.body(word.low) and word.text.isupper()):
        return "body"
    if word.text in given() or is_given(word.text, known.language) or (n + 1 < last and words[n + 1].low in known.particles):
        return None
    genitive = word.low.endswith(GENITIVE[known.language]) and last - n >= WORDS and not words[n + 1].low.endswith(FATHERS)
    declined = (
        last - n >= WORDS and words[n + 1].low.endswith(("а", "я", "ы", "и", "a")) and not is_given(words[n + 1].text, known.language)
    )
    return "owner" if word.low.endswith(tuple(SURE)) or (genitive and not declined) else None


def _met(words: Sequence[Token], n: int, last: int, known: Lists, alone: frozenset[str]) -> str | None:
    """Whether a word before a person is the name of a body: the text has it alone too, or a given name and more follow it."""
    if last - n < WORDS or words[n + 1].low in known.particles or is_given(words[n].text, known.language):
        return None
    return "owner" if words[n].low in alone or is_given(words[n + 1].text, known.language) else None


def _parted(run: Run) -> list[Run]:
    person = run.first + 1
    return [Run(run.first, run.first, person, "name"), Run(person, person, run.last, "person", run.gender)]


def _foreign(words: Sequence[Token], run: Run, known: Lists) -> bool:
    first, second = words[run.first], words[run.first + 1]
    if not all(word.joined for word in words[run.first + 1 : run.last]) or given_gender(plain(first.text)):
        return False
    if known.language in GENITIVE and known.language in ENDINGS:
        genitive = first.low.endswith(GENITIVE[known.language]) and not second.low.endswith(FATHERS)
        return genitive and office_before(words, run.first, known) is not None
    ruler = office_before(words, run.first - 1, known) if known.language == "en" and run.start == run.first and run.first else None
    return words[run.first - 1].low == "of" and ruler in known.rulers - {"minister", "leader", "envoy"}


def office_before(words: Sequence[Token], at: int, known: Lists) -> str | None:
    """The concept of the office whose words end right before a word."""
    if not 0 < at < len(words) or not words[at].joined:
        return None
    found = ((n, role_at(words, n, at, known)) for n in range(max(0, at - LONGEST), at))
    return next((role[0].concept for n, role in found if role and n + role[1] == at), None)


def nominative(name: str, language: str, texts: frozenset[str]) -> str:
    """A name in the genitive as it is written by itself: where the letters or the `texts` tell, else unchanged."""
    if language not in GENITIVE:
        return name
    sure = next((name.removesuffix(end) + whole for end, whole in SURE.items() if name.endswith(end)), None)
    return sure or next((name[:-1] + end for end in ("", "а", "я", "a") if name[:-1] + end in texts), name)
