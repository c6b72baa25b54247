"""Whether the report itself doubts what is said, or that it was said: in its own words, never in what another speaker says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache

from onrecord.stages.resolve.said.forms import lower
from onrecord.stages.resolve.said.reading import Reading
from onrecord.words.lexicon import load
from onrecord.words.paragraphs import sentences
from onrecord.words.spans import without

_BEHIND = 420
"""Characters behind a statement in which the report's next two sentences lie."""
_SENTENCES = 2


def doubts(reading: Reading, language: str) -> list[bool]:
    """For each attribution whether the report doubts it."""
    marks = _marks(language[:2].lower())
    if not marks:
        return [False] * len(reading.rows)
    return [_beside(reading, number, marks) or _behind(reading, number, marks) for number in range(len(reading.rows))]


@cache
def _marks(language: str) -> Mapping[str, re.Pattern[str]]:
    """The patterns of a language."""
    rows = load("doubts").get(language, {})
    return {place: re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)") for place, patterns in rows.items()}


def _beside(reading: Reading, number: int, marks: Mapping[str, re.Pattern[str]]) -> bool:
    """In the own words of the cue's sentence."""
    around = reading.around[number]
    if around is None or not around.own or "beside" not in marks or reading.rows[number].parent is not None:
        return False
    words = reading.page.words
    return bool(marks["beside"].search(" ".join(words.keys[n] for n in around.own)))


def _behind(reading: Reading, number: int, marks: Mapping[str, re.Pattern[str]]) -> bool:
    """In the report's own sentences right behind the statement, before anybody else speaks."""
    one = reading.rows[number]
    if one.parent is not None or "behind" not in marks:
        return False
    end = max(stop for _, stop in (*one.content, *one.cue, *one.source))
    paragraph = reading.page.around(end - 1)
    place = bisect_left(reading.order, end, key=reading.places.__getitem__)
    stop = min(paragraph[1], end + _BEHIND, reading.places[reading.order[place]] if place < len(reading.order) else paragraph[1])
    if stop <= end:
        return False
    told = " ".join(reading.page.text[a:b] for a, b in without((end, stop), reading.spoken(end, stop)))
    near = sentences(told, (0, len(told)))[: _SENTENCES + 1]
    return any(marks["behind"].search(lower(told), *span) for span in near)
