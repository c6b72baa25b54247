"""The words around a cue that are the report's own, cut into clauses, and which times among them hang on the cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.stages.resolve.said.forms import Language, Told, Words
from onrecord.stages.resolve.said.reckon import SILENT
from onrecord.types import Attribution, Span
from onrecord.words.paragraphs import sentences
from onrecord.words.spans import merged

REACH = 60
"""Words to each side of a cue that are looked at: a long sentence of news prose. It bounds the work on texts without full stops."""
_MARKS = frozenset(",;:–—()")


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its words, its paragraphs, the times it tells, and the language whose forms tell them."""

    text: str
    words: Words
    paragraphs: Sequence[Span]
    told: Sequence[Told]
    tongue: Language

    def at(self, place: int) -> int:
        """The number of the first word that starts at or after a place in the text."""
        return bisect_left(self.words.starts, place)

    def paragraph(self, place: int) -> int:
        """The number of the paragraph a place lies in, or of the one before it; -1 before the first."""
        return bisect_right(self.paragraphs, (place, len(self.text) + 1)) - 1

    def around(self, place: int) -> Span:
        """The paragraph a place lies in, or the nearest before it; the whole text where it has none."""
        return self.paragraphs[max(self.paragraph(place), 0)] if self.paragraphs else (0, len(self.text))

    def between(self, first: int, end: int) -> Sequence[Told]:
        """The times told by words `first` to `end`."""
        low = bisect_left(self.told, first, key=lambda told: told.first)
        return [told for told in self.told[low : bisect_left(self.told, end, key=lambda told: told.first)] if told.end <= end]


@dataclass(frozen=True, slots=True)
class Speech:
    """The report's own words in the sentence of one attribution.

    `own` are the numbers of its words, those of contents left out; `clause` tells for each the clause it stands in, `dependent` the
    clauses that begin with a word such as *who* or *after*. `cue` is the number of the first word of the cue, or of the source.
    """

    own: tuple[int, ...]
    clause: tuple[int, ...]
    dependent: frozenset[int]
    cue: int

    def at(self, word: int) -> int:
        """The clause a word stands in, -1 where it is not among them."""
        place = bisect_left(self.own, word)
        return self.clause[place] if place < len(self.own) and self.own[place] == word else -1


def masks(rows: Sequence[Attribution]) -> dict[int | None, tuple[Span, ...]]:
    """What is quoted at each level of nesting: by the attribution it lies in (None for the report), the spans of all contents there."""
    levels: dict[int | None, list[Span]] = {}
    for one in rows:
        levels.setdefault(one.parent, []).extend(one.content)
    return {parent: merged(spans) for parent, spans in levels.items()}


def speech(page: Page, rows: Sequence[Attribution], number: int, quoted: Sequence[Span]) -> Speech | None:
    """The own words around attribution `number`; None where it has neither cue nor source."""
    one = rows[number]
    spans = one.cue or one.source
    if not spans:
        return None
    place = spans[0][0]
    bounds = _bounds(page, rows, one, place)
    cue = page.at(place)
    first, end = max(page.at(bounds[0]), cue - REACH), min(page.at(bounds[1]), cue + REACH)
    hidden = one.content if _covers(quoted, place) else quoted
    own = tuple(_uncovered(page, first, end, hidden))
    return _cut(page, own, cue, one.cue)


def sentence(page: Page, start: int) -> Span:
    """The sentence a place lies in."""
    paragraph = page.around(start)
    near = max(paragraph[0], start - _NEAR), min(paragraph[1], start + _NEAR)
    return next((s for s in sentences(page.text, near) if s[0] <= start < s[1]), near)


_NEAR = 600
"""Characters to each side of a time in which its sentence is looked for."""


def _bounds(page: Page, rows: Sequence[Attribution], one: Attribution, place: int) -> Span:
    """The sentence a place lies in; inside a quotation no more than the quotation's own piece."""
    paragraph = page.around(place)
    near = max(paragraph[0], place - _FAR), min(paragraph[1], place + _FAR)
    start, end = next((s for s in sentences(page.text, near) if s[0] <= place < s[1]), near)
    outer = rows[one.parent].content if one.parent is not None and one.parent < len(rows) else ()
    piece = next((p for p in outer if p[0] <= place < p[1]), None)
    return (max(start, piece[0]), min(end, piece[1])) if piece else (start, end)


_FAR = 1000
"""Characters to each side of a cue in which its sentence is looked for."""


def _uncovered(page: Page, first: int, end: int, hidden: Sequence[Span]) -> Iterator[int]:
    """The words `first` to `end` that begin in none of these sorted spans."""
    if first >= end:
        return
    starts = page.words.starts
    for n in range(max(bisect_right(hidden, (starts[first], 0)) - 1, 0), bisect_right(hidden, (starts[end - 1] + 1, 0))):
        yield from range(first, min(page.at(hidden[n][0]), end))
        first = max(first, page.at(hidden[n][1]))
    yield from range(first, end)


def _covers(spans: Sequence[Span], place: int) -> bool:
    """Whether sorted spans cover a place."""
    n = bisect_right(spans, (place, 1 << 60)) - 1
    return n >= 0 and place < spans[n][1]


def _cut(page: Page, own: tuple[int, ...], cue: int, held: Sequence[Span]) -> Speech:
    """Clauses: parted by marks and by words that begin one, but never inside a cue or an expression of time."""
    clause: list[int] = []
    dependent: set[int] = set()
    current, after_mark = 0, False
    lists, keys = page.tongue.lists, page.words.keys
    times = page.between(own[0], own[-1] + 1) if own else ()
    whole = {
        n for told in times for n in range(told.first + (told.meaning in SILENT or keys[told.first] not in lists["clauses"]), told.end)
    }
    for last, n in zip((cue, *own), own, strict=False):
        key = page.words.keys[n]
        free = n not in whole and not _covers(held, page.words.starts[n])
        parted = last + 1 < n and free and not _MARKS.isdisjoint(page.words.keys[n - 2 : n])
        after_mark = after_mark or parted
        opens = free and (key in lists["clauses"] or (after_mark and key in lists["relatives"])) and not _before_them(page, n)
        after_mark = free and (key in _MARKS or (key == "-" and _apart(page, n)))
        current += after_mark or opens or parted
        if opens:
            dependent.add(current)
        clause.append(current)
    return Speech(own, tuple(clause), frozenset(dependent), cue)


def _before_them(page: Page, n: int) -> bool:
    """*Speaking before the union*: a place, no time."""
    return n > 0 and page.words.keys[n - 1] in page.tongue.lists["facing"]


def _apart(page: Page, n: int) -> bool:
    """Whether a hyphen stands by itself, or beside another one, for a dash."""
    start = page.words.starts[n]
    near = page.text[max(start - 1, 0) : start + 2]
    return start > 0 and (near == " - " or "--" in near)
