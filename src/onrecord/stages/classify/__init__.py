"""Classify: which of the 14 acts a statement is, at whom, on what condition. What is not clear is left out."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import head
from onrecord.model.states import States
from onrecord.stages.classify.acts import acts
from onrecord.stages.classify.addressee import addressee
from onrecord.stages.classify.conditions import conditions
from onrecord.types import Attribution, Meaning, Report, Span

VERSION = f"11 {head.version()}"
"""Raised by hand where the code would answer otherwise; the weights of the head tell of themselves."""


def classify(report: Report, attributions: Sequence[Attribution], noise: Sequence[Span], states: States) -> list[Meaning]:
    """What each attribution of a report means; `states` are what the encoder knows of its words."""
    language = report.details.language or "en"
    stated = [next(iter(conditions(report.text, one, language, noise)), None) for one in attributions]
    read = acts(report, attributions, states, [one.kind if one else None for one in stated])
    aimed = [addressee(report.text, one, language, found[0]) for one, found in zip(attributions, read, strict=True)]
    return [Meaning(*found, to, one) for found, to, one in zip(read, aimed, stated, strict=True)]
