"""Arithmetic on spans: `[start, end)` pairs in code points, sorted and apart unless said otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.types import Span, Spans


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def within(inner: Span, outer: Span) -> bool:
    """Whether `inner` lies in `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def touch(some: Iterable[Span], span: Span) -> bool:
    """Whether any of `some` shares a character with `span`."""
    return any(overlaps(one, span) for one in some)


def joined(text: str, spans: Iterable[Span]) -> Spans:
    """The spans in order, those that overlap or have only white space between them made one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or text[out[-1][1] : start].isspace()):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def merged(spans: Iterable[Span]) -> Spans:
    """The spans in order, overlapping or touching ones made one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def without(span: Span, others: Sequence[Span]) -> Spans:
    """The parts of `span` that none of `others` covers."""
    out: list[Span] = []
    at = span[0]
    for start, end in sorted(others):
        if end <= at or start >= span[1]:
            continue
        if start > at:
            out.append((at, start))
        at = max(at, end)
    if at < span[1]:
        out.append((at, span[1]))
    return tuple(out)


def reads(text: str, spans: Iterable[Span]) -> str:
    """What the spans read, pieces parted by ` … `."""
    return " … ".join(text[start:end] for start, end in spans)
