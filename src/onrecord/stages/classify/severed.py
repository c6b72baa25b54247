"""German verbs whose parts stand apart: *wirft dem Amt vor, …*, *sicherte … zu*, *hat den Vorwurf … zurückgewiesen*."""

from __future__ import annotations

import re

from onrecord.types import Attribution
from onrecord.words.lexicon import load

_LAST = re.compile(r"(?<!\w)(\w+)[\s,:„“»«\"]*\Z")
_NEXT = re.compile(r"[\s“”«»\"]*(\w+)\s*(?:[.,;:!?\n]|\Z|\b(?:und|oder|sowie|aber)\b)")
_CLAUSE = re.compile(r"[,:;„“»«\"]")
_REST = re.compile(r"(?:(?!\b(?:und|oder|sowie|aber)\b)[^,;.:!?\n])*")
_OPENS = re.compile(r"\W*(\w+),")
"""A verb's other part with the comma after it, where what is said was taken to begin with it: *warf* | *vor, mit Zahlen zu spielen*."""
LONGEST = 25
"""Characters of a verb at most, where its other part alone is the cue: *gab* Lund | *zu*, dass …."""
REACH = 120
"""Characters between a verb and its other part at most, but for what is said."""


def whole_cue(text: str, language: str, one: Attribution) -> str:
    """The words of a cue, in German with the part of its verb that stands apart: *wirft vor*, *hat zurückgewiesen*."""
    cue = " ".join(text[start:end] for start, end in one.cue)
    if language[:2] != "de" or not one.cue or not one.content or not _is_verb(cue):
        return cue
    first, last = one.cue[0][0], one.cue[-1][1]
    start = one.content[0][0]
    if cue in load("severed")["de"] and one.source and one.source[-1][1] <= first:
        verb = _LAST.search(text, max(0, one.source[0][0] - LONGEST), one.source[0][0])
        return f"{verb[1]} {cue}" if verb else cue
    opening = _OPENS.match(text, start)
    if opening and opening[1] in load("severed")["de"]:
        return f"{cue} {opening[1]}"
    near = text[last:start] if last <= start <= last + REACH else None
    before = _LAST.search(near) if near is not None else None
    told = _told(cue, before and before[1])
    if told is None and first < start:
        behind = (_NEXT.match(text, end) for _, end in one.content)
        inner = _LAST.search(text[slice(*one.content[0])]) if near is not None and not _CLAUSE.search(near) else None
        told = next(filter(None, (_told(cue, after and after[1]) for after in behind)), None) or _first_part(inner and inner[1])
    if told is None and one.content[-1][1] <= first:
        rest = _REST.match(text, last, last + REACH)
        word = _LAST.search(rest[0]) if rest is not None else None
        told = _first_part(word and word[1])
    return f"{cue} {told}" if told else cue


def _is_verb(cue: str) -> bool:
    """Whether a cue is one word, or one beside a word that goes with it: *selbst warf*."""
    *beside, _ = cue.lower().split()
    return not beside or (len(beside) == 1 and beside[0] in load("severed")["beside"])


def _told(cue: str, word: str | None) -> str | None:
    """A word that is the other part of the verb of a cue."""
    return word if word and cue.lower() in load("severed")["has"] and _participle().fullmatch(word) else _first_part(word)


def _first_part(word: str | None) -> str | None:
    return word if word is not None and word in load("severed")["de"] else None


def _participle() -> re.Pattern[str]:
    return re.compile(load("severed")["participle"])
