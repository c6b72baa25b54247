"""Cut a text into paragraphs and sentences, as spans; nothing is ever moved or changed.

A paragraph is a line, or the part of one up to a lost break, that holds a letter or digit: news text keeps one paragraph a line,
and where a page was pre-split into one sentence a line, a sentence is the honest unit. Spans are `[start, end)` in code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.types import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_BREAK = re.compile(
    r"(?<=[.!?…。！？])[\"”“’'»›)\]]*\s+(?=[\"“„‘'«»‹(\[–—-]*\s?[A-Z0-9\u00c0-\u00de\u0400-\u042f\u0600-\u06ff])|(?<=[。！？])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr|vs|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
    r"|Nr|Abs|Art|bzw|ca|usw|Hr|Fr|Mme?|M|Sra?|Sig|[A-ZÀ-ÞА-Я])|\b(?:[a-zA-Z]\.){1,3}[a-zA-Z])\.$"
)


_GLUED = re.compile(
    r"[A-ZÀ-Þ](?:(?:(?<=[a-zà-ÿ]{2}[.!?].)|(?<=[a-zà-ÿ]{2}[.!?][\"”’»].))(?=[a-zà-ÿ])|(?<=[a-zà-ÿ]{2}[’”].)(?=[a-zà-ÿ]{2})"
    r"|(?<=[a-zà-ÿ]{3}.)(?:(?<=T)(?:he|his|hese)|(?<=H)(?:e|owever)|(?<=S)he|(?<=B)ut|(?<=A)ccording|(?<=M)eanwhile|(?<=D)(?:er|ie|as)"
    r"|(?<=N)ach|(?<=L)(?:es|os)|(?<=I)l|(?<=E)lle|(?<=G)li|(?<=T)hey)(?=[ \u00a0]))"
)
"""Where a page lost the break between two sentences: `interests’Palace spokesman`, `OrneThe palace`. A capital stands first."""


_ORDINAL = re.compile(r"\b\d{1,2}\.\s+(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jahr)")
"""A German date: `3. Dezember` is no end of a sentence."""


def paragraphs(text: str, skip: Sequence[Span] = ()) -> list[Span]:
    """The lines of `text` that hold a letter or digit, without their white space, and without the spans in `skip`."""
    lines = (part for line in _LINE.finditer(text) for part in _unglued(text, line.span()))
    found = (piece for part in lines for piece in _outside(part, skip))
    trimmed = (trim(text, span) for span in found)
    return [s for s in trimmed if any(c.isalnum() for c in text[s[0] : s[1]])]


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of a paragraph. An abbreviation or an initial does not end one."""
    return list(_sentences(text, span))


@lru_cache(maxsize=512)
def _sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The same, remembered, since every stage asks for those of one report again."""
    start, end = span
    cuts = [start]
    for match in _BREAK.finditer(text, start, end):
        stop = max(match.start(), match.end())
        if stop > cuts[-1] and not _runs_on(text, max(cuts[-1], stop - 24), match.start()):
            cuts.append(stop)
    return tuple(trim(text, pair) for pair in zip(cuts, [*cuts[1:], end], strict=True))


def _runs_on(text: str, start: int, stop: int) -> bool:
    """Whether the full stop before `stop` belongs to an abbreviation or an ordinal."""
    return bool(_ABBREVIATION.search(text[start:stop]) or _ORDINAL.match(text, text.rfind(" ", start, stop) + 1))


def trim(text: str, span: Span) -> Span:
    """`span` without the white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _unglued(text: str, span: Span) -> Iterator[Span]:
    at = span[0]
    for match in _GLUED.finditer(text, *span):
        yield at, match.start()
        at = match.start()
    yield at, span[1]


def _outside(span: Span, skip: Sequence[Span]) -> Iterator[Span]:
    """The parts of `span` that no span in `skip` (sorted) covers."""
    at, end = span
    for start, stop in skip:
        if stop <= at or start >= end:
            continue
        if start > at:
            yield at, start
        at = max(at, stop)
    if at < end:
        yield at, end
