"""Everybody a report names: the runs of its text gathered into actors, each with its forms, descriptions and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names.fitting import Key, cut_short, fits
from onrecord.stages.resolve.names.letters import plain
from onrecord.stages.resolve.names.lists import ENDINGS, Lists
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.namesakes import which
from onrecord.stages.resolve.names.nations import english, in_german, tables
from onrecord.stages.resolve.names.runs import text
from onrecord.stages.resolve.names.shapes import begins, letters, respelt_name, shouted
from onrecord.stages.resolve.names.slavic import named
from onrecord.stages.resolve.names.slips import slips
from onrecord.stages.resolve.names.spelling import respelt
from onrecord.stages.resolve.names.strong import body_name
from onrecord.stages.resolve.names.surnames import no_places
from onrecord.stages.resolve.names.things import things
from onrecord.stages.resolve.names.tokens import Token
from onrecord.types import Kind, Span

TWO = 2
"""Words of a name with a given name and a surname."""
INITIALS = 2
"""A given name of fewer letters is an initial."""
STEM = 4
"""Letters a word must have to be known with another ending."""


@dataclass(slots=True)
class Actor:
    """Somebody the report names. `key` are the plain words of the fullest form; `code` is a state's.

    `sides` are those he is told to be of, `clients` those he is told to speak for, `parts` those who speak with one voice.
    """

    key: Key
    name: str
    kind: Kind
    code: str | None = None
    forms: Counter[str] = field(default_factory=Counter)
    offices: list[Office] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    places: list[Span] = field(default_factory=list)
    sides: list[Actor] = field(default_factory=list)
    clients: list[Actor] = field(default_factory=list)
    parts: list[Actor] = field(default_factory=list)
    owner: Actor | None = None
    heads: set[str] = field(default_factory=set)
    sure: bool = False
    party: str | None = None
    labels: Counter[str] = field(default_factory=Counter)

    def gender(self) -> str | None:
        """`m` or `f` where the text tells one more than the other."""
        votes = self.genders
        return None if votes["m"] == votes["f"] else "m" if votes["m"] > votes["f"] else "f"


@dataclass(slots=True)
class Cast:
    """The actors of one report, and which of them each run names."""

    known: Lists
    words: Sequence[Token]
    runs: Sequence[Run]
    actors: list[Actor]
    of_run: dict[int, Actor]
    nations: dict[str, str]


def key(words: Iterable[Token]) -> Key:
    """The plain words of a name."""
    return tuple(plain(word.text) for word in words)


def key_of(name: str) -> Key:
    """The plain words of a name given as text."""
    return tuple(plain(word) for word in name.split())


def gather(words: Sequence[Token], found: Sequence[Run], known: Lists) -> Cast:
    """The cast of a report: bodies and people."""
    keys = [key(words[r.first : r.last]) for r in found]
    cast = Cast(known, words, found, [], {}, {})
    _bodies(cast, keys)
    _long(cast, keys)
    singles = [n for n, r in enumerate(found) if n not in cast.of_run]
    _people(cast, keys, singles)
    return cast


def keys_of(cast: Cast) -> list[Key]:
    """The plain words of every run."""
    return [key(cast.words[r.first : r.last]) for r in cast.runs]


def add(cast: Cast, n: int, actor: Actor) -> None:
    """Take a run as a place where an actor is named."""
    run = cast.runs[n]
    cast.of_run[n] = actor
    words = cast.words[run.first : run.last]
    actor.forms[text(words)] += 1
    actor.places.append((words[0].start, words[-1].end))
    if run.gender:
        actor.genders[run.gender] += 2
    actor.sure = actor.sure or run.sort == "person"


def new(cast: Cast, n: int, name_key: Key, kind: Kind, **told: str | None) -> Actor:
    """An actor first met at a run."""
    run = cast.runs[n]
    name = told.get("name") or text(cast.words[run.first : run.last])
    actor = Actor(name_key, name, kind, told.get("code"))
    cast.actors.append(actor)
    return actor


def _bodies(cast: Cast, keys: Sequence[Key]) -> None:
    """States, seats and bodies, by their names."""
    tabled, met = tables(), {}
    surnames = no_places(cast.words, cast.runs, keys, cast.known)
    for n, run in enumerate(cast.runs):
        if run.sort not in {"state", "seat", "body", "capital"} or (run.size == 1 and keys[n][0] in surnames):
            continue
        told = body_name(cast.words, run.first, run.last, cast.known) if run.sort == "body" else None
        own = key_of(told) if told else keys[n]
        words = told or text(cast.words[run.first : run.last])
        words = named(words) if run.size == 1 else in_german(words.casefold()) or words if cast.known.language == "de" else words
        low = words.casefold()
        low = low if any(low in table for table in (tabled.names, tabled.capitals, tabled.seats)) else low.removesuffix("s")
        code = (
            tabled.names.get(low) or tabled.capitals.get(low)
            if run.sort in {"state", "capital"}
            else tabled.seats.get(low, (None, None))[1]
        )
        same = f"state {code}" if run.sort in {"state", "capital"} else tabled.seats[low][0] if run.sort == "seat" else " ".join(own)
        if same not in met:
            kind = (
                Kind.GOVERNMENT
                if run.sort in {"state", "capital"}
                else Kind.OFFICE
                if run.sort == "seat" and code not in {"EU", "UN", None}
                else Kind.BODY
            )
            name = tabled.seats[low][0] if run.sort == "seat" else words
            met[same] = new(cast, n, own, kind, code=code, name=name)
        actor = met[same]
        if run.sort == "state" and actor.name.casefold() in tabled.capitals:
            actor.name = words
        elif run.sort == "capital" and len(actor.places) == 0 and code:
            actor.name = english(code)
        if run.sort == "state" and actor.name == english(code or "") and not any(f.casefold() in tabled.names for f in actor.forms):
            actor.name = words
        short = run.sort == "state" and code and actor.name.replace(".", "").isupper() and cast.known.language == "en"
        if code and (short or ". " in actor.name):
            actor.name = english(code)
        elif cast.known.language == "de" and run.sort in {"state", "capital"} and actor.name == f"{words[:-1]}s" and code:
            actor.name = actor.name[: len(low)]
        add(cast, n, actor)
    _acronyms(cast, keys)


def _acronyms(cast: Cast, keys: Sequence[Key]) -> None:
    """`NUD` is the body named `National Union of Dockers (NUD)` just before."""
    short = {
        n: a for n, a in cast.of_run.items() if a.kind is Kind.BODY and len(keys[n]) == 1 and cast.words[cast.runs[n].first].text.isupper()
    }
    for n, actor in short.items():
        word = cast.words[cast.runs[n].first]
        if not word.before.lstrip('“”"»« ').startswith("(") or n == 0:
            continue
        before = cast.of_run.get(n - 1)
        if before is None or before is actor or cast.words[cast.runs[n - 1].last - 1].end + len(word.before) != word.start:
            continue
        for m in [m for m, a in cast.of_run.items() if a is actor]:
            cast.of_run[m] = before
        if cast.known.language == "de" and cast.words[cast.runs[n - 1].first].low.endswith("en") and len(before.key) > 1:
            before.name = actor.name
        before.forms += actor.forms
        before.places = sorted(before.places + actor.places)
        if actor in cast.actors:
            cast.actors.remove(actor)


def _long(cast: Cast, keys: Sequence[Key]) -> None:
    """Names of two or more words: people, unless the text speaks of a place or a thing."""
    by_last: dict[str, list[Actor]] = {}
    by_letters: dict[str, Actor] = {}
    order = sorted((n for n, r in enumerate(cast.runs) if n not in cast.of_run and r.size > 1), key=lambda n: (-len(keys[n]), n))
    thing = things(cast.words, cast.runs, cast.known, keys, order)
    for n in order:
        if keys[n] in thing or shouted(cast.words[cast.runs[n].first : cast.runs[n].last]):
            continue
        own = respelt_name(keys[n])
        actor = next(
            (a for a in by_last.get(own[-1], ()) if fits(keys[n], a.key) or (a.key != keys[n] and fits(own, respelt_name(a.key)))), None
        )
        actor = actor or _fathered(cast, keys[n]) or by_letters.get(letters(keys[n]))
        if actor is not None and (min(map(len, actor.key)) < INITIALS <= min(map(len, keys[n])) or cut_short(actor.key, keys[n])):
            actor.key, actor.name = keys[n], text(cast.words[cast.runs[n].first : cast.runs[n].last])
        if actor is None:
            actor = new(cast, n, keys[n], Kind.PERSON)
            by_last.setdefault(own[-1], []).append(actor)
            by_letters[letters(keys[n])] = actor
        add(cast, n, actor)


def _fathered(cast: Cast, name: Key) -> Actor | None:
    """Who goes by given name and father's name: *Ольга Петровна* for *Ольга Петровна Зимина*."""
    if cast.known.language not in {"ru", "uk"} or len(name) != TWO or not name[1].endswith(FATHERS):
        return None
    return next((a for a in cast.actors if a.kind is Kind.PERSON and len(a.key) > TWO and a.key[:TWO] == name), None)


FATHERS = ("вич", "вна", "ична", "инична", "ич", "івна", "ївна")


def _people(cast: Cast, keys: Sequence[Key], singles: Sequence[int]) -> None:
    """Single words that are the surname of somebody named in full, or that a title or role makes a person."""
    known = {a.key[-1]: a for a in cast.actors if a.kind is Kind.PERSON}
    _addressed(cast, keys, singles)
    for n in singles:
        if cast.runs[n].size != 1:
            continue
        word = keys[n][0]
        found = [a for a in cast.actors if a.kind is Kind.PERSON and _surname(word, a.key, cast.known.language)]
        found = found or [a for a in cast.actors if a.kind is Kind.PERSON and begins(a.key, word) and a.places]
        if len(found) > 1 and all(a.key[0] == word for a in found):
            told = [a for a in found if a.sure]
            found = told if len(told) == 1 else []
        found = found or _otherwise(cast, n, word)
        if not found and cast.runs[n].sort == "person":
            actor = known[word] = new(cast, n, keys[n], Kind.PERSON)
            found = [actor]
        if found:
            add(cast, n, which(cast, n, found))


def _addressed(cast: Cast, keys: Sequence[Key], singles: Sequence[int]) -> None:
    """Whom a title makes a person also where the surname stood alone before: *Velt left*, and later *Mr. Velt said*."""
    if cast.known.language != "en":
        return
    known = {word for a in cast.actors if a.kind is Kind.PERSON for word in a.key}
    for n in singles:
        if cast.runs[n].size == 1 and cast.runs[n].sort == "person" and cast.runs[n].gender and keys[n][0] not in known:
            known.add(keys[n][0])
            new(cast, n, keys[n], Kind.PERSON)


def _otherwise(cast: Cast, n: int, word: str) -> list[Actor]:
    """The one person named in full whose surname a single word spells otherwise: *Wardoff* for *Anton Vardov*; never a place."""
    before = cast.words[cast.runs[n].start - 1].low if cast.runs[n].start else ""
    if before in cast.known.at or cast.runs[n].sort not in {"name", "person"}:
        return []
    full = [a for a in cast.actors if a.kind is Kind.PERSON and len(a.key) > 1]
    found = [a for a in full if respelt(a.key[-1]) == respelt(word)] or [
        a for a in full if slips(cast.words, cast.runs, cast.runs[n], a.key[-1])
    ]
    return found if len(found) == 1 else []


def _surname(word: str, name: Key, language: str) -> bool:
    return same_word(word, name[-1], language) or (len(name) > TWO and word in name[1:])


@lru_cache(maxsize=50_000)
def same_word(a: str, b: str, language: str) -> bool:
    """Whether two plain words are the same but for a case ending of the language."""
    if a == b:
        return True
    if language == "de":
        return a == b + "s" or b == a + "s"
    if language not in ENDINGS or min(len(a), len(b)) < STEM:
        return False
    length = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    ends = ENDINGS[language]
    return length >= max(3, min(len(a), len(b)) - 2) and a[length:] in (*ends, "й", "ий", "ь") and b[length:] in (*ends, "й", "ий", "ь")
