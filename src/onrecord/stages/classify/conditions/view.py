"""A statement as one string: the pieces that are looked at, with the words between them left out, and the way back to the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.types import Span, Spans
from onrecord.words.paragraphs import sentences, trim
from onrecord.words.spans import joined, without

_REACH = 1200
"""Characters to each side of a statement in which its sentence must begin and end; no sentence of a report is longer."""
_STOP = re.compile(r"[.!?…][\s\"“”„«»'‘’]")
_POINTED = re.compile(r"[,;:.!?…–—-][\"”“’'»«]?\s*$")
_BREAKS = "\n\r\u2028\u2029\x0b\x0c\x85"
_LINE = re.compile(rf"[^{_BREAKS}]+")


@dataclass(frozen=True, slots=True)
class View:
    """`text` is what is read; `pieces` are (start in `text`, start in the report, length), in order."""

    text: str
    pieces: tuple[tuple[int, int, int], ...]

    @classmethod
    def of(cls, report: str, spans: Spans) -> View:
        """The view of `spans`. Between two pieces stands a full stop where the words left out end a sentence, a comma elsewhere."""
        out, pieces, size, last = [], [], 0, None
        for start, end in spans:
            if last is not None:
                seam = _seam(report[:last][-3:], report[last:start])
                out.append(seam)
                size += len(seam)
            out.append(report[start:end])
            pieces.append((size, start, end - start))
            size, last = size + end - start, end
        return cls("".join(out), tuple(pieces))

    def back(self, span: Span) -> Spans:
        """The places in the report that the view's `span` reads."""
        return tuple(_shared(span, piece) for piece in self.pieces if max(span[0], piece[0]) < min(span[1], piece[0] + piece[2]))

    def sentences(self) -> list[Span]:
        """The sentences of the view."""
        return [span for line in _lines(self.text) for span in sentences(self.text, line)]


def _shared(span: Span, piece: tuple[int, int, int]) -> Span:
    at, start, size = piece
    return start + max(0, span[0] - at), start + min(size, span[1] - at)


def _seam(before: str, between: str) -> str:
    if between.isspace():
        return between
    if _STOP.search(between + " "):
        return ". "
    return " " if _POINTED.search(before) else ", "


def _lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        span = trim(text, match.span())
        if span[0] < span[1]:
            yield span


def around(report: str, spans: Sequence[Span], noise: Sequence[Span] = ()) -> list[tuple[Span, bool]]:
    """The sentences of the lines that `spans` touch, without noise, each with whether `spans` touch it; in order."""
    rows: dict[Span, bool] = {}
    for start, end in spans:
        for sentence in _near(report, (start, end), noise):
            rows[sentence] = rows.get(sentence, False) or (sentence[0] < end and start < sentence[1])
    return sorted(rows.items())


def _near(report: str, span: Span, noise: Sequence[Span]) -> Iterator[Span]:
    start = max((report.rfind(mark, max(0, span[0] - _REACH), span[0]) for mark in _BREAKS), default=-1) + 1 or max(0, span[0] - _REACH)
    ends = [at for mark in _BREAKS if (at := report.find(mark, span[1], span[1] + _REACH)) >= 0]
    whole = (start, min(ends, default=min(len(report), span[1] + _REACH)))
    for line in without(whole, list(noise)):
        for part in _lines(report[line[0] : line[1]]):
            for one in sentences(report, (part[0] + line[0], part[1] + line[0])):
                if one[0] < one[1]:
                    yield one


def clear(report: str, spans: Spans, noise: Sequence[Span]) -> Spans:
    """`spans` in order, without noise and without empty pieces."""
    parts = (trim(report, part) for span in joined(report, spans) for part in without(span, list(noise)))
    return tuple(part for part in parts if part[0] < part[1])
