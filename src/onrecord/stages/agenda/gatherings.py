"""The meetings that a sentence tells of: a noun such as *talks*, or a verb such as *met*, with who, where and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.stages.agenda.book import Hit
from onrecord.stages.agenda.days import coming, past
from onrecord.stages.agenda.doings import Doing, doings, open_, subjects
from onrecord.stages.agenda.line import Line, covering
from onrecord.stages.agenda.tongue import Tongue
from onrecord.stages.agenda.where import beside, where
from onrecord.stages.agenda.who import TWO, People, behind, each, heard, met, owners, person, role
from onrecord.stages.resolve.said.reckon import Frame
from onrecord.types import Kind, Sighting, Spans, What
from onrecord.words.lexicon import load

_FRONT, _BACK = 6, 8
"""Words before a meeting that say whether it is over, and whether it is to come."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting in a sentence, named by the words `[first, end)`. `pointing` tells of an article that points back.

    `next_` tells of a round that is numbered: of all meetings between the parties *the next one* is only one.
    """

    line: Line
    first: int
    end: int
    kind: str
    people: People = ()
    place: str | None = None
    placed: Spans = ()
    date: str | None = None
    dated: Spans = ()
    done: tuple[Doing, ...] = ()
    pointing: bool = False
    next_: bool = False

    @property
    def known(self) -> bool:
        """Whether it can be told which meeting is meant."""
        several, status = len(self.people) > 1, bool(self.done)
        loose = self.kind in load("meetings")["loose"]
        if (several and (status or self.date or self.place)) or (self.place and status):
            return True
        if not loose and (self.place or self.date):
            return self.kind != "visit" or bool(self.people)
        taking = bool(self.people) or any(doing.by for doing in self.done if doing.status in {"called off", "refused"})
        coming = self.next_ and any(doing.status == "planned" for doing in self.done)
        return (taking or coming) and status and bool(self.date)


@cache
def kin(kind: str) -> str:
    """The kinds that may be words for one meeting."""
    families: dict[str, list[str]] = load("meetings")["families"]
    return next(name for name, kinds in families.items() if kind in kinds)


def meetings(lines: Sequence[Line], tongue: Tongue, around: Frame) -> list[Sighting]:
    """The sightings of meetings in the sentences of a report, in text order."""
    found = [one for line in lines if line.keys[-1] != "?" for one in (*_nouns(line, tongue, around), *_verbs(line, tongue, around))]
    known = [one for one in found if one.known]
    told = (_meant(one, known) or (one if one.known else None) for one in found)
    return [seen for one in told if one for seen in _sightings(one)]


def _meant(one: Gathering, known: Sequence[Gathering]) -> Gathering | None:
    """For *the meeting* of which something is told, the only one of the report that it can mean."""
    fits = [
        other
        for other in known
        if other is not one and other.kind == one.kind and not (one.place and other.place and one.place != other.place)
    ]
    places, days = {other.place for other in fits} - {None}, {other.date for other in fits} - {None}
    if not one.pointing or not one.done or not fits or len(places) > 1 or len(days) > 1 or len(fits) > _MANY:
        return None
    if any(doing.status == "held" for doing in one.done) != any(doing.status == "held" for other in fits for doing in other.done):
        return None
    best = next((other for other in fits if other.place), fits[0])
    return replace(
        one,
        people=one.people or best.people,
        place=best.place,
        placed=best.placed,
        date=one.date or best.date,
        dated=one.dated or best.dated,
    )


_MANY = 3
"""Places of one report that may tell of one meeting before a bare *the meeting*."""


def _nouns(line: Line, tongue: Tongue, around: Frame) -> Iterator[Gathering]:
    past = 0
    hits = tongue.kinds.find(line.keys)
    for hit in hits:
        if hit.first >= past and _is_noun(line, tongue, hit):
            others = [n for other in hits if other.first >= hit.end or other.end <= hit.first for n in range(other.first, other.end)]
            yield _read(line, tongue, hit, around, others)
            past = hit.end


def _is_noun(line: Line, tongue: Tongue, hit: Hit) -> bool:
    """Not *board meeting*, nor *she talks about*, nor a word within a longer name."""
    keys = line.keys
    before = keys[hit.first - 1] if hit.first else ""
    if before == "-" and hit.first > 1:
        before = keys[hit.first - 2]
    if before in tongue.lists["unlike"]:
        return False
    if keys[hit.first] in tongue.lists.get("rounds", ()) and before not in tongue.lists["numbered"]:
        return False
    after = keys[hit.end] if hit.end < len(keys) else ""
    if tongue.code == "en" and keys[hit.first] == "talks" and (after in {"about", "to", "like"} and line.who(hit.first - 1)):
        return False
    return not any(first <= hit.first < end and (one.kind is Kind.PERSON or end > hit.end) for first, end, one in line.named)


def _read(line: Line, tongue: Tongue, hit: Hit, around: Frame, others: list[int]) -> Gathering:
    first, people = owners(line, hit)
    after, end = behind(line, tongue, hit.end)
    place, placed, stop = where(line, tongue, end)
    if place is None:
        place, placed = beside(line, tongue, hit.first)
    done = tuple(doings(line, tongue, first, stop, others))
    there: People = ()
    if not done:
        done, there = _in_front(line, tongue, first)
    if place is None and done and done[-1].first >= stop:
        place, placed, _ = where(line, tongue, done[-1].end)
    day = _day(line, (first, max(end, hit.end)), done, around, tongue)
    taking = _taking(line, tongue, first, done, with_=end > hit.end and line.keys[hit.end] in tongue.lists["with"])
    before = line.keys[first - 1] if first else ""
    return Gathering(
        line,
        first,
        hit.end,
        hit.group,
        each((*people, *taking, *after, *there)),
        place,
        placed,
        day[0] if day else None,
        day[1] if day else (),
        done,
        before in tongue.lists["this"],
        before in tongue.lists.get("numbered", ()),
    )


def _day(line: Line, words: tuple[int, int], done: Sequence[Doing], around: Frame, tongue: Tongue) -> tuple[str, Spans] | None:
    """When it is or was. A time before the meeting belongs to the verb before it."""
    if any(doing.status == "held" for doing in done):
        return past(line, *words, around)
    front = bool(done) and not any(doing.end <= words[0] for doing in done)
    return coming(line, *words, around, tongue.code, front=front)


def _taking(line: Line, tongue: Tongue, first: int, done: Sequence[Doing], *, with_: bool) -> People:
    """Who meets those that are named behind *with*: whoever holds the meeting, else the speaker who was heard at it."""
    coming = [doing.by for doing in done if line.keys[doing.first] in tongue.lists["comes"]]
    if not with_:
        return tuple(who for by in coming for who in by)
    for doing in done:
        if doing.by and doing.status != "proposed":
            return doing.by
    speaker = heard(line)
    if done and speaker and not covering(line, line.span(first, first + 1)):
        return speaker
    return subjects(line, tongue, first) if done else ()


def _in_front(line: Line, tongue: Tongue, first: int) -> tuple[tuple[Doing, ...], People]:
    """Whether the words before it say that it is going on or over: *at the end of the summit*; and who was heard there."""
    for place in range(first - 1, max(first - _FRONT - 1, -1), -1):
        hit = tongue.books["during"].at(line.keys, place)
        if hit and _reaches(line, tongue, hit.end, first):
            if _future(line, tongue, hit):
                return (), ()
            there = not tongue.lists["over"].intersection(line.keys[hit.first : hit.end]) and not covering(
                line, line.span(hit.first, first + 1)
            )
            return (Doing("held", hit.first, hit.end),), heard(line) if there else ()
    return (), ()


def _reaches(line: Line, tongue: Tongue, end: int, first: int) -> bool:
    """Whether few words stand between, or words for how long it was: *after three hours of talks*."""
    between = line.keys[end:first]
    told = between[-TWO:] if not line.capital(first - 1) else between[-1:]
    long = len(between) > TWO and not tongue.lists["of"].isdisjoint(told)
    return all(key[0].isalnum() for key in between) and (len(between) <= TWO or long)


def _future(line: Line, tongue: Tongue, hit: Hit) -> bool:
    """Whether the sentence speaks of what is to come: *will speak at the summit*, *at a summit next week*."""
    if open_(line, tongue, hit):
        return True
    return any(told.meaning == "future" for told in line.times) or any(
        key in tongue.lists["future"] for key in line.keys[max(hit.first - _BACK, 0) : hit.first]
    )


def _verbs(line: Line, tongue: Tongue, around: Frame) -> Iterator[Gathering]:
    """*X met Y*: who stands before the verb and who behind it must both be named."""
    past = 0
    for hit in tongue.books["acts"].find(line.keys):
        status, _, kind = hit.group.partition(" ")
        if hit.first >= past and (status != "held" or not open_(line, tongue, hit)):
            yield from _met(line, tongue, hit, (status, kind), around)
            past = hit.end


def _met(line: Line, tongue: Tongue, hit: Hit, told: tuple[str, str], around: Frame) -> Iterator[Gathering]:
    before = subjects(line, tongue, hit.first)
    inside = tuple(
        person(line, one) for one in line.named if hit.first < one[0] < hit.end and line.keys[one[0] - 1] not in tongue.lists["at"]
    )
    after, end = met(line, tongue, hit.end)
    people = each((*before, *inside, *after))
    if not before or (len(people) < TWO and not role(line, tongue, hit.end)):
        return
    status, kind = told
    place, placed, _ = where(line, tongue, end)
    if place is None and hit.end - hit.first > TWO:
        place, placed, _ = where(line, tongue, hit.first + 1)
    done = (Doing(status, hit.first, hit.end),)
    day = _day(line, (hit.first, max(end, hit.end)), done, around, tongue) or _day(line, (hit.first, hit.first + 1), done, around, tongue)
    when, dated = day or (None, ())
    yield Gathering(line, hit.first, hit.end, kind, people, place, placed, when, dated, done)


def _sightings(one: Gathering) -> Iterator[Sighting]:
    line = one.line
    span = line.span(one.first, one.end)
    said = tuple(dict.fromkeys(each.id for each in covering(line, span)))
    bare = Sighting(
        What.MEETING,
        one.kind,
        (span,),
        place=one.place,
        placed=one.placed,
        date=one.date,
        dated=one.dated,
        present=tuple(name for name, _ in one.people),
        people=tuple(each for _, spans in one.people for each in spans[:1]),
        statements=said,
    )
    if not one.done:
        yield bare
    for doing in one.done:
        for name, doer in doing.by[:1] or ((None, ()),):
            yield replace(bare, status=doing.status, told=(line.span(doing.first, doing.end),), by=name, doer=doer)
