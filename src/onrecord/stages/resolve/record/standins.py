"""Parties that a record calls by a longer and a shorter name, and bodies that are a party because somebody speaks for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from onrecord.stages.resolve.names.bodies import firms
from onrecord.stages.resolve.names.lists import lists
from onrecord.stages.resolve.record.company import Company
from onrecord.stages.resolve.record.groups import LANGUAGES, Groups, Named
from onrecord.types import Kind

SHORT = "a short form of the only name like it"
LETTERS = "the same letters stand for both"
LEAST, MOST = 2, 6
"""Letters of what stands for a longer name."""


def letters(name: str) -> bool:
    """Whether a name is letters that stand for a longer one: *NUD*."""
    return LEAST < len(name) <= MOST and name.isalpha() and name.isupper()


def unite_letters(found: Groups) -> None:
    """Take bodies of which reports give the same letters as one: *Union of Stokers (BHK)*, *Bund der Heizer (BHK)*.

    Only those whose reports name somebody in common: the letters may be another body’s in another dispute.
    """
    company = Company(found.named.values())
    by_letters: dict[str, list[Named]] = {}
    for _, one in sorted(found.named.items()):
        for form in {one.name, *one.forms} if one.kind is Kind.BODY else ():
            if letters(form):
                by_letters.setdefault(form, []).append(one)
    for same in by_letters.values():
        for n, a in enumerate(same):
            for b in same[n + 1 :]:
                if company.met(a, b):
                    found.join(b.name, a.name, LETTERS)


def lettered(found: Groups) -> dict[str, str]:
    """For each name, or letters, of a body that has several by its letters: the fullest of them, as the name of a party."""
    bodies = (names for names in found.members().values() if len(names) > 1 and any(one.kind is Kind.BODY for one in names))
    told: dict[str, str] = {}
    for names in bodies:
        if not any(letters(form) for one in names for form in (one.name, *one.forms)):
            continue
        kept = min(names, key=lambda one: (letters(one.name), not one.name.isascii(), -one.count, one.name)).name
        told |= dict.fromkeys((one.name for one in names), kept)
        told |= dict.fromkeys((form for one in names for form in sorted(one.forms) if letters(form)), kept)
    return told


def shorter(found: Groups, called: Mapping[str, str]) -> dict[str, str]:
    """For each name of a party that a person has under a longer and a shorter one: the more frequent (*Halder*, *Halder Terminals*).

    The longer one must have nothing more than words for companies; states and towns are no short forms of a company.
    """
    counted: Counter[str] = Counter()
    for one in found.named.values():
        counted += one.votes(called)
    states = {called.get(one.name, one.name) for one in found.named.values() if one.kind is Kind.GOVERNMENT}
    same: dict[str, str] = {}
    for names in found.members().values():
        theirs = sorted({called.get(p, p) for one in names if one.kind is Kind.PERSON for p in one.parties} - states)
        for short in theirs:
            for long in theirs:
                if longer(long, short):
                    kept, gone = sorted((long, short), key=lambda name: (-counted[name], -len(name), name))
                    same[gone] = kept
    return {gone: _last(same, gone) for gone in same}


def _last(same: Mapping[str, str], name: str) -> str:
    for _ in range(len(same)):
        name = same.get(name, name)
    return name


def longer(long: str, short: str) -> bool:
    """Whether a name is another one with words for companies before or behind it."""
    words, few = long.casefold().split(), short.casefold().split()
    if len(few) >= len(words) or not few:
        return False
    rest = words[: -len(few)] if words[-len(few) :] == few else words[len(few) :] if words[: len(few)] == few else []
    return bool(rest) and all(_of_companies(word) for word in rest)


def _of_companies(word: str) -> bool:
    return word in firms() or any((body := lists(language).body(word)) is not None and body[0] == "company" for language in LANGUAGES)


def unite_short(found: Groups) -> None:
    """Take a single name that no office explains to the one company whose name goes on after it (*Halder* for *Halder Line*)."""
    bodies = sorted(name for name, one in found.named.items() if one.kind is Kind.BODY and " " in name)
    people = {one.words[-1].casefold() for one in found.named.values() if one.kind is Kind.PERSON and " " in one.name}
    for name, one in sorted(found.named.items()):
        if " " in name or one.kind not in {Kind.PERSON, Kind.BODY} or one.offices or name.casefold() in people:
            continue
        roots = {found.root(body) for body in bodies if body.casefold().startswith(f"{name.casefold()} ") and longer(body, name)}
        if len(roots) == 1 and name.istitle() | ("-" in name):
            found.join(name, roots.pop(), SHORT)


def own(names: Iterable[str], parties: Iterable[str]) -> str | None:
    """The party that somebody speaks for and that an actor is by one of its names: *UDK said* beside *Mira Lund, chair of UDK*."""
    held = {party.casefold(): party for party in sorted(parties, reverse=True)}
    return next((held[name.casefold()] for name in names if name.casefold() in held), None)
