"""Who meets: the names before and behind a meeting, and whoever was heard there."""

from __future__ import annotations

from onrecord.stages.agenda.book import Hit
from onrecord.stages.agenda.doings import joined
from onrecord.stages.agenda.line import Line
from onrecord.stages.agenda.texts import PERSONS
from onrecord.stages.agenda.tongue import Tongue
from onrecord.stages.resolve.names.lists import lists
from onrecord.types import Kind, Named, Spans

_WHO, _NAME = 5, 4
"""Words behind a meeting in which who takes part begins; letters of a small word, and words between a name and whose it is."""
TWO = 2
"""Those who meet, at least."""
People = tuple[tuple[str, Spans], ...]
"""Names, each with the words that name him."""
Place = tuple[int, int, Named]
"""A name in a sentence: its first word and the one after its last."""


def each(people: People) -> People:
    """Each name once."""
    return tuple({name: (name, spans) for name, spans in reversed(people)}.values())[::-1]


def person(line: Line, one: Place) -> tuple[str, Spans]:
    """Who is named, with the words."""
    return one[2].name, (line.span(one[0], one[1]),)


def owners(line: Line, hit: Hit) -> tuple[int, People]:
    """Who is named right before the noun: `Lund’s meeting`, `the Karvenian-Dorlundian talks`; and where its name begins."""
    keys, first, people = line.keys, hit.first, list[tuple[str, Spans]]()
    if first > TWO and keys[first - 2 : first] == ["'", "s"] and (who := line.who(first - 3)):
        return first, ((person(line, who),) if who[2].kind in PERSONS else ())
    while first > 0:
        who = line.who(first - 1)
        if who and who[2].kind in {Kind.GOVERNMENT, Kind.OFFICE}:
            people.insert(0, person(line, who))
            first = who[0]
        elif keys[first - 1] in {"-", "–"} and people and line.who(first - 2):
            first -= 1
        else:
            break
    return (hit.first, ()) if len(people) < TWO else (first, tuple(people))


def behind(line: Line, tongue: Tongue, end: int) -> tuple[People, int]:
    """Who is named behind it after *between*, *of* or *with*, all that *and* joins; and where that ends."""
    keys = line.keys
    if end >= len(keys) - 1 or keys[end] not in tongue.lists["of"] | tongue.lists["with"]:
        return (), end
    found: list[Place] = []
    at = end + 1
    while at < min(end + 1 + _WHO if not found else found[-1][1] + _WHO, len(keys)):
        who = line.who(at)
        if who and found and _describes(line, found[-1], who):
            found[-1] = who
        elif who and (not found or joined(line, found[-1][1], who[0])):
            found += [who] if _takes_part(line, tongue, who) else []
        elif keys[at] in tongue.lists["at"] or not (keys[at][0].isalpha() or (found and keys[at] == ",")):
            break
        at = who[1] if who else at + 1
    return tuple(person(line, one) for one in found), found[-1][1] if found else end


def _describes(line: Line, one: Place, other: Place) -> bool:
    """Whether a name only says whose the next one is: `Kremlin adviser Mara Velt`."""
    between = line.keys[one[1] : other[0]]
    return other[2].kind is Kind.PERSON and one[2].kind is not Kind.PERSON and len(between) <= _NAME and not joined(line, one[1], other[0])


def _takes_part(line: Line, tongue: Tongue, who: Place) -> bool:
    """Whether a name can be one who meets: a person, a government, or a body that no noun behind it makes another thing."""
    known, behind_ = lists(tongue.code), line.keys[who[1] : who[1] + TWO]
    if who[2].kind is not Kind.PERSON and any(known.role(key) for key in ((*behind_,), (*behind_[:1],), (*behind_[1:],)) if key):
        return False
    noun = tongue.code == "en" and bool(behind_) and len(behind_[0]) > _NAME and behind_[0][0].isalpha()
    return who[2].kind in PERSONS or (who[2].kind is Kind.BODY and not noun)


def heard(line: Line) -> People:
    """Who is named as a speaker in the sentence: *Lund said after talks with …*."""
    inside = range(line.start, line.start + len(line.row.text))
    for one in line.statements:
        if one.speaker and not one.speaker.startswith("unnamed") and any(start in inside for start, _ in one.attribution.source):
            return ((one.speaker, one.attribution.source),)
    return ()


def role(line: Line, tongue: Tongue, end: int) -> bool:
    """Whether somebody is described behind a verb: *met the mediator*."""
    known, keys = lists(tongue.code), line.keys
    article = end < len(keys) and keys[end] in tongue.lists["this"] | tongue.lists["made"]
    return article and any(known.role((key,)) for key in keys[end + 1 : end + 1 + TWO])


def _during(line: Line, tongue: Tongue, end: int, first: int) -> bool:
    return any(tongue.books["during"].at(line.keys, n) for n in range(end, first))


def met(line: Line, tongue: Tongue, end: int) -> tuple[People, int]:
    """Whoever is named within a few words behind a verb, all that *and* joins."""
    found: list[Place] = []
    for one in line.named:
        near = one[0] >= end and one[0] - end <= _WHO and all(key[0].isalpha() or key in {"'", "-"} for key in line.keys[end : one[0]])
        near = near and tongue.lists["at"].isdisjoint(line.keys[end : one[0]]) and not _during(line, tongue, end, one[0])
        if (not found and near) or (found and joined(line, found[-1][1], one[0])):
            found.append(one)
    people = [one for one in found if _takes_part(line, tongue, one)]
    return tuple(person(line, one) for one in people), found[-1][1] if found else end
