"""What the rules may look at: the text, its paragraphs and its quotations, worked out once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.types import Span, Spans
from onrecord.words.ground import Ground
from onrecord.words.paragraphs import paragraphs, sentences, trim
from onrecord.words.quotes import Quotation, quotations
from onrecord.words.spans import without

SHORT = 60
"""Characters: noise no longer than this may stay before the encoder's eyes in a line of reporting."""


@dataclass(frozen=True)
class Page:
    """A text with its paragraphs (noise left out) and what is derived from them."""

    text: str
    paragraphs: list[Span]
    noise: tuple[Span, ...] = ()

    @classmethod
    def of(cls, text: str, noise: tuple[Span, ...] = ()) -> Page:
        """The page of a text; `noise` is left out of its paragraphs, save short noise in a line of reporting.

        The encoder has learned to read past a dateline; a line that begins without one is a stranger to it. `bare` takes
        such noise out of what was found.
        """
        return cls(text, paragraphs(text, tuple(span for span in noise if not _in_line(text, span))), noise)

    def bare(self, spans: Spans) -> Spans:
        """The spans without the noise in them."""
        parts = (trim(self.text, part) for span in spans for part in without(span, [self.noise[n] for n in self._noisy.near(span)]))
        return tuple(part for part in parts if part[0] < part[1])

    @cached_property
    def _noisy(self) -> Ground:
        return Ground.of((span, n) for n, span in enumerate(self.noise))

    @cached_property
    def quotations(self) -> list[Quotation]:
        """All quotations, in order."""
        return quotations(self.text, self.paragraphs)

    @cached_property
    def outer(self) -> list[Quotation]:
        """The quotations that stand in no other."""
        return [q for q in self.quotations if q.depth == 1]

    @cached_property
    def _quoted(self) -> Ground:
        return Ground.of(((q.start, q.end), n) for n, q in enumerate(self.outer))

    @cached_property
    def _open_ends(self) -> dict[int, Quotation]:
        return {q.end: q for q in reversed(self.outer) if not q.closed}

    @cached_property
    def _openings(self) -> dict[int, Quotation]:
        return {q.start: q for q in reversed(self.outer)}

    @cached_property
    def _inner_starts(self) -> tuple[list[int], list[Quotation]]:
        inner = sorted((q for q in self.quotations if q.depth > 1 and q.closed), key=lambda q: q.start)
        return [q.start for q in inner], inner

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of all paragraphs, in order."""
        return [one for span in self.paragraphs for one in sentences(self.text, span)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds, or last began before, the character `at`."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that holds, or last began before, the character `at`."""
        return max(0, bisect_right(self._starts, at) - 1)

    def opens_sentence(self, at: int) -> bool:
        """Whether a sentence begins with the character `at`."""
        place = bisect_left(self._sentence_starts, at)
        return self._sentence_starts[place : place + 1] == [at]

    def quotation_around(self, span: Span) -> Quotation | None:
        """The outer quotation that shares a character with `span`, the first if there are several."""
        number = self._quoted.first(span)
        return None if number is None else self.outer[number]

    def quotations_near(self, span: Span) -> Iterator[Quotation]:
        """The outer quotations that share a character with `span`."""
        return (self.outer[n] for n in self._quoted.near(span))

    def quotations_after(self, at: int) -> Iterator[Quotation]:
        """The outer quotations in order, without those at the beginning of the text that end at `at` or before."""
        return (self.outer[n] for n in range(self._quoted.after(at), len(self.outer)))

    def left_open(self, end: int) -> Quotation | None:
        """The outer quotation that no mark closes and that ends, with its paragraph, at `end`."""
        return self._open_ends.get(end)

    def opening(self, start: int) -> Quotation | None:
        """The outer quotation that starts at `start`."""
        return self._openings.get(start)

    def inner_from(self, low: int, high: int) -> list[Quotation]:
        """The closed quotations inside others that start in `low`..`high`, both included."""
        starts, inner = self._inner_starts
        return inner[bisect_left(starts, low) : bisect_right(starts, high)]


def _in_line(text: str, span: Span) -> bool:
    """Whether noise is short and shares its line with words that are none."""
    start, end = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
    rest = text[start : span[0]] + text[span[1] : end if end >= 0 else len(text)]
    return span[1] - span[0] <= SHORT and any(c.isalnum() for c in rest)
