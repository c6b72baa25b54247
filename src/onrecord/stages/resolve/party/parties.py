"""Which side an actor speaks for, as far as its report tells."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.later import later
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.meant.opposite import opposite
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.letters import plain
from onrecord.stages.resolve.names.nations import english, people, tables
from onrecord.stages.resolve.party import serving
from onrecord.stages.resolve.party.implied import implied
from onrecord.stages.resolve.party.ministers import at_home, dateline, stately, town
from onrecord.stages.resolve.party.scene import own_body, played, scene
from onrecord.stages.resolve.party.serving import CAMPAIGN, NEWSPAPER, STAFF
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind
from onrecord.words.lexicon import load

DEPTH = 4
EXPERT = "expert"
"""Who only studies what a body does, or studies there, and speaks for nobody."""
PAST = frozenset(
    {
        "former",
        "ex",
        "retired",
        "onetime",
        "ousted",
        "deposed",
        "late",
        "ehemalige",
        "ehemaliger",
        "ehemaligen",
        "frühere",
        "früherer",
        "früheren",
        "ancien",
        "ancienne",
        "бывшая",
        "колишня",
        "бывший",
        "колишній",
    }
)
"""What makes an office one of the past."""
LEAVING = frozenset({"outgoing", "departing", "scheidende", "scheidender", "scheidenden", "sortant", "sortante", "uscente", "saliente"})
"""What makes an office one that somebody is about to leave: he speaks for his party again."""


def parties(reading: Reading) -> None:
    """Give every actor of the cast its party."""
    reading.later, reading.written, reading.scene = later(reading), dateline(reading), scene(reading)
    for actor in (*reading.cast.actors, *reading.made.values()):
        actor.party = party(reading, actor)


def party(reading: Reading, actor: Actor) -> str | None:
    """The party of an actor; None where nothing tells, or where it would be told by itself."""
    if actor.party or id(actor) in reading.siding or len(reading.siding) > DEPTH:
        return actor.party
    reading.siding.add(id(actor))
    try:
        return _party(reading, actor)
    finally:
        reading.siding.discard(id(actor))


def _party(reading: Reading, actor: Actor) -> str | None:
    if NEWSPAPER in actor.heads:
        return None
    if actor.kind is Kind.GOVERNMENT or actor.code:
        return nation(reading, actor.code) if actor.code else actor.name
    if actor.parts:
        told = {found for one in actor.parts if (found := party(reading, one)) or one.kind is not Kind.UNNAMED}
        return told.pop() if len(told) == 1 else None
    if actor.kind is Kind.BODY and not actor.offices and (" and " not in actor.name or actor.places):
        return _own(reading, actor)
    home = own_body(reading, actor) if actor.kind is Kind.OFFICE else None
    return _in_scene(reading, home) or _personal(reading, actor)


def _personal(reading: Reading, actor: Actor) -> str | None:
    """The party of somebody with offices: a label first, then whose they are."""
    ruling = next((found for one in actor.offices if not (actor.sides and LEAVING & one.mods) and (found := _of_state(reading, one))), None)
    if ruling:
        return ruling
    if actor.labels:
        return min(actor.labels, key=lambda label: (-actor.labels[label], label))
    for side in (*actor.sides, *actor.clients):
        if found := party(reading, side) or (serving.client(reading, side) if side in actor.clients else None):
            return found
    for one in actor.offices:
        if one.concept == "counterpart":
            if told := state(reading, one.nation) if one.nation else None:
                return told
            continue
        if found := _of_office(reading, actor, one):
            return found
    later_ = {_of_office(reading, actor, one) for one in reading.later.get(id(actor), ())} - {None}
    return later_.pop() if len(later_) == 1 else opposite(reading, actor) if not later_ else None


def _of_state(reading: Reading, one: Office) -> str | None:
    """The state that an office in its government belongs to, which counts more than the party of who has it."""
    if PAST & one.mods or one.concept not in serving.NATIONAL or not one.nation:
        return None
    return state(reading, one.nation)


def _own(reading: Reading, actor: Actor) -> str | None:
    """A union or party is a side itself; a ministry speaks for the state in its name."""
    known = reading.cast.known
    if serving.of_a_state(actor.name):
        return next((found for word in actor.name.split() if (found := state(reading, word))), None)
    heads = [body for word in actor.name.replace("’", " ").split() if (body := known.body(word.casefold()))]
    if any(concept == "police" for concept, _ in heads) and (home := own_body(reading, actor)):
        return _in_scene(reading, home)
    if any(kind == "own" or concept == "police" for concept, kind in heads) or actor.name.casefold().split()[-1] == CAMPAIGN:
        return serving.bare(reading, actor.name)
    if any(kind == "state" for _, kind in heads):
        named = next((found for word in actor.name.split() if (found := state(reading, word))), None) or _of_whom(reading, actor)
        return named or _in_scene(reading, own_body(reading, actor))
    return serving.itself(reading, actor)


def _of_whom(reading: Reading, actor: Actor) -> str | None:
    """The state that a ministry belongs to by the words behind its name: *the Defence Ministry of war-torn Dorlund*."""
    known = reading.cast.known
    for n in (bisect_left(reading.starts, end) for _, end in actor.places):
        if n + 1 < len(reading.starts) and reading.token(n).low in known.of and reading.token(n).joined:
            behind = [reading.token(m) for m in range(n + 1, min(n + 3, len(reading.starts)))]
            named = next((word for word in behind if word.capital or not word.joined), None)
            if named is not None and named.joined and (found := state(reading, named.text)):
                return found
    return None


def _of_office(reading: Reading, actor: Actor, one: Office) -> str | None:
    owner = None if PAST & one.mods else owner_of(reading, one, actor)
    if PAST & one.mods or (owner is not None and owner.kind is Kind.BODY and one.concept == EXPERT):
        return None
    if owner is not None and owner.kind is Kind.BODY and one.concept in STAFF and _own(reading, owner) == serving.bare(reading, owner.name):
        return serving.bare(reading, owner.name)
    if found := serving.called(reading, one) or serving.behind_state(reading, one) or _nation(reading, one):
        return found
    if owner is not None and owner.kind is Kind.PERSON and not one.known:
        return serving.campaign(reading, one, owner)
    if owner is not None and owner is not actor:
        side = serving.campaign(reading, one, owner) or party(reading, owner)
        return side or serving.body(reading, one, owner) or serving.place(reading, one)
    several = _of_several(reading, one, actor) if owner is None else None
    named = several or _written(reading, one, actor) or serving.firm(reading, one) or serving.before_title(reading, one)
    return named or serving.place(reading, one) or town(reading, one) or _at_home(reading, one, actor) or _implied(reading, one, actor)


def _implied(reading: Reading, one: Office, actor: Actor) -> str | None:
    """The body that the words before an office tell of, where its own tell none."""
    side = implied(reading, one, actor)
    return (party(reading, side) or serving.bare(reading, side.name)) if side is not None else None


def _of_several(reading: Reading, one: Office, actor: Actor) -> str | None:
    """Those without a name for whom somebody speaks by his office: *the miners’ negotiator*, *the lawyer for the dismissed welders*."""
    from onrecord.stages.resolve.meant.phrases import phrase

    if one.owner is None or one.his or not serving.speaks(one):
        return None
    found = phrase(reading, *one.owner)
    return None if found is None or found is actor or _field(reading, found) else serving.client(reading, found)


def _nation(reading: Reading, one: Office) -> str | None:
    return state(reading, one.nation) if one.nation and not serving.of_a_firm(one) else None


def _at_home(reading: Reading, one: Office, actor: Actor) -> str | None:
    code = serving.home(reading, one, actor) or at_home(reading, one)
    if code is None and reading.scene is not None and stately(one) and not any(PAST & other.mods for other in actor.offices):
        code = played(reading, one, actor)
    return _in_scene(reading, code)


def _in_scene(reading: Reading, told: str | None) -> str | None:
    """The name of a state by its code, or by its name where no table knows it."""
    return nation(reading, told) if told in load("states") else told


def _lettered(name: str) -> bool:
    """Whether a body goes by its letters (`NUD`, `NUD-Brakka`)."""
    first = name.split("-", maxsplit=1)[0]
    return first.isalpha() and first.isupper() and len(first) > 1 and first.casefold() not in load("bodies")["letters"]


PREFIXED = frozenset({"vize", "ex", "ko", "co", "chef", "ober", "neu", "noch", "interims", "sonder", "general", "haupt"})
"""What is written before a German office with a hyphen and is the name of no body: *Vize-Ministerin*."""


def _written(reading: Reading, one: Office, actor: Actor) -> str | None:
    """The body whose letters stand in the words of an office: `NUD Director`, `NUD-Vorsitzende`."""
    first = one.words.split()[0] if one.words else ""
    letters, _, role = first.partition("-")
    if reading.cast.known.language == "de" and role:
        if letters in tables().seats or letters.casefold() in tables().seats:
            return letters
        staff = one.known and letters.isalpha() and (letters[0].isupper() or one.concept in STAFF)
        return letters if staff and not people(letters.casefold()) and letters.casefold() not in PREFIXED else None
    own = letters.casefold() in actor.name.casefold().split()
    staff = one.concept in STAFF and not own and letters.casefold() not in serving.outlets()
    return letters if staff and _lettered(first) and " " in one.words else None


def state(reading: Reading, word: str) -> str | None:
    """The name of the state that a word for a people, or a state's name, stands for."""
    low = word.casefold()
    if low in reading.cast.nations:
        return reading.cast.nations[low]
    code = people(low)
    return (
        nation(reading, code)
        if code
        else next((a.name for a in reading.cast.actors if a.kind is Kind.GOVERNMENT and plain(word) == plain(a.name)), None)
    )


def nation(reading: Reading, code: str) -> str:
    """The name of a state by its code: as the report writes it, else in English."""
    return next((a.name for a in reading.cast.actors if a.kind is Kind.GOVERNMENT and a.code == code), english(code))


def _told(reading: Reading, actor: Actor) -> bool:
    """Whether a name is surely one: not a single word that only begins sentences, of which nothing is told; *TarroX* is one anywhere."""
    if actor.kind is Kind.BODY and serving.generic(reading, actor):
        return False
    if actor.kind is not Kind.BODY or len(actor.key) > 1 or actor.heads:
        return True
    words = [reading.token(reading.place(start)) for start, _ in actor.places]
    return not all(word.opens and not word.owns and word.text[1:].islower() for word in words)


def _field(reading: Reading, actor: Actor) -> bool:
    """Whether a name is what a minister is for: *la ministra de Energía*."""
    return not actor.code and actor.name.casefold() in wording.written_fields(reading.cast.known.language)


def owner_of(reading: Reading, one: Office, actor: Actor | None) -> Actor | None:
    """Whose an office is: who is named in its words, or whom its pronoun or description means."""
    from onrecord.stages.resolve.meant.pronouns import antecedent
    from onrecord.stages.resolve.meant.references import refer
    from onrecord.stages.resolve.party.clients import only_body

    if one.his:
        found = antecedent(reading, one.his, one.at, without=actor) or only_body(reading, one.his, one.at)
        return None if found is not None and found.kind is Kind.PERSON and serving.of_others(one) else found
    if one.owner is None:
        return None
    named = [
        found for n in reading.runs(*one.owner) if (found := reading.cast.of_run.get(n)) and found is not actor and _told(reading, found)
    ]
    if named and all(_field(reading, found) for found in named):
        return None
    named = [found for found in named if not _field(reading, found)]
    people_ = [found for found in named if found.kind is Kind.PERSON]
    return people_[0] if people_ and one.concept == "spokesman" else named[0] if named else refer(reading, *one.owner, without=actor)
