"""One text across reports: sightings of the same text, however it is worded, become one row. In doubt they stay apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from onrecord.stages.agenda.history import first, history, latest
from onrecord.stages.agenda.texts import family
from onrecord.types import Instrument, Party, Seen

STATUS = ("demanded", "drafted", "proposed", "amended", "rejected", "agreed", "signed", "ratified", "in force", "withdrawn", "broken")
"""Of what reports of one day tell, the later stage is the status."""


@dataclass(slots=True)
class Group:
    """Sightings of one text, and what is known of it."""

    family: str
    seen: list[Seen] = field(default_factory=list)
    traits: dict[str, set[str]] = field(default_factory=dict)
    authors: set[str] = field(default_factory=set)
    cast: set[str] = field(default_factory=set)

    def add(self, one: Seen) -> None:
        """Take a sighting in."""
        self.seen.append(one)
        for name, value in one.traits:
            self.traits.setdefault(name, set()).add(value)
        self.authors |= {side(one.author)} if one.author else set()
        self.cast |= one.cast | _people(one)


def side(party: Party) -> str:
    """For whom somebody acts, as far as that is known."""
    return party.side or party.name


def _people(one: Seen) -> set[str]:
    return {name for party in (one.by, one.author) if party for name in (party.name, side(party))}


def instruments(seen: Iterable[Seen]) -> list[Instrument]:
    """Texts, by name; the sightings come in time order."""
    held: dict[tuple[str, str], list[Group]] = {}
    groups: list[Group] = []
    for one in sorted(seen, key=lambda each: -_weight(each)):
        keys = _keys(one)
        group = _which(one, [each for key in keys for each in held.get(key, ())])
        if group is None:
            group = Group(family(one.kind))
            groups.append(group)
        group.add(one)
        for key in keys:
            if all(each is not group for each in held.setdefault(key, [])):
                held[key].append(group)
    rows = [_row(group) for group in groups if _worth(group)]
    return numbered(sorted(rows, key=lambda row: (row.name.casefold(), row.kind or "", row.proposer or "", row.reports)))


def numbered(rows: Sequence[Instrument]) -> list[Instrument]:
    """With ids, made from what the texts are called; of those that are called alike the second has a number in its id."""
    met: Counter[str] = Counter()
    out = []
    for row in rows:
        told = f"instrument\n{row.name}\n{row.kind}\n{row.proposer}"
        met[told] += 1
        out.append(replace(row, id=sha256(f"{told}\n{met[told]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]))
    return out


def _weight(one: Seen) -> int:
    """Sightings that say most come first: the others join them."""
    told = dict(one.traits)
    return 4 * ("points" in told or "proper" in told) + 2 * bool(one.author) + ("quality" in told)


def _keys(one: Seen) -> list[tuple[str, str]]:
    """Under what a sighting is looked up."""
    told = [f"{name} {value}" for name, value in one.traits]
    return [(family(one.kind), key) for key in [*told, *([f"author {side(one.author)}"] if one.author else [])]]


def _which(one: Seen, near: Sequence[Group]) -> Group | None:
    """The group a sighting belongs to; None where there is none, or where it may be one of several."""
    fits = {id(group): group for group in near if _same(one, group)}
    if len(fits) > 1:
        firm = {key: group for key, group in fits.items() if _firm(one, group)}
        fits = firm if len(firm) == 1 else {}
    return next(iter(fits.values()), None)


def _firm(one: Seen, group: Group) -> bool:
    """Whether a number or a name ties them."""
    return any(value in group.traits.get(name, ()) for name, value in one.traits if name != "quality")


def _same(one: Seen, group: Group) -> bool:
    """Whether a sighting is of a group's text: nothing speaks against it, and a number, a name, or author and quality tie them."""
    told = dict(one.traits)
    if any(group.traits.get(name) and told[name] not in group.traits[name] for name in ("points", "proper") if name in told):
        return False
    if one.author and group.authors and side(one.author) not in group.authors:
        return False
    if told.get("proper") in group.traits.get("proper", ()):
        return True
    shared = len((one.cast | _people(one)) & group.cast)
    if told.get("points") in group.traits.get("points", ()):
        return shared > 0
    qualities, theirs = set(told.get("quality", "").split()), {word for each in group.traits.get("quality", ()) for word in each.split()}
    alike = not qualities or not theirs or bool(qualities & theirs)
    if one.author and side(one.author) in group.authors:
        return alike and shared > 0
    return bool(qualities & theirs) and shared > 1


def _worth(group: Group) -> bool:
    """Whether more is known of it than that it was named once: a number, a status, or that reports come back to it."""
    named = bool(group.traits.get("points")) or (bool(group.traits.get("proper")) and len(group.seen) > 1)
    return named or any(one.status for one in group.seen)


def _row(group: Group) -> Instrument:
    names = Counter(" ".join(one.words.split()) for one in group.seen if _weight(one))
    kinds = Counter(one.kind for one in group.seen if _weight(one))
    authors = Counter(one.author.name for one in group.seen if one.author)
    steps = history(group.seen, STATUS)
    longer = Counter({name: count for name, count in names.items() if " " in name or "-" in name})
    name = first(longer) or first(names) or group.seen[0].words
    reports = tuple(sorted({one.report for one in group.seen}))
    statements = tuple(sorted({each for one in group.seen for each in one.statements}))
    ranked = tuple(word for word, _ in sorted(names.items(), key=lambda pair: (-pair[1], pair[0])))
    return Instrument(name, first(kinds), latest(steps, STATUS), first(authors), statements, "", ranked, reports, steps)
