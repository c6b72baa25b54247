"""Positions without a verb of saying that the reader leaves out: *The miners are holding out for a bonus*, *Norda lehnt den Plan ab*.

Also deadlines (*gave the premier ten days to resign*). Found where a sentence or one of its clauses opens with somebody and such words, and
where nothing was found yet; inside quotation marks the words are somebody's who is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.stages.attribute.bounded import bound
from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span, Spans
from onrecord.words.ground import Ground
from onrecord.words.lexicon import load

SURE = 0.5
"""The score of such an attribution: the words are plain, whether they are the report's own judgement is not."""
LONGEST = 9
"""Words of the longest subject."""
APPOSED = 80
"""Characters of what is said of the subject between two commas."""
_STOP = ".!?… \n,;:"
_HEADED = re.compile(r"(?:: | [–—-] )(?=\w)")
"""What parts a headline; what comes then may be a position (`Rail strike: union ready to talk`)."""
_CLAUSE = re.compile(r"; |, (?:and|but|while|und|doch|aber|während|mais|tandis que|ma|mentre|pero|mientras|но|а|але) ")


def positions(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """The attributions, and those of clauses that nothing touches and that open with somebody's position."""
    patterns = _patterns(language[:2])
    if not patterns:
        return attributions
    taken = Ground.of((s, n) for n, one in enumerate(attributions) for s in (*one.content, *one.cue, *one.source))
    out = list(attributions)
    for sentence in page.sentences:
        for one in _held(page, sentence, patterns, taken):
            parts = (*one.source, *one.cue, *one.content)
            whole = (min(parts)[0], max(end for _, end in parts))
            if not taken.touches(whole) and page.quotation_around((whole[0], max(one.cue[0][1], one.source[0][1]))) is None:
                taken.add(whole, len(out))
                out += bound(page, [one], language)
    return out if len(out) == len(attributions) else sorted(out, key=lambda a: (a.content, a.cue))


def _held(page: Page, sentence: Span, patterns: tuple[re.Pattern[str], ...], taken: Ground) -> Iterator[Attribution]:
    """The positions of a sentence; clauses whose beginning is taken are not looked at, as what they open with would be."""
    starts = [sentence[0], *(match.end() for match in _CLAUSE.finditer(page.text, *sentence))]
    if page.text[sentence[1] - 1].isalnum():
        starts += [match.end() for match in _HEADED.finditer(page.text, *sentence)]
    for start in starts:
        if taken.touches((start, start + 1)):
            continue
        for pattern in patterns:
            if match := pattern.match(page.text, start, sentence[1]):
                yield from _position(page.text, match, sentence[1])
                break


def _position(text: str, match: re.Match[str], end: int) -> Iterator[Attribution]:
    told = match.groupdict()
    cue: Spans = (match.span("cue"),)
    if told.get("what"):
        content, cue = _bare(text, match.span("what")), (*cue, match.span("part")) if told.get("part") else cue
    else:
        cut = _CLAUSE.search(text, match.end(), end)
        content = _bare(text, (match.end(), cut.start() if cut else end))
    if content[0] < content[1]:
        yield Attribution((content,), (match.span("who"),), cue, score=SURE, rule="position")


def _bare(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] in _STOP:
        end -= 1
    return start, end


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Each way in which a clause opens with a position: by words before what was said, or by a severed verb around it."""
    told = load("positions").get(language)
    if told is None:
        return ()
    leads, never, between, cues = ("|".join(told[part]) for part in ("leads", "never", "between", "cues"))
    first = rf"(?!(?i:{'|'.join(told['first'])})(?!\w))" if "first" in told else ""
    word = rf"(?!(?i:{never})(?![\w’'-]))[\w“„«\"][\w.’'”“»\"-]{{0,40}}"
    more = rf"(?: (?:{between})){{0,2}}"
    who = rf"(?:(?:{leads}) )?{first}(?P<who>{word}(?: {word}){{0,{LONGEST}}}?(?:, [^,.;:]{{3,{APPOSED}}},)?){more} "
    over = (rf"{who}(?P<cue>{one['cue']}) {one['object']}(?={one['ahead']})" for one in told.get("over", ()))
    tail = told.get("tail", ())
    ends = r"(?=[.,;!?]|\Z)"
    severed = (
        rf"{who}(?P<cue>{one['cue']}){more} (?P<what>(?:[^\s,;:.!?]+ ){{1,{one['most']}}}?)(?P<part>{one['part']}){ends}" for one in tail
    )
    turned = (
        rf"(?P<what>{way['what']})(?P<cue>{one['cue']}) (?P<who>{way['who']}){more} (?P<part>{one['part']}){ends}"
        for one in tail
        for way in told.get("inverted", ())
    )
    opened = (
        rf"(?:{'|'.join(told['opens'])}) (?P<cue>{one['cue']}) (?P<who>{way['who']}){more} (?P<part>{one['part']}), (?P<what>[^;:.!?]+)"
        for one in tail
        for way in told.get("inverted", ())[-1:]
        if "opens" in told
    )
    clitic = told.get("clitic")
    answered = [rf"{who}(?P<what>{clitic['what']})(?P<cue>{clitic['cue']})(?=[\s.,;]|\Z)"] if clitic else []
    return tuple(re.compile(one) for one in (*turned, *opened, *answered, rf"{who}(?P<cue>{cues})(?=\s)", *over, *severed))
