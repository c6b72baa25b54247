"""A sentence on the desk: its words and marks, who is named in it, and which of its words others are quoted with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.stages.agenda.sign import Sign, words_of
from onrecord.stages.resolve.said.forms import Language, Told, Words, find, language, lower, words
from onrecord.types import Kind, Named, Report, Span, Statement
from onrecord.words.paragraphs import paragraphs, sentences
from onrecord.words.spans import overlaps


@dataclass(frozen=True)
class Line:
    """`named` are those whose names begin in the sentence, in order, by the number of their first word and the one after their last.

    `statements` are those whose cue or content lies in it; `tongue` has the forms of times.
    """

    text: str
    start: int
    row: Words
    named: Sequence[tuple[int, int, Named]]
    statements: Sequence[Statement]
    tongue: Language | None

    @cached_property
    def times(self) -> Sequence[Told]:
        """What it tells of times, in order."""
        return find(self.row, self.tongue) if self.tongue else ()

    @property
    def keys(self) -> list[str]:
        """The words and marks, in small letters."""
        return self.row.keys

    def span(self, first: int, end: int) -> Span:
        """Where the words `first` up to `end` stand in the report."""
        last = end - 1
        return self.start + self.row.starts[first], self.start + self.row.starts[last] + len(self.keys[last])

    def reads(self, first: int, end: int) -> str:
        """The words `first` up to `end` as they are written."""
        start, stop = self.span(first, end)
        return self.text[start:stop]

    def capital(self, place: int) -> bool:
        """Whether a word begins with a capital."""
        return self.row.text[self.row.starts[place]].isupper()

    def who(self, place: int) -> tuple[int, int, Named] | None:
        """Who is named by words of which this is one."""
        return next((one for one in self.named if one[0] <= place < one[1]), None)

    def before(self, place: int, reach: int) -> tuple[int, int, Named] | None:
        """Who is named last before a word, within some words of it."""
        found = [one for one in self.named if one[1] <= place and place - one[1] <= reach]
        return found[-1] if found else None


def opened(
    report: Report, noise: Sequence[Span], statements: Sequence[Statement], named: Sequence[Named], signs: Sequence[Sign]
) -> list[list[Line]]:
    """For each sign the sentences of a report, outside noise, that show it, in order."""
    told = words_of(lower(report.text))
    shown = [sign.places(told) for sign in signs]
    every = sorted({place for places in shown for place in places})
    out: list[list[Line]] = [[] for _ in signs]
    if not every:
        return out
    starts = [one.span[0] for one in named]
    hulls = [_hull(one) for one in statements]
    for span in _spans(report.text, noise, every):
        some = named[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]
        line = make(report, span, some, _touching(statements, hulls, span))
        for n, places in enumerate(shown):
            out[n] += [line] if _any(places, span) else []
    return out


def _spans(text: str, noise: Sequence[Span], places: Sequence[int]) -> Iterator[Span]:
    """The sentences in which one of some sorted places lies."""
    for paragraph in paragraphs(text, noise):
        if _any(places, paragraph):
            yield from (span for span in sentences(text, paragraph) if _any(places, span))


def _any(places: Sequence[int], span: Span) -> bool:
    at = bisect_left(places, span[0])
    return at < len(places) and places[at] < span[1]


def _touching(statements: Sequence[Statement], hulls: Sequence[Span], span: Span) -> list[Statement]:
    """The statements whose cue or content lies in a sentence."""
    near = [one for one, (start, end) in zip(statements, hulls, strict=True) if start < span[1] and span[0] < end]
    return [one for one in near if any(overlaps(each, span) for each in (*one.attribution.content, *one.attribution.cue))]


def _hull(one: Statement) -> Span:
    """From the beginning of a statement's content or cue to the end."""
    spans = (*one.attribution.content, *one.attribution.cue)
    return min((start for start, _ in spans), default=0), max((end for _, end in spans), default=0)


def make(report: Report, span: Span, named: Sequence[Named], statements: Sequence[Statement]) -> Line:
    """The sentence that stands at a span. Of names that overlap the first counts."""
    row = _split(words(report.text[span[0] : span[1]]))
    told: list[tuple[int, int, Named]] = []
    for one in named:
        first = bisect_left(row.starts, one.span[0] - span[0])
        end = bisect_left(row.starts, one.span[1] - span[0])
        if first < end and one.kind is not Kind.UNNAMED and (not told or told[-1][1] <= first):
            told.append((first, end, one))
    return Line(report.text, span[0], row, told, statements, language(report.details.language or "en"))


_ELIDED = frozenset({"l", "d", "qu", "s", "n", "j", "m", "c", "un", "dell", "all", "nell", "sull", "dall", "quell", "quest"})
"""What leans on the next word in French and Italian: `l'accord`, `dell'accordo`."""


def _split(row: Words) -> Words:
    """Words that lean on the next one as words of their own."""
    if not any("'" in key for key in row.keys):
        return row
    keys: list[str] = []
    starts: list[int] = []
    for key, start in zip(row.keys, row.starts, strict=True):
        leaning, mark, rest = key.partition("'")
        parted = mark and rest and leaning in _ELIDED
        keys += [leaning, rest] if parted else [key]
        starts += [start, start + len(leaning) + 1] if parted else [start]
    return Words(row.text, keys, starts)


def covering(line: Line, span: Span) -> list[Statement]:
    """The statements of which a content or a cue touches a span, the innermost first."""
    found = [one for one in line.statements if any(overlaps(each, span) for each in (*one.attribution.content, *one.attribution.cue))]
    return sorted(found, key=lambda one: sum(b - a for a, b in one.attribution.content))
