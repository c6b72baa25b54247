"""Sources and cues that name nobody: *a firm | denial of*, *the talks were about*. No source beats a guess, and an event says nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution
from onrecord.words.lexicon import load
from onrecord.words.spans import overlaps, reads

_WORD = re.compile(r"\w+")


@cache
def _bare(language: str) -> frozenset[str]:
    return frozenset(load("idle").get(language, {}).get("bare", ()))


@cache
def _along(language: str) -> re.Pattern[str] | None:
    words = load("idle").get(language, {}).get("along")
    return re.compile(rf"\W*(?:{'|'.join(words)})\s", re.IGNORECASE) if words else None


@cache
def _about(language: str) -> re.Pattern[str] | None:
    cues = load("idle").get(language, {}).get("about")
    return re.compile(f"(?:{'|'.join(cues)})", re.IGNORECASE) if cues else None


@cache
def _doings(language: str) -> re.Pattern[str] | None:
    cues = load("idle").get(language, {}).get("doings")
    return re.compile(f"(?:{'|'.join(cues)})", re.IGNORECASE) if cues else None


@cache
def _planned(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    told = load("idle").get(language, {}).get("planned")
    return (re.compile(told["cue"]), re.compile(told["then"])) if told else None


def unname(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """Take away sources that name nobody, and the attributions that without one report nobody."""
    named = [_unnamed(page, one, language[:2]) for one in attributions]
    found = [one if one.source else _tied(page, named, n, language[:2]) for n, one in enumerate(named)]
    return [one for one in found if (one.source or not _idle(page, one, language[:2])) and not _done(page, one, language[:2])]


def _done(page: Page, one: Attribution, language: str) -> bool:
    """Whether what is taken for a statement is only what an authority did to somebody, with no word of it quoted."""
    doings = _doings(language)
    told = doings and len(one.cue) == 1 and doings.fullmatch(page.text, *one.cue[0])
    return bool(told) and all(page.quotation_around(part) is None for part in one.content)


def _idle(page: Page, one: Attribution, language: str) -> bool:
    """Whether an attribution without a source only says what talks were about, what somebody was asked, or what is in a diary."""
    about, planned = _about(language), _planned(language)
    cue = reads(page.text, one.cue)
    if about and (about.fullmatch(cue) or about.fullmatch(f"{cue} {reads(page.text, one.content).partition(' ')[0]}")):
        return True
    behind = next((span for span in one.content if one.cue and span[0] >= one.cue[0][1]), None)
    return bool(planned and behind and planned[0].fullmatch(cue) and planned[1].match(page.text, *behind))


def _unnamed(page: Page, one: Attribution, language: str) -> Attribution:
    words = [word.casefold() for word in _WORD.findall(reads(page.text, one.source))]
    return replace(one, source=(), rule="unnamed") if words and all(word in _bare(language) for word in words) else one


def _tied(page: Page, rows: list[Attribution], number: int, language: str) -> Attribution:
    """An attribution that names nobody, with the source of the one before where words tie it to that one's content."""
    one, along = rows[number], _along(language)
    before = max((a for a in rows[max(0, number - NEAR) : number] if a.source and a.cue), key=lambda a: a.content[-1][1], default=None)
    if along is None or before is None or not one.cue:
        return one
    end = before.content[-1][1]
    tie = along.match(page.text, end, one.cue[0][0])
    inside = page.sentence(before.source[0][0]) == page.sentence(one.cue[0][0]) and not any(overlaps(s, one.cue[0]) for s in before.content)
    return replace(one, source=before.source) if tie and inside and len(page.text[tie.end() : one.cue[0][0]].split()) <= FEW else one


NEAR = 3
"""Attributions before it among which the one it is tied to is sought."""
FEW = 4
"""Words between *coupled with* and the noun."""
