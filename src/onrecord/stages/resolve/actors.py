"""Who speaks in one report: the actors it names, and for each attribution which of them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.cast import Actor, Cast, gather
from onrecord.stages.resolve.describing import describe
from onrecord.stages.resolve.lists import lists
from onrecord.stages.resolve.parties import parties
from onrecord.stages.resolve.reading import Reading, open_reading
from onrecord.stages.resolve.runs import runs
from onrecord.stages.resolve.speakers import speakers
from onrecord.stages.resolve.tokens import tokens, within
from onrecord.types import Attribution, Mention, Noise, Report


def mentions(report: Report, attributions: Sequence[Attribution], noise: Sequence[Noise] = ()) -> tuple[tuple[Mention, ...], list[str | None]]:
    """The actors that speak, with all their forms, and for each attribution the name of its speaker, None where the text does not tell."""
    reading = read(report, attributions, noise)
    found = speakers(reading)
    parties(reading)
    spoken = {id(actor): actor for actor in found if actor is not None}
    rows = tuple(mention(actor) for actor in spoken.values())
    return rows, [None if actor is None else actor.name for actor in found]


def read(report: Report, attributions: Sequence[Attribution], noise: Sequence[Noise] = ()) -> Reading:
    """The report with its cast, before anybody is told to speak."""
    language = (report.details.language or "en")[:2]
    known = lists(language)
    words = tokens(report.text, language, [one.span for one in noise])
    starts = [word.start for word in words]
    cast: Cast = gather(words, runs(words, known), known)
    cues = frozenset(n for one in attributions for span in one.cue for n in within(words, starts, span))
    describe(cast, cues)
    return open_reading(report.text, attributions, cast)


def mention(actor: Actor) -> Mention:
    """An actor as the record keeps it."""
    offices = tuple(dict.fromkeys(one.words for one in actor.offices))
    forms = tuple(sorted({*actor.forms, actor.name}))
    return Mention(actor.name, actor.kind, actor.party, offices, forms)
