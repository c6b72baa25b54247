"""Cut a text into segments that know which statements they belong to, and string segments together as nested elements.

Spans may nest, overlap and lie outside the text; whatever they do, every code point of the text is in exactly one segment, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Protocol

from onrecord.types import Noise, Span, Spans


class Role(StrEnum):
    """Which part of an attribution a stretch of text is (codebook 1)."""

    CONTENT = "content"
    VIA = "via"
    SOURCE = "source"
    CUE = "cue"


class Spanned(Protocol):
    """Anything with the four parts of an attribution."""

    @property
    def id(self) -> str:
        """Of the statement."""
        ...

    @property
    def content(self) -> Spans:
        """What is attributed."""
        ...

    @property
    def source(self) -> Spans:
        """Who said it."""
        ...

    @property
    def cue(self) -> Spans:
        """What ties the two."""
        ...

    @property
    def via(self) -> Spans:
        """Who passed it on."""
        ...


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of one statement."""

    statement: str
    role: Role
    span: Span


Frame = Mark | Noise
"""What a segment can lie in."""


@dataclass(frozen=True, slots=True)
class Segment:
    """`text` at `[start, end)`, and the frames it lies in, the outermost first."""

    start: int
    text: str
    frames: tuple[Frame, ...] = ()

    @property
    def end(self) -> int:
        """The offset after its last code point."""
        return self.start + len(self.text)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The spans it lies in, the outermost first."""
        return tuple(frame for frame in self.frames if isinstance(frame, Mark))

    @property
    def noise(self) -> Noise | None:
        """The noise it is part of, if any."""
        return next((frame for frame in self.frames if isinstance(frame, Noise)), None)

    @property
    def roles(self) -> frozenset[Role]:
        """What it is, of whichever statement."""
        return frozenset(mark.role for mark in self.marks)

    @property
    def statements(self) -> tuple[str, ...]:
        """The ids of the statements it belongs to, the outermost first, each once."""
        return tuple(dict.fromkeys(mark.statement for mark in self.marks))

    @property
    def depth(self) -> int:
        """In how many contents it lies: 0 outside, 1 in a quote, 2 in a quote within a quote."""
        return sum(mark.role is Role.CONTENT for mark in self.marks)

    def cut_at(self, offset: int) -> list[Segment]:
        """The same segment in two, where `offset` lies within it; else as it is."""
        if not self.start < offset < self.end:
            return [self]
        head, tail = self.text[: offset - self.start], self.text[offset - self.start :]
        return [Segment(self.start, head, self.frames), Segment(offset, tail, self.frames)]


@dataclass(frozen=True, slots=True)
class Open:
    """An element begins. `whole_start` and `whole_end` tell whether it has the frame's own ends, or was split by an overlap or a break."""

    frame: Frame
    depth: int
    whole_start: bool
    whole_end: bool


@dataclass(frozen=True, slots=True)
class Close:
    """The element opened last ends."""

    frame: Frame


Event = Open | Close | Segment


def segments(text: str, noise: Iterable[Noise], statements: Iterable[Spanned]) -> list[Segment]:
    """The text in order, cut wherever a span begins or ends. Spans are clipped to the text; empty ones mark nothing."""
    frames = sorted(_frames(len(text), noise, statements), key=_outermost_first)
    edges = sorted({0, len(text)}.union(*(frame.span for frame in frames)))
    found: list[Segment] = []
    active: list[Frame] = []
    coming = iter([*frames, None])
    after = next(coming)
    for start, end in pairwise(edges):
        active = [frame for frame in active if frame.span[1] > start]
        while after is not None and after.span[0] <= start:
            active.append(after)
            after = next(coming)
        found.append(Segment(start, text[start:end], tuple(active)))
    return found


def lines(found: Sequence[Segment]) -> list[list[Segment]]:
    """Segments by line of the text. Every line ends with its line feed, so that nothing is lost; the last one may have none."""
    rows: list[list[Segment]] = [[]]
    for segment in found:
        at = segment.start
        for piece in _by_line_feed(segment.text):
            rows[-1].append(Segment(at, piece, segment.frames))
            at += len(piece)
            if piece.endswith("\n"):
                rows.append([])
    return rows if rows[-1] else rows[:-1]


def events(found: Sequence[Segment]) -> list[Event]:
    """Segments as properly nested elements: an element that overlaps another is closed with it and opened again."""
    row: list[Event] = []
    stack: list[tuple[int, Open]] = []
    for segment in found:
        shared = _shared([opened.frame for _, opened in stack], segment.frames)
        _close(row, stack, shared, segment.start)
        for frame in segment.frames[shared:]:
            outer = stack[-1][1].depth if stack else 0
            opened = Open(frame, outer + _is_content(frame), frame.span[0] == segment.start, whole_end=False)
            stack.append((len(row), opened))
            row.append(opened)
        row.append(segment)
    _close(row, stack, 0, found[-1].end if found else 0)
    return row


def _frames(length: int, noise: Iterable[Noise], statements: Iterable[Spanned]) -> Iterator[Frame]:
    for each in noise:
        if span := _clipped(each.span, length):
            yield Noise(span, each.kind, each.reason)
    for statement in statements:
        for role, spans in zip(Role, (statement.content, statement.via, statement.source, statement.cue), strict=True):
            for span in spans:
                if clipped := _clipped(span, length):
                    yield Mark(statement.id, role, clipped)


def _clipped(span: Span, length: int) -> Span | None:
    start, end = max(0, span[0]), min(length, span[1])
    return (start, end) if start < end else None


def _outermost_first(frame: Frame) -> tuple[int, int, int]:
    """Of two frames with one span a content encloses a source; the sort is stable, so ties stay in the order given."""
    rank = -1 if isinstance(frame, Noise) else list(Role).index(frame.role)
    return (frame.span[0], -frame.span[1], rank)


def _is_content(frame: Frame) -> bool:
    return isinstance(frame, Mark) and frame.role is Role.CONTENT


def _shared(stack: Sequence[Frame], frames: Sequence[Frame]) -> int:
    for place, (one, other) in enumerate(zip(stack, frames, strict=False)):
        if one != other:
            return place
    return min(len(stack), len(frames))


def _close(row: list[Event], stack: list[tuple[int, Open]], keep: int, at: int) -> None:
    while len(stack) > keep:
        place, opened = stack.pop()
        row[place] = Open(opened.frame, opened.depth, opened.whole_start, opened.frame.span[1] == at)
        row.append(Close(opened.frame))


def _by_line_feed(text: str) -> list[str]:
    """`splitlines` would also cut at form feeds, U+2028 and the like, which hostile text may hold in the middle of a line."""
    pieces = text.split("\n")
    return [piece + "\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])
