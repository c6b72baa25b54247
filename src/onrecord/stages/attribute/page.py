"""What the rules may look at: the text, its paragraphs and its quotations, worked out once."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from onrecord.types import Attribution, Span
from onrecord.words.paragraphs import paragraphs, sentences
from onrecord.words.quotes import Quotation, quotations
from onrecord.words.spans import overlaps


@dataclass(frozen=True)
class Page:
    """A text with its paragraphs (noise left out) and what is derived from them."""

    text: str
    paragraphs: list[Span]

    @classmethod
    def of(cls, text: str, noise: tuple[Span, ...] = ()) -> Page:
        """The page of a text; `noise` is left out of its paragraphs."""
        return cls(text, paragraphs(text, noise))

    @cached_property
    def quotations(self) -> list[Quotation]:
        """All quotations, in order."""
        return quotations(self.text, self.paragraphs)

    @cached_property
    def outer(self) -> list[Quotation]:
        """The quotations that stand in no other."""
        return [q for q in self.quotations if q.depth == 1]

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

    def quotation_around(self, span: Span) -> Quotation | None:
        """The outer quotation that shares a character with `span`, the first if there are several."""
        return next((q for q in self.outer if overlaps((q.start, q.end), span)), None)


def owner(attributions: list[Attribution], span: Span) -> int | None:
    """The index of the attribution whose content shares a character with `span`."""
    return next((n for n, a in enumerate(attributions) if any(overlaps(piece, span) for piece in a.content)), None)
