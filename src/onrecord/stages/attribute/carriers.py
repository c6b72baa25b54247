"""Carriers: *Peskov said, quoted by RIA Novosti*. The speaker comes first, then each carrier; the report's outlet stands last unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.lexicon import load
from onrecord.words.paragraphs import trim
from onrecord.words.spans import overlaps, touch

NAME = 4
"""Words: a piece of content no longer than this that holds the carrier's name is that name (`RIA Novosti agency`)."""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = load("carriers")
    return tuple(re.compile(_expand(p, data["name"], data["kind"])) for p in data["patterns"])


def _expand(pattern: str, name: str, kind: str) -> str:
    """Only the carrier's name is told apart by its capitals; the words around it may open a sentence."""
    return "(?:(?<=\\W)|^)(?i:" + pattern.replace("KIND", kind).replace("NAME", f")(?-i:(?P<name>{name}))(?i:") + ")"


_QUOTED_BY = re.compile(r"(?i)(?:quoted|cited|carried|relayed)(?: as saying)? by$")


@cache
def _hints() -> re.Pattern[str]:
    """A cheap first look: most sentences name no carrier."""
    return re.compile("|".join(load("carriers")["hints"]))


def carry(page: Page, attributions: list[Attribution]) -> list[Attribution]:
    """Set `via` on the attribution nearest to each carrier in its sentence, unless the carrier itself is the speaker."""
    out = list(attributions)
    for sentence, name, start in _carriers(page):
        out = [_cut(page, one, start, name) for one in out]
        near = [n for n, one in enumerate(out) if _touches(one, sentence) and not touch(one.source, name)]
        if not near or any(_speaks(page, one, name) and _touches(one, sentence) for one in out):
            continue
        said = [n for n in near if _carried(page, out[n], name).content] or near
        best = min(said, key=lambda n: _distance(out[n], name))
        out = [_carried(page, one, name) if n == best else one for n, one in enumerate(out) if n == best or n not in near or n in said]
    return out


def _cut(page: Page, one: Attribution, start: int, name: Span) -> Attribution:
    """The attribution whose source ends where the words for its carrier begin (`the ministry as quoted by RIA`)."""
    if not any(s < start < name[1] <= e for s, e in one.source):
        return one
    parts = ((s, min(e, start)) if s < start < e else (s, e) for s, e in one.source)
    return replace(one, source=tuple(trim(page.text, part) for part in parts))


def _carried(page: Page, one: Attribution, name: Span) -> Attribution:
    """The attribution with its carrier, which is no part of what was said."""
    content = tuple(s for s in one.content if not (overlaps(s, name) and len(page.text[slice(*s)].split()) <= NAME))
    return replace(one, via=tuple(sorted({*one.via, name})), content=content)


def _speaks(page: Page, one: Attribution, name: Span) -> bool:
    """Whether the carrier is the source of an attribution in its own right, and not only of *was quoted by*."""
    return touch(one.source, name) and not any(_QUOTED_BY.search(page.text[s:e]) for s, e in one.cue)


def _carriers(page: Page) -> Iterator[tuple[Span, Span, int]]:
    """Each sentence that names a carrier, with the name and where the words that say so begin."""
    for sentence in page.sentences:
        if not _hints().search(page.text, *sentence):
            continue
        seen: list[Span] = []
        for pattern in _patterns():
            for match in pattern.finditer(page.text, *sentence):
                name = _trimmed(page.text, match.span("name"))
                if not touch(seen, name):
                    seen.append(name)
                    yield sentence, name, match.start()


def _trimmed(text: str, name: Span) -> Span:
    start, end = name
    while end > start and text[end - 1] in ".,’'":
        end -= 1
    return start, end


def _touches(one: Attribution, sentence: Span) -> bool:
    return any(overlaps(span, sentence) for span in (*one.cue, *one.source, *one.content))


def _distance(one: Attribution, name: Span) -> int:
    return min(max(name[0] - end, start - name[1], 0) for start, end in (*one.cue, *one.source)) if one.cue or one.source else 10_000
