"""Which names in the record are one person's: spellings, initials, surnames, offices. What is not certain stays apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.lists import lists
from onrecord.stages.resolve.names.spelling import arabic, bones, given, near, same, sound
from onrecord.stages.resolve.names.transcribed import cyrillic, keys
from onrecord.stages.resolve.party.parties import PAST
from onrecord.stages.resolve.record.company import FEW, Company
from onrecord.stages.resolve.record.groups import LANGUAGES, Groups, Named, concept
from onrecord.stages.resolve.record.sides import of_adjective
from onrecord.types import Kind

SAME, SPELLING, AGREED, SURNAME, OFFICE = (
    "the same name",
    "another spelling of the name",
    "nearly the same name, with the same office",
    "the only one of this surname",
    "the only one in this office",
)

VAGUE = frozenset({"leader", "chair", "director"})
"""Offices that anybody may have in anything: of whom a side is told (*EU trade chief*), he is one of whom it is told as well."""
PLACED = re.compile(r" (?:of|in|at|for) ")
"""Words after a body's noun, before what it is of or where it is."""


def unite_people(found: Groups, sides: dict[str, str]) -> None:
    """Join the names of each person; `sides` maps the words for a party to its one name."""
    people = [one for _, one in sorted(found.named.items()) if one.kind is Kind.PERSON]
    full = [one for one in people if len(one.words) > 1]
    for a, b in _hyphened(full):
        if _may_join(a, b, sides):
            found.join(b.name, a.name, SPELLING)
    for a, b in _alike(full):
        if _may_join(a, b, sides):
            found.join(b.name, a.name, SAME if plain(a.name) == plain(b.name) else SPELLING)
    for a, b in _nearly(full):
        if _agree(a, b, sides) and _may_join(a, b, sides):
            found.join(b.name, a.name, AGREED)
    _single(found, people, _Evidence(sides, Company(found.named.values())))
    _offices(found, sides, Company(found.named.values()))


def _single(found: Groups, people: Sequence[Named], told: _Evidence) -> None:
    """Join names of one word with those that have it, and with each other; a lone letter is no name."""
    full = [one for one in people if len(one.words) > 1]
    single = [one for one in people if len(one.words) == 1]
    for one in single:
        if len(one.name.strip(".")) > 1:
            _surname(found, one, full, told)
    for a, b in _alike(single):
        if found.root(a.name) == a.name and _may_join(a, b, told.sides):
            found.join(b.name, a.name, SPELLING)


def _hyphened(names: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs that differ only by a hyphen in a double name: *Mira Lund-Orn*, *Mira Lund Orn*."""
    buckets: defaultdict[str, list[Named]] = defaultdict(list)
    for one in names:
        buckets[plain(one.name.replace("-", " "))].append(one)
    yield from ((bucket[0], other) for bucket in buckets.values() for other in bucket[1:])


def _alike(names: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs whose surnames sound the same and whose given names may be one."""
    buckets: defaultdict[str, list[Named]] = defaultdict(list)
    for one in names:
        buckets[sound(one.words[-1])].append(one)
        if not one.words[-1].isascii():
            buckets[bones(one.words[-1])].append(one)
        else:
            buckets[bones(one.words[-1]) + "~"].append(one)
    unvowelled = [(b, buckets.get(k + "~", [])) for k, b in buckets.items() if not k.endswith("~")]
    for bucket in buckets.values():
        yield from _pairs(bucket)
    yield from ((a, b) for a, b in _framed(names) if _given(a, b) and same(a.words[-1], b.words[-1]))
    for scripts, latin in unvowelled:
        yield from ((a, b) for a in scripts for b in latin if a is not b and same(a.words[-1], b.words[-1]) and _given(a, b))


def _framed(names: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs of a name in Latin and one in Cyrillic letters with the same frames of consonants, but for one of them."""
    theirs = [one for one in names if cyrillic(one.words[-1])]
    latin: defaultdict[tuple[str, str], list[Named]] = defaultdict(list)
    for one in (one for one in names if theirs and not cyrillic(one.words[-1])):
        for key in keys(one.words[0], one.words[-1]):
            latin[key].append(one)
    for one in theirs:
        fits = {id(other): other for key in sorted(keys(one.words[0], one.words[-1])) for other in latin.get(key, ())}
        yield from ((other, one) for other in fits.values())


def _pairs(bucket: list[Named]) -> Iterator[tuple[Named, Named]]:
    for n, a in enumerate(bucket):
        for b in bucket[n + 1 :]:
            if a is not b and same(a.words[-1], b.words[-1]) and _given(a, b):
                yield a, b


def _given(a: Named, b: Named) -> bool:
    """Whether the given names may be one's: the first ones alike, and of the further ones none that the other contradicts."""
    short, long = sorted((a.words[:-1], b.words[:-1]), key=len)
    if not short or _tail(short, long):
        return True
    if {given_gender(plain(word)) for word in (short[0], long[0])} == {"f", "m"}:
        return False
    return given(short[0], long[0]) and all(any(given(one, other) for other in long[1:]) for one in short[1:])


def _tail(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether given names are others with one word before them, a title that no list has (*Skipper Mira Lund*) or a further name."""
    return len(long) == len(short) + 1 and len(short[0].strip(".")) > 1 and all(map(same, short, long[1:]))


def _nearly(names: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs with one given name whose surnames are one slip apart."""
    buckets: defaultdict[str, list[Named]] = defaultdict(list)
    for one in names:
        buckets[bones(one.words[0])].append(one)
    for bucket in buckets.values():
        yield from ((a, b) for n, a in enumerate(bucket) for b in bucket[n + 1 :] if near(a.words[-1], b.words[-1]) and _given(a, b))
        yield from ((a, b) for n, a in enumerate(bucket) for b in bucket[n + 1 :] if _slips(a, b))
    yield from ((a, b) for a, b in _framed(names) if _given(a, b) and near(a.words[-1], b.words[-1]))


def _slips(a: Named, b: Named) -> bool:
    """Whether a double surname is one with a hyphen elsewhere, each part the same or a slip apart: *Barhat Zolani*, *Berhat-Zolany*."""
    ours, theirs = ([part for word in one.words for part in word.split("-")] for one in (a, b))
    double = "-" in a.words[-1] + b.words[-1] and len(ours) == len(theirs) > len(("given", "surname"))
    return double and same(ours[0], theirs[0]) and all(same(x, y) or near(x, y) for x, y in zip(ours, theirs, strict=True))


def _may_join(a: Named, b: Named, sides: dict[str, str]) -> bool:
    """Whether nothing speaks against it: reports that name both, or different parties told by each."""
    if a.reports & b.reports and not _same_words(a, b) and len(a.words) > 1 and len(b.words) > 1:
        return False
    ours, theirs = {sides.get(p, p) for p in a.parties}, {sides.get(p, p) for p in b.parties}
    return (
        not ours
        or not theirs
        or bool(ours & theirs)
        or bool(a.concepts() & b.concepts())
        or sound(a.name.replace(" ", "")) == sound(b.name.replace(" ", ""))
    )


def _same_words(a: Named, b: Named) -> bool:
    """Whether one report may write one name in both ways: the same words, or the same with one before them."""
    return plain(a.name) == plain(b.name) or _within(a, b) or _within(b, a)


def _agree(a: Named, b: Named, sides: dict[str, str]) -> bool:
    ours, theirs = {sides.get(p, p) for p in a.parties}, {sides.get(p, p) for p in b.parties}
    return bool(a.concepts() & b.concepts()) or bool(ours & theirs)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What may speak for it that two names are one person's: parties (`sides` maps the words for one to its name), and company."""

    sides: dict[str, str]
    company: Company

    def agree(self, a: Named, b: Named) -> bool:
        """The same office, or the same party."""
        return _agree(a, b, self.sides)

    def together(self, a: Named, b: Named) -> bool:
        """A report that names both, or two reports that tell one story."""
        return bool(a.reports & b.reports) or self.company.shared(a, b)

    def speaks_for(self, surname: Named, full: Named) -> bool:
        """Any of these, or that the record names him in full in several reports, and in no fewer than have the surname alone."""
        known = len(full.reports) >= max(FEW, len(surname.reports))
        return known or self.agree(surname, full) or self.together(surname, full)


def _surname(found: Groups, one: Named, full: Iterable[Named], told: _Evidence) -> None:
    """Take a surname to the one person who bears it, where more than the name speaks for it."""
    fits = [other for other in full if plain(other.words[-1]) == plain(one.name) and told.speaks_for(one, other)]
    fits = fits or [other for other in full if plain(other.words[0]) == plain(one.name) and told.agree(one, other)]
    fits = [one_ for one_ in fits if not any(_within(one_, other) for other in fits)]
    fits = fits or [other for other in full if same(one.name, other.words[-1]) and _one_way(one, other, told)]
    fits = fits or [other for other in full if near(one.name, other.words[-1]) and told.agree(one, other)]
    roots = {found.root(other.name) for other in fits}
    if len(roots) > 1:
        fits = [other for other in fits if told.agree(one, other)]
        roots = {found.root(other.name) for other in fits}
    if len(roots) == 1:
        found.join(one.name, fits[0].name, SURNAME)


def _within(longer: Named, shorter: Named) -> bool:
    """Whether a name is another one with words before it that are none of a name (*Go Mira Lund*)."""
    size = len(shorter.words)
    return size > 1 and len(longer.words) > size and [plain(w) for w in longer.words[-size:]] == [plain(w) for w in shorter.words]


def _one_way(one: Named, other: Named, told: _Evidence) -> bool:
    """Whether somebody spelt otherwise is no other person: by office, another script, a report that names both, or party and company."""
    scripts = cyrillic(one.words[-1]) != cyrillic(other.words[-1]) or arabic(one.words[-1]) != arabic(other.words[-1])
    if scripts or one.reports & other.reports or one.concepts() & other.concepts():
        return True
    return told.agree(one, other) and told.together(one, other)


def _offices(found: Groups, sides: dict[str, str], company: Company) -> None:
    """Take an office without a name to the one person the record has in it, of the same side or in reports that tell of the same people."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    people = [one for one in found.named.values() if one.kind is Kind.PERSON]
    for one in people:
        for office in one.concepts():
            holders[office].add(one.name)
    for one in sorted((o for o in found.named.values() if o.kind is Kind.OFFICE), key=lambda o: o.name):
        what = None if one.name.startswith("Office of ") or _not_now(one.name) or _seat(one.name) else concept(one.name)
        roots = {found.root(name) for name in holders.get(what or "", ())}
        fits = {root for root in roots if _sided(found, root, one, sides, people)}
        vague = what in VAGUE and bool(one.parties)
        sure = {root for root in fits if (vague or len(fits) > 1) and _sided(found, root, one, sides, people, told=True)}
        fits = sure if vague else fits
        fits = sure if len(sure) == 1 else {root for root in fits if _one_dispute(found, root, one, sides, people, company)}
        if what and what != "spokesman" and len(fits) == 1:
            found.join(one.name, fits.pop(), OFFICE)


def _one_dispute(found: Groups, root: str, one: Named, sides: dict[str, str], people: list[Named], company: Company) -> bool:
    """Whether an office and a person are of one side, or some report tells of both or of somebody whom the other tells of too."""
    theirs = [other for other in people if found.root(other.name) == root]
    return _sided(found, root, one, sides, people, told=True) or any(company.met(one, other) for other in theirs)


def _seat(name: str) -> bool:
    """Whether an office is a body and nobody's post: the *Foreign Ministry* is not the minister."""
    words = PLACED.split(name.casefold())[0].split()
    told = (known for known in map(lists, LANGUAGES) if words[-1] in known.bodies)  # whole words: a *Democrat* ends in *Rat*
    return any(not known.single(words[0]) for known in told)


def _not_now(name: str) -> bool:
    """Whether an office is of the past or to come: the *newly elected president* is not the president, nor *the minister of the day*."""
    low = name.casefold()
    return bool((wording.words("elect") | PAST) & set(low.split())) or low.endswith(tuple(wording.words("bygone")))


def _sided(found: Groups, root: str, one: Named, sides: dict[str, str], people: list[Named], *, told: bool = False) -> bool:
    """Whether a person may hold an office without a name by his party; `told` is whether the record must say so of both."""
    wanted = {sides.get(p, p) for p in one.parties}
    if not wanted and (side := of_adjective(one.name, sorted(set(sides.values())))):
        wanted = {side}
    theirs = {sides.get(p, p) for other in people if found.root(other.name) == root for p in other.parties}
    return bool(wanted & theirs) or (not told and (not wanted or not theirs))
