"""One meeting across reports: sightings with days that agree, and a place or people in common, become one row. In doubt they stay apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from unicodedata import combining, normalize

from onrecord.stages.agenda.gatherings import kin
from onrecord.stages.agenda.history import first, history
from onrecord.types import Meeting, Seen
from onrecord.words.days import Days, days

_APART = 45
"""Days between two reports of one meeting of which no day is told."""
_STRETCH, _YEARS, _LONG = 64, 1200, -1
"""Days of a stretch by which meetings are looked up, days from which a date tells of none, and the number of what has no stretch."""
_SPECIFIC = ("summit", "conference", "visit", "call", "talks", "meeting")
"""Kinds, the one that says most first."""
STATUS = ("proposed", "planned", "refused", "called off", "held")
"""In this order reports of one day are told."""


@dataclass(slots=True)
class Group:
    """Sightings of one meeting, and what is known of it."""

    kin: str
    seen: list[Seen] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    when: Days | None = None
    people: set[str] = field(default_factory=set)
    cast: set[str] = field(default_factory=set)
    published: set[int] = field(default_factory=set)
    number: int = 0

    def add(self, one: Seen) -> None:
        """Take a sighting in."""
        self.seen.append(one)
        self.places |= {fold(one.place)} if one.place else set()
        told, out = days(one.date), days(one.published)
        self.when = _narrower(self.when, told)
        self.people |= _people(one)
        self.cast |= one.cast | _people(one)
        self.published |= {out[0]} if out else set()


def _narrower(one: Days | None, other: Days | None) -> Days | None:
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), min(one[1], other[1])


def fold(place: str) -> str:
    """A place without case and marks."""
    return "".join(c for c in normalize("NFKD", place.casefold()) if not combining(c))


def _people(one: Seen) -> set[str]:
    return {name for party in one.present for name in (party.name, party.side) if name}


class _Shelf:
    """Groups of one kind by when they may be told of again, so that each sighting is held against few of them."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._by_days: defaultdict[int, dict[int, Group]] = defaultdict(dict)

    def near(self, one: Seen) -> list[Group]:
        """The groups that a sighting may be of: days that agree are in one stretch, and so are reports that came out in turn."""
        stretches = _stretches(one, _APART)
        if stretches is None:
            return self.groups
        found = {group.number: group for stretch in (*stretches, _LONG) for group in self._by_days[stretch].values()}
        return [found[number] for number in sorted(found)]

    def add(self, one: Seen, group: Group | None) -> None:
        """Take a sighting into a group, or into one of its own."""
        if group is None:
            group = Group(kin(one.kind), number=len(self.groups))
            self.groups.append(group)
        group.add(one)
        for stretch in _stretches(one, 0) or (_LONG,):
            self._by_days[stretch][group.number] = group


def _stretches(one: Seen, around: int) -> list[int] | None:
    """Numbers of the stretches of days that a sighting is about, and in which its report came out; None for years on end."""
    told, out = days(one.date), days(one.published)
    spans = [*([told] if told else []), *([(out[0] - around, out[0] + around)] if out else [])]
    if any(last - first > _YEARS for first, last in spans):
        return None
    return sorted({number for first, last in spans for number in range(first // _STRETCH, last // _STRETCH + 1)})


def meetings(seen: Iterable[Seen]) -> list[Meeting]:
    """Meetings, by day; the sightings come in time order."""
    shelves: defaultdict[str, _Shelf] = defaultdict(_Shelf)
    for one in sorted(seen, key=lambda each: -_weight(each)):
        shelf = shelves[kin(one.kind)]
        fits = [group for group in shelf.near(one) if _same(one, group)]
        if len(fits) > 1:
            fits = [group for group in fits if _firm(one, group)]
        shelf.add(one, fits[0] if len(fits) == 1 else None)
    rows = [_row(group) for shelf in shelves.values() for group in shelf.groups]
    return _numbered(sorted(rows, key=lambda row: (row.date or "~", row.kind or "", row.place or "~", row.present, row.reports)))


def _weight(one: Seen) -> int:
    return 4 * bool(one.date) + 2 * bool(one.place) + min(len(one.present), 3)


def _firm(one: Seen, group: Group) -> bool:
    """Whether day and place, or day and people, are the same."""
    told = days(one.date)
    near = told is not None and group.when is not None and _overlap(told, group.when)
    return near and bool((one.place and fold(one.place) in group.places) or _people(one) & group.people)


def _overlap(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _same(one: Seen, group: Group) -> bool:
    """Whether a sighting is of a group's meeting: nothing speaks against it, and enough ties them."""
    told = days(one.date)
    if told and group.when and not _overlap(told, group.when):
        return False
    here = one.place is not None and fold(one.place) in group.places
    if one.place and group.places and not here:
        return False
    people, shared = len(_people(one) & group.people), len(one.cast & group.cast)
    if told and group.when and told[1] - told[0] <= 1 and group.when[1] - group.when[0] <= 1:
        return here or people > 0 or (shared > 1 and not (one.present and group.people))
    near = _near(one, group)
    return near and ((here and (people > 0 or shared > 1 or _again(one, group))) or people > 1)


def _again(one: Seen, group: Group) -> bool:
    """Whether a report speaks of the place again and says nothing else of the meeting: neither another state of it nor another day."""
    return all(other.report == one.report and other.status in {one.status, None} and not (one.date or other.date) for other in group.seen)


def _near(one: Seen, group: Group) -> bool:
    out = days(one.published)
    return out is not None and any(abs(out[0] - day) <= _APART for day in group.published)


def _row(group: Group) -> Meeting:
    kinds = Counter(one.kind for one in group.seen)
    kind = min(kinds, key=lambda name: (-kinds[name], _SPECIFIC.index(name)))
    places = Counter(one.place for one in group.seen if one.place)
    dates = Counter(one.date for one in group.seen if one.date)
    names = Counter(" ".join(one.words.split()) for one in group.seen)
    steps = history(group.seen, STATUS)
    told = [step.status for step in steps if step.status != "proposed"]
    return Meeting(
        kind=kind,
        place=first(places),
        date=min(dates, key=lambda date: (_length(date), -dates[date], date)) if dates else None,
        present=tuple(sorted({party.name for one in group.seen for party in one.present})),
        status=told[-1] if told else None,
        statements=tuple(sorted({each for one in group.seen for each in one.statements})),
        names=tuple(word for word, _ in sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))),
        reports=tuple(sorted({one.report for one in group.seen})),
        history=steps,
    )


def _length(date: str) -> int:
    told = days(date)
    return told[1] - told[0] if told else 1 << 20


def _numbered(rows: Sequence[Meeting]) -> list[Meeting]:
    """With ids, made from what is told of the meetings; of those that are told alike the second has a number in its id."""
    met: Counter[str] = Counter()
    out = []
    for row in rows:
        told = f"meeting\n{row.kind}\n{row.place}\n{row.date}\n{', '.join(row.present)}"
        met[told] += 1
        out.append(replace(row, id=sha256(f"{told}\n{met[told]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]))
    return out
