"""A first person outside quotation marks: where a page lost the marks of a quotation's second half, its speaker still speaks.

*“We will talk,” Orra said.* ¶ *In my view they will not come.* A reporter says neither *my* nor *we* here, so the words are Orra's.
Where the report says *we* of itself elsewhere, or of its newsroom, nothing is done.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.stages.attribute.free import SCORE
from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.ground import Ground
from onrecord.words.lexicon import load
from onrecord.words.spans import reads, within

MOST = 4
"""Sentences that may go on with one quotation: more are a report written in the first person."""


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    lists = load("going-on").get(language, {})
    return (_any_of(lists["first"], 0), _any_of(lists["newsroom"], re.IGNORECASE)) if "first" in lists else None


def _any_of(words: list[str], flags: int) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'])(?:{'|'.join(words)})(?!\w)", flags)


@cache
def _own(language: str) -> frozenset[str]:
    return frozenset(load("pronouns")["own"].get(language, ()))


def speak_on(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """Give sentences in the first person, right behind a quotation in the first person, to its speaker."""
    patterns = _patterns(language[:2])
    first = _first(page, attributions, patterns[0], language[:2]) if patterns else []
    if not first or patterns is None or any(patterns[1].search(page.text, *page.sentences[n]) for n in first):
        return attributions
    quoted = [one for one in attributions if one.source and _quotes(page, one, patterns[0])]
    ends = {page.sentence(_end(one) - 1): one for one in quoted}
    speakers: dict[int, Attribution] = {}
    for number in first:
        before = speakers.get(number - 1) or ends.get(number - 1)
        if before is None or page.paragraph(page.sentences[number][0]) - page.paragraph(page.sentences[number - 1][0]) > 1:
            return attributions
        speakers[number] = before
    return _given(page, attributions, speakers, language) if len(first) <= MOST else attributions


def _end(one: Attribution) -> int:
    return max(end for spans in (one.content, one.cue, one.source) for _, end in spans)


def _first(page: Page, rows: list[Attribution], pattern: re.Pattern[str], language: str) -> list[int]:
    """The sentences that say a first person outside quotation marks and outside what somebody is reported to have said."""
    said = Ground.of((span, n) for n, one in enumerate(rows) if not _selfsaid(page, one, language) for span in (*one.content, *one.cue))
    found = (match.span() for span in page.paragraphs for match in pattern.finditer(page.text, *span))
    return sorted({page.sentence(at[0]) for at in found if page.quotation_around(at) is None and not said.touches(at)})


def _selfsaid(page: Page, one: Attribution, language: str) -> bool:
    """Whether an attribution names nobody but a first person (`in my view`), or nobody."""
    return reads(page.text, one.source).casefold() in {"", *_own(language)}


def _quotes(page: Page, one: Attribution, pattern: re.Pattern[str]) -> bool:
    """Whether the last piece of a content is a quotation whose speaker says *I* or *we* in it."""
    last = one.content[-1]
    around = page.quotation_around(last)
    return around is not None and within(last, (around.start, around.end)) and pattern.search(page.text, *last) is not None


def _given(page: Page, rows: list[Attribution], speakers: dict[int, Attribution], language: str) -> list[Attribution]:
    spans: dict[int, Span] = {number: page.sentences[number] for number in speakers}
    gone = Ground.of((span, number) for number, span in spans.items())
    kept = [one for one in rows if not (_selfsaid(page, one, language[:2]) and gone.touches(one.content[0]))]
    more = [Attribution((span,), speakers[number].source, score=SCORE, rule="speaks on") for number, span in spans.items()]
    return sorted([*kept, *more], key=lambda a: (a.content, a.cue))
