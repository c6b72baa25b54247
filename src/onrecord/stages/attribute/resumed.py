"""A speaker's second verb in one sentence: *Velt said the ferry would sail and | called on the crew to come* are two statements.

The reader may take the second for a part of the first, or leave it out. Where what was told could share the verb (*said the crew had lied
and demanded …*), nobody can tell whose it is, and nothing is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.ground import Ground
from onrecord.words.lexicon import load
from onrecord.words.quotes import MARKS

SURE = 0.5
"""The score of the second attribution."""
_LISTS = ("verbs", "tail", "modal", "shares", "opens", "owns")
FEWEST = 2
"""Words of what was said by the second verb."""


@dataclass(frozen=True, slots=True)
class _Words:
    """How a second verb begins, what it may not be shared with, where it ends; a language without `modal` never splits what was told."""

    second: re.Pattern[str]
    ends: re.Pattern[str]
    modal: re.Pattern[str] | None
    shares: re.Pattern[str] | None
    tail: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    opens: re.Pattern[str] | None
    owns: re.Pattern[str] | None


def resume(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """The attributions, those of a speaker who goes on with a second verb parted in two, and what the reader left out of them added."""
    words = _words(language[:2])
    if words is None:
        return attributions
    taken = Ground.of((s, n) for n, one in enumerate(attributions) for s in (*one.content, *one.cue, *one.source))
    out = [part for n, one in enumerate(attributions) for part in _parts(page, one, n, (words, taken))]
    return out if len(out) == len(attributions) else sorted(out, key=lambda a: (a.content, a.cue))


def _parts(page: Page, one: Attribution, number: int, how: tuple[_Words, Ground]) -> Iterator[Attribution]:
    words, taken = how
    second = _second(page, one, number, words, taken)
    if second is None:
        yield one
        return
    at, cue, what = second
    inside = tuple((start, min(end, at)) for start, end in one.content if start < at)
    yield one if inside == one.content else replace(one, content=inside, rule="resumed")
    yield Attribution((what,), one.source, cue, score=SURE, rule="resumed")


def _second(page: Page, one: Attribution, number: int, words: _Words, taken: Ground) -> tuple[int, tuple[Span, ...], Span] | None:
    """Where what was told first ends, the second cue, and what was said by it."""
    if len(one.content) != 1 or len(one.cue) != 1 or not one.source:
        return None
    (start, end), cue, (_, stop) = one.content[0], one.cue[0], page.sentences[page.sentence(one.content[0][0])]
    if not one.source[0][0] < cue[0] < start or one.source[0][0] < page.sentences[page.sentence(start)][0] or end > stop:
        return None
    match = words.second.search(page.text, start, stop)
    if match is None or page.quotation_around((match.start(), match.end())) or match.start() > end:
        return None
    behind = page.text[match.start() - 1] in MARKS and page.quotation_around((match.start() - 1, match.start())) is not None
    if match.start() < end - 1 and not behind and not _apart(page.text[start : match.start() + 1], words):
        return None
    if words.behind and words.behind.fullmatch(page.text, *match.span("cue")) and not behind:
        return None
    stop = _stop(words, page.text, match.end(), stop)
    cues, what = _severed(page.text, match.span("cue"), (match.end() + 1, stop), words)
    near = set(taken.near((match.start() + 1, max(stop, match.end() + 2)))) - {number}
    return None if near or len(page.text[slice(*what)].split()) < FEWEST else (match.start(), cues, what)


def _stop(words: _Words, text: str, at: int, end: int) -> int:
    found = words.ends.search(text, at, end)
    stop = found.start() if found else end
    while stop > at and text[stop - 1] in " .!?…":
        stop -= 1
    return stop


def _severed(text: str, cue: Span, what: Span, words: _Words) -> tuple[tuple[Span, ...], Span]:
    """The cue with the last part of its verb, and what was said without it."""
    match = words.tail.search(text, *what) if words.tail else None
    return ((cue, match.span("part")), (what[0], match.start())) if match else ((cue,), what)


def _apart(told: str, words: _Words) -> bool:
    """Whether what was told cannot share a verb that follows it."""
    if words.opens and words.owns and told.endswith(",") and words.opens.match(told):
        return not words.owns.search(told)
    return bool(words.modal and words.shares and words.modal.search(told) and not words.shares.search(told))


@cache
def _words(language: str) -> _Words | None:
    told = load("resumed").get(language)
    if told is None:
        return None
    any_of = {kind: rf"(?<!\w)(?:{'|'.join(told[kind])})(?!\w)" for kind in _LISTS if kind in told}
    any_of["verbs"] = rf"(?<!\w)(?:{'|'.join([*told['verbs'], *told.get('behind', ())])})(?!\w)"
    behind = re.compile("|".join(told["behind"])) if "behind" in told else None
    second = re.compile(rf"(?:{'|'.join(told['and'])}) (?:(?:also|again|then|zugleich|auch) )?(?P<cue>{any_of['verbs']})(?= )")
    modal, shares, opens, owns = (re.compile(any_of[kind], re.IGNORECASE) if kind in any_of else None for kind in _LISTS[2:])
    tail = re.compile(rf" (?P<part>{any_of['tail']})\Z") if "tail" in any_of else None
    return _Words(second, re.compile(told["ends"]), modal, shares, tail, behind, opens, owns)
