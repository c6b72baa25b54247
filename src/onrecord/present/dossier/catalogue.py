"""What the lists of a dossier need to remember of each report once its own pages are written: little, for records are large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from onrecord.present.dossier import names
from onrecord.present.view import ReportView, StatementView
from onrecord.present.visible import shorten
from onrecord.questions.rows import Place, Words

_KEPT = 400
"""Characters kept of the words of a statement: more than any list shows."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A report in a list: where it came from, how many statements it holds, the file of its first page; its first words if untitled."""

    place: Place
    statements: int
    dated_by: str | None
    href: str
    opening: str = ""


@dataclass(slots=True)
class Catalogue:
    """Grows with each report."""

    reports: list[Listing] = field(default_factory=list)
    statements: list[StatementView] = field(default_factory=list)

    def add(self, view: ReportView) -> None:
        """Remember a report whose pages are written."""
        href = names.numbered(names.report_stem(view.place.id), 1)
        self.reports.append(Listing(view.place, len(view.statements), view.dated_by, href, view.opening))
        self.statements.extend(map(kept, view.statements))

    def newest_first(self) -> list[Listing]:
        """Reports by date, undated ones last, then by outlet and id."""
        ordered = sorted(self.reports, key=lambda row: (row.place.outlet or "", row.place.id))
        return sorted(ordered, key=lambda row: row.place.published or "", reverse=True)


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of the front page; each says of what in the template. Dates are EDTF as the reports have them, or None."""

    reports: int
    outlets: int
    undated: int
    statements: int
    speakers: int
    nameless: int
    first: str | None
    last: str | None


def summary(catalogue: Catalogue) -> Summary:
    """Count what a catalogue holds."""
    dates = sorted(row.place.published for row in catalogue.reports if row.place.published)
    return Summary(
        reports=len(catalogue.reports),
        outlets=len({row.place.outlet for row in catalogue.reports if row.place.outlet}),
        undated=len(catalogue.reports) - len(dates),
        statements=len(catalogue.statements),
        speakers=len({row.speaker for row in catalogue.statements if row.speaker}),
        nameless=sum(not row.speaker for row in catalogue.statements),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )


def named_as(rows: Iterable[StatementView]) -> list[tuple[str, int]]:
    """How the reports name a speaker: source words and how often, the most frequent first."""
    counts = Counter(row.words.source for row in rows if row.words.source)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def kept(view: StatementView) -> StatementView:
    """The statement with no more of its words than lists show."""
    words, terms = view.words, view.terms
    short = terms and replace(terms, antecedent=shorten(terms.antecedent, _KEPT), consequent=shorten(terms.consequent, _KEPT))
    return replace(
        view,
        words=Words(*(shorten(part, _KEPT) for part in (words.content, words.source, words.cue, words.via))),
        terms=short,
    )
