"""What somebody opened up on a condition: *Tarn opened up the possibility of talks, provided he shows goodwill* is Tarn's offer.

That *he shows goodwill* is then nobody's statement: it is what must come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.lexicon import load
from onrecord.words.spans import touch, within

SCORE = 0.5
"""What such a row is worth: its words are plain, but nobody has learned to read it from examples."""
_SOURCE = 80
"""Characters before the cue in which its subject stands."""


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None:
    told = load("openings").get(language)
    return (re.compile(told["cue"]), re.compile(told["proviso"]), re.compile(rf"{told['subject']}\s$")) if told else None


def opened(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """Add the offers that a sentence words so, where nobody has them, without what their condition was mistaken for."""
    patterns = _patterns(language[:2])
    if patterns is None:
        return attributions
    out = list(attributions)
    for one, at in _offers(page, *patterns):
        inner = [a for a in out if a.source and a.source[0][0] == at]
        others = [a for a in out if a not in inner and touch((*a.content, *a.cue), (one.source[0][0], one.content[0][1]))]
        if not others:
            out = [a for a in out if a not in inner] + [one]
    return sorted(out, key=lambda a: (a.content, a.cue))


def _offers(page: Page, cue: re.Pattern[str], proviso: re.Pattern[str], subject: re.Pattern[str]) -> Iterator[tuple[Attribution, int]]:
    """Each such sentence's offer, and where its condition begins."""
    for match in cue.finditer(page.text):
        start, end = page.sentences[page.sentence(match.start())]
        then = proviso.search(page.text, match.end(), end)
        source = subject.search(page.text[max(start, match.start() - _SOURCE) : match.start()])
        if then and source and within(match.span(), (start, end)) and page.quotation_around(match.span()) is None:
            first = match.start() - len(source[0])
            yield _offer((first, match.start() - 1), match.span(), (match.end(), end), page.text), then.end()


def _offer(source: Span, cue: Span, rest: Span, text: str) -> Attribution:
    start, end = rest[0] + 1, rest[1]
    while end > start and text[end - 1] in ".!?…":
        end -= 1
    return Attribution(((start, end),), (source,), (cue,), score=SCORE, rule="opened up")
