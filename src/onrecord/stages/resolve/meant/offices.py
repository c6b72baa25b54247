"""Descriptions of people: what they are (`foreign minister`), and whose (`Dorlund’s`, `of the Brakka Dockers’ Union`, `her`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.stages.resolve.names.cases import he
from onrecord.stages.resolve.names.lists import PREFIXES, VICE, Lists
from onrecord.stages.resolve.names.nations import ADJECTIVE, people
from onrecord.stages.resolve.names.runs import role_at, text
from onrecord.stages.resolve.names.tokens import Token
from onrecord.words.lexicon import load

FIRST_HEAD = frozenset({"fr", "it", "es", "pt", "ru", "uk", "pl"})
"""Languages in which the head noun comes before what narrows it."""


@dataclass(frozen=True, slots=True)
class Office:
    """A description. `concept` is its head's (the word itself where no list knows it), `mods` what narrows it.

    `owner` are the words of whom it belongs to, `nation` a word for a people among them, `his` a possessive pronoun.
    """

    words: str
    concept: str
    gender: str | None = None
    mods: frozenset[str] = frozenset()
    owner: tuple[int, int] | None = None
    nation: str | None = None
    his: str | None = None
    at: int = 0
    known: bool = True
    definite: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """A noun phrase: where its head stands, and the words before and after it."""

    head: int
    size: int
    first: int
    last: int


def office(words: Sequence[Token], first: int, last: int, known: Lists, nations: dict[str, str]) -> Office | None:
    """The description that words `first` up to `last` are; None where they have no head."""
    parts = _parts(words, first, last, known)
    if parts is None:
        return None
    found = role_at(words, parts.head, parts.head + parts.size, known)
    heads = words[parts.head : parts.head + parts.size]
    low = [words[n].low for n in range(first, parts.head)]
    own = [word for n, word in enumerate(low) if not (n and known.language == "en" and words[first + n].capital)]
    past = {"ex"} if heads[-1].low.startswith("ex-") else set()
    nation = _nation(words, range(first, last), parts, nations, known)
    return Office(
        words=text(words[_bare(words, first, parts.head, known) : last]),
        concept=found[0].concept if found else heads[-1].low,
        gender=he(words, parts.head + parts.size - 1, found[0].gender, known) or _article(words, first, known) if found else None,
        mods=frozenset(w for w in _mods(words, parts, known) if nation is None or w != nation) | past | _past(heads[0].low, known),
        owner=_owner(words, parts, known),
        nation=nation,
        his=next((word for word in own if word in known.his), None),
        at=words[first].start,
        known=found is not None,
        definite=bool(low) and low[0] in known.the,
        new=bool(low) and low[0] in known.new,
    )


def _article(words: Sequence[Token], first: int, known: Lists) -> str | None:
    """The gender that an article tells of an office whose word has none: *la comandante*, *le porte-parole*."""
    return ARTICLES.get(known.language, {}).get(words[first].low)


ARTICLES = {
    "fr": {"le": "m", "un": "m", "la": "f", "une": "f"},
    "it": {"il": "m", "lo": "m", "un": "m", "uno": "m", "la": "f", "una": "f"},
    "es": {"el": "m", "un": "m", "la": "f", "una": "f"},
}


def _past(low: str, known: Lists) -> frozenset[str]:
    """What a small word that has grown to an office makes of it: one of the past."""
    starts = PREFIXES.get(known.language, ())
    past = any(low.startswith(start) and known.single(low.removeprefix(start)) for start in starts if not start.startswith(VICE))
    return frozenset({"ex"}) if past and (low,) not in known.roles else frozenset()


def _parts(words: Sequence[Token], first: int, last: int, known: Lists) -> Parts | None:
    """The head: the last role before the first `of` in Germanic languages, the first one in the others."""
    stop = next((n for n in range(first + 1, last) if not words[n].capital and _ends(words, n, known)), last)
    stop = next((n + 1 for n in range(first, stop) if words[n].owns and n + 1 < last and n + 1 == stop), stop)
    heads: list[tuple[int, int]] = []
    n = first
    while n < last:
        found = role_at(words, n, last, known)
        if found and not (words[n + found[1] - 1].owns and n + found[1] < last):
            heads.append((n, found[1]))
        n += found[1] if found else 1
    body = any(known.body(words[n].low) for n in range(first, stop))
    inside = [h for h in heads if h[0] < stop] or ([] if body else heads[:1])
    if inside:
        at, size = inside[0] if known.language in FIRST_HEAD else inside[-1]
        return Parts(at, size, first, last)
    bare = [n for n in range(first, stop) if words[n].low not in known.the | known.new | known.his and not words[n].low.isdigit()]
    if not bare:
        return None
    return Parts(bare[0] if known.language in FIRST_HEAD else bare[-1], 1, first, last)


def _ends(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a word ends what stands before the head and the head: *of*, or in English *briefed on* after a noun for people."""
    people_ = known.language == "en" and words[n - 1].low in known.people
    return words[n].low in known.of or (people_ and words[n].low in known.stops)


def _bare(words: Sequence[Token], first: int, head: int, known: Lists) -> int:
    while first < head and words[first].low in known.the | known.new | known.his:
        first += 1
    return first


def _mods(words: Sequence[Token], parts: Parts, known: Lists) -> list[str]:
    outside = (*range(parts.first, parts.head), *range(parts.head + parts.size, parts.last))
    skipped = known.the | known.new | known.his | known.of | known.small
    return [words[n].low for n in outside if words[n].low not in skipped and not words[n].owns]


def _nation(words: Sequence[Token], where: range, parts: Parts, nations: dict[str, str], known: Lists) -> str | None:
    """A word for a people that narrows the head itself."""
    for n in where:
        low = words[n].low
        if low in known.new and not words[n].text.isupper():
            continue
        after = range(parts.head + parts.size, n + 1)
        if any(words[m].low in known.of for m in after) and not _narrowed(words, n + 1, where.stop, known):
            continue
        if parts.head <= n < parts.head + parts.size:
            continue
        if n and words[n - 1].low == "new" and words[n].capital:
            continue
        if n < parts.head and _a_club(words[n], known):
            continue
        if low in nations or ((ADJECTIVE.search(low) or words[n].capital or known.language == "de") and people(low)):
            return low
    return None


def _a_club(word: Token, known: Lists) -> bool:
    """Whether a word for several of a people stands where an adjective would: *Indians manager* is of a club that is called so."""
    return known.language == "en" and word.low.endswith("s") and not word.owns and people(word.low.removesuffix("s")) is not None


def _narrowed(words: Sequence[Token], first: int, last: int, known: Lists) -> bool:
    """Whether a word for a people after the head is said of an office or of a state's body (`spokesman of the Karvenian premier`)."""
    found = [known.body(words[n].low) for n in range(first, last)]
    return any(body and body[1] == "state" for body in found) or any(role_at(words, n, last, known) for n in range(first, last))


def _owner(words: Sequence[Token], parts: Parts, known: Lists) -> tuple[int, int] | None:
    """The words of whom it belongs to: those before a possessive, or those after `of`."""
    for n in range(parts.first, parts.head):
        if words[n].owns or (n + 1 <= parts.head and words[n + 1].before in {"’ ", "' "}):
            return parts.first, n + 1
    after = parts.head + parts.size
    if after < parts.last:
        if words[after].low in RELATIVE or _beside(words, parts, known):
            return None
        skip = 1 if words[after].low in known.of else 0
        return (after + skip, parts.last) if after + skip < parts.last else None
    names = [
        n
        for n in range(parts.first, parts.head)
        if known.body(words[n].low) or (words[n].capital and not (words[n].opens and words[n].low in known.small | known.ranks))
    ]
    return (_begun(words, names[0], parts.first, known), names[-1] + 1) if names else None


RELATIVE = frozenset({"who", "whom", "whose", "qui", "che", "который", "которая", "який", "яка"})
"""What begins a clause that tells what somebody does: *the minister who faced Anton Velt* is not his."""


def _beside(words: Sequence[Token], parts: Parts, known: Lists) -> bool:
    """Whether what stands before `of` is somebody who does not speak for what follows: *analyst and author of Dorlund at War*."""
    at = next((n for n in range(parts.head + 1, parts.last) if words[n].low in known.of), 0)
    return bool(at) and words[at - 1].low in load("heads")["beside"]


def _begun(words: Sequence[Token], at: int, first: int, known: Lists) -> int:
    """Where the name begins that goes on at a word: *Harbour Fund*."""
    while at > first and words[at].joined and words[at - 1].capital and words[at - 1].low not in known.small:
        at -= 1
    return at
