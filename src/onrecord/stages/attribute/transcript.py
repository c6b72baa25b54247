"""Transcripts: where paragraphs begin with a speaker's name and a colon, each is one turn of that speaker."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.spans import joined, overlaps, within, without

_LABEL = re.compile(
    r"[\"“„«‘']?(?P<name>[^\W\d_][\w.’'-]*(?: (?:[^\W\d_][\w.’'-]*|\([^)]{1,40}\))){0,4})(?: ?\([^)]{1,40}\))?(?P<colon>:)\s+(?=\S)"
)
TURNS = 3
"""Turns that make a transcript; fewer are headlines (`Larkin: no deal`) and labels (`Update:`)."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the name, the colon, and what is said."""

    name: Span
    colon: Span
    content: Span


def turns(page: Page) -> list[Turn]:
    """The turns of a transcript, or nothing where the text is none."""
    found = [turn for span in page.paragraphs if (turn := _turn(page.text, span))]
    names = Counter(page.text[slice(*t.name)] for t in found)
    kept = [t for t in found if names[name := page.text[slice(*t.name)]] > 1 or name.isupper()]
    return kept if len(kept) >= TURNS and any(count > 1 for count in names.values()) else []


def _turn(text: str, span: Span) -> Turn | None:
    match = _LABEL.match(text, *span)
    if not match or not match["name"][0].isupper():
        return None
    end = span[1]
    if text[span[0]] in '"“' and text[end - 1] in '"”':
        end -= 1
    return Turn(match.span("name"), match.span("colon"), (match.end(), end)) if end > match.end() else None


def transcribe(page: Page, attributions: list[Attribution]) -> list[Attribution]:
    """Make each turn one attribution; what was found wholly inside a turn, with a cue of its own, stays as its inner part."""
    spoken = turns(page)
    if not spoken:
        return attributions
    out = [Attribution((t.content,), (t.name,), (t.colon,), score=0.99, rule="transcript") for t in spoken]
    areas = [(t.name[0], t.content[1]) for t in spoken]
    for one in attributions:
        parts = (*one.content, *one.source, *one.cue)
        home = [t for t in spoken if all(within(p, t.content) for p in parts)]
        if home and one.cue and one.source:
            out.append(one)
        elif not any(overlaps(p, area) for p in (*one.source, *one.cue) for area in areas):
            rest = tuple(p for piece in one.content for p in without(piece, areas) if page.text[slice(*p)].strip('"“” \n'))
            out += [replace(one, content=joined(page.text, rest))] if rest else []
    return sorted(out, key=lambda a: (a.content, a.cue))
