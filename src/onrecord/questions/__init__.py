"""The read side: one small function a question, each on an open `Store`, each answering with rows of the contract."""

from __future__ import annotations

from onrecord.questions import rows
from onrecord.questions.across import conditions, deadlocks, instruments, meetings, positions, silences, utterances
from onrecord.questions.actors import actors
from onrecord.questions.filters import Filters
from onrecord.questions.reports import counts, failures, find, report, reports
from onrecord.questions.statements import quoted, statements

__all__ = [
    "Filters",
    "actors",
    "conditions",
    "counts",
    "deadlocks",
    "failures",
    "find",
    "instruments",
    "meetings",
    "positions",
    "quoted",
    "report",
    "reports",
    "rows",
    "silences",
    "statements",
    "utterances",
]
