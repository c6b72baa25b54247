"""Resolve: who speaks, for whom, to whom, and when it was said. What this stage cannot work out stays None or `unknown`."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.classify.conditions import borrowed, setter
from onrecord.stages.resolve.actors import named, read, told
from onrecord.stages.resolve.aims import aims
from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.commits import sided
from onrecord.stages.resolve.meant.later import later
from onrecord.stages.resolve.reading import Reading
from onrecord.stages.resolve.record.across import unite
from onrecord.stages.resolve.said import Side, sayings
from onrecord.stages.resolve.speakers import meant, speakers
from onrecord.types import Attribution, Kind, Meaning, Report, Resolution, Resolved, Span

__all__ = ["VERSION", "resolve", "unite"]
VERSION = "120"


_STATES = frozenset({Kind.GOVERNMENT, Kind.OFFICE})
"""Kinds of actors that speak through others."""


def resolve(report: Report, attributions: Sequence[Attribution], meanings: Sequence[Meaning], noise: Sequence[Span]) -> Resolved:
    """The actors of a report, and for each attribution who says it to whom, when, and whose condition it states.

    An act that depends on whose side is spoken of is told anew.
    """
    reading = read(report, attributions, noise)
    spoken = speakers(reading)
    reading.later = later(reading)
    meanings = sided(reading, spoken, meanings, report)
    aimed = aims(reading, spoken, meanings)
    holding = [_holder(report, reading, *each) for each in zip(spoken, meanings, attributions, strict=True)]
    mentions = told(reading, [*spoken, *(one.actor for one in aimed if one), *holding])
    parties = {one.name: one.party for one in mentions}
    names, holders = ([None if one is None else one.name for one in each] for each in (spoken, holding))
    sides = [Side(parties.get(one.name), one.kind in _STATES) if one else None for one in spoken]
    how = sayings(report, attributions, names, sides)
    rows = []
    for name, aim, meaning, one, holder in zip(names, aimed, meanings, how, holders, strict=True):
        to = aim.actor.name if aim else None
        spans = aim.spans if aim else meaning.addressee
        rows.append(Resolution(name, parties.get(name or ""), to, holder, one.said, one.occasion, one.doubt, spans, meaning.act))
    return Resolved(mentions, tuple(rows), named(reading))


def _holder(report: Report, reading: Reading, speaker: Actor | None, meaning: Meaning, one: Attribution) -> Actor | None:
    """Whose condition a statement tells: the speaker's, or of who is said to have set it."""
    language = (report.details.language or "en")[:2]
    if meaning.condition is None or not borrowed(report.text, meaning.condition, language, one):
        return speaker if meaning.condition else None
    span = setter(report.text, meaning.condition, language)
    return meant(reading, (span,)) if span else None
