"""Bounds of quoted content: what stands inside one pair of marks was said by one speaker, and is quoted whole."""

from __future__ import annotations

from dataclasses import replace

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span, Spans
from onrecord.words.quotes import Quotation
from onrecord.words.spans import joined, merged, overlaps, touch, within

FEWEST = 4
"""Words a quotation needs to be taken up without a cue of its own: fewer are names, titles and scare quotes."""
ENDINGS = ",.!?;…"
CLOSE = 60
"""Characters between *he said* and the second half of his quotation: the rest of that sentence."""


def snap(page: Page, attributions: list[Attribution]) -> list[Attribution]:
    """Let content that reaches into a quotation end at its marks, unless another attribution claims the rest."""
    return [_snapped(page, one, [a for a in attributions if a is not one]) for one in attributions]


def _snapped(page: Page, one: Attribution, others: list[Attribution]) -> Attribution:
    content = one.content
    for quotation in page.outer:
        span = (quotation.start, quotation.end)
        if not touch(content, span) or touch((*one.cue, *one.source), span):
            continue
        if any(touch((*a.content, *a.cue), span) for a in others):
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
    out = list(attributions)
    for quotation in page.outer:
        span = (quotation.start, quotation.end)
        if touch((s for a in out for s in (*a.content, *a.source, *a.cue)), span) or not _is_speech(page.text, quotation):
            continue
        home = _continues(page, out, quotation)
        if home is not None:
            out[home] = replace(out[home], content=joined_in_quotes(page, (*out[home].content, span)), rule=out[home].rule or "continued")
        elif speaker := _nearest_speaker(page, out, quotation):
            out.append(Attribution(content=(span,), source=speaker.source, score=round(speaker.score / 2, 4), rule="lone quotation"))
    return sorted(out, key=lambda a: (a.content, a.cue))


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


def _continues(page: Page, attributions: list[Attribution], quotation: Quotation) -> int | None:
    """The attribution this quotation goes on: same paragraph with a direct quotation before its cue, or a quotation left open."""
    here = page.paragraph(quotation.start)
    open_before = _left_open(page, here, quotation)
    if open_before is not None:
        return _owner(attributions, (open_before.start, open_before.end))
    follows = _runs_into(page, here, quotation)
    if follows is not None:
        return _owner(attributions, (follows.start, follows.end))
    before = [n for n, a in enumerate(attributions) if a.cue and _goes_on(page, a, quotation, here)]
    return max(before, key=lambda n: attributions[n].cue[-1][1], default=None)


def _goes_on(page: Page, one: Attribution, quotation: Quotation, here: int) -> bool:
    """`“A,” he said. “B.”`: quoted content, then source and cue, then the end of that sentence, then this quotation."""
    last = (
        max(one.content[-1][1], one.cue[-1][1], *(end for _, end in one.source)) if one.source else max(one.content[-1][1], one.cue[-1][1])
    )
    gap = page.text[last : quotation.start]
    quoted = page.quotation_around(one.content[-1]) is not None
    return (
        quoted
        and page.paragraph(one.cue[0][0]) == here
        and last <= quotation.start
        and len(gap) < CLOSE
        and gap.count(".") <= 1
        and "\n" not in gap
    )


def _left_open(page: Page, here: int, quotation: Quotation) -> Quotation | None:
    if here == 0 or quotation.start != page.paragraphs[here][0]:
        return None
    end = page.paragraphs[here - 1][1]
    return next((q for q in page.outer if not q.closed and q.end == end), None)


def _runs_into(page: Page, here: int, quotation: Quotation) -> Quotation | None:
    if quotation.closed or here + 1 >= len(page.paragraphs):
        return None
    start = page.paragraphs[here + 1][0]
    return next((q for q in page.outer if q.start == start), None)


def _owner(attributions: list[Attribution], span: Span) -> int | None:
    return next((n for n, a in enumerate(attributions) if touch(a.content, span)), None)


def _nearest_speaker(page: Page, attributions: list[Attribution], quotation: Quotation) -> Attribution | None:
    """Who spoke last before this quotation: in its paragraph, or in the one before when that announces it."""
    here = page.paragraph(quotation.start)
    before = [a for a in attributions if a.source and a.cue and _end(a) <= quotation.start and page.paragraph(_end(a)) == here]
    if before:
        return max(before, key=_end)
    alone = within(page.paragraphs[here], (quotation.start, quotation.end + 1))
    if not alone or here == 0:
        return None
    earlier = [a for a in attributions if a.source and page.paragraph(a.content[0][0]) == here - 1]
    return max(earlier, key=_end, default=None)


def _end(one: Attribution) -> int:
    return max(end for _, end in (*one.content, *one.cue))
