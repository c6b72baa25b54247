"""Who speaks in one report: the actors it names, and for each attribution which of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onrecord.stages.resolve.cast import Actor, gather, key_of, keys_of
from onrecord.stages.resolve.meant.describing import describe
from onrecord.stages.resolve.meant.naming import unnamed
from onrecord.stages.resolve.meant.seats import seats
from onrecord.stages.resolve.names.capitals import capitals
from onrecord.stages.resolve.names.fitting import fits
from onrecord.stages.resolve.names.given import genders, owning
from onrecord.stages.resolve.names.home import nations
from onrecord.stages.resolve.names.letters import given_gender
from onrecord.stages.resolve.names.lists import lists
from onrecord.stages.resolve.names.loose import rest
from onrecord.stages.resolve.names.runs import runs
from onrecord.stages.resolve.names.slavic import upright
from onrecord.stages.resolve.names.tokens import tokens, within
from onrecord.stages.resolve.party.allegiance import allegiances
from onrecord.stages.resolve.party.clients import clients
from onrecord.stages.resolve.party.homes import homed
from onrecord.stages.resolve.party.ministers import ministers
from onrecord.stages.resolve.party.parties import owner_of, parties
from onrecord.stages.resolve.party.sorts import sorts
from onrecord.stages.resolve.party.theirs import theirs
from onrecord.stages.resolve.reading import Reading, open_reading
from onrecord.stages.resolve.record.standins import letters
from onrecord.stages.resolve.speakers import speakers
from onrecord.types import Attribution, Kind, Mention, Named, Report, Span


def mentions(
    report: Report, attributions: Sequence[Attribution], noise: Sequence[Span] = ()
) -> tuple[tuple[Mention, ...], list[str | None]]:
    """The actors that speak, with all their forms, and for each attribution the name of its speaker, None where the text does not tell.

    Names are looked for in the whole text but in the `noise` spans, which are sorted and do not overlap.
    """
    reading = read(report, attributions, noise)
    found = speakers(reading)
    return told(reading, found), [None if actor is None else actor.name for actor in found]


def read(report: Report, attributions: Sequence[Attribution], noise: Sequence[Span] = ()) -> Reading:
    """The report with its cast, before anybody is told to speak."""
    language = (report.details.language or "en")[:2]
    known = lists(language)
    words = tokens(report.text, language, noise)
    starts = [word.start for word in words]
    ends = [within(starts, span) for one in attributions for span in one.source]
    edges = frozenset(n for end in ends if end for n in (end.start, end.stop))
    begun = frozenset(cue.start for one in attributions for span in one.cue if (cue := within(starts, span)))
    bounds = frozenset(end.stop for end in ends if end) & begun
    found = homed(words, runs(words, known, edges, bounds), known)
    cast = gather(upright(words, found, known), found, known)
    keys = keys_of(cast)
    nations(cast, keys)
    capitals(cast, keys)
    rest(cast, keys)
    cues = frozenset(n for one in attributions for span in one.cue for n in within(starts, span))
    sources = frozenset(bisect_left(starts, one.source[0][0]) for one in attributions if one.source)
    describe(cast, cues, sources)
    genders(cast.actors)
    allegiances(cast)
    reading = open_reading(report.text, attributions, cast)
    owning(reading)
    sorts(reading)
    seats(reading)
    return reading


def told(reading: Reading, actors: Iterable[Actor | None]) -> tuple[Mention, ...]:
    """The actors as the record keeps them, each once, by name: those who speak, whom their offices belong to, and who is named in full.

    Who does not speak here tells other reports whose surname is whose, which names are states that no table knows, whose which letters are.
    """
    clients(reading)
    theirs(reading)
    ministers(reading)
    parties(reading)
    by_name: dict[str, Actor] = {}
    for actor in actors:
        if actor is not None:
            by_name.setdefault(actor.name, actor)
    for kind in (Kind.PERSON, Kind.GOVERNMENT, Kind.BODY):
        for actor in reading.cast.actors:
            if actor.kind is kind and _telling(actor):
                by_name.setdefault(actor.name, actor)
    for actor in [*by_name.values()]:
        owners = [actor.owner, *(owner_of(reading, one, actor) for one in actor.offices if one.his or one.owner)]
        for owner in owners:
            if owner is not None and owner.kind is Kind.PERSON:
                by_name.setdefault(owner.name, owner)
    return tuple(_mention(reading, by_name[name]) for name in sorted(by_name))


def _telling(actor: Actor) -> bool:
    """Whether an actor who does not speak here may tell who speaks elsewhere: a full name, an unknown state, a body with letters."""
    if actor.kind is Kind.PERSON:
        return len(actor.key) > 1 and (actor.sure or given_gender(actor.key[0]) is not None)
    if actor.kind is Kind.GOVERNMENT:
        return actor.code is None and actor.sure and bool(actor.places)
    return len(actor.key) > 1 and bool(actor.places) and any(map(letters, actor.forms))


def named(reading: Reading) -> tuple[Named, ...]:
    """Every place that names an actor, or describes one (*the president*), in text order; `told` has worked out the parties."""
    places = [(span, actor) for actor in reading.cast.actors for span in actor.places]
    places += [(_described(reading, start), actor) for start, actor in reading.meant]
    return tuple(Named(span, actor.name, actor.kind, actor.party) for span, actor in sorted(places, key=lambda pair: pair[0]))


def _described(reading: Reading, start: int) -> Span:
    """The article of a description with the word after it."""
    return start, reading.token(min(reading.place(start) + 1, len(reading.starts) - 1)).end


def _mention(reading: Reading, actor: Actor) -> Mention:
    offices = []
    for one in actor.offices:
        owner = owner_of(reading, one, actor) if one.his or one.owner else None
        whose = owner is not None and owner.kind is Kind.PERSON
        offices.append(f"{one.concept} of {owner.name}" if owner is not None and whose else one.words)
    return Mention(actor.name, actor.kind, actor.party, tuple(dict.fromkeys(offices)), tuple(sorted({*actor.forms, actor.name})))


def who(words: str, known: Sequence[Mention], language: str) -> str | None:
    """The name of the actor that some words of the same report mean, by the forms of its mentions; None where none or several fit."""
    listed = lists(language[:2])
    bare = [w for w in tokens(words, language[:2]) if w.low not in listed.the]
    found = {one.name for one in known if any(form.casefold() == " ".join(w.text for w in bare).casefold() for form in one.forms)}
    if not found and bare:
        last = key_of(bare[-1].text)
        found = {one.name for one in known if one.kind is not Kind.UNNAMED and fits(last, key_of(one.name))}
    if not found and bare:
        shown = unnamed(bare, listed)
        found = {
            one.name
            for one in known
            if one.name == shown or any(o.casefold() == shown.removeprefix("unnamed ").casefold() for o in one.offices)
        }
    return found.pop() if len(found) == 1 else None
