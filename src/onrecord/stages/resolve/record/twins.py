"""One side under two names: what reports in two languages call the side of one person (*Musikergilde*, *Musicians’ Guild*).

Nobody who only reads the names can tell that they are one, unless he knows the languages; that one person speaks for both can. So it takes
a person for whom a report in one language tells the one and a report in another tells the other. No report may name both, for it would tell
two sides apart; and both must be names of what people join, or share a word, since a mayor may lead a party as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from onrecord.stages.resolve.names.bodies import JOINED
from onrecord.stages.resolve.names.lists import lists
from onrecord.stages.resolve.names.nations import tables
from onrecord.stages.resolve.names.spelling import sound
from onrecord.stages.resolve.record.groups import LANGUAGES, Groups, Named
from onrecord.types import Kind

TWIN = "one person speaks for both, in reports in two languages"
_JOINED = JOINED | {"commission"}
"""Bodies that people join, or sit on."""
_LEAST = 4
"""Letters of a word that two names share."""

Pair = tuple[str, str]


def twins(found: Groups, called: Mapping[str, str], languages: Mapping[str, str]) -> dict[str, str]:
    """For each name of a side that has several, the one most told; the bodies of these names are joined.

    `languages` are those of reports.
    """
    places = _places(found, called)
    states = {called.get(one.name, one.name) for one in found.named.values() if one.kind is Kind.GOVERNMENT}
    pairs = [pair for pair in sorted(_borne(found, called, languages)) if not states.intersection(pair) and _alike(*pair)]
    kept: dict[str, str] = {}
    for one, other in pairs:
        if places[one].isdisjoint(places[other]):
            _join(found, one, other)
            first, second = sorted((_last(kept, one), _last(kept, other)), key=lambda name: (-len(places[name]), name))
            kept |= {second: first} if first != second else {}
    return {name: _last(kept, name) for name in kept}


def _last(kept: Mapping[str, str], name: str) -> str:
    while name in kept:
        name = kept[name]
    return name


def _join(found: Groups, one: str, other: str) -> None:
    """Let both be names of one body, be it that reports name it only as somebody's side."""
    for name in (one, other):
        if name not in found.named:
            found.named[name] = Named(name, kinds=Counter({Kind.BODY: 1}), parties=Counter({name: 1}))
            found.parent[name] = name
    if found.named[one].kind is found.named[other].kind is Kind.BODY:
        found.join(other, one, TWIN)


def _places(found: Groups, called: Mapping[str, str]) -> Mapping[str, set[str]]:
    """The reports that name each side, or tell that somebody is on it."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    for one in found.named.values():
        for form in {one.name, *one.forms}:
            places[called.get(form, form)] |= one.reports
        for report, party in one.sides.items():
            places[called.get(party, party)].add(report)
    return places


def _borne(found: Groups, called: Mapping[str, str], languages: Mapping[str, str]) -> Iterator[Pair]:
    """Names of sides that one person has in two languages."""
    for names in found.members().values():
        told = Counter((called.get(p, p), languages.get(r)) for one in names if one.kind is Kind.PERSON for r, p in one.sides.items())
        for (one, ours), (other, theirs) in combinations(sorted((key for key in told if key[1]), key=str), 2):
            if one != other and ours != theirs:
                yield min(one, other), max(one, other)


def _alike(one: str, other: str) -> bool:
    """Whether both are names of bodies that people join, or have a word in common; never what any body of its kind may be called."""
    if _bare(one) or _bare(other) or {one.casefold(), other.casefold()} & tables().names.keys():
        return False
    return (_joined(one) and _joined(other)) or (" " in one and " " in other and bool(_words(one) & _words(other)))


def _bare(name: str) -> bool:
    """Whether a name is no more than a word for a body (`Partei`), or for nobody in particular (`nurses`)."""
    low = name.casefold()
    return name[:1].islower() or any(low in known.bodies or known.base(low) is not None for known in map(lists, LANGUAGES))


def _kinds(name: str) -> set[str]:
    """What kinds of bodies its words are for."""
    words = name.replace("'", " ").replace("’", " ").casefold().split()
    return {body[0] for language in LANGUAGES for word in words if (body := lists(language).body(word))}


def _joined(name: str) -> bool:
    return bool(_kinds(name) & _JOINED)


def _words(name: str) -> set[str]:
    return {sound(word) for word in name.casefold().split() if len(word) >= _LEAST}
