"""Conditions that belong to what was said: *ready to sign | , provided the port opens* goes on to the end of its clause.

The reader may stop before the condition, or take its first words for another verb of saying (`pourvu`): then two rows become one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.ground import Ground
from onrecord.words.lexicon import load

MOST = 24
"""Words of the longest condition."""
FEWEST = 3
"""Words of the shortest, with those it begins with."""
_TAIL = 24
"""Characters at the end of a content in which the first words of its condition may stand."""
_STOP = " .,!?…"


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None:
    told = load("provisos").get(language)
    if told is None:
        return None
    words = "|".join(told["words"])
    return re.compile(rf"(?:,? )?(?:{words})(?!\w)"), re.compile(rf",? (?:{words})\Z"), re.compile(told["ends"])


def conditioned(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """The attributions, those with the condition that follows at once, and without the rows that the reader made of its words."""
    patterns = _patterns(language[:2])
    if patterns is None:
        return attributions
    taken = Ground.of((s, n) for n, one in enumerate(attributions) for s in (*one.content, *one.cue, *one.source))
    out: dict[int, Attribution] = dict(enumerate(attributions))
    for number, one in enumerate(attributions):
        rest = _condition(page, one, *patterns) if number in out else None
        near = set(taken.near(rest)) - {number} if rest else set()
        if rest and all(_mistaken(page.text, attributions[n], rest, patterns[0]) for n in near):
            out[number] = replace(one, content=(*one.content[:-1], (one.content[-1][0], rest[1])), rule="conditioned")
            for n in near:
                out.pop(n, None)
    return list(out.values())


def _condition(page: Page, one: Attribution, words: re.Pattern[str], last: re.Pattern[str], ends: re.Pattern[str]) -> Span | None:
    """The condition that begins right behind what was said, which no quotation ends, up to the end of its clause."""
    if not one.source or not one.cue or not one.content or one.cue[0][0] > one.content[-1][1]:
        return None
    start, stop = one.content[-1]
    if page.quotation_around((stop - 1, stop)) is not None and page.quotation_around((start, start + 1)) is not None:
        return None
    end = page.sentences[page.sentence(stop - 1)][1]
    cut = last.search(page.text, max(start, stop - _TAIL), stop)
    begun = words.match(page.text, cut.start() if cut else stop, end)
    if begun is None or page.quotation_around(begun.span()) is not None:
        return None
    until = ends.search(page.text, begun.end(), end)
    end = until.start() if until else end
    while end > begun.end() and page.text[end - 1] in _STOP:
        end -= 1
    return (stop, end) if FEWEST <= len(page.text[begun.start() : end].split()) <= MOST else None


def _mistaken(text: str, one: Attribution, rest: Span, words: re.Pattern[str]) -> bool:
    """Whether a row is made of the words of a condition, with which its cue begins."""
    inside = all(rest[0] <= start and end <= rest[1] for start, end in (*one.cue, *one.content))
    return inside and bool(one.cue) and words.match(text, max(rest[0], one.cue[0][0] - 1)) is not None
