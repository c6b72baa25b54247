"""What a page or a table needs of a report and its statements: the contract's fields, and the words that their spans read.

Views are built from contract-shaped rows (`onrecord export statements`, `reports`) and the report's text, or by whoever reads the
store. A field that has not been worked out is None, and every presenter says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol

from onrecord.types import UNKNOWN, Failure, Noise, Spans

ELISION = " […] "
"""Stands between the pieces of a discontinuous span: an editor's mark, so that nobody takes the pieces for one run of words."""


@dataclass(frozen=True, slots=True)
class Place:
    """The report that a statement stands in, as the contract cites it. `path` is for people; `published` is EDTF."""

    id: str
    path: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What the spans of a statement read in the report; empty where there is no span."""

    content: str
    source: str = ""
    cue: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement with its words. Spans are `[start, end)` in code points of the report's text; `score` is 0 to 1."""

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
    act: str | None = None
    said: str | None = None
    doubt: bool | None = None
    score: float | None = None


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


class Record(Protocol):
    """What the dossier asks of a record. Each is read once, in any order; the dossier sorts."""

    def reports(self) -> Iterable[ReportView]:
        """Every report with its text and statements, one at a time."""
        ...

    def failures(self) -> Iterable[Failure]:
        """What could not be read or worked out."""
        ...


def excerpt(text: str, spans: Spans) -> str:
    """The words of the spans, pieces joined by an elision mark."""
    return ELISION.join(text[start:end] for start, end in spans)


def text_hash(text: str) -> str:
    """SHA-256 of the text as UTF-8, in hex. Lone surrogates, which UTF-8 cannot carry, are hashed as they stand."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def place(row: Mapping[str, Any]) -> Place:
    """The contract's inner `report` object, or a row of the `reports` export, as a place."""
    return Place(
        row["id"], row["path"], row.get("url"), row.get("outlet"), row.get("title"), row.get("published"), row.get("language")
    )


def statement(row: Mapping[str, Any], text: str) -> StatementView:
    """A row of the `statements` export with the words that its spans read in `text`."""
    spans = {part: _spans(row.get(part)) for part in ("content", "source", "cue", "via")}
    return StatementView(
        id=row["id"],
        report=place(row["report"]),
        words=Words(**{part: excerpt(text, where) for part, where in spans.items()}),
        **spans,
        mode=row.get("mode") or "indirect",
        parent=row.get("parent"),
        speaker=row.get("speaker"),
        party=row.get("party"),
        act=row.get("act"),
        said=None if row.get("said") == UNKNOWN else row.get("said"),
        doubt=row.get("doubt"),
        score=row.get("score"),
    )


def report(row: Mapping[str, Any], text: str, statements: Sequence[Mapping[str, Any]] = (), dated_by: str | None = None) -> ReportView:
    """A row of the `reports` export with its text and its statements. The export gives no reason for noise, so neither does this."""
    views = [statement(each, text) for each in statements]
    return ReportView(
        place=place(row),
        text=text,
        sha256=text_hash(text),
        statements=tuple(sorted(views, key=in_text_order)),
        noise=tuple(Noise(span, "noise", "no part of the report") for span in _spans(row.get("noise"))),
        credits=tuple(row.get("credits") or ()),
        dated_by=dated_by,
        derived_from=row.get("derived_from"),
        derivation=row.get("derivation"),
    )


def in_text_order(view: StatementView) -> tuple[int, int, str]:
    """Sort key: where the statement begins; of two that begin together, the longer (outer) one first."""
    spans = view.content or view.source or view.cue or ((0, 0),)
    return (spans[0][0], -spans[-1][1], view.id)


def _spans(pairs: Iterable[Sequence[int]] | None) -> Spans:
    return tuple((pair[0], pair[1]) for pair in pairs or ())
