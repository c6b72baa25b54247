"""Whether a cue is in the present: what somebody *says* stands for itself, and was not said on the day of what he *said* beside it."""

from __future__ import annotations

import re
from functools import cache

from onrecord.stages.resolve.said.hanging import is_noun
from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.titles import is_title
from onrecord.words.lexicon import load


def now(reading: Reading, number: int) -> bool:
    """Whether the report itself says of somebody that he *says*; the present of titles tells what was said."""
    cue, page = reading.rows[number].cue, reading.page
    if not cue or reading.paragraph(number) == 0 or is_title(reading, number):
        return False
    first, end = page.at(cue[0][0]), page.at(cue[0][1])
    key = next((key for key in page.words.keys[first:end] if key not in page.tongue.lists["joiners"]), "")
    told = _present(page.tongue.code)
    return told is not None and told.fullmatch(key) is not None and not is_noun(page, first)


@cache
def _present(code: str) -> re.Pattern[str] | None:
    told = load("times").get(code, {}).get("now")
    return re.compile(told) if told else None
