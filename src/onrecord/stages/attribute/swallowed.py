"""What a cue has swallowed of its content: who `offers a guarantee against | attacks` offers the guarantee, not the attacks."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution
from onrecord.words.lexicon import load

_LONGEST = 80
"""Characters of the longest object of a cue."""


def disgorge(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """Give a content the object that its cue took: where that ends in a preposition, and the content follows at once."""
    pattern = _swallowing(language[:2])
    return [_whole(page, one, pattern) for one in attributions] if pattern else attributions


def _whole(page: Page, one: Attribution, pattern: re.Pattern[str]) -> Attribution:
    if not one.cue or not one.content:
        return one
    (start, end), (first, last) = one.cue[-1], one.content[0]
    if not page.text[end:first].isspace():
        return one
    match = pattern.fullmatch(page.text, start, end)
    if not match:
        return one
    cue, content = (*one.cue[:-1], (start, match.start("object") - 1)), ((match.start("object"), last), *one.content[1:])
    return replace(one, cue=cue, content=content, rule="disgorged")


@cache
def _swallowing(language: str) -> re.Pattern[str] | None:
    told = load("swallowed").get(language)
    if told is None:
        return None
    verbs, apart, ends = ("|".join(told[part]) for part in ("verbs", "apart", "ends"))
    lead, object_ = r"(?:[\w’']+ ){0,4}?", rf"(?!(?:{apart})\b)[\w’' -]{{1,{_LONGEST}}} (?:{ends})"
    return re.compile(rf"{lead}(?:{verbs}) (?P<object>{object_})", re.IGNORECASE)
