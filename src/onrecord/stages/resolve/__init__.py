"""Resolve: who speaks, for whom, to whom, and when it was said. What this stage cannot work out stays None or `unknown`."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.classify.conditions import borrowed
from onrecord.stages.resolve.across import unite
from onrecord.stages.resolve.actors import named, read, told
from onrecord.stages.resolve.aims import aims
from onrecord.stages.resolve.commits import sided
from onrecord.stages.resolve.later import later
from onrecord.stages.resolve.said import sayings
from onrecord.stages.resolve.speakers import speakers
from onrecord.types import Attribution, Meaning, Report, Resolution, Resolved, Span

__all__ = ["VERSION", "resolve", "unite"]
VERSION = "35"


def resolve(report: Report, attributions: Sequence[Attribution], meanings: Sequence[Meaning], noise: Sequence[Span]) -> Resolved:
    """The actors of a report, and for each attribution who says it to whom, when, and whose condition it states.

    An act that depends on whose side is spoken of is told anew.
    """
    reading = read(report, attributions, noise)
    spoken = speakers(reading)
    reading.later = later(reading)
    meanings = sided(reading, spoken, meanings, report)
    aimed = aims(reading, spoken, meanings)
    mentions = told(reading, [*spoken, *(one.actor for one in aimed if one)])
    parties = {one.name: one.party for one in mentions}
    names = [None if one is None else one.name for one in spoken]
    how = sayings(report, attributions, names)
    language, rows = (report.details.language or "en")[:2], []
    for name, aim, meaning, one, at in zip(names, aimed, meanings, how, attributions, strict=True):
        own = meaning.condition and not borrowed(report.text, meaning.condition, language, at)
        holder = name if own else None
        to = aim.actor.name if aim else None
        spans = aim.spans if aim else meaning.addressee
        rows.append(Resolution(name, parties.get(name or ""), to, holder, one.said, one.occasion, one.doubt, spans, meaning.act))
    return Resolved(mentions, tuple(rows), named(reading))
