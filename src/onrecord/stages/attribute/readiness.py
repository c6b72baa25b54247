"""Positions that open a sentence: `Premier Orra is, in his own words, ready to | sign`. Found where the encoder found nothing in it.

Inside quotation marks the words are somebody's who is not told, and not the report's.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution
from onrecord.words.ground import Ground
from onrecord.words.lexicon import load

SURE = 0.5
"""The score of such an attribution: the words are plain, whether they are the report's own judgement is not."""
_LONGEST = 12
"""Words of the longest subject."""
_STOP = ".!? \n"


def ready(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """The attributions, and those of sentences that nothing touches and that open with somebody who is ready for something."""
    pattern = _opening(language[:2])
    if pattern is None:
        return attributions
    taken = Ground.of((s, n) for n, one in enumerate(attributions) for s in (*one.content, *one.cue, *one.source))
    opened = ((start, end, pattern.match(page.text, start, end)) for start, end in page.sentences)
    free = ((match, end) for start, end, match in opened if match and not taken.touches((start, end)))
    found = [_position(page, match, end) for match, end in free if page.quotation_around(match.span()) is None]
    return [*attributions, *found]


def _position(page: Page, match: re.Match[str], end: int) -> Attribution:
    stop = end
    while page.text[stop - 1] in _STOP:
        stop -= 1
    return Attribution(content=((match.end(), stop),), source=(match.span("who"),), cue=(match.span("cue"),), score=SURE, rule="readiness")


@cache
def _opening(language: str) -> re.Pattern[str] | None:
    told = load("readiness").get(language)
    if told is None:
        return None
    small, ends, is_, adverbs, words = ("|".join(told[part]) for part in ("small", "ends", "is", "adverbs", "ready"))
    word = rf"(?:[A-Z][\w’'-]*\.?|\b(?:{small})\b|[a-z]+(?:{ends})\b)"
    who = rf"(?P<who>(?=[^,.]{{0,80}}?[A-Z]){word}(?: {word}){{0,{_LONGEST}}})"
    cue = rf"(?P<cue>(?:{is_})(?:, [^,.!?]{{3,50}},)?(?: (?:{adverbs}))? (?:{words}) to)"
    return re.compile(rf"{who},? {cue} (?=[\w“\"‘'])")
