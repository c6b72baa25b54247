"""Bounds of quoted content: what stands inside one pair of marks was said by one speaker, and is quoted whole."""

from __future__ import annotations

from dataclasses import replace

from onrecord.stages.attribute.held import Held, end, last
from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span, Spans
from onrecord.words.ground import Ground
from onrecord.words.quotes import MARKS, Quotation
from onrecord.words.spans import joined, merged, overlaps, touch, within

FEWEST = 4
"""Words a quotation needs to be taken up without a cue of its own: fewer are names, titles and scare quotes."""
ENDINGS = ",.!?;…"
CLOSE = 60
"""Characters between *he said* and the second half of his quotation: the rest of that sentence."""


def snap(page: Page, attributions: list[Attribution]) -> list[Attribution]:
    """Let content that reaches into a quotation end at its marks, unless another attribution claims the rest."""
    claims = Ground.of((span, n) for n, one in enumerate(attributions) for span in (*one.content, *one.cue))
    return [_snapped(page, one, n, claims) for n, one in enumerate(attributions)]


def _snapped(page: Page, one: Attribution, number: int, claims: Ground) -> Attribution:
    content = one.content
    for quotation in page.quotations_after(content[0][0]) if content else ():
        span = (quotation.start, quotation.end)
        if span[0] >= content[-1][1]:
            break
        if not touch(content, span) or touch((*one.cue, *one.source), span) or claims.touches(span, but=number):
            continue
        inside = tuple(piece for piece in content if overlaps(piece, span))
        content = merged([*content, _grown(inside, quotation)])
    return one if content == one.content else replace(one, content=joined_in_quotes(page, content), rule=one.rule or "snap")


def _grown(inside: Spans, quotation: Quotation) -> Span:
    return min(inside[0][0], quotation.start), max(inside[-1][1], quotation.end)


def joined_in_quotes(page: Page, content: Spans) -> Spans:
    """Pieces that have only white space between them made one, as two sentences of one quotation are."""
    return joined(page.text, content)


def adopt(page: Page, attributions: list[Attribution]) -> list[Attribution]:
    """Give each quotation that nobody claims to the speaker its place points to, if its place points to one."""
    held = Held.of(page, attributions)
    for quotation in page.outer:
        span = (quotation.start, quotation.end)
        if held.taken(span) or (page.text[span[0]] in MARKS and not _is_speech(page.text, quotation)):
            continue
        home = _continues(page, held, quotation)
        if home is not None:
            one = held.rows[home]
            held.put(home, replace(one, content=joined_in_quotes(page, (*one.content, span)), rule=one.rule or "continued"), span)
        elif speaker := _nearest_speaker(page, held, quotation):
            lone = Attribution(content=(span,), source=speaker.source, score=round(speaker.score / 2, 4), rule="lone quotation")
            held.put(len(held.rows), lone, span)
    return sorted(held.rows, key=lambda a: (a.content, a.cue))


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Whether a quotation reads as something said, rather than a title or a word held up with two fingers."""
    inner = text[quotation.start + 1 : quotation.end - 1 if quotation.closed else quotation.end].strip()
    words = inner.split()
    if len(words) < FEWEST:
        return False
    after = text[quotation.end : quotation.end + 1]
    ends = inner[-1:] in ENDINGS or after in ENDINGS
    titled = sum(w[:1].isupper() for w in words) > len(words) / 2
    return ends and not titled


def _continues(page: Page, held: Held, quotation: Quotation) -> int | None:
    """The attribution this quotation goes on: same paragraph with a direct quotation before its cue, or a quotation left open."""
    here = page.paragraph(quotation.start)
    open_before = _left_open(page, here, quotation)
    if open_before is not None:
        return held.owner((open_before.start, open_before.end))
    follows = _runs_into(page, here, quotation)
    if follows is not None:
        return held.owner((follows.start, follows.end))
    before = [n for n in held.ending(quotation.start - CLOSE, quotation.start) if _goes_on(page, held.rows[n], quotation, here)]
    return max(before, key=lambda n: held.rows[n].cue[-1][1], default=None)


def _goes_on(page: Page, one: Attribution, quotation: Quotation, here: int) -> bool:
    """`“A,” he said. “B.”`: quoted content, then source and cue, then the end of that sentence, then this quotation."""
    gap = page.text[last(one) : quotation.start]
    return (
        bool(one.cue)
        and last(one) <= quotation.start
        and len(gap) < CLOSE
        and gap.count(".") <= 1
        and "\n" not in gap
        and page.paragraph(one.cue[0][0]) == here
        and page.quotation_around(one.content[-1]) is not None
    )


def _left_open(page: Page, here: int, quotation: Quotation) -> Quotation | None:
    if here == 0 or quotation.start != page.paragraphs[here][0]:
        return None
    end = page.paragraphs[here - 1][1]
    return page.left_open(end)


def _runs_into(page: Page, here: int, quotation: Quotation) -> Quotation | None:
    if quotation.closed or here + 1 >= len(page.paragraphs):
        return None
    return page.opening(page.paragraphs[here + 1][0])


def _nearest_speaker(page: Page, held: Held, quotation: Quotation) -> Attribution | None:
    """Who spoke last before this quotation: in its paragraph, or in the one before when that announces it."""
    here = page.paragraph(quotation.start)
    before = held.spoken_until(quotation.start)
    if before is not None and page.paragraph(end(before)) == here:
        return before
    alone = within(page.paragraphs[here], (quotation.start, quotation.end + 1))
    return None if not alone or here == 0 else max(held.sourced(here - 1), key=end, default=None)
