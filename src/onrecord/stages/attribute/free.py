"""Free indirect speech: a sentence whose verb form says that somebody is being reported goes on with the words of the last speaker.

German news writes so by rule (*Der Plan solle im Mai gelten.*); the form is the evidence, so no such sentence is the report's own voice.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.lexicon import load
from onrecord.words.spans import touch

SCORE = 0.4
"""What such a row is worth: the form is sure, whose words they are is not."""
REACH = 2
"""Sentences the last speaker may lie back; each sentence that goes on renews him."""


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    lists = load("subjunctive").get(language)
    if not lists:
        return None
    forms, against = (rf"(?i)(?<!\w)(?:{'|'.join(lists[key])})(?!\w)" for key in ("forms", "not_with"))
    return re.compile(forms), re.compile(against)


def go_on(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """Add the sentences that go on reporting the last speaker without a cue."""
    patterns = _patterns(language[:2])
    if patterns is None:
        return attributions
    out = list(attributions)
    for number, sentence in enumerate(page.sentences):
        if _reports(page.text, sentence, patterns) and not _taken(out, sentence):
            speaker = _last(page, out, number)
            if speaker is not None:
                out.append(Attribution((sentence,), speaker.source, score=SCORE, rule="goes on"))
    return sorted(out, key=lambda a: (a.content, a.cue))


def _reports(text: str, sentence: Span, patterns: tuple[re.Pattern[str], re.Pattern[str]]) -> bool:
    form, against = patterns
    return bool(form.search(text, *sentence)) and not against.search(text, *sentence)


def _taken(rows: list[Attribution], sentence: Span) -> bool:
    return touch((s for one in rows for s in (*one.content, *one.cue)), sentence)


def _last(page: Page, rows: list[Attribution], number: int) -> Attribution | None:
    """The attribution with a source that ends last before the sentence, within reach."""
    start = page.sentences[number][0]
    near = [a for a in rows if a.source and a.content[-1][1] <= start and number - page.sentence(a.content[-1][1] - 1) <= REACH]
    return max(near, key=lambda a: (a.content[-1][1], a.source), default=None)
