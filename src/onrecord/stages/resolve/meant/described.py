"""Whom a phrase means that names nobody: a holder of an office, a body, a government, or somebody `unnamed`."""

from __future__ import annotations

from collections import Counter

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.again import again
from onrecord.stages.resolve.meant.called import called_after, called_so
from onrecord.stages.resolve.meant.floor import floor
from onrecord.stages.resolve.meant.forces import force, forces
from onrecord.stages.resolve.meant.inferred import bygone, inferred, only_state
from onrecord.stages.resolve.meant.institutions import institution, plain, somebodys
from onrecord.stages.resolve.meant.introduced import introduced
from onrecord.stages.resolve.meant.naming import WHOLE, noun, titled, unnamed
from onrecord.stages.resolve.meant.narrowing import led_by
from onrecord.stages.resolve.meant.offices import Office, office
from onrecord.stages.resolve.meant.others import came_in, silent_since
from onrecord.stages.resolve.meant.personal import personal
from onrecord.stages.resolve.meant.polled import asked
from onrecord.stages.resolve.meant.pronouns import listed
from onrecord.stages.resolve.meant.recent import recent
from onrecord.stages.resolve.meant.references import body, holder
from onrecord.stages.resolve.meant.siding import group_side, people_of
from onrecord.stages.resolve.meant.silent import spoken_by
from onrecord.stages.resolve.meant.speaking import desk
from onrecord.stages.resolve.meant.standing import (
    OPEN,
    author,
    counted,
    group,
    owned_before,
    person,
    spoken_for,
    spoken_of,
    to_comma,
    told_on,
    unnumbered,
)
from onrecord.stages.resolve.meant.titling import UNIONS, called, names
from onrecord.stages.resolve.meant.whence import seated, whence
from onrecord.stages.resolve.names import heads, wording
from onrecord.stages.resolve.names.cases import begins_small
from onrecord.stages.resolve.names.crowds import fighting, plural
from onrecord.stages.resolve.names.nations import people
from onrecord.stages.resolve.names.runs import text
from onrecord.stages.resolve.party.parties import PAST, nation, owner_of, party, state
from onrecord.stages.resolve.party.serving import generic
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

TWO, THREE = 2, 3
COMMON = frozenset({"official", "diplomat", "expert"})
"""Who has no name and is not known, where no article tells."""


def make(reading: Reading, name: str, kind: Kind, side: str | None = None) -> Actor:
    """An actor whom the report does not name itself."""
    if name not in reading.made:
        reading.made[name] = Actor((name.casefold(),), name, kind, party=side, forms=Counter())
    reading.made[name].forms[name] += 1
    return reading.made[name]


def _of_them(reading: Reading, first: int, last: int) -> bool:
    return last - first <= THREE and reading.token(last - 1).low in listed("plural") | {"the", "ihnen", "d’eux", "eux", "них"}


def _part(reading: Reading, first: int) -> Actor | None:
    """*One of them* is one of the group that spoke last, when that has no name."""
    before = [(r.source[0][0], a) for n, a in reading.told.items() if a is not None and (r := reading.rows[n]).source]
    at = reading.token(first).start
    last = max(((s, a) for s, a in before if s < at), key=lambda pair: pair[0], default=None)
    if last is None or last[1].kind is not Kind.UNNAMED:
        return None
    name = last[1].name
    return make(reading, name[:-1], Kind.UNNAMED) if wording.parts()[reading.token(first).low] and name.endswith("s") else last[1]


def described(reading: Reading, first: int, last: int) -> Actor | None:
    """Whom a phrase without a name of its own means."""
    words, known = reading.cast.words, reading.cast.known
    if words[first].low in wording.parts() and _of_them(reading, first, last):
        return _part(reading, first)
    part = counted(reading, first, last)
    if part is not None:
        return _counted(reading, first, *part)
    first = unnumbered(reading, first, last)
    last = told_on(reading, first, to_comma(reading, first, last))
    named, one = called_after(reading, first, last), office(words, first, last, known, reading.cast.nations)
    if named is not None or one is None:
        return named
    if (armed := force(reading, first, last, one)) is not None:
        return forces(reading, one, armed) or _by_itself(reading, first, last) or make(reading, armed, Kind.OFFICE, _side(reading, one))
    if came_in(reading, one, lambda: holder(reading, one)):
        return again(reading, one) or _nobody(reading, first, last)
    return _who(reading, first, last, one)


def _counted(reading: Reading, at: int, first: int, last: int) -> Actor | None:
    """Those who are counted, if they have no name; of *one of the ministers* one of them."""
    if first == last and (told := asked(reading, at)) is not None and counted(reading, *told) is None:
        first, last = told
    found = described(reading, first, last) if first < last else None
    if found is None or reading.token(at).low != "one" or found.kind is not Kind.UNNAMED:
        return found
    name = "unnamed person" if found.name == "unnamed people" else found.name.removesuffix("s")
    return make(reading, name, Kind.UNNAMED, found.party)


def _who(reading: Reading, first: int, last: int, one: Office) -> Actor | None:
    """Whom a description means: by its office, as a text of somebody's, as a person heard before, as a body; else somebody unnamed."""
    if one.concept == "spokesman" or desk(reading, one):
        return (spoken_by(reading, one) if one.new else _spokesman(reading, one)) or _office_of(reading, one, first, last)
    if not one.known and heads.is_dumb(one.concept, reading.cast.known.language):
        return author(reading, one) if heads.is_text(one.concept, reading.cast.known.language) else None
    common = reading.cast.known.language in {"ru", "uk"} and one.concept in COMMON and (not one.owner or one.owner[0] == first)
    if one.new or common or plural(reading, first, last):
        bare = last - first == (1 if common else TWO) and (one.definite or common)
        return fighting(reading, one) or (again(reading, one) if bare else None) or _nobody(reading, first, last)
    if one.known:
        return _holder(reading, first, last, one)
    found = _fitting(reading, one) or called_so(reading, one) or again(reading, one) or introduced(reading, one)
    found = found or personal(reading, first, last, one) or person(reading, one)
    if found is None and one.definite and heads.person(one.concept) and spoken_of(reading, one):
        return None
    return found or _institution(reading, first, last, one) or _nobody(reading, first, last)


def _spokesman(reading: Reading, one: Office) -> Actor | None:
    """Who speaks for others: who has that office, but not where one without a name spoke since; else whom that one spoke for."""
    last, held = spoken_for(reading, one), _fitting(reading, one)
    if last is not None and held is not None and silent_since(reading, held, last[0], one.at):
        return last[1]
    return held or introduced(reading, one) or (last[1] if last else None)


def _holder(reading: Reading, first: int, last: int, one: Office) -> Actor | None:
    """Who has an office, else who is called so without a name (*the official*), who spoke last, or the office itself."""
    if (past := bygone(reading, first, last)) is not None:
        return _nobody(reading, first, past)
    held = _fitting(reading, one)
    found = _of_the_past(reading, first, last, one) or floor(reading, one, held) or held or again(reading, one) or introduced(reading, one)
    found = found or personal(reading, first, last, one) or person(reading, one) or inferred(reading, one)
    if found is not None or (one.definite and one.concept in OPEN):
        return found
    known, whose = reading.cast.known, one.owner or one.nation or one.his
    if known.language == "de" and not whose and one.concept not in known.rulers:
        return _nobody(reading, first, last)
    return make(reading, one.words, Kind.OFFICE, _side(reading, one))


def _of_the_past(reading: Reading, first: int, last: int, one: Office) -> Actor | None:
    """For *the former general* who is talked of, where the general is another and still is one."""
    held = holder(reading, one) if PAST & one.mods else None
    if held is None or any(PAST & other.mods for other in held.offices):
        return None
    return personal(reading, first, last, one)


def _fitting(reading: Reading, one: Office) -> Actor | None:
    """The person with the office."""
    return holder(reading, one) or led_by(reading, one)


def _side(reading: Reading, one: Office) -> str | None:
    if one.nation:
        return state(reading, one.nation)
    owner = owner_of(reading, one, None)
    return party(reading, owner) if owner is not None else None


def _nobody(reading: Reading, first: int, last: int) -> Actor | None:
    known = reading.cast.known
    start = next((n for n in range(first, last) if reading.token(n).low not in known.the | known.new | known.his), first)
    if known.language == "en" and last - start > 1 and reading.token(start).low in known.at and not reading.token(start).capital:
        return None
    if (body_ := _by_itself(reading, first, last)) is not None:
        return body_
    name = unnamed(reading.cast.words[first:last], reading.cast.known, names(reading))
    if (place := whence(reading, first, last)) is not None:
        return make(reading, f"{name} in {text(reading.cast.words[place.first : place.last])}", Kind.UNNAMED, seated(reading, place))
    found = make(reading, name, Kind.UNNAMED, group_side(reading, first, first + len(name.split()) + 1))
    found.heads |= {noun(reading.cast.words[first:last], known), *([name.split()[-1].casefold()] if known.language == "de" else [])}
    if known.language in WHOLE and (one := office(reading.cast.words, first, last, known, reading.cast.nations)) and one.known:
        found.heads.add(one.concept)
    return found


def _by_itself(reading: Reading, first: int, last: int) -> Actor | None:
    """The body that goes by what it is called, for whom it speaks told by its name or by whose it is."""
    found = None if reading.token(first).low in reading.cast.known.new else institution(reading, first, last)
    if found is None:
        return None
    one = office(reading.cast.words, first, last, reading.cast.known, reading.cast.nations)
    return make(reading, found[0], Kind.OFFICE, found[1] or (_side(reading, one) if one is not None else None))


def _office_of(reading: Reading, one: Office, first: int, last: int) -> Actor | None:
    """For a spokesman without a name, the office he speaks for."""
    if (found := _body_of_a_place(reading, one)) is not None:
        return found
    owner = owner_of(reading, one, None)
    if owner is not None and one.owner and generic(reading, owner):
        owner = _institution(reading, *one.owner, one) or owner
    if owner is None and one.nation and (side := state(reading, one.nation)):
        return next((a for a in reading.cast.actors if a.name == side), None) or make(reading, side, Kind.GOVERNMENT, side)
    if owner is None:
        return (_institution(reading, *one.owner, one) if one.owner else None) or _nobody(reading, first, last)
    if owner.kind is Kind.PERSON:
        return _bureau_of(reading, owner)
    return owner


def _body_of_a_place(reading: Reading, one: Office) -> Actor | None:
    """The body for which a spokesman speaks, where a place or people only tells which: *the Ostrel harbour police*."""
    known, words = reading.cast.known, reading.cast.words
    if known.language != "en" or one.owner is None:
        return None
    first, last = one.owner
    last = next((n for n in range(first + 1, last) if words[n].low in known.of), last)
    kind = known.body(words[last - 1].low)
    named = [reading.cast.of_run[n] for n in reading.runs(first, last) if n in reading.cast.of_run]
    if kind is None or kind[1] == "state" or words[last - 1].capital or not all(_tells_where(actor, kind[0]) for actor in named):
        return None
    if not named and not any(people_of(reading, n) for n in range(first, last)):
        return None
    some = {words[first].low, words[max(first - 1, 0)].low} & known.new and words[last - 1].low not in {"police", "service"}
    return _nobody(reading, first, last) if some else _institution(reading, first, last, one)


def _tells_where(actor: Actor, kind: str) -> bool:
    """Whether a name before a body's noun is of a place or a state; a company goes by its name with the noun as well."""
    return actor.kind is Kind.GOVERNMENT or actor.code is not None or (actor.kind is Kind.BODY and kind in {"police", "university"})


def _institution(reading: Reading, first: int, last: int, one: Office) -> Actor | None:
    """A body that is described: the one named like it, the government of a state, or a name made of the words."""
    known, words = reading.cast.known, reading.cast.words
    heads = [n for n in range(first, last) if known.body(words[n].low) and not (words[n].owns and n + 1 < last)]
    if not heads:
        return None
    kind = known.body(words[heads[0]].low) or ("", "")
    side = _side_of_body(reading, first, last, one)
    if kind[0] == "office" and ((bureau := _bureau(reading, one)) is not None or not side):
        return bureau
    if kind[0] == "government" and side:
        return next((a for a in reading.cast.actors if a.name == side), None) or make(reading, side, Kind.GOVERNMENT, side)
    found = None if side else body(reading, first, last, one)
    owner = None if found or side else owner_of(reading, one, None)
    found = owner if one.his and kind[0] == "delegation" and owner and owner.kind is not Kind.PERSON else found
    if not (found or owner or side):
        found = _by_itself(reading, first, last) or group(reading, one) or recent(reading, one, heads[0], kind[0])
    if found is None and owner is None and one.definite and last - first == TWO:
        owner = owned_before(reading, words[heads[0]].low, one.at)
    if owner is not None and owner.kind is Kind.PERSON and known.language != "de":
        return _personal(reading, owner, kind[0], titled([words[heads[0]]]))
    bare = [n for n in range(first, last) if words[n].low not in known.the | known.his | known.new]
    compound = known.language == "de" and len(bare) == 1 and words[bare[0]].low not in known.bodies
    if found is None and side is None and len(bare) == 1 and not compound:
        return only_state(reading) if kind[0] == "government" else None
    serves = kind[1] == "state" or any(actor.code in UNIONS and actor.name == side for actor in reading.cast.actors)
    sort = Kind.BODY if kind[1] != "state" else Kind.OFFICE
    german = known.language == "de" and kind[1] == "state" and begins_small(words, first, last, known)
    if not (found or side) and (german or somebodys(reading, first, last) or plain(reading, bare, kind)):
        found = _nobody(reading, first, last)
    return found or make(reading, called(reading, first, last, side), sort, side if serves else None)


def _personal(reading: Reading, owner: Actor, kind: str, word: str) -> Actor | None:
    """What goes by the name of whose it is: *the Velt Campaign*; his party has its own name."""
    if kind == "party":
        return next((a for a in reading.cast.actors if a.kind is Kind.BODY and a.name == party(reading, owner)), None)
    return make(reading, f"{owner.name} {word}", Kind.BODY)


def _bureau(reading: Reading, one: Office) -> Actor | None:
    owner = owner_of(reading, one, None)
    if owner is None:
        return None
    return _bureau_of(reading, owner) if owner.kind is Kind.PERSON else owner


def _bureau_of(reading: Reading, owner: Actor) -> Actor:
    found = make(reading, f"Office of {owner.name}", Kind.OFFICE, party(reading, owner))
    found.owner = owner
    return found


def _side_of_body(reading: Reading, first: int, last: int, one: Office) -> str | None:
    if one.nation and (found := state(reading, one.nation)):
        return found
    for n in reading.runs(first, last):
        actor = reading.cast.of_run.get(n)
        if actor is not None and (actor.kind is Kind.GOVERNMENT or actor.code):
            return actor.name if actor.kind is Kind.GOVERNMENT else nation(reading, actor.code or "")
    return next(
        (found for n in range(first, last) if people(reading.token(n).low) and (found := state(reading, reading.token(n).low))), None
    )
