"""Contents without what their sentence tells of the day: *wies die Drohung am Montag zurück*, *called it “theft” on Monday*."""

from __future__ import annotations

from dataclasses import replace

from onrecord.stages.resolve.meant.plain import pronoun
from onrecord.stages.resolve.said.forms import Told
from onrecord.stages.resolve.said.reckon import RELATIVE, SILENT
from onrecord.stages.resolve.said.speech import Page
from onrecord.types import Attribution, Span
from onrecord.words.lexicon import load

_CLOSING = '”»“"'
"""Marks that close a quotation."""
_OPENING = '“„«"»'
"""Marks that open one."""
_OBJECT = 5
"""Words of what something is called, before the quotation that tells as what."""
_SHORT = 12
"""Words of a content, or of what stands behind a quotation in it, that a verb in two parts may hold between them."""


def bare(page: Page, one: Attribution) -> Attribution:
    """An attribution whose content ends before, or leaves out, a time that is told of its cue."""
    spans = tuple(piece for span in one.content for piece in _pieces(page, span, one))
    return one if spans == tuple(one.content) else replace(one, content=spans)


def _pieces(page: Page, span: Span, one: Attribution) -> list[Span]:
    first, end = page.at(span[0]), page.at(span[1])
    times = [told for told in page.between(first, end) if told.meaning not in SILENT]
    if not times or not one.cue:
        return [span]
    starts = page.words.starts
    behind = _behind(page, span)
    if behind is not None and times[-1].first >= page.at(behind) and end - page.at(behind) <= _SHORT:
        return [(span[0], behind)]
    told = times[0]
    if _held(page, first, end, told) or _ready(page, first, end, told) or _before_a_quotation(page, span, told):
        after = starts[told.end] if told.end < len(starts) else span[1]
        kept = [(span[0], starts[told.first - 1] + len(page.words.keys[told.first - 1])), (after, span[1])]
        return [piece for piece in kept if piece[0] < piece[1]]
    return [span]


def _behind(page: Page, span: Span) -> int | None:
    """Where the words behind the last quotation in a content begin; no mark stands among them, and what is quoted is no part of a clause.

    *The arrest “an act of piracy” in parliament on Monday*, but *she would go through the paper “line by line” this week*.
    """
    text = page.text[span[0] : span[1]]
    at = max(text.rfind(mark) for mark in _CLOSING)
    rest = text[at + 1 :]
    if at <= 0 or rest[:1] != " " or not rest.strip() or set(rest) & set(",;:.–—()"):
        return None
    first, opens = page.at(span[0]), min(place for mark in _OPENING if (place := text.find(mark)) >= 0)
    before = page.words.keys[first : page.at(span[0] + opens)]
    clause = before and (pronoun(before[0], page.tongue.code) == "person" or not page.tongue.lists["clauses"].isdisjoint(before))
    return None if clause or len(before) > _OBJECT else span[0] + at + 1


def _before_a_quotation(page: Page, span: Span, told: Told) -> bool:
    """*Das am Montag „einen Anfang“*, *the arrest hours later “piracy”*: between what is called something, and what.

    *The shelling on Monday “a crime”* may well be of Monday's shelling.
    """
    first, starts = page.at(span[0]), page.words.starts
    opens = next((n for n in range(told.end, page.at(span[1])) if page.text[starts[n]] in _OPENING), None)
    if opens is None or not first < told.first <= first + _OBJECT or opens - told.end > _OBJECT:
        return False
    before = page.words.keys[first:opens]
    it = before[0] in _OBJECTS and told.first == first + 1
    if not it and (told.meaning not in RELATIVE or pronoun(before[0], page.tongue.code) == "person"):
        return False
    others = {key for n, key in enumerate(before, first) if not told.first <= n < told.end} - _AS
    return _PLAIN.isdisjoint(before) and (it or page.tongue.lists["clauses"].isdisjoint(others))


_OBJECTS = frozenset({"it", "that", "this", "them", "him", "das", "dies", "es", "ihn", "sie", "cela", "ello", "eso", "esto"})
"""Words for something told before, which no day can be told of."""
_PLAIN = frozenset(',;:.–—()"“”„«»')
_AS = frozenset({"als", "as"})
"""Words before what something is called, which begin clauses elsewhere."""


def _held(page: Page, first: int, end: int, told: Told) -> bool:
    """*die Drohung am Montag zurück*: between the two parts of a verb, of which the content has the last."""
    keys = page.words.keys
    parts = load("times").get(page.tongue.code, {}).get("parts", ())
    return first < told.first and end - first <= _SHORT and keys[end - 1] in parts and "," not in keys[first:end]


def _ready(page: Page, first: int, end: int, told: Told) -> bool:
    """*s'est dit prêt lundi à*: behind the word for what somebody is, before what for."""
    keys = page.words.keys
    ready = load("times").get(page.tongue.code, {}).get("ready")
    return bool(ready) and first < told.first <= first + 2 and told.end < end and keys[told.end] in ready
