"""Drop attributions that attribute nothing: a content of nothing but *this*, *the*, *so*. Their carrier goes to the words they mean."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution
from onrecord.words.lexicon import load
from onrecord.words.spans import reads

_WORD = re.compile(r"\w+")
_CARRYING = re.compile(r"(?i)(?:was|were|is|been)?\s*(?:quoted|cited|carried|relayed)(?: as saying)?(?: by)?")
FEW = 3
"""Words: a content this short beside *was quoted by* is the speaker's name, not what he said."""


def fill(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """The attributions that say something; the `via` of a dropped one goes to the last attribution before it."""
    out: list[Attribution] = []
    for one in attributions:
        if not _hollow(page, one, language):
            out.append(one)
        elif one.via and out:
            out[-1] = replace(out[-1], via=tuple(sorted({*out[-1].via, *one.via})))
    return out


def _hollow(page: Page, one: Attribution, language: str) -> bool:
    if not one.content:
        return True
    words = [w.casefold() for w in _WORD.findall(reads(page.text, one.content))]
    if len(words) <= FEW and _CARRYING.fullmatch(reads(page.text, one.cue)):
        return True
    return all(word in _empty(language[:2]) for word in words)


@cache
def _empty(language: str) -> frozenset[str]:
    lists = load("hollow")
    return frozenset(lists.get(language, lists["en"]))
