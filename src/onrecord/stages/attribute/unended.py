"""Contents that break off where none can end: *he expects a deal in the | coming week* goes on to the end of its clause.

Words that tie another clause on (*he was in touch with the mayor and | said …*) are no part of what was said, nor is what the report goes
on with behind a semicolon: *swore that there would be no toll; | by May she was gone*.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.ground import Ground
from onrecord.words.lexicon import load
from onrecord.words.spans import within

Patterns = tuple[re.Pattern[str], re.Pattern[str]]
MOST = 10
"""Words of the rest of a clause; where more follow, the content was broken off for another reason."""
_REST = re.compile(r"(?: |[^\s,;:!?…—–\"“”«»„()\[\]]|(?<=\d)[,:](?=\d))+")
"""What is left of a clause: up to a mark of punctuation."""
_NEXT = re.compile(r"; (?=\w)")
"""A semicolon, behind which the report speaks in its own voice."""


@cache
def _patterns(language: str) -> Patterns | None:
    lists = load("unended").get(language)
    if lists is None or "leads" not in lists:
        return None
    leads, ties, hangs = ("|".join(lists.get(kind, ())) for kind in ("leads", "ties", "hangs"))
    hung = rf"|,\s+(?:{hangs})\Z" if hangs else ""
    return re.compile(rf"\s(?:{leads})\Z"), re.compile(rf"(?:[\s,]+(?:{ties}))+\Z{hung}")


def end(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """The attributions, those that break off brought to an end."""
    attributions = [_parted(page, one, language[:2]) for one in attributions]
    patterns = _patterns(language[:2])
    if patterns is None:
        return attributions
    taken = Ground.of((span, n) for n, one in enumerate(attributions) for span in (*one.content, *one.cue, *one.source))
    return [_ended(page, attributions, n, taken, patterns) for n in range(len(attributions))]


def _parted(page: Page, one: Attribution, language: str) -> Attribution:
    """Indirect words behind their verb without what stands behind a semicolon, unless that goes on with *that* or the like."""
    onward = _onward(language)
    if onward is None or not (one.cue and one.source and one.content) or one.content[-1][0] < one.cue[0][0]:
        return one
    start, stop = one.content[-1]
    for match in _NEXT.finditer(page.text, start, stop) if page.text[slice(*one.cue[0])] != ":" else ():
        if page.quotation_around((match.start(), match.end())) is None and not onward.match(page.text, match.end()):
            return _until(one, match.start())
    return one


@cache
def _onward(language: str) -> re.Pattern[str] | None:
    """Words with which what was said goes on behind a semicolon: *that A; that B; and C*."""
    words = load("unended").get(language, {}).get("onward")
    return re.compile(rf"(?:{'|'.join(words)})(?!\w)") if words else None


def _ended(page: Page, rows: list[Attribution], number: int, taken: Ground, patterns: Patterns) -> Attribution:
    one, (leads, ties) = rows[number], patterns
    start, stop = one.content[-1] if one.content else (0, 0)
    if not page.text[stop : stop + 2].strip().isalnum() or page.text[stop : stop + 1] != " ":
        return one
    words = page.text[start:stop]
    rest = _rest(page, stop, len(words.split())) if leads.search(words) else None
    if rest and _free(rows, number, taken, (start, rest[1])):
        return _until(one, rest[1])
    tie = ties.search(words)
    return _until(one, start + tie.start()) if tie and tie.start() else one


def _until(one: Attribution, stop: int) -> Attribution:
    return replace(one, content=(*one.content[:-1], (one.content[-1][0], stop)), rule="ended")


def _rest(page: Page, at: int, said: int) -> Span | None:
    """The rest of the clause behind a place, in its sentence, if it is short beside so many words as are there already."""
    match = _REST.match(page.text, at, page.sentences[page.sentence(at - 1)][1])
    words = match[0].rstrip(" .") if match else ""
    return (at, at + len(words)) if words and len(words.split()) <= min(said, MOST) else None


def _free(rows: list[Attribution], number: int, taken: Ground, whole: Span) -> bool:
    """Whether the content may go on so far: nothing else stands there, but what holds all of it."""
    rest = (rows[number].content[-1][1], whole[1])
    others = {n for n in taken.near(rest) if n != number}
    own = any(a < rest[1] and rest[0] < b for a, b in (*rows[number].cue, *rows[number].source))
    return not own and all(any(within(whole, piece) for piece in rows[n].content) for n in others)
