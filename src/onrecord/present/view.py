"""What a page or a table needs of a report and its statements: the contract's fields, and the words that their spans read.

Views are made from the rows that questions answer with. A field that has not been worked out is None, and every presenter says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from onrecord import questions
from onrecord.present.across import Across, across
from onrecord.present.opening import opening
from onrecord.questions import rows
from onrecord.types import UNKNOWN, Noise, Spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.questions.rows import Failure, FullReport, Place, Statement, Words
    from onrecord.store import Store

ELISION = " […] "
"""Stands between the pieces of a discontinuous span: an editor's mark, so that nobody takes the pieces for one run of words."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What must come first, in the words of the report; empty where it has none. `kind` is one of the codebook's (section 3)."""

    kind: str
    holder: str | None
    antecedent: str
    consequent: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement with its words. Spans are `[start, end)` in code points of the report's text; `score` is 0 to 1.

    `condition` is the kind of the condition it states, `terms` what it says, `negated` tells that the act is withheld.
    """

    id: str
    report: Place
    words: Words
    content: Spans
    source: Spans = ()
    cue: Spans = ()
    via: Spans = ()
    mode: str = "indirect"
    parent: str | None = None
    speaker: str | None = None
    party: str | None = None
    addressee: str | None = None
    act: str | None = None
    negated: bool = False
    condition: str | None = None
    said: str | None = None
    doubt: bool | None = None
    score: float | None = None
    occasion: str | None = None
    point: str | None = None
    utterance: str | None = None
    terms: Terms | None = None


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report, its text and what is on record of it.

    `dated_by` says where the date came from (`manifest`, `metadata`, `guess`), None where there is no date or nobody knows;
    `sha256` is the hash of the UTF-8 text, 64 hex digits. Statements stand in text order.
    """

    place: Place
    text: str
    sha256: str
    statements: tuple[StatementView, ...] = ()
    noise: tuple[Noise, ...] = ()
    credits: tuple[str, ...] = ()
    dated_by: str | None = None
    derived_from: str | None = None
    derivation: str | None = None
    origin: str | None = None

    @property
    def opening(self) -> str:
        """The first words of a report without a title; empty where it has one."""
        return "" if self.place.title else opening(self.text, (each.span for each in self.noise))


class Record(Protocol):
    """What the dossier asks of a record. Each is read once, in any order; the dossier sorts."""

    def reports(self) -> Iterable[ReportView]:
        """Every report with its text and statements, one at a time."""
        ...

    def failures(self) -> Iterable[Failure]:
        """What could not be read or worked out."""
        ...

    def across(self) -> Across:
        """What is only seen across reports."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """An open store, asked for what the dossier needs."""

    store: Store

    def reports(self) -> Iterable[ReportView]:
        """Reports in the order of their paths."""
        return (report(questions.report(self.store, row.id)) for row in questions.reports(self.store))

    def failures(self) -> Iterable[Failure]:
        """Failures in the order of their paths."""
        return questions.failures(self.store)

    def across(self) -> Across:
        """All of it, in the order of the export."""
        return across(self.store)


def excerpt(text: str, spans: Spans) -> str:
    """The words of the spans, pieces joined by an elision mark."""
    return ELISION.join(text[start:end] for start, end in spans)


def statement(row: Statement, words: Words) -> StatementView:
    """A statement as a question answers with it."""
    return StatementView(
        id=row.id,
        report=row.report,
        words=words,
        content=row.content,
        source=row.source,
        cue=row.cue,
        via=row.via,
        mode=row.mode,
        parent=row.parent,
        speaker=row.speaker,
        party=row.party,
        addressee=row.addressee,
        act=row.act,
        negated=row.negated,
        condition=row.condition.kind if row.condition else None,
        said=None if row.said == UNKNOWN else row.said,
        doubt=row.doubt,
        score=row.score,
        occasion=row.occasion,
        point=row.point,
        utterance=row.utterance,
    )


def report(full: FullReport) -> ReportView:
    """A report as a question answers with it. Words are read from the text again, with an editor's mark between pieces."""
    views = (replace(statement(row, _words(full.text, row)), terms=_terms(full.text, row)) for row, _ in full.statements)
    row = full.report
    return ReportView(
        place=rows.Place(row.id, row.path, row.url, row.outlet, row.title, row.published, row.language),
        text=full.text,
        sha256=full.sha256,
        statements=tuple(sorted(views, key=in_text_order)),
        noise=tuple(Noise(each.span, each.kind, each.reason) for each in full.noise),
        credits=row.credits,
        dated_by=dict(full.provenance).get("published"),
        derived_from=row.derived_from,
        derivation=row.derivation,
        origin=row.origin,
    )


def in_text_order(view: StatementView) -> tuple[int, int, str]:
    """Sort key: where the statement begins; of two that begin together, the longer (outer) one first."""
    spans = view.content or view.source or view.cue or ((0, 0),)
    return (spans[0][0], -spans[-1][1], view.id)


def _words(text: str, row: Statement) -> Words:
    return rows.Words(*(excerpt(text, spans) for spans in (row.content, row.source, row.cue, row.via)))


def _terms(text: str, row: Statement) -> Terms | None:
    if row.condition is None:
        return None
    words = (excerpt(text, spans) for spans in (row.condition.antecedent, row.condition.consequent))
    return Terms(row.condition.kind, row.condition.holder, *words)
