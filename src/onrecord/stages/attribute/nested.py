"""The second reading: speech inside speech. PolNeAR marks none, so the encoder is asked again about the inside of a content alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.lexicon import load
from onrecord.words.paragraphs import sentences
from onrecord.words.quotes import MARKS
from onrecord.words.spans import overlaps, touch, within

SURE = 0.6
"""The encoder's score below which an inner attribution is left out: an outer one is already on record."""
SHORTEST = 20
"""Characters a content needs before it is worth a second reading."""
NEAR = 2
"""Characters between an inner content and the marks around it: the mark, and a comma."""
FEWEST = 4
"""Words an inner content needs: *he says he is* is not worth a row."""
_NOBODY = re.compile(
    r"(?i)i|we|you|it|one|this|that|people|anyone|everyone|those|which|who|ich|wir|man|es|je|nous|on|ce|io|noi|yo|nosotros|я|мы|ми"
)
"""Sources of an inner attribution that name no second speaker: the outer one himself, or nobody in particular."""

Read = Callable[[list[Span]], list[Attribution]]


@cache
def _reporting(language: str) -> re.Pattern[str]:
    """The words that open a second reading in a language; the English ones where we have none."""
    lists = load("reporting")
    return re.compile(rf"(?<!\w)(?:{'|'.join(lists.get(language[:2], lists['en']))})(?!\w)", re.IGNORECASE)


def nested(page: Page, attributions: list[Attribution], read: Read, language: str) -> list[Attribution]:
    """Add the attributions found inside contents. Their `parent` is set later, from the spans."""
    spans = [span for one in attributions for span in _worth_reading(page, one, attributions, language)]
    inner = [_restored(page, one) for one in read(spans)] if spans else []
    kept = [one for one in inner if _believable(page, one, attributions, language)]
    return sorted([*attributions, *kept], key=lambda a: (a.content, a.cue))


def _worth_reading(page: Page, one: Attribution, attributions: list[Attribution], language: str) -> Iterator[Span]:
    """The sentences inside a content that hold a reporting word, without the marks around the content."""
    for piece in one.content:
        bare = _bare(page.text, piece)
        if bare[1] - bare[0] < SHORTEST or not _quoted(page, piece):
            continue
        for sentence in sentences(page.text, bare):
            found = _reporting(language).search(page.text, *sentence)
            if found and not touch((s for a in attributions if a is not one for s in a.cue), sentence):
                yield _bare(page.text, sentence)


def _quoted(page: Page, piece: Span) -> bool:
    return any(overlaps((q.start, q.end), piece) for q in page.outer)


def _bare(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start] in MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in MARKS or text[end - 1].isspace()):
        end -= 1
    return start, end


def _restored(page: Page, one: Attribution) -> Attribution:
    """An inner quotation gets back the marks that stand right outside it."""
    content = tuple(_with_marks(page, piece) for piece in one.content)
    return replace(one, content=content, rule="second reading")


def _with_marks(page: Page, piece: Span) -> Span:
    for q in page.quotations:
        if q.depth > 1 and q.closed and abs(q.start - piece[0]) <= NEAR and abs(q.end - piece[1]) <= NEAR:
            return min(q.start, piece[0]), max(q.end, piece[1])
    return piece


def _believable(page: Page, one: Attribution, attributions: list[Attribution], language: str) -> bool:
    """Whether an inner attribution says who and how, is no first person, and is not the outer one again."""
    if one.score < SURE or not one.source or not one.cue:
        return False
    if sum(len(page.text[s:e].split()) for s, e in one.content) < FEWEST:
        return False
    source = page.text[slice(*one.source[0])]
    if _NOBODY.fullmatch(source) or not _reporting(language).search(page.text, *one.cue[0]):
        return False
    outer = [a for a in attributions if all(any(within(p, piece) for piece in a.content) for p in one.content)]
    return bool(outer) and not any(a.content == one.content for a in attributions)
