"""Sentences that stand on somebody's word, which a phrase in them names: *Nach Angaben der Veranstalter kamen 300 Menschen*.

Such a phrase may stand anywhere in its sentence, and all the rest of the sentence is what was said. Found where the encoder found nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span, Spans
from onrecord.words.ground import Ground
from onrecord.words.lexicon import load
from onrecord.words.spans import touch, within

SURE = 0.5
"""The score of such an attribution: the words are plain, where the name ends is not."""
FEWEST = 4
"""Words of what was said; fewer are a caption."""
_GROUPS = (("laut", "whom"), ("nach", "whose"), ("zufolge", "who"), ("heard", "whence"))
_EDGE = " ,;:–—.!?\n"


@cache
def _phrase(language: str) -> re.Pattern[str] | None:
    told = load("according").get(language)
    if told is None:
        return None
    before, tied, nouns, behind = ("|".join(told[part]) for part in ("before", "with", "nouns", "behind"))
    first = rf"(?P<laut>(?i:{before})) (?P<whom>{told['name']})"
    second = rf"(?P<nach>(?i:{tied})) (?P<whose>(?:{nouns}) (?!zufolge){told['name']})"
    third = rf"(?P<who>{told['name']}) (?P<zufolge>{behind})"
    ways = [first, second, third]
    if "heard" in told:
        heard, whence = "|".join(told["heard"]), "|".join(told["from"])
        ways.append(rf"(?<=, )(?P<heard>{heard}) (?:[\w.]+ ){{0,3}}?(?P<whence>(?:{whence}) {told['name']})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


def accord(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """The attributions, and those of sentences that nothing touches and that say on whose word they stand."""
    phrase = _phrase(language[:2])
    if phrase is None:
        return attributions
    taken = Ground.of((s, n) for n, one in enumerate(attributions) for s in (*one.content, *one.cue, *one.source))
    attributions = [_whole(page, one, n, taken, _cues(language[:2])) for n, one in enumerate(attributions)]
    found = [one for sentence in page.sentences if not taken.touches(sentence) for one in _told(page, sentence, phrase)]
    return sorted([*attributions, *found], key=lambda a: (a.content, a.cue)) if found else attributions


@cache
def _cues(language: str) -> frozenset[str]:
    told = load("according")[language]
    return frozenset(word for part in ("before", "with", "behind") for word in told[part])


def _whole(page: Page, one: Attribution, number: int, taken: Ground, cues: frozenset[str]) -> Attribution:
    """An attribution by such a phrase, with all the rest of its sentence, where that is nobody else's and in no quotation."""
    if len(one.cue) != 1 or not one.source or page.text[slice(*one.cue[0])].casefold() not in cues:
        return one
    sentence = page.sentences[page.sentence(one.cue[0][0])]
    ends = (min(one.cue[0][0], one.source[0][0]), max(one.cue[0][1], one.source[-1][1]))
    alone = not taken.touches(sentence, but=number) and page.quotation_around(sentence) is None
    if not alone or not all(within(part, sentence) for part in (*one.content, ends)) or touch(one.content, ends):
        return one
    content = _around(page.text, sentence, ends)
    return one if content == one.content else replace(one, content=content, rule="according")


def _around(text: str, sentence: Span, phrase: Span) -> Spans:
    parts = (_bare(text, part) for part in ((sentence[0], phrase[0]), (phrase[1], sentence[1])))
    return tuple(part for part in parts if part[0] < part[1])


def _told(page: Page, sentence: Span, phrase: re.Pattern[str]) -> Iterator[Attribution]:
    match = phrase.search(page.text, *sentence)
    if match is None or (page.quotation_around(sentence) is not None and not match.groupdict().get("heard")):
        return
    cue, source = next((match.span(by), match.span(who)) for by, who in _GROUPS if match.groupdict().get(by))
    if match.groupdict().get("heard"):
        start = max(sentence[0], page.text.rfind(": ", sentence[0], match.start()) + 1)
        if page.quotation_around(match.span()) is not None or page.quotation_around((start, start + 1)) is not None:
            return
        sentence, source = (start, match.end()), _bare(page.text, source)
    content = _around(page.text, sentence, match.span())
    if sum(len(page.text[s:e].split()) for s, e in content) >= FEWEST:
        yield Attribution(content, (source,), (cue,), score=SURE, rule="according")


def _bare(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end
