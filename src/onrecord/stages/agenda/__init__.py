"""What is on the table: texts that are negotiated and meetings (codebook 6).

A text counts only where it can be told which one is meant: by a number of points, a name, a quality such as *written*, or whoever put it
forward. Every fact points to the words that tell it; what nobody tells stays None.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.agenda.days import frame
from onrecord.stages.agenda.gatherings import meetings
from onrecord.stages.agenda.joining import instruments as join_instruments
from onrecord.stages.agenda.line import opened
from onrecord.stages.agenda.reported import instruments
from onrecord.stages.agenda.sessions import meetings as join_meetings
from onrecord.stages.agenda.tongue import tongue
from onrecord.types import Instrument, Meeting, Named, Report, Seen, Sighting, Span, Statement, What

__all__ = ["VERSION", "gather", "sight"]

VERSION = "3"


def sight(report: Report, noise: Sequence[Span], statements: Sequence[Statement], named: Sequence[Named]) -> tuple[Sighting, ...]:
    """Every place in a report that tells of a text or a meeting, in text order; none in a language the data do not know."""
    language = report.details.language or "en"
    texts, gatherings = tongue("instruments", language), tongue("meetings", language)
    if texts is None or gatherings is None:
        return ()
    around = frame(report)
    some, others = opened(report, noise, statements, named, (texts.sign, gatherings.sign))
    found = [*instruments(some, texts, around), *meetings(others, gatherings, around)]
    return tuple(sorted(found, key=lambda one: (one.name, one.what, one.status or "", one.by or "")))


def gather(seen: Sequence[Seen]) -> tuple[list[Instrument], list[Meeting]]:
    """The texts and the meetings that sightings of all reports tell of, in whatever order they come."""
    ordered = sorted(seen, key=lambda one: (one.published or "~", one.report, one.name, one.id))
    texts, gatherings = ([one for one in ordered if one.what is what] for what in What)
    return join_instruments(texts), join_meetings(gatherings)
