"""Two nouns of saying tied by *and*: *the union's calls for talks and the mayor's offer to host them* are two people's words, not one's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution
from onrecord.words.ground import Ground
from onrecord.words.lexicon import load
from onrecord.words.spans import reads


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """What the cue of the first looks like, and how the second begins behind the first's content."""
    lists = load("owned").get(language)
    if lists is None:
        return None
    before, nouns, opening, after = (f"(?:{'|'.join(lists[k])})" for k in ("before", "nouns", "opening", "after"))
    noun = rf"(?:{before} ){{0,2}}{nouns}"
    cue = rf"(?P<cue>{noun} {after}(?= )|{noun}(?= {opening} ))"
    return re.compile(rf"(?:\w+ ){{0,2}}{noun}(?: (?:{after}|{opening}))?"), re.compile(rf",? and (?P<who>{lists['name']}) {cue} (?=\S)")


def divide(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """End the content of a noun of saying before somebody else's, which becomes an attribution of its own."""
    patterns = _patterns(language[:2])
    if patterns is None:
        return attributions
    taken = Ground.of((cue, n) for n, one in enumerate(attributions) for cue in one.cue)
    return sorted((part for one in attributions for part in _parts(page, one, patterns, taken)), key=lambda a: (a.content, a.cue))


def _parts(page: Page, one: Attribution, patterns: tuple[re.Pattern[str], re.Pattern[str]], taken: Ground) -> Iterator[Attribution]:
    """The two parts, or the attribution as it is. The encoder may leap over the second noun, so it is looked for between the pieces too."""
    first, second = patterns
    start, end = one.content[0][0], one.content[-1][1]
    fits = one.source and one.cue and one.cue[0][1] <= start and first.fullmatch(reads(page.text, one.cue))
    match = second.search(page.text, start, end) if fits else None
    if match is None or match.start() == start or page.quotation_around(match.span("who")) or taken.touches(match.span("cue")):
        yield one
        return
    yield replace(one, content=tuple((a, min(b, match.start())) for a, b in one.content if a < match.start()), rule="divided")
    yield replace(one, content=((match.end(), end),), source=(match.span("who"),), cue=(match.span("cue"),), rule="divided")
