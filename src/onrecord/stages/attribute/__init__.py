"""Attribute: who says what. The encoder reads the report; the rules in this room put bounds, layout and chains right.

Each rule takes the attributions of a page and gives them back mended: it may correct bounds, add what its evidence carries, or drop what
the text contradicts, and names itself in `Attribution.rule`. The encoder decides about language, the rules about marks, layout and chains.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model.reading import read
from onrecord.model.states import States
from onrecord.stages.attribute.according import accord
from onrecord.stages.attribute.answered import answered
from onrecord.stages.attribute.bounded import bound
from onrecord.stages.attribute.carriers import carry
from onrecord.stages.attribute.cited import credit
from onrecord.stages.attribute.free import go_on
from onrecord.stages.attribute.hollow import fill
from onrecord.stages.attribute.idle import unname
from onrecord.stages.attribute.inside import inside
from onrecord.stages.attribute.nested import nested
from onrecord.stages.attribute.opened import opened
from onrecord.stages.attribute.owned import divide
from onrecord.stages.attribute.page import Page
from onrecord.stages.attribute.parted import gather
from onrecord.stages.attribute.person import speak_on
from onrecord.stages.attribute.pieces import separate
from onrecord.stages.attribute.positions import positions
from onrecord.stages.attribute.provisos import conditioned
from onrecord.stages.attribute.quotations import adopt, snap
from onrecord.stages.attribute.readiness import ready
from onrecord.stages.attribute.resumed import resume
from onrecord.stages.attribute.swallowed import disgorge
from onrecord.stages.attribute.transcript import transcribe
from onrecord.stages.attribute.unended import end
from onrecord.types import Attribution, Mode, Report, Span, Spans
from onrecord.words.ground import Ground
from onrecord.words.spans import within, without

if TYPE_CHECKING:
    from onrecord.model.encoder import Encoder, Encoders

VERSION = "31"
"""Raised whenever the stage would answer otherwise for the same text and weights: it makes derived rows stale."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """The attributions of a report in text order, parents before what lies in them, and what the encoder knows of their words."""

    rows: list[Attribution]
    states: States


def attribute(report: Report, noise: Sequence[Span], encoders: Encoders) -> Attributed:
    """Who says what in a report. `noise` is never part of an attribution."""
    language = report.details.language or "en"
    return attribute_text(report.text, tuple(noise), encoders.for_language(language), language)


def attribute_text(text: str, noise: tuple[Span, ...], encoder: Encoder, language: str) -> Attributed:
    """As `attribute`, for a bare text."""
    page = Page.of(text, noise)
    reading = read(encoder, text, page.paragraphs)
    found = reading.found
    for rule in (transcribe, separate, snap, adopt):
        found = rule(page, found)
    for spoken in (bound, disgorge, conditioned, divide, resume, unname, speak_on, opened, accord, go_on, answered):
        found = spoken(page, found, language)
    found = gather(page, positions(page, ready(page, found, language), language), language)
    found = nested(page, found, lambda span: read(encoder, text, (span,)).found, language)
    found = inside(page, found, language)
    rows = _settled(page, end(page, fill(page, credit(page, carry(page, found)), language), language))
    return Attributed(rows, reading.trail.near(rows))


def _settled(page: Page, found: list[Attribution]) -> list[Attribution]:
    """In order, each with its mode and its parent; an attribution found twice is kept once."""
    clear = [_without_noise(page, one) for one in found] if page.noise else found
    once = {(a.content, a.source, a.cue): a for a in clear if _wordy(page.text, a.content)}
    rows = sorted(once.values(), key=lambda a: (a.content[0][0], -a.content[-1][1], a.content, a.cue))
    moded = [replace(one, mode=mode(page, one.content)) for one in rows]
    hulls = Ground.of(((one.content[0][0], one.content[-1][1]), n) for n, one in enumerate(moded))
    return [replace(one, parent=_parent(moded, n, hulls)) for n, one in enumerate(moded)]


def _without_noise(page: Page, one: Attribution) -> Attribution:
    return replace(one, content=page.bare(one.content), source=page.bare(one.source), cue=page.bare(one.cue), via=page.bare(one.via))


def mode(page: Page, content: Spans) -> Mode:
    """Direct if every word of the content stands in a quotation, indirect if none does, else mixed."""
    quoted = [part for span in content for q in page.quotations_near(span) if (part := _shared(span, (q.start, q.end)))]
    plain = [part for span in content for part in without(span, quoted)]
    if not _wordy(page.text, quoted):
        return Mode.INDIRECT
    return Mode.MIXED if _wordy(page.text, plain) else Mode.DIRECT


def _shared(one: Span, other: Span) -> Span | None:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start < end else None


def _wordy(text: str, spans: Iterable[Span]) -> bool:
    return any(c.isalnum() for start, end in spans for c in text[start:end])


def _parent(rows: list[Attribution], child: int, hulls: Ground) -> int | None:
    """The smallest content that holds the whole of the child's: content, source and cue."""
    one = rows[child]
    parts = (*one.content, *one.cue)
    start, end = one.content[0][0], one.content[-1][1]
    around = sorted(n for n in hulls.near((start, end)) if rows[n].content[0][0] <= start and end <= rows[n].content[-1][1])
    holders = [
        n for n in around if rows[n].content != one.content and all(any(within(p, piece) for piece in rows[n].content) for p in parts)
    ]
    return min(holders, key=lambda n: sum(e - s for s, e in rows[n].content), default=None)
