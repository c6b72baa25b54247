"""German verbs whose first part stands apart, behind what is said or right before it: *wirft dem Amt vor, …*, *sicherte … zu*."""

from __future__ import annotations

import re

from onrecord.types import Attribution
from onrecord.words.lexicon import load

_LAST = re.compile(r"(?<!\w)(\w+)[\s,:„“»«\"]*\Z")
_NEXT = re.compile(r"[\s“”«»\"]*(\w+)\s*(?:[.,;:!?\n]|\Z|\b(?:und|oder|sowie|aber)\b)")
REACH = 120
"""Characters between a verb and its first part at most, but for what is said."""


def whole_cue(text: str, language: str, one: Attribution) -> str:
    """The words of a cue, in German with the part of its verb that stands apart: *wirft vor*."""
    cue = " ".join(text[start:end] for start, end in one.cue)
    if language[:2] != "de" or not one.cue or not one.content or not cue.split() or " " in cue.strip():
        return cue
    first, last = one.cue[0][0], one.cue[-1][1]
    start, end = one.content[0][0], one.content[-1][1]
    before = _LAST.search(text, last, start) if last <= start <= last + REACH else None
    told = _told(before and before[1]) or (_told(found[1]) if first < start and (found := _NEXT.match(text, end)) else None)
    return f"{cue} {told}" if told else cue


def _told(word: str | None) -> str | None:
    return word if word is not None and word in load("severed")["de"] else None
