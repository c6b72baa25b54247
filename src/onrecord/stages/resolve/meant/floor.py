"""Who has the floor: whom an office means that the report tells of nobody, or only of somebody far away.

*Selim Orhan grinned and said a good telephone rings at both ends. …, the minister added*: he goes on, whoever else is a minister.
"""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.introduced import may_be, words_begun
from onrecord.stages.resolve.meant.narrowing import GENERIC
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.meant.others import for_another
from onrecord.stages.resolve.meant.references import told_gender
from onrecord.stages.resolve.meant.standing import OPEN
from onrecord.stages.resolve.meant.subjects import clausal
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.letters import given_gender
from onrecord.stages.resolve.party.parties import PAST
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind
from onrecord.words.lexicon import load

SOON = 2
"""Sentences between who has the floor and a description of him."""


def floor(reading: Reading, one: Office, held: Actor | None) -> Actor | None:
    """Who has the floor and may have an office of which nothing is told of him, where who is `held` to have it has not spoken here.

    He has the office from there on.
    """
    if not one.definite or one.new or one.his or one.concept in wording.words("common") | OPEN | {"spokesman"}:
        return None
    if reading.cast.known.language == "en" and (one.nation or one.owner):
        return None
    if held is not None and not (_after(held, one.at) or _goes_on(reading, one.at) or _away(reading, one, held)):
        return None
    actor = _speaker(reading, one) or _named(reading, one)
    if actor is None or actor is held or not (_beside(reading, one, held, actor) or (_free(actor) and may_be(reading, one, actor))):
        return None
    if any(for_another(reading, one, other, actor) for other in actor.offices):
        return None
    actor.offices.append(one)
    return actor


BESIDE = frozenset({"negotiator", "lawyer", "trade unionist", "founder", "professor", "adviser"})
"""What somebody may be besides another office: *Senator Velt said no. The negotiator …*."""


def _beside(reading: Reading, one: Office, held: Actor | None, actor: Actor) -> bool:
    """Whether somebody may have an office besides his own, where nobody else of the report has it."""
    others = any(one.concept in made.heads for made in reading.made.values())
    if held is not None or one.concept not in BESIDE or actor.clients or one.nation or one.owner or others:
        return False
    return actor.gender() in {None, told_gender(reading, one) or actor.gender()}


def _away(reading: Reading, one: Office, held: Actor) -> bool:
    """Whether an office is one of which every body has a holder, and who has it is named neither in this paragraph nor the one before."""
    if one.concept not in GENERIC | {"secretary general"} or one.owner or one.nation:
        return False
    here = reading.paragraph[reading.place(one.at)]
    spoke = (row.source[0][0] for n, row in enumerate(reading.rows) if row.source and reading.told.get(n) is held)
    places = (*(start for start, _ in held.places if start < one.at), *spoke)
    return all(here - reading.paragraph[reading.place(at)] > 1 for at in places)


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether the cue of a source tells that who has spoken goes on, or the words behind it do: *added*, *fuhr fort*."""
    row = next((row for row in reading.rows if row.source and row.source[0][0] == at), None)
    if row is None:
        return False
    said = "".join(f"{reading.text[slice(*span)]} " for span in row.cue).casefold().split()
    last = reading.words(row.source[-1])[1]
    behind = [reading.token(n).low for n in range(last, min(last + NEXT, len(reading.starts)))]
    return any(word in load("personal")["going_on"] for word in said or behind)


NEXT = 2
"""Words behind a source of which one may tell that it goes on."""


def _after(actor: Actor, at: int) -> bool:
    """Whether somebody is named nowhere before an offset."""
    return all(start >= at for start, _ in actor.places)


def _speaker(reading: Reading, one: Office) -> Actor | None:
    """The person who spoke last in the paragraph, in a sentence shortly before, if no other is named since."""
    rows = [(row.source[0], n) for n, row in enumerate(reading.rows) if row.source and row.parent is None and n in reading.told]
    (start, end), n = max((pair for pair in rows if pair[0][0] < one.at), default=((0, 0), -1))
    actor = reading.told.get(n)
    if actor is None or actor.kind is not Kind.PERSON or clausal(reading, reading.rows[n]):
        return None
    here, there = reading.place(one.at), reading.place(start)
    if reading.paragraph[here] != reading.paragraph[there] or not 0 < reading.sentence[here] - reading.sentence[there] <= SOON:
        return None
    since = (reading.cast.of_run.get(m) for m in reading.runs(reading.place(end), here))
    return None if any(a is not None and a is not actor and _person(a) for a in since) else actor


def _named(reading: Reading, one: Office) -> Actor | None:
    """The only person whom the paragraph names before the words of a description, in the report's own words and as a subject may be."""
    here = reading.place(words_begun(reading, one.at))
    first = bisect_left(reading.paragraph, reading.paragraph[here])
    met: dict[int, Actor] = {}
    for n in reading.runs(first, here):
        actor, run = reading.cast.of_run.get(n), reading.cast.runs[n]
        if actor is None or actor.kind is not Kind.PERSON:
            continue
        at = reading.token(run.first).start
        owned = reading.token(run.last - 1).owns or (run.start > 0 and reading.token(run.start - 1).low in reading.cast.known.of)
        if owned or any(a <= at < b for row in reading.rows for a, b in row.content):
            return None
        met[id(actor)] = actor
        if not 0 < reading.sentence[here] - reading.sentence[run.first] <= SOON:
            return None
    nouns = reading.cast.known.language == "de" and len(met) > 1
    sure = [actor for actor in met.values() if not nouns or _person(actor) or actor.gender()]
    return sure[0] if len(sure) == 1 else None


def _person(actor: Actor) -> bool:
    """Whether an actor is surely a person, no thing with a name of two words."""
    return actor.kind is Kind.PERSON and (actor.sure or len(actor.key) == 1 or given_gender(actor.key[0]) is not None)


def _free(actor: Actor) -> bool:
    """Whether nothing tells of an office that somebody has, nor for whom he speaks."""
    return not actor.sides and not any(other.known and not PAST & other.mods for other in actor.offices)
