"""Classify: which of the 14 acts a statement is, at whom, on what condition. What is not clear is left out."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import head
from onrecord.model.states import States
from onrecord.stages.classify.acts import act
from onrecord.stages.classify.addressee import addressee
from onrecord.stages.classify.conditions import conditions
from onrecord.types import Attribution, Meaning, Report, Span

VERSION = f"8 {head.version()}"
"""Raised by hand where the code would answer otherwise; the weights of the head tell of themselves."""


def classify(report: Report, attributions: Sequence[Attribution], noise: Sequence[Span], states: States) -> list[Meaning]:
    """What each attribution of a report means; `states` are what the encoder knows of its words."""
    return [_meaning(report, one, noise, states) for one in attributions]


def _meaning(report: Report, one: Attribution, noise: Sequence[Span], states: States) -> Meaning:
    language = report.details.language or "en"
    stated = conditions(report.text, one, language, noise)
    chosen, score, negated, status = act(report, one, states, stated[0].kind if stated else None)
    return Meaning(chosen, score, negated, status, addressee(report.text, one, language, chosen), stated[0] if stated else None)
