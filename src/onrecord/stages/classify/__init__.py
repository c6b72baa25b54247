"""Classify: which of the 14 acts a statement is, at whom, on what condition. What is not clear is left out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.model import head
from onrecord.model.states import States
from onrecord.stages.classify.acts import FIRST, FREE, acts
from onrecord.stages.classify.addressee import addressee
from onrecord.stages.classify.conditions import borrowed, comes_first, conditions, elsewhere, unframed
from onrecord.stages.classify.forms import Ends
from onrecord.types import Attribution, Condition, Meaning, Report, Span
from onrecord.words.lexicon import load
from onrecord.words.phrases import Phrases, words_of
from onrecord.words.spans import reads

VERSION = f"52 {head.version()}"
"""Raised by hand where the code would answer otherwise; the weights of the head tell of themselves."""


def classify(report: Report, attributions: Sequence[Attribution], noise: Sequence[Span], states: States) -> list[Meaning]:
    """What each attribution of a report means; `states` are what the encoder knows of its words."""
    language = report.details.language or "en"
    stated = _stated(report.text, attributions, language, noise)
    orders = [_order(report.text, *each, language) for each in zip(attributions, stated, strict=True)]
    ends = [_ends(report.text, *each) for each in zip(stated, orders, strict=True)]
    read = acts(report, attributions, states, orders, ends)
    aimed = [addressee(report.text, one, language, told[0]) for one, told in zip(attributions, read, strict=True)]
    return [Meaning(*told, to, one) for told, to, one in zip(read, aimed, stated, strict=True)]


def _stated(text: str, attributions: Sequence[Attribution], language: str, noise: Sequence[Span]) -> list[Condition | None]:
    """The condition of each attribution; one that only its sentence states goes to the statement that it stands in."""
    found = [next(iter(conditions(text, one, language, noise)), None) for one in attributions]
    both = list(zip(attributions, found, strict=True))
    return [None if told is None or elsewhere(told, one, both) else unframed(told, one, attributions) for one, told in both]


def _order(text: str, one: Attribution, condition: Condition | None, language: str) -> str | None:
    if condition is None:
        return FREE if any(_frees(language[:2]).find(words_of(reads(text, one.content)))) else None
    if borrowed(text, condition, language, one):
        return None
    return FIRST if comes_first(text, condition, one, language) else condition.kind


def _ends(text: str, condition: Condition | None, order: str | None) -> Ends | None:
    """The words of a condition's ends, where it is the speaker's own."""
    if condition is None or order is None:
        return None
    return Ends(condition.kind, reads(text, condition.antecedent), reads(text, condition.consequent))


@cache
def _frees(language: str) -> Phrases:
    """What says that no conditions are set."""
    return Phrases({FREE: load("stances")["free"].get(language, [])})
