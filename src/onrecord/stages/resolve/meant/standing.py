"""Descriptions that stand for whoever was heard just before: *the businessman*, *the statement*, *the watchdog group*."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.meant.others import met_beside
from onrecord.stages.resolve.meant.subjects import clausal
from onrecord.stages.resolve.meant.wrote import writer
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.cases import may_be_called
from onrecord.stages.resolve.names.lists import ENDINGS
from onrecord.stages.resolve.names.nations import agencies, people
from onrecord.stages.resolve.names.runs import role_at
from onrecord.stages.resolve.party.allegiance import party_of
from onrecord.stages.resolve.party.parties import PAST, owner_of, party, state
from onrecord.stages.resolve.party.serving import outlets
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

APART = frozenset({"journalist", "expert", "professor", "spokesman", "doctor"})
"""Who has one of these is hardly the mayor or senator of whom no name is told."""
NEAR = 2
"""Paragraphs that a description looks back."""
OPEN = frozenset({"candidate", "politician", "senator", "governor", "mayor", "deputy"})
"""Offices of which a report may have several holders: one that is told of nobody stands for who spoke last."""


def heard(reading: Reading, at: int, near: int = NEAR) -> tuple[int, Actor] | None:
    """The number of the attribution told last before an offset, with its speaker; None where it is far, or of nobody."""
    before = [(r.source[0][0], n) for n in reading.told if (r := reading.rows[n]).source and r.parent is None and r.source[0][0] < at]
    start, n = max(before, default=(0, -1))
    actor = reading.told.get(n)
    far = reading.paragraph[reading.place(at)] - reading.paragraph[reading.place(start)] > near
    if actor is None or far or clausal(reading, reading.rows[n]):
        return None
    return n, actor


def person(reading: Reading, one: Office) -> Actor | None:
    """Whom a definite noun for one person means that is no office told of anybody: who spoke last, in another sentence."""
    noun = (heads.person(one.concept) is not None and not one.known) or bool(PAST & one.mods)
    if not one.definite or not (noun or one.concept in OPEN):
        return None
    told = heard(reading, one.at)
    if told is None or told[1].kind is not Kind.PERSON or not _fits(reading, one, told[1], noun=noun):
        return next(iter(spoken_of(reading, one)), None) if noun and len(spoken_of(reading, one)) == 1 else None
    here, there = (reading.sentence[reading.place(at)] for at in (one.at, reading.rows[told[0]].source[0][0]))
    return told[1] if here != there else None


def spoken_of(reading: Reading, one: Office) -> list[Actor]:
    """Of whom the report speaks more than once before a definite noun for a person, and not in its sentence, if it may be theirs.

    A businessman is hardly called so who rules a country; one whom the report names three times as often as the next one is meant.
    """
    here, met = reading.sentence[reading.place(one.at)], list[tuple[int, Actor]]()
    for actor in reading.cast.actors:
        if actor.kind is not Kind.PERSON or not _fits(reading, one, actor, noun=True) or any(o.concept in RULING for o in actor.offices):
            continue
        places = [reading.sentence[reading.place(start)] for start, _ in actor.places]
        count = sum(place < here for place in places)
        if count > 1 and here not in places:
            met.append((count, actor))
    met.sort(key=lambda pair: -pair[0])
    return [met[0][1]] if len(met) > 1 and met[0][0] >= CLEAR * met[1][0] else [actor for _, actor in met]


RULING = frozenset({"president", "premier", "chancellor", "king", "prince", "pope", "head of state"})
CLEAR = 3
"""How many times as often as anybody else somebody is named of whom a report mostly speaks."""


def _fits(reading: Reading, one: Office, actor: Actor, *, noun: bool) -> bool:
    """Whether nothing that is told of somebody speaks against a description: gender, party, country, another office."""
    gender = heads.persons().get(one.concept) or one.gender
    if (gender and actor.gender() not in {None, gender}) or met_beside(reading, one, actor):
        return False
    label = labelled(reading, one)
    if label and actor.labels and label not in actor.labels:
        return False
    ours, theirs = one.nation and state(reading, one.nation), party(reading, actor)
    if ours and theirs and people(theirs.casefold()) and ours != theirs:
        return False
    other_than = any(other.concept != one.concept and other.concept in OPEN | APART for other in actor.offices)
    return noun or not (other_than or _staff(reading, actor))


def _staff(reading: Reading, actor: Actor) -> bool:
    """Whether somebody is named as a body's: *Ostrel Radio’s Anton Velt*."""
    for start, _ in actor.places[:MOST]:
        at = reading.place(start)
        before = [n for n in reading.runs(max(0, at - MOST), at) if reading.cast.runs[n].last == at]
        owner = reading.cast.of_run.get(before[0]) if before and reading.token(at - 1).owns else None
        if owner is not None and owner.kind is not Kind.GOVERNMENT:
            return True
    return False


MOST = 6
"""Places of a name that are looked at, and words of another before it."""


def labelled(reading: Reading, one: Office) -> str | None:
    """The party that a description names: *the Republican front-runner*."""
    words = reading.cast.words
    first = reading.place(one.at)
    reach = range(first, min(first + len(one.words.split()) + 1, len(words)))
    return next((found for n in reach if (found := party_of(words, n))), None)


def spoken_for(reading: Reading, one: Office) -> tuple[int, Actor] | None:
    """For *the spokesman*, where a spokesman without a name spoke last, and the office he spoke for."""
    if not one.definite or one.owner or one.nation or one.his:
        return None
    for n in sorted(reading.told, reverse=True):
        actor, source = reading.told[n], reading.rows[n].source
        if actor is None or not source or source[0][0] >= one.at or actor.kind in {Kind.PERSON, Kind.UNNAMED}:
            continue
        first, last = reading.words(source[0])
        if any(
            (found := role_at(reading.cast.words, m, last, reading.cast.known)) and found[0].concept == one.concept
            for m in range(first, last)
        ):
            return source[0][0], actor
    return None


def group(reading: Reading, one: Office) -> Actor | None:
    """The body that spoke last, for *the group*."""
    known = reading.cast.known
    plain = known.language in ENDINGS and known.language != "de" and " " not in one.words
    bare = (one.definite or plain) and one.owner is None and one.nation is None and (known.language == "en" or " " not in one.words)
    told = heard(reading, one.at) if bare else None
    heard_ = told and told[1].kind in {Kind.BODY, Kind.OFFICE} and " and " not in told[1].name
    if told and heard_ and _called(reading, one, told[1]) and not _no_outlet(reading, one, told[1]):
        return told[1]
    return _company(reading, one) if bare else None


def _called(reading: Reading, one: Office, actor: Actor) -> bool:
    """Whether a body may be meant by a noun: one for a body of the state, or a German compound, says of itself what it means."""
    known, low = reading.cast.known, one.words.casefold()
    if known.language == "en":
        sort = known.body(one.concept)
        return sort is None or sort[1] != "state" or actor.name.isupper() or may_be_such(reading, actor, sort[0])
    kind = known.body(low) if known.language == "de" else None
    if kind is None or (kind[1] != "state" and low in known.bodies):
        return True
    told = actor.heads | {found[0] for word in actor.name.casefold().split() if (found := known.body(word))}
    plain = not told and (kind[1] != "state" or actor.name.isupper())
    return may_be_called(actor.name, low, known) and (plain or kind[0] in told)


def _no_outlet(reading: Reading, one: Office, actor: Actor) -> bool:
    """Whether an outlet was heard, and a word for a body follows that is for none: *the coalition*."""
    body, told = reading.cast.known.body(one.concept), reading.cast.known.body(actor.name.casefold().split()[-1])
    outlet = (told is not None and told[0] == "newspaper") or "newspaper" in actor.heads or actor.name.casefold() in outlets() | agencies()
    return outlet and body is not None and body[0] not in PRESS


PRESS = frozenset({"newspaper", "company", "agency", "league"})
"""Kinds of bodies, a word for which may mean an outlet: *the network*."""


def _company(reading: Reading, one: Office) -> Actor | None:
    """The one body that has spoken before whose name does not tell what it is, for *the company*."""
    body = reading.cast.known.body(one.concept)
    if body is None or body[0] not in {"company", "agency", "league"}:
        return None
    met = {
        id(a): a
        for n, a in reading.told.items()
        if a is not None
        and a.kind is Kind.BODY
        and not a.code
        and not a.parts
        and may_be_such(reading, a, body[0])
        and _before(reading, n, one.at)
    }
    return met.popitem()[1] if len(met) == 1 else None


def _before(reading: Reading, n: int, at: int) -> bool:
    source = reading.rows[n].source
    return bool(source) and source[0][0] < at


def may_be_such(reading: Reading, actor: Actor, concept: str) -> bool:
    """Whether no word of a name tells that it is another kind of body."""
    words = actor.name.casefold().split()
    known = {found[0] for word in words if (found := reading.cast.known.body(word))}
    if any(word in reading.cast.known.people for word in words):
        return False
    return not known | actor.heads or concept in known | actor.heads


def owned_before(reading: Reading, noun: str, at: int) -> Actor | None:
    """Whose a campaign is that was told of before: *the Velt campaign*, then *the campaign*; None where it is of several."""
    if noun not in heads.words("personal"):
        return None
    known, found = reading.cast.known, dict[int, Actor]()
    for n, run in enumerate(reading.cast.runs):
        actor = reading.cast.of_run.get(n)
        if actor is not None and actor.kind is Kind.PERSON and reading.token(run.first).start < at and run.last < len(reading.starts):
            after = reading.token(run.last)
            if after.joined and (after.low == noun or (after.low in known.ranks and _follows(reading, run.last + 1, noun))):
                found[id(actor)] = actor
    if not found and (his := _his(reading, noun, at)) is not None:
        return his
    return found.popitem()[1] if len(found) == 1 else None


def _his(reading: Reading, noun: str, at: int) -> Actor | None:
    """Whose a campaign is by a pronoun right before it, where that was told last: *her campaign*, then *the campaign*."""
    from onrecord.stages.resolve.meant.pronouns import antecedent

    if reading.cast.known.language != "en":
        return None
    here = reading.place(at)
    near = (n for n in range(here - 1, max(0, here - LOOK), -1) if reading.token(n).low == noun)
    before = next((reading.token(n - 1) for n in near if reading.token(n - 1).low in reading.cast.known.his), None)
    owner = antecedent(reading, before.low, before.start) if before is not None else None
    return owner if owner is not None and owner.kind is Kind.PERSON else None


LOOK = 200
"""Words that are looked back for whose a campaign is."""


def _follows(reading: Reading, n: int, noun: str) -> bool:
    return n < len(reading.starts) and reading.token(n).joined and reading.token(n).low == noun


def author(reading: Reading, one: Office) -> Actor | None:
    """Who speaks by a text: whose it is, else who was just told of it (`said in a statement`: *the statement added*)."""
    owner = owner_of(reading, one, None)
    named = owner is not None and reading.cast.known.body(owner.name.casefold()) is not None and reading.cast.known.language in ENDINGS
    if owner is not None and (named or owner.kind is not Kind.BODY or owner.sure or len(owner.key) > 1 or owner.heads):
        return owner
    told = heard(reading, one.at, 1) if one.definite else None
    if told and one.concept in _around(reading, told[0]):
        return told[1]
    return writer(reading, one.concept, one.at) if one.definite and one.owner is None else None


def _around(reading: Reading, n: int) -> set[str]:
    """The words beside the cue and the source of an attribution, in its sentence."""
    row = reading.rows[n]
    at = reading.place((row.cue or row.source)[0][0])
    reach = range(max(0, at - WIDE), min(at + WIDE, len(reading.starts)))
    return {reading.token(m).low for m in reach if reading.sentence[m] == reading.sentence[at]}


WIDE = 25
"""Words to each side of a cue in which a text is told of."""


def counted(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """Who is counted, as words: those after *of* in *36 percent of Democrats*; no word in *21 percent*; None for no amount."""
    known = reading.cast.known
    amounts = heads.words("amounts")
    at = next((n for n in range(first + 1, last) if reading.token(n).low in known.of and not reading.token(n).capital), last)
    alone = at == last and reading.token(first).low in known.the and reading.token(at - 1).low == "couple"
    if reading.token(at - 1).low not in amounts or alone:
        return None
    return (at + 1, last) if at < last and reading.token(at).low in known.whose else (last, last)


def unnumbered(reading: Reading, first: int, last: int) -> int:
    """Where a phrase begins without *more than* and the like before a number."""
    n = first
    while n < last - 1 and (reading.token(n).low in heads.words("hedges") or reading.token(n).text[0].isdigit()):
        n += 1
    return n if any(reading.token(m).text[0].isdigit() for m in range(first, n)) else first


def to_comma(reading: Reading, first: int, last: int) -> int:
    """Where a description with an article ends before a comma: *the newspaper, long an advocate of …*."""
    known = reading.cast.known
    if known.language != "en" or reading.token(first).low not in known.the | known.new | known.his:
        return last
    return next((n for n in range(first + SHORT, last) if reading.token(n).before.strip() == ","), last)


def told_on(reading: Reading, first: int, last: int) -> int:
    """Where a noun for a text ends that more is told of without *of*: *an email* of *an email relating to the port*."""
    if reading.cast.known.language != "en":
        return last
    for n in range(first, last - 1):
        after = reading.token(n + 1)
        if heads.is_text(reading.token(n).low, "en") and after.joined and after.low.endswith(PARTICIPLES) and not after.capital:
            return n + 1
    return last


PARTICIPLES = ("ing", "ed", "ly")
"""Ends of what goes on after a noun."""
SHORT = 2
"""Words that a description has at least."""
