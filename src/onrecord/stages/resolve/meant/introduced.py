"""Whom a description means that the report tells of nobody: the one person whom the words right before it bring in.

*Mira Lund took a sip of water. “…,” the councillor said*: a reader takes the councillor for Lund, for nobody else is there.
"""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.belonging import belongs
from onrecord.stages.resolve.meant.narrowing import GENERIC, another
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.meant.others import for_another, met_beside
from onrecord.stages.resolve.meant.presented import presented
from onrecord.stages.resolve.meant.standing import labelled
from onrecord.stages.resolve.names import heads, wording
from onrecord.stages.resolve.names.nations import people
from onrecord.stages.resolve.party.parties import PAST, owner_of, party, state
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

_STOPS = frozenset(".!?…")
"""Marks after a paragraph that is no heading."""
GAP = 40
"""Characters between a quotation and its source."""
BACK = 2
"""Sentences that a description looks back."""


def introduced(reading: Reading, one: Office) -> Actor | None:
    """The only person named in the last sentence of the paragraph that names any, before what a description says, if it may mean him."""
    if reading.cast.known.language != "en":
        return presented(reading, one)
    if one.new or one.his not in {None, "its"} or not _told(one):
        return None
    found = _floor(reading, one) or _narrower(reading, one)
    if found is None or not may_be(reading, one, found) or any(for_another(reading, one, other, found) for other in found.offices):
        return None
    found.offices.append(one)
    return found


def _told(one: Office) -> bool:
    """Whether a description is of one person who is known: an office, or a noun for one person."""
    told = (one.known and one.concept not in wording.words("common")) or heads.person(one.concept) is not None
    return (
        told
        and not heads.is_dumb(one.words.split()[-1].casefold(), "en")
        and (one.definite or one.his is not None or one.owner is not None or one.nation is not None)
    )


def _floor(reading: Reading, one: Office) -> Actor | None:
    """Who is named alone in the last sentence that names anybody before a description, or before the quotation that ends there."""
    begun = reading.place(words_begun(reading, one.at))
    first = bisect_left(reading.paragraph, reading.paragraph[begun])
    if not first or first < begun:
        return _brought(reading, one, first, begun)
    if _STOPS.isdisjoint(reading.token(first).before):
        return None
    before = bisect_left(reading.paragraph, reading.paragraph[first - 1])
    named = _people(reading, before, begun)
    heard = any(a <= reading.token(reading.cast.runs[n].first).start < b for n in named for row in reading.rows for a, b in row.content)
    alone = len({id(reading.cast.of_run[n]) for n in named}) == 1
    return _brought(reading, one, before, begun) if alone and not heard else None


def _brought(reading: Reading, one: Office, first: int, begun: int) -> Actor | None:
    """Who is named alone in the last of some sentences that names anybody."""
    here = reading.sentence[begun]
    named = [n for n in _people(reading, first, begun) if 0 < here - reading.sentence[reading.cast.runs[n].first] <= BACK]
    last = max((reading.sentence[reading.cast.runs[n].first] for n in named), default=here)
    named = [n for n in named if reading.sentence[reading.cast.runs[n].first] == last]
    met = one.known or not any(reading.token(n).low == one.concept for n in range(first, begun))
    return _alone(reading, named, range(first, begun), last) if named and met else None


def _narrower(reading: Reading, one: Office) -> Actor | None:
    """The only person called so in other words near before: *the Dorlundian leader*, then *the president*."""
    if not one.known or one.concept not in reading.cast.known.rulers or one.owner is not None:
        return None
    people_ = (actor for actor in reading.cast.actors if actor.kind is Kind.PERSON and _near(reading, one, actor))
    found = [actor for actor in people_ if any(_wider(reading, one, other) for other in actor.offices)]
    return found[0] if len(found) == 1 else None


def _wider(reading: Reading, one: Office, other: Office) -> bool:
    """Whether an office of a state is a wider word for another."""
    return one.concept in reading.cast.known.wide.get(other.concept, ()) and other.nation is not None and not PAST & other.mods


def _near(reading: Reading, one: Office, actor: Actor) -> bool:
    """Whether somebody is named before a description in its paragraph or the one before."""
    here = reading.paragraph[reading.place(one.at)]
    return any(start < one.at and here - reading.paragraph[reading.place(start)] <= 1 for start, _ in actor.places)


def _alone(reading: Reading, named: list[int], near: range, sentence: int) -> Actor | None:
    """The only one of those whom a sentence names, where no description in it means another, and the name stands for himself."""
    named = [n for n in named if not _whence(reading, n)] or named
    actor = reading.cast.of_run[named[0]]
    if any(reading.cast.of_run[n] is not actor for n in named) or all(_owned(reading, n) for n in named):
        return None
    others = any(a is not actor and reading.sentence[reading.place(start)] == sentence for start, a in reading.meant)
    ends = {reading.cast.runs[n].last for n in named}
    return None if others or any(reading.sentence[n] == sentence and _other(reading, n, ends) for n in near) else actor


def _other(reading: Reading, n: int, ends: set[int]) -> bool:
    """Whether somebody without a name comes in at a word: *a fashion designer*, not beside a name that ends right before."""
    if reading.token(n).low not in reading.cast.known.new or n in ends:
        return False
    noun = next((m for m in range(n + 1, min(n + NOUN, len(reading.starts))) if heads.person(reading.token(m).low)), None)
    return noun is not None and all(reading.token(m).joined for m in range(n + 1, noun + 1))


NOUN = 4
"""Words after an article among which a noun for a person stands."""


def _owned(reading: Reading, n: int) -> bool:
    """Whether a name only says whose something is: *Lund’s house*, *the house of Lund*, *a spokesman for Lund*; not *what of Lund?*."""
    run = reading.cast.runs[n]
    asked = run.start > 1 and reading.token(run.start - 2).low == "what"
    of = run.start > 0 and reading.token(run.start - 1).low in reading.cast.known.whose | {"for"}
    return reading.token(run.last - 1).owns or (of and not asked)


def _people(reading: Reading, first: int, last: int) -> list[int]:
    """The runs among some words, in text order, that name people."""
    return [n for n in reading.runs(first, last) if (a := reading.cast.of_run.get(n)) is not None and a.kind is Kind.PERSON]


def _whence(reading: Reading, n: int) -> bool:
    """Whether a name stands after a word for where, and nothing tells that it is a person's: *from Qasr Umbat*."""
    start, actor = reading.cast.runs[n].start, reading.cast.of_run[n]
    return not (actor.sure or actor.gender()) and start > 0 and reading.token(start - 1).low in wording.words("from")


def words_begun(reading: Reading, at: int) -> int:
    """Where the words begin whose source begins at an offset, if they stand right before it."""
    for row in reading.rows:
        if row.source and row.source[0][0] <= at < row.source[-1][1]:
            start = row.content[0][0]
            end = max((b for _, b in row.content if b <= at), default=at)
            return start if start < at and at - end <= GAP else at
    return at


def may_be(reading: Reading, one: Office, actor: Actor) -> bool:
    """Whether nothing told of somebody speaks against a description: gender, party, country, whose it is, another office."""
    gender = heads.persons().get(one.concept) or one.gender
    if (gender and actor.gender() not in {None, gender}) or _labelled(reading, one, actor) or met_beside(reading, one, actor):
        return False
    theirs = party(reading, actor)
    if belongs(reading, one, actor) is False or _of_another_state(reading, one, theirs) or _of_another_body(reading, one, actor, theirs):
        return False
    if one.mods & wording.words("elect") and any(other.concept == one.concept and not PAST & other.mods for other in actor.offices):
        return False
    begun = {start for start, _ in actor.places}
    held = (other for other in actor.offices if other.known and not PAST & other.mods and not _rank(other) and other.at not in begun)
    return not one.known or all(_agree(reading, one, other) for other in held)


def _labelled(reading: Reading, one: Office, actor: Actor) -> bool:
    """Whether a description names a party that is not known to be somebody's."""
    label = labelled(reading, one)
    return label is not None and label not in actor.labels


def _of_another_state(reading: Reading, one: Office, theirs: str | None) -> bool:
    """Whether a description names another state than the one somebody speaks for."""
    ours = state(reading, one.nation) if one.nation else None
    return bool(ours and theirs and ours != theirs and (people(theirs.casefold()) or _state(reading, theirs)))


def _of_another_body(reading: Reading, one: Office, actor: Actor, theirs: str | None) -> bool:
    """Whether a description tells whose an office is, and somebody speaks for another side."""
    owner = owner_of(reading, one, actor) if one.owner and not one.his else None
    if owner is None:
        return False
    if one.concept == "spokesman" and reading.runs(*(one.owner or (0, 0))):
        return (party(reading, owner) or (None if owner.kind is Kind.PERSON else owner.name)) != theirs
    side = theirs is not None and owner.kind in {Kind.BODY, Kind.GOVERNMENT}
    return side and owner.name != theirs and party(reading, owner) != theirs


def _rank(other: Office) -> bool:
    """Whether an office is but how somebody is addressed, beside which he has another: *General Velt*."""
    return other.concept in wording.words("addressed") and " of " not in other.words


def _state(reading: Reading, name: str) -> bool:
    return any(a.kind is Kind.GOVERNMENT and a.name == name for a in reading.cast.actors)


def _agree(reading: Reading, one: Office, other: Office) -> bool:
    """Whether two offices may be one: alike, one wider than the other, or told by the same words."""
    wide = reading.cast.known.wide
    near = one.concept == other.concept or other.concept in wide.get(one.concept, ()) or one.concept in wide.get(other.concept, ())
    if another(one, other):
        return False
    return near or bool(one.mods & other.mods) or {one.concept, other.concept} <= GENERIC
