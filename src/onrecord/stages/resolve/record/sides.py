"""The parties of a record under one name each: states in several languages, unions and parties in several spellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from onrecord.stages.resolve.names.letters import plain
from onrecord.stages.resolve.names.lists import lists
from onrecord.stages.resolve.names.nations import STEM, english, same_stem, tables
from onrecord.stages.resolve.names.spelling import sound
from onrecord.stages.resolve.names.transcribed import cyrillic, latin
from onrecord.stages.resolve.record.groups import LANGUAGES, Groups, Named
from onrecord.types import Kind

CAPITAL = "the capital of the state"
ENDING = re.compile(r"(?:ien|ia|ie|iia|io|in|a|o|i|e|en|s)$")
TWO = 2
"""Words of a government's name: the people and the body."""
MEMBERS = frozenset({"workers", "employees"})
ARTICLES = re.compile(r"^(?:the|der|die|das|la|le|les|il|lo|el|los) ", re.IGNORECASE)


def stem(name: str) -> str:
    """What a state's names have in common: `Karvenia`, `Karvenien`, `Karvénie`."""
    heard = sound(name.replace(" ", ""))
    bare = ENDING.sub("", heard)
    return bare if len(bare) >= STEM else heard


def keys(one: Named) -> str:
    """What a government or body is compared by."""
    low = one.name.casefold()
    if one.kind is Kind.GOVERNMENT:
        return f"state {_known(one.name) or stem(one.name)}"
    return "body " + _plain(low)


def _plain(low: str) -> str:
    """A body's name in small letters as it is compared: *Dockers’ Committee* and *Docker Committee* are one."""
    words = _members(re.sub(r"[^\w ]", "", ARTICLES.sub("", low).replace("’", "'"))).split()
    return " ".join(word[:-1] if len(words) > 1 and len(word) > STEM and word.endswith("s") and word[-2] != "s" else word for word in words)


def _members(name: str) -> str:
    """A union's name without the word that says who is in it, which may be left out: `Rail Workers’ Union` is the `Rail Union`."""
    words = name.split()
    known = len(words) > TWO and (head := lists("en").body(words[-1])) is not None and head[0] == "union"
    return " ".join(word for n, word in enumerate(words) if not known or not n or word not in MEMBERS)


def unite_bodies(found: Groups) -> None:
    """Join the names of states and bodies."""
    met: dict[str, str] = {}
    for name, one in sorted(found.named.items(), key=lambda row: (-row[1].count, row[0])):
        if one.kind in {Kind.GOVERNMENT, Kind.BODY}:
            key = keys(one)
            if key in met:
                found.join(name, met[key], "the same name")
            met.setdefault(key, name)
    states = [name for name, one in sorted(found.named.items()) if one.kind is Kind.GOVERNMENT and not _known(name)]
    ours = sorted({found.root(name) for name in states if not cyrillic(name)})
    for name in states:
        if other := latin(name, ours):
            found.join(name, other, "the same name in another alphabet")


def unite_states(found: Groups) -> None:
    """Take a single name of which no office is told to the one state of the record whose capital or name in another case it is."""
    states = {stem(name): found.root(name) for name, one in sorted(found.named.items()) if one.kind is Kind.GOVERNMENT and not _known(name)}
    seats = [(form, found.root(name)) for name, one in found.named.items() if one.kind is Kind.GOVERNMENT for form in sorted(one.forms)]
    capitals = {form: root for form, root in seats if form not in states and not _known(form)}
    borne = {one.words[-1] for one in found.named.values() if one.kind is Kind.PERSON and len(one.words) > 1}
    for name, one in sorted(found.named.items()):
        if one.kind in {Kind.PERSON, Kind.BODY} and " " not in name and not one.offices and name not in borne:
            root = next((states[key] for key in (stem(name), stem(name.removesuffix("s"))) if key in states), capitals.get(name))
            if root is not None:
                one.kinds = Counter({Kind.GOVERNMENT: sum(one.kinds.values())})
                found.join(name, root, CAPITAL if capitals.get(name) == root else "a form of the name of a state")


def sides(found: Groups, told: Iterable[str]) -> dict[str, str]:
    """For each word for a party, the name of the party: the most frequent of those that are one."""
    counted: Counter[str] = Counter()
    for one in found.named.values():
        counted.update(one.parties)
        if one.kind is Kind.GOVERNMENT:
            counted[one.name] += one.count
    by_key: dict[str, list[str]] = {}
    for name in sorted({*counted, *told}):
        by_key.setdefault(_key(name), []).append(name)
    others = sorted(min(same) for same in by_key.values() if not cyrillic(min(same)) and not _known(min(same)))
    for key, same in sorted(by_key.items()):
        if not _known(same[0]) and (other := latin(same[0], others)):
            by_key[_key(other)].extend(by_key.pop(key))
    return {name: min(same, key=lambda n: _readable(n, counted[n])) for same in by_key.values() for name in same}


def _readable(name: str, count: int) -> tuple[bool, bool, bool, int, str]:
    """The Latin alphabet before others, a state's English name before those in other languages, no letters, the most frequent first."""
    code = _known(name)
    return not name.isascii(), code is not None and name != english(code), short(name), -count, name


def short(name: str) -> bool:
    """Whether a name is an abbreviation (`U.S.`)."""
    return name.replace(".", "").isupper()


def _known(name: str) -> str | None:
    """The code of a state of the world that is named or whose capital is."""
    known, low = tables(), name.casefold()
    return known.names.get(low) or known.capitals.get(low)


def _key(name: str) -> str:
    low, code = name.casefold(), _known(name)
    if code:
        return f"state {code}"
    return stem(name) if " " not in name else _plain(low)


def of_adjective(words: str, names: Iterable[str]) -> str | None:
    """The party whose adjective stands in a description (`Dorlundian leader`)."""
    for word in words.split():
        if word in names:
            return word
        fits = [name for name in names if " " not in name and same_stem(word.casefold(), name.casefold())]
        if len(fits) == 1:
            return fits[0]
    return None


def unite_governments(found: Groups) -> None:
    """Take *the Dorlundian government* to the one state of the record whose people the word is."""
    states = sorted(name for name, one in found.named.items() if one.kind is Kind.GOVERNMENT)
    for name, one in sorted(found.named.items()):
        words = one.name.split()
        if one.kind not in {Kind.BODY, Kind.OFFICE} or len(words) != TWO or not any(_governs(word) for word in words):
            continue
        roots = {found.root(state) for word in words if not _governs(word) for state in states if _people_of(word, state)}
        if len(roots) == 1:
            found.join(name, min(roots), "the government of the state")


def _governs(word: str) -> bool:
    return any((body := lists(language).body(word.casefold())) and body[0] == "government" for language in LANGUAGES)


def _people_of(word: str, state: str) -> bool:
    return " " not in state and same_stem(plain(word), plain(state))


UNNAMED = "unnamed "


def unite_generic(found: Groups) -> None:
    """Take *the union* to the record's one union, when every report that says so also has somebody who speaks for it."""
    named: dict[str, set[str]] = {}
    for one in found.named.values():
        if one.kind is Kind.BODY and (head := _head(one.name)) and not _bare(one.name):
            named.setdefault(head, set()).add(found.root(one.name))
    for one in sorted(found.named.values(), key=lambda o: o.name):
        bare = one.name.removeprefix(UNNAMED)
        roots = named.get(_head(bare) or "", set()) if _bare(bare) else set()
        if len(roots) == 1 and one.reports <= _speaking(found, root := min(roots)):
            found.join(one.name, root, "the only one of its kind, with those who speak for it")


def _head(name: str) -> str | None:
    body = lists("en").body(name.casefold().split()[-1])
    return body[0] if body else None


def _bare(name: str) -> bool:
    """Whether a name is made of words for bodies only: `Union`, `trade union`."""
    return all(lists("en").body(word) or word in {"trade", "labor", "labour", "the"} for word in name.casefold().split())


def _speaking(found: Groups, root: str) -> set[str]:
    """The reports that name somebody who speaks for a body, or the body itself."""
    names = {one.name for one in found.named.values() if found.root(one.name) == root}
    people = {found.root(one.name) for one in found.named.values() if names & set(one.parties)}
    return {report for one in found.named.values() if found.root(one.name) in people | {root} for report in one.reports}
