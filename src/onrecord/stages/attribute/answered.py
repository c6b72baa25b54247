"""Whose words a sentence in reported form goes on with: of who spoke before it, never of who speaks behind it.

*Er sagte, … Dazu gebe es ein Gesetz. Lund entgegnete …*: the law is his. And where somebody is said between to deny what was told, the
words behind that are the denier's: *Velt wirft Dorlund vor, … Dorlund bestreitet das. Sein Hafen diene dem Handel.*
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.stages.attribute.free import last, reported, taken
from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.lexicon import load

SHORT = 9
"""Words of a sentence that says no more than that somebody denies something."""


@cache
def _denials(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    lists = load("subjunctive").get(language, {})
    if "denies" not in lists:
        return None
    verbs, that = ("|".join(lists[kind]) for kind in ("denies", "that"))
    return (
        re.compile(rf"\W*(?P<who>[^,:;]+?) (?:{verbs}) (?:{that})\b", re.IGNORECASE),
        re.compile(rf"\W*(?:{that}) (?:{verbs}) (?P<who>[^,:;.]+)", re.IGNORECASE),
    )


def answered(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """The attributions, those without a cue given to who spoke before them or denied something right before them."""
    rows, was = sorted(attributions, key=lambda a: (a.content, a.cue)), attributions[:0]
    for n, one in enumerate(rows):
        before = was[-1] if was and rows[n - 1].content == was[-1].content else None
        source = None if one.cue or not reported(page, one, language) else _before(page, rows, one, language)
        source = source or (rows[n - 1].source if before and before.source == one.source and not one.cue else None)
        if source and source != one.source:
            was.append(one)
            rows[n] = replace(one, source=source, rule="goes on")
    return rows


def _before(page: Page, rows: Sequence[Attribution], one: Attribution, language: str) -> tuple[Span, ...] | None:
    number = page.sentence(one.content[0][0])
    if not number:
        return None
    before = page.sentences[number - 1]
    if not taken(rows, before) and (denier := _denier(page.text, before, language)):
        return (denier,)
    told = last(page, rows, number, 1)
    near = told is not None and page.sentence(told.content[-1][1] - 1) == number - 1
    return told.source if told is not None and near and one.source and one.source[0][0] >= one.content[-1][1] else None


def _denier(text: str, sentence: Span, language: str) -> Span | None:
    """Who is said in a short sentence to deny what was told before it."""
    patterns = _denials(language[:2]) if len(text[slice(*sentence)].split()) <= SHORT else None
    found = next((match for one in patterns or () if (match := one.match(text, *sentence))), None)
    return found.span("who") if found else None
