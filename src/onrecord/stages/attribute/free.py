"""Free indirect speech: a sentence whose form says that somebody is being reported goes on with the words of the last speaker.

German news writes so by rule (*Der Plan solle im Mai gelten.*); the form is the evidence, so no such sentence is the report's own voice.
Neither is one that says what else will follow (*Otherwise the port will stay shut.*), right behind what somebody wants; nor one of what
would have to be, where the next sentence, of somebody already speaking, says what it is good for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.lexicon import load
from onrecord.words.spans import reads, touch

_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")
SCORE = 0.4
"""What such a row is worth: the form is sure, whose words they are is not."""
REACH = 2
"""Sentences the last speaker may lie back; each sentence that goes on renews him."""


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    lists = load("subjunctive").get(language)
    return (_any_of(lists["forms"]), _any_of(lists["not_with"])) if lists else None


@cache
def _otherwise(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    lists = load("going-on").get(language)
    return (re.compile(rf"\W*{_any_of(lists['or']).pattern}", re.IGNORECASE), _any_of(lists["ahead"])) if lists else None


@cache
def _leads(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    lists = load("going-on").get(language, {})
    return (_any_of(lists["leading"]), re.compile(lists["from"], re.IGNORECASE)) if "leading" in lists else None


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def go_on(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """Add the sentences that go on reporting the last speaker without a cue."""
    patterns, otherwise = _patterns(language[:2]), _otherwise(language[:2])
    out = list(attributions)
    for number, sentence in enumerate(page.sentences if patterns or otherwise else ()):
        reach = REACH if patterns and _reports(page.text, sentence, patterns) else 0
        if otherwise and otherwise[0].match(page.text, *sentence) and otherwise[1].search(page.text, *sentence):
            reach = max(reach, 1)
        speaker = last(page, out, number, reach) if reach and not taken(out, sentence) else None
        if speaker is not None:
            out.append(Attribution((sentence,), speaker.source, score=SCORE, rule="goes on"))
    if leads := _leads(language[:2]):
        out += list(_leading(page, out, *leads))
    return sorted(out, key=lambda a: (a.content, a.cue))


def _leading(page: Page, rows: list[Attribution], leading: re.Pattern[str], then: re.Pattern[str]) -> Iterator[Attribution]:
    """What would have to be, right before an attributed sentence that goes on from it (`This would help …, according to …`)."""
    for one in rows:
        number = page.sentence(one.content[0][0])
        if number and one.source and one.cue and then.match(page.text, one.content[0][0]) and page.opens_sentence(one.content[0][0]):
            before = page.sentences[number - 1]
            speaker = last(page, rows, number - 1, 1) if leading.search(page.text, *before) and not taken(rows, before) else None
            if speaker is not None and _together(page, before, one) and _alike(page.text, speaker, one):
                yield Attribution((before,), one.source, score=SCORE, rule="leads up")


def _together(page: Page, sentence: Span, one: Attribution) -> bool:
    return page.paragraph(sentence[0]) == page.paragraph(one.content[0][0])


def _alike(text: str, one: Attribution, other: Attribution) -> bool:
    """Whether two sources may be one: a word of small letters (`he`) may be anybody, names share a word."""
    mine, theirs = (set(_NAME.findall(reads(text, each.source))) for each in (one, other))
    return not (mine and theirs) or bool(mine & theirs)


def _reports(text: str, sentence: Span, patterns: tuple[re.Pattern[str], re.Pattern[str]]) -> bool:
    form, against = patterns
    return bool(form.search(text, *sentence)) and not against.search(text, *sentence)


def reported(page: Page, one: Attribution, language: str) -> bool:
    """Whether an attribution's content begins a sentence whose form says that somebody is being reported."""
    patterns, start = _patterns(language[:2]), one.content[0][0]
    return patterns is not None and page.opens_sentence(start) and _reports(page.text, page.sentences[page.sentence(start)], patterns)


def taken(rows: Sequence[Attribution], sentence: Span) -> bool:
    """Whether words of a sentence are in an attribution."""
    return touch((s for one in rows for s in (*one.content, *one.cue)), sentence)


def last(page: Page, rows: Sequence[Attribution], number: int, reach: int) -> Attribution | None:
    """The attribution with a source that ends last before the sentence, at most `reach` sentences back."""
    start = page.sentences[number][0]
    near = [a for a in rows if a.source and a.content[-1][1] <= start and number - page.sentence(a.content[-1][1] - 1) <= reach]
    return max(near, key=lambda a: (a.content[-1][1], a.source), default=None)
