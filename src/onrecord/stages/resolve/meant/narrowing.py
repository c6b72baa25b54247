"""What narrows an office that anything may have a holder of: *harbour chief*, *head of the strike committee*, *the UDOK leader*."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names import heads, wording
from onrecord.stages.resolve.names.bodies import firms
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

GENERIC = frozenset({"leader", "chair", "director"})
"""Offices of which every body has one of its own."""


def apart(reading: Reading, one: Office, other: Office, actor: Actor) -> bool:
    """Whether a description narrows a chief to another body than an office told of somebody: the *harbour* chief heads no *committee*."""
    if reading.cast.known.language != "en" or one.concept not in GENERIC:
        return False
    ours, theirs = _words(reading, one), _words(reading, other) | _sides(actor)
    if _elsewhere(_bodies(reading, ours), other, actor) or _of_others(reading, one, other, actor):
        return True
    if other.nation or one.nation:
        return False
    if not ours or not theirs or ours & theirs or any(_initials(word, other) for word in ours):
        return False
    bodies = _bodies(reading, theirs) | {head for side in actor.sides for head in side.heads}
    kinds = _bodies(reading, ours)
    return bool(bodies) and not bodies & (kinds or FIRMS)


def _elsewhere(kinds: set[str], other: Office, actor: Actor) -> bool:
    """Whether an office in a government is none at the head of such bodies: no minister heads a council, no president a ministry."""
    if other.concept in wording.words("ministers"):
        return bool(kinds & wording.words("elsewhere"))
    if other.concept in wording.words("heads_of_state") and "ministry" in kinds:
        return True
    national = other.nation or (other.concept in wording.words("heads_of_state") and any(one.nation for one in actor.offices))
    return bool(national and kinds & wording.words("elsewhere"))


def _of_others(reading: Reading, one: Office, other: Office, actor: Actor) -> bool:
    """Whether a description names another body than an office or a clause told of somebody: the *UDOK* leader is no director of *Norda*."""
    ours = _owners(reading, one)
    theirs = [*_owners(reading, other), *(side for side in actor.sides if side.kind is Kind.BODY)]
    if not ours or not theirs:
        return False
    return not any(a is b or _letters(a) == _letters(b) for a in ours for b in theirs)


def _owners(reading: Reading, one: Office) -> list[Actor]:
    """The bodies that the words name whose an office is."""
    named = (reading.cast.of_run.get(n) for n in reading.runs(*(one.owner or (0, 0))))
    return [actor for actor in named if actor is not None and actor.kind is Kind.BODY and not actor.code and actor.name[:1].isupper()]


def _letters(actor: Actor) -> str:
    """The first letters of a body's name, or the letters it goes by."""
    words = actor.name.replace("’", " ").split()
    return actor.name if len(words) == 1 else "".join(word[0] for word in words if word[0].isupper())


def another(one: Office, other: Office) -> bool:
    """Whether two ministers are told of different things: the *defence minister* is not the *foreign minister*."""
    if not {one.concept, other.concept} <= wording.words("ministers"):
        return False
    ours, theirs = (
        {wording.portfolios().get(word, word) for word in each.words.casefold().split()} & wording.fields() for each in (one, other)
    )
    return bool(ours and theirs) and not ours & theirs


FIRMS = frozenset({"company", "agency", "ministry", "police", "army", "office"})
"""Kinds of bodies of which a trade's name is told: the *rail* chief heads a company or an agency, no committee, union or party."""


def chiefly(reading: Reading, one: Office, other: Office) -> bool:
    """Whether *the Norda chief* may be the chief executive of Norda: the same word narrows both."""
    chief = reading.cast.known.language == "en" and one.concept == "leader" and one.words.split()[-1].casefold() in CHIEFS
    return chief and other.concept == "director" and bool(_words(reading, one) & _words(reading, other))


CHIEFS = frozenset({"chief", "boss", "head"})
"""Words for a leader that are said of a chief executive as well."""


def _initials(word: str, other: Office) -> bool:
    """Whether a word is the first letters of words of an office: *NHC* of *National Harbour Council chair*."""
    return word in "".join(each[0].casefold() for each in other.words.split()) and len(word) > 1


def led_by(reading: Reading, one: Office) -> Actor | None:
    """The only person of whom the report says that he speaks for the body whose leader is described: *the UDOK leader*."""
    if reading.cast.known.language != "en" or one.concept not in GENERIC or one.owner is None or one.his:
        return None
    named = [a for n in reading.runs(*one.owner) if (a := reading.cast.of_run.get(n)) is not None and a.kind is Kind.BODY]
    found = [a for a in reading.cast.actors if a.kind is Kind.PERSON and any(side is body for side in a.sides for body in named)]
    return found[0] if len(found) == 1 and not any(o.known and o.concept not in GENERIC for o in found[0].offices) else None


def _words(reading: Reading, one: Office) -> set[str]:
    """The nouns that narrow an office."""
    known = reading.cast.known
    owner = {reading.token(n).low for n in range(*(one.owner or (0, 0)))}
    found = {w for w in one.mods | owner if not w.endswith(wording.ends("adjectives")) or known.body(w)}
    plain = known.the | known.new | known.his | known.small | known.of | (known.ranks - {w for w in known.ranks if known.body(w)})
    return {w for w in found - plain if not _person(reading, w) and not known.role((w,)) and not w.isdigit()}


def _person(reading: Reading, word: str) -> bool:
    """Whether a noun is for people, and tells what kind of chief somebody is: *the rebel chief*."""
    known = reading.cast.known
    return heads.person(word) is not None or bool({word, f"{word}s"} & known.people)


def _sides(actor: Actor) -> set[str]:
    return {word.casefold() for side in actor.sides for word in side.name.split()}


def _bodies(reading: Reading, words: set[str]) -> set[str]:
    """The kinds of bodies among some words."""
    known = {found[0] for word in words if (found := reading.cast.known.body(word))}
    return known | ({"company"} if words & firms() and not known else set())
