"""The read side: one small function a question, each on an open `Store`, each answering with rows of the contract.

`LISTINGS` are the questions that answer with rows: each takes `Filters`, and `page`, `count` and `one` ask for a part of the answer, for
the number of rows, and for one row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.questions import rows
from onrecord.questions.actors import ACTORS, actors
from onrecord.questions.counts import FACETS, counts, facets
from onrecord.questions.events import EVENTS, events
from onrecord.questions.failures import FAILURES, failures
from onrecord.questions.filters import Filters, Given
from onrecord.questions.findings import (
    CONDITIONS,
    DEADLOCKS,
    INSTRUMENTS,
    MEETINGS,
    POSITIONS,
    SILENCES,
    conditions,
    deadlocks,
    instruments,
    meetings,
    positions,
    silences,
)
from onrecord.questions.listing import Listing, Page, ask, count, narrowed, one, page
from onrecord.questions.reports import REPORTS, find, report, reports
from onrecord.questions.searching import hits
from onrecord.questions.single import actor, position, statement, utterance, uttered
from onrecord.questions.state import state
from onrecord.questions.statements import QUOTED, STATEMENTS, quoted, statements
from onrecord.questions.utterances import UTTERANCES, utterances

if TYPE_CHECKING:
    from collections.abc import Mapping

LISTINGS: Mapping[str, Listing[Any]] = {
    listing.name: listing
    for listing in (
        STATEMENTS,
        REPORTS,
        UTTERANCES,
        ACTORS,
        POSITIONS,
        CONDITIONS,
        DEADLOCKS,
        INSTRUMENTS,
        MEETINGS,
        SILENCES,
        EVENTS,
        FAILURES,
    )
}
"""The questions that answer with rows, by the contract's name of the kind."""

__all__ = [
    "ACTORS",
    "CONDITIONS",
    "DEADLOCKS",
    "EVENTS",
    "FACETS",
    "FAILURES",
    "INSTRUMENTS",
    "LISTINGS",
    "MEETINGS",
    "POSITIONS",
    "QUOTED",
    "REPORTS",
    "SILENCES",
    "STATEMENTS",
    "UTTERANCES",
    "Filters",
    "Given",
    "Listing",
    "Page",
    "actor",
    "actors",
    "ask",
    "conditions",
    "count",
    "counts",
    "deadlocks",
    "events",
    "facets",
    "failures",
    "find",
    "hits",
    "instruments",
    "meetings",
    "narrowed",
    "one",
    "page",
    "position",
    "positions",
    "quoted",
    "report",
    "reports",
    "rows",
    "silences",
    "state",
    "statement",
    "statements",
    "utterance",
    "utterances",
    "uttered",
]
