"""Which pieces of content belong to a cue: the sentence of the cue decides, and only a quotation reaches beyond it.

In PolNeAR's training part 0.3 % of the unquoted pieces stand outside the sentence of their cue, so an unquoted piece
elsewhere is a slip of the pointer, save after a colon. A quoted piece elsewhere begins its sentence (`“A,” he said. “B.”`); behind what
is told in other words it is a statement of its own (`He said that A. “B.”`), which the cue does not tie to the first.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from operator import itemgetter

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span, Spans
from onrecord.words.quotes import MARKS
from onrecord.words.spans import joined

Cues = tuple[int, list[tuple[int, int]]]
"""The number of an attribution, and the starts of all cues, sorted, each with the number of its attribution."""


def separate(page: Page, attributions: list[Attribution]) -> list[Attribution]:
    """Take away the pieces of content that their place ties to no cue of their attribution."""
    out = []
    cues = sorted((cue[0], n) for n, one in enumerate(attributions) for cue in one.cue)
    for number, one in enumerate(attributions):
        kept = tuple(p for p in one.content if not one.cue or _belongs(page, one, p, (number, cues)))
        told, quoted = _apart(page, one, kept)
        if told == one.content:
            out.append(replace(one, content=joined(page.text, told)))
        elif told:
            out.append(replace(one, content=joined(page.text, told), rule="separate"))
        if quoted:
            out.append(Attribution(joined(page.text, quoted), one.source, score=round(one.score / 2, 4), rule="separate"))
    return out


def _apart(page: Page, one: Attribution, pieces: Spans) -> tuple[Spans, Spans]:
    """The pieces in the sentence of the cue, where none of them is quoted, and the quotations in other sentences behind them."""
    if len(pieces) < 2 or not one.cue or not one.source:  # noqa: PLR2004 - one piece leaves nothing apart
        return pieces, ()
    here = page.sentence(one.cue[0][0])
    told = tuple(p for p in pieces if page.sentence(p[0]) == here)
    quoted = tuple(p for p in pieces if page.sentence(p[0]) > here and page.quotation_around(p) is not None)
    bare = told and not any(page.quotation_around(p) or page.text[p[1] - 1] in MARKS for p in told)
    return (told, quoted) if bare and quoted and len(told) + len(quoted) == len(pieces) else (pieces, ())


def _belongs(page: Page, one: Attribution, piece: Span, among: Cues) -> bool:
    cue = one.cue[0]
    if page.sentence(cue[0]) == page.sentence(piece[0]):
        return True
    if _announced(page, cue, piece):
        return True
    quotation = page.quotation_around(piece)
    if quotation is None or piece[0] > quotation.start + 1:
        return False
    near = abs(page.paragraph(cue[0]) - page.paragraph(piece[0])) <= 1 or _run_on(page, piece)
    return near and page.opens_sentence(quotation.start) and not _cue_between(one, piece, *among)


def _announced(page: Page, cue: Span, piece: Span) -> bool:
    """Whether the cue's paragraph ends in a colon and the piece stands in the next one."""
    here = page.paragraph(cue[0])
    end = page.paragraphs[here][1]
    return page.paragraph(piece[0]) == here + 1 and page.text[end - 1] == ":"


def _run_on(page: Page, piece: Span) -> bool:
    here = page.paragraph(piece[0])
    return here > 0 and page.left_open(page.paragraphs[here - 1][1]) is not None


def _cue_between(one: Attribution, piece: Span, number: int, cues: list[tuple[int, int]]) -> bool:
    low, high = sorted((one.cue[0][0], piece[0]))
    for at in range(bisect_right(cues, low, key=itemgetter(0)), len(cues)):
        start, owner = cues[at]
        if start >= high:
            return False
        if owner != number:
            return True
    return False
