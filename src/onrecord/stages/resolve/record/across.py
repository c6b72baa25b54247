"""The actors of the record: which names in the reports stand for one, what it is called, and for which party it speaks.

Nothing here depends on the order of the reports, and a copy of a report changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from types import MappingProxyType

from onrecord.stages.resolve.names.nations import same_stem, tables
from onrecord.stages.resolve.party.parties import PAST
from onrecord.stages.resolve.record.groups import Groups, Named, Told, concept, groups
from onrecord.stages.resolve.record.people import unite_people
from onrecord.stages.resolve.record.sides import CAPITAL, of_adjective, sides, unite_bodies, unite_generic, unite_governments, unite_states
from onrecord.stages.resolve.record.standins import LETTERS, lettered, own, shorter, unite_letters, unite_short
from onrecord.stages.resolve.record.twins import TWIN, twins
from onrecord.types import Alias, Judged, Kind

_CLOSES = re.compile(r" (?:in|at|to|with|from|on|than|as) ")
"""Words after which an office's words tell a place, or something else, that it does not speak for."""
ALONE, JUDGED = "the only form", "decided by a person"
OFFICE, AND = "Office of ", " and "
TWICE = 2
"""How many times as many reports may name an office without a name as tell for whom it speaks."""
SEVERAL = 2
"""Reports that name those who speak for a body."""


@dataclass(slots=True)
class Actor:
    """An actor of the record: its names, what it is called, and its party."""

    names: list[Named]
    canonical: str
    kind: Kind
    party: str | None = None
    reasons: dict[str, str] = field(default_factory=dict)


def unite(told: Iterable[Told], judgements: Sequence[Judged] = (), languages: Mapping[str, str] = MappingProxyType({})) -> list[Alias]:
    """For each name in the reports, the actor it stands for.

    Judgements are applied last, in their order; `languages` are those of reports.
    """
    found = groups(told)
    unite_bodies(found)
    unite_states(found)
    unite_governments(found)
    unite_letters(found)
    called = sides(found, ())
    called = _renamed(called, lettered(found))
    unite_people(found, called)
    unite_generic(found)
    unite_short(found)
    called = _renamed(called, shorter(found, called))
    called = _renamed(called, twins(found, called, languages))
    actors = [_actor(found, names, called) for names in found.members().values()]
    _related(actors, called)
    _themselves(actors, called)
    _composed(actors)
    _adjectival(actors, found)
    ids = {id(one): _id(one.canonical) for one in actors}
    actors = _judged(actors, judgements, ids)
    return sorted((row for one in actors for row in _aliases(one, ids[id(one)])), key=lambda row: row.name)


def _renamed(called: dict[str, str], told: Mapping[str, str]) -> dict[str, str]:
    """What parties are called, by all their names, where `told` has another name for some."""
    return called | {name: told.get(party, party) for name, party in {**called, **told}.items()}


def _id(canonical: str) -> str:
    return blake2b(canonical.casefold().encode(), digest_size=8).hexdigest()


def _aliases(one: Actor, name_id: str) -> list[Alias]:
    return [Alias(n.name, name_id, one.canonical, one.kind, one.party, one.reasons.get(n.name, ALONE)) for n in one.names]


def _actor(found: Groups, names: list[Named], called: dict[str, str]) -> Actor:
    kinds: Counter[Kind] = Counter()
    for one in names:
        kinds.update(one.kinds)
    kind = min(kinds, key=lambda k: (-kinds[k], k.value))
    kind = Kind.PERSON if kind is Kind.OFFICE and Kind.PERSON in kinds else kind
    kind = Kind.GOVERNMENT if _a_state(names, kinds) else kind
    named = [one for one in names if kind in one.kinds and found.reasons.get(one.name) != CAPITAL]
    canonical = min(named or names, key=_fullness).name
    votes: Counter[str] = Counter({canonical: 1} if kind is Kind.GOVERNMENT else {})
    for one in names:
        votes += one.votes(called)
    party = min(votes, key=lambda p: (p[:1].islower(), -votes[p], p)) if votes else None
    if kind is Kind.UNNAMED and len({report for one in names for report in one.reports}) > 1:
        party = None  # whom one report leaves unnamed need not be whom another one does
    if kind is Kind.OFFICE and len(names) == 1 and (len(votes) > 1 or TWICE * len(names[0].sides) < len(names[0].reports)):
        party = None  # *the foreign ministry* of one dispute is not that of another
    reasons = {one.name: found.reasons.get(one.name, ALONE) for one in names}
    one_of_many = kind is Kind.GOVERNMENT or not {LETTERS, TWIN}.isdisjoint(reasons.values())
    return Actor(names, called.get(canonical, canonical) if one_of_many else canonical, kind, party, reasons)


def _a_state(names: list[Named], kinds: Counter[Kind]) -> bool:
    """Whether a single word that some reports take for anybody's name is a state, as others tell; *Jordan* is what most take it for."""
    told = kinds[Kind.GOVERNMENT] > 0 and kinds[Kind.GOVERNMENT] >= kinds[Kind.BODY]
    return told and all(len(one.words) == 1 and one.name.casefold() not in tables().names for one in names)


def _fullness(one: Named) -> tuple[bool, bool, bool, bool, int, str]:
    """Full forms before initials and surnames, Latin script before others, headlines in capitals last, the most frequent first."""
    initials = any(len(word.strip(".")) == 1 for word in one.words)
    shouted = len(one.words) > 1 and one.name.isupper()
    return not one.name.isascii() and not one.name[0].isascii(), shouted, len(one.words) == 1, initials, -one.count, one.name


def _related(actors: list[Actor], called: dict[str, str]) -> None:
    """Give those without a party that of whom their office belongs to, or of the state that their description names."""
    by_name = {n.name: one for one in actors for n in one.names}
    parties = sorted(set(called.values()))
    for _ in range(3):
        for one in actors:
            if one.party is None and one.kind is not Kind.UNNAMED:
                one.party = _by_office(one, by_name, parties)


def _by_office(one: Actor, by_name: dict[str, Actor], parties: list[str]) -> str | None:
    votes: Counter[str] = Counter()
    for name in one.names:
        for office, count in name.offices.items():
            if PAST.intersection(office.casefold().split()) or (" of " in office and concept(office.rsplit(" of ", 1)[0]) is None):
                continue
            owner = by_name.get(office.rsplit(" of ", 1)[1]) if " of " in office else None
            party = owner.party if owner is not None and owner is not one else of_adjective(_CLOSES.split(office)[0], parties)
            votes.update({party: count} if party else {})
    if one.kind is Kind.OFFICE and one.canonical.startswith(OFFICE) and (held := by_name.get(one.canonical.removeprefix(OFFICE))):
        return held.party
    return min(votes, key=lambda p: (-votes[p], p)) if votes else None


def _themselves(actors: list[Actor], called: dict[str, str]) -> None:
    """A body for which people speak in several reports is a party itself; one spokesman does not make the body he is asked about a side."""
    heard: dict[str, set[str]] = {}
    for one in actors:
        if one.party and one.kind is Kind.PERSON:
            heard.setdefault(one.party, set()).update(report for name in one.names for report in name.reports)
    parties = {party for party, reports in heard.items() if len(reports) >= SEVERAL}
    for one in actors:
        if one.party is None and one.kind in {Kind.PERSON, Kind.BODY}:
            one.party = own((called.get(n.name, n.name) for n in one.names), parties)


def _composed(actors: list[Actor]) -> None:
    """Names made of names take the canonical ones: `Office of …`, `… and …`."""
    by_name = {n.name: one for one in actors for n in one.names}
    for one in actors:
        held = by_name.get(one.canonical.removeprefix(OFFICE)) if one.canonical.startswith(OFFICE) else None
        if held is not None:
            one.canonical = OFFICE + held.canonical
        parts = one.canonical.replace(AND, ", ").split(", ") if AND in one.canonical else []
        if len(parts) > 1 and all(part in by_name for part in parts):
            one.canonical = ", ".join(by_name[p].canonical for p in parts[:-1]) + AND + by_name[parts[-1]].canonical


def _adjectival(actors: list[Actor], found: Groups) -> None:
    """`Foreign Ministry of Dorlund` is called `Dorlundian Foreign Ministry` where some report has the adjective."""
    seen: Counter[str] = Counter()
    for named in found.named.values():
        seen.update(word for office in (*named.offices, named.name) for word in office.split()[:1] if word[:1].isupper())
    for one in actors:
        head, _, state = one.canonical.rpartition(" of ")
        if head and one.party and state == one.party and one.kind is not Kind.PERSON:
            fits = sorted((w for w in seen if same_stem(w.casefold(), state.casefold())), key=lambda w: (-seen[w], w))
            one.canonical = f"{fits[0]} {head}" if fits else one.canonical


def _judged(actors: list[Actor], judgements: Sequence[Judged], ids: dict[int, str]) -> list[Actor]:
    for one in judgements:
        held = _called(actors, one.subject)
        if held is None:
            continue
        if one.kind == "rename":
            held.canonical = one.verdict
        elif one.kind == "party":
            held.party = one.verdict or None
        elif one.kind == "split":
            actors = _split(actors, held, one.subject, ids)
        elif one.kind == "merge" and (other := _called(actors, one.verdict)) is not None and other is not held:
            other.names = sorted([*other.names, *held.names], key=lambda n: n.name)
            other.reasons |= {n.name: JUDGED for n in held.names}
            actors = [a for a in actors if a is not held]
    return actors


def _called(actors: list[Actor], name: str) -> Actor | None:
    """The actor with this canonical name, else the one with this form."""
    return next((a for a in actors if a.canonical == name), None) or next((a for a in actors if any(n.name == name for n in a.names)), None)


def _split(actors: list[Actor], held: Actor, name: str, ids: dict[int, str]) -> list[Actor]:
    """Let a name be an actor of its own; the rest keep their actor."""
    gone = next((n for n in held.names if n.name == name), None)
    if gone is None or len(held.names) == 1:
        return actors
    rest = replace(held, names=[n for n in held.names if n is not gone])
    if rest.canonical == name:
        rest.canonical = min(rest.names, key=_fullness).name
    party = min(gone.parties, key=lambda p: (-gone.parties[p], p)) if gone.parties else None
    apart = Actor([gone], name, gone.kind, party, {name: JUDGED})
    ids |= {id(rest): _id(rest.canonical), id(apart): _id(name)}
    return [*(a for a in actors if a is not held), rest, apart]
