"""Invented reports and statements, in the shape that questions answer with, and a record in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.identity import sha256
from onrecord.present.across import Across
from onrecord.present.view import ReportView
from onrecord.questions.rows import Failure, FullReport, NoiseWords, Place, Report, Statement, Words
from onrecord.types import Spans

TEXT = (
    "Harbour talks resume\n"
    "\n"
    "“They tell their people that we will close the strait,” Mara Velt told reporters on Monday, Lantern Wire said.\n"
    "Share this story\n"
    "The union, she insisted, “wants a written guarantee” and, before any vote, “a date”.\n"
)
PLACE = Place("0123456789abcdef", "reports/harbour.txt", "https://news.example/h", "Quay Observer", "Harbour talks", "2025-03-14", "en")


def spans(text: str, *words: str) -> Spans:
    """Where each of these words first stands."""
    return tuple((text.index(each), text.index(each) + len(each)) for each in words)


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a statement; its spans are where they first stand in the text."""

    content: tuple[str, ...]
    source: str = ""
    cue: str = ""
    via: str = ""
    speaker: str | None = None
    parent: int | None = None
    score: float = 0.9


SAID = (
    Said(("“They tell their people that we will close the strait,”",), "Mara Velt", "told", "Lantern Wire", "Mara Velt"),
    Said(("we will close the strait",), "They", "tell", parent=0, score=0.61),
    Said(("“wants a written guarantee”", "“a date”"), "she", "insisted", speaker="Mara Velt"),
)


def statement(number: int, said: Said, text: str, place: Place) -> tuple[Statement, Words]:
    """A statement and its words, as `questions.quoted` gives them."""
    row = Statement(
        id=f"{number:016x}",
        report=place,
        content=spans(text, *said.content),
        source=spans(text, *filter(None, [said.source])),
        cue=spans(text, *filter(None, [said.cue])),
        via=spans(text, *filter(None, [said.via])),
        mode="mixed",
        parent=None if said.parent is None else f"{said.parent:016x}",
        speaker=said.speaker,
        party=None,
        addressee=None,
        act=None,
        condition=None,
        said=None,
        occasion=None,
        doubt=None,
        point=None,
        utterance=None,
        score=said.score,
    )
    return row, Words(" … ".join(said.content), said.source, said.cue, said.via)


def full_report(text: str = TEXT, said: tuple[Said, ...] = SAID, place: Place = PLACE, noise: tuple[NoiseWords, ...] = ()) -> FullReport:
    """A report as `questions.report` gives it."""
    about = (place.id, place.path, place.url, place.outlet, place.title, place.published, place.language)
    row = Report(*about, origin=None, derived_from=None, derivation=None, noise=(), credits=("Lantern Wire",))
    statements = tuple(statement(number, each, text, place) for number, each in enumerate(said))
    return FullReport(row, text, sha256(text), (("published", "manifest"),), noise, statements)


def copies(view: ReportView, count: int) -> ReportView:
    """The same report with so many more statements, each of other ids."""
    first = view.statements[0]
    more = tuple(replace(first, id=f"{number:016x}") for number in range(1000, 1000 + count))
    return replace(view, statements=more)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A record in memory."""

    views: tuple[ReportView, ...]
    failed: tuple[Failure, ...] = ()
    known: Across = field(default_factory=Across)

    def reports(self) -> tuple[ReportView, ...]:
        return self.views

    def failures(self) -> tuple[Failure, ...]:
        return self.failed

    def across(self) -> Across:
        return self.known
