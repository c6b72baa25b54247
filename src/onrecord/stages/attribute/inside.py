"""Words inside words that are not quoted: *turned down | the union's call for a limit*, *insiders say | the premier is willing to wait*.

The reader finds one of the two. What is inside begins where the outer content begins and ends where it ends, so the words alone tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.ground import Ground
from onrecord.words.lexicon import load
from onrecord.words.spans import reads, touch

SURE = 0.5
"""The score of such an attribution."""
FEWEST = 2
"""Words of what was said inside."""
LONGEST = 6
"""Words of the longest subject of a position."""
_BEFORE = 60
"""Characters before the outer cue in which its subject stands."""
Pattern = tuple[re.Pattern[str], re.Pattern[str]]
_SUBJECT = re.compile(r"(?:\A|[.!?] |\n|, (?:and|but) )(?P<who>(?:[Tt]he |An? )?[\w’'-]+(?: [\w’'-]+){0,3}?)(?: (?:in|on|last) \w+)? \Z")


def inside(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """The attributions, and those inside them; where the reader took the inner alone, the answer to it that stands around."""
    patterns = _patterns(language[:2])
    if not patterns:
        return attributions
    taken = Ground.of((cue, n) for n, one in enumerate(attributions) for cue in one.cue)
    inner = [one for n, outer in enumerate(attributions) for one in _inner(page, outer, patterns, (taken, n))]
    outer = [one for row in attributions for one in _outer(page, row, attributions, language[:2])]
    return sorted([*attributions, *inner, *outer], key=lambda a: (a.content, a.cue)) if inner or outer else attributions


def _inner(page: Page, outer: Attribution, patterns: tuple[Pattern, ...], which: tuple[Ground, int]) -> Iterator[Attribution]:
    taken, number = which
    if len(outer.content) != 1 or not outer.source or not outer.cue:
        return
    start, end = outer.content[0]
    told = reads(page.text, outer.source)
    matches = (match for one, by in patterns if by.search(told) and (match := one.match(page.text, start, end)))
    match = next(matches, None)
    if match is None or page.sentence(start) != page.sentence(end - 1) or taken.touches((start, end), but=number):
        return
    who, cue, what = match.span("who"), match.span("cue"), _bare(page.text, match.span("what"))
    same = match["who"].casefold() == told.casefold()
    if not same and page.quotation_around((who[0], cue[1])) is None and len(page.text[slice(*what)].split()) >= FEWEST:
        yield Attribution((what,), (who,), (cue,), score=SURE, rule="inside")


def _outer(page: Page, one: Attribution, rows: list[Attribution], language: str) -> Iterator[Attribution]:
    """The answer (`turned down`) right before somebody's noun of saying that the reader took alone."""
    verbs = load("inside").get(language, {}).get("anew")
    if verbs is None or not one.source or not one.cue or not one.source[0][1] < one.cue[0][1] < one.content[0][0] or len(one.content) != 1:
        return
    start, end = one.source[0][0], one.content[0][1]
    first = page.sentences[page.sentence(start)][0]
    match = re.search(rf"(?<!\w)(?P<cue>{verbs}) \Z", page.text[max(first, start - _BEFORE) : start])
    if match is None or not page.text[slice(*one.source[0])].endswith(("'s", "’s", "s'", "s’")):
        return
    offset = max(first, start - _BEFORE)
    cue = (offset + match.start("cue"), offset + match.end("cue"))
    subject = _SUBJECT.search(page.text[first : cue[0]])
    others = any(other is not one and touch((*other.cue, *other.content), (first, end)) for other in rows)
    if subject is None or page.quotation_around((first, start)) is not None or others:
        return
    who = (first + subject.start("who"), first + subject.end("who"))
    yield Attribution(((start, end),), (who,), (cue,), score=SURE, rule="inside")


def _bare(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in " ,":
        start += 1
    while end > start and text[end - 1] in " ,.!?":
        end -= 1
    return start, end


@cache
def _patterns(language: str) -> tuple[Pattern, ...]:
    """How words inside words begin, and what must stand in the source of those around them."""
    told = load("inside").get(language)
    if told is None:
        return ()
    owned = load("owned").get(language)
    named = {"OWNER": owned["name"], "OWNADJ": f"(?:{'|'.join(owned['before'])})", "OWNNOUNS": "|".join(owned["nouns"])} if owned else {}
    if "never" in told:
        word = rf"(?!(?i:{'|'.join(told['never'])})(?!\w))\w[\w.’'-]{{0,40}}"
        named["WORDS"] = rf"{word}(?: {word}){{0,{LONGEST}}}?"
    listed = [(one, "") for one in told["nouns"]] + [(one, told["teller"]) for one in told.get("held", ())]
    return tuple((re.compile(_filled(one, named), re.DOTALL), re.compile(by)) for one, by in listed)


def _filled(pattern: str, named: dict[str, str]) -> str:
    return re.sub("|".join(named), lambda match: named[match[0]], pattern) if named else pattern
