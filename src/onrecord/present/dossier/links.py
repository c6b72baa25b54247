"""Where in a dossier the things that reports share are shown, and what is known of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.present.across import Across
from onrecord.present.dossier import names
from onrecord.present.dossier.colours import REST, colours, sides
from onrecord.present.view import StatementView, Terms
from onrecord.present.wording import title
from onrecord.questions.rows import Report, Step, Utterance, Wording
from onrecord.store.told import Judgement
from onrecord.types import UNKNOWN

PAGES = "en"
"""The language of the pages themselves."""
OTHER = frozenset({"softened", "hardened", "polarity"})
"""How a wording differs that does not stand for the others."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """What a report was made from (None where it is not on record) and what heads that, and the other reports of its origin, by id."""

    source: Report | None
    siblings: tuple[Report, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """What became of a text or a meeting, by whom and when (None: not told), and every report of it; `told` are the words of the first."""

    status: str
    by: str | None
    date: str | None
    told: Told | None
    words: str
    places: tuple[tuple[Report, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An utterance in the words of a report: where they stand, in which language, and the date of the first report, if it has one.

    `terms` is the condition that these words state, None where they state none.
    """

    text: str
    language: str | None
    href: str
    reported: str | None = None
    terms: Terms | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """`words` and `statements` grow while reports are written: for each statement where its words stand, and its row.

    `reviews` are the decisions of people about statements, by statement; `served` tells that a server finds statements by their ids: there
    all of it is no more than one page needs. `colours` are those of the parties, `openings` the first words of reports without a title.
    """

    across: Across = field(default_factory=Across)
    utterances: Mapping[str, Utterance] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    origins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    points: frozenset[str] = frozenset()
    colours: Mapping[str, str] = field(default_factory=dict)
    served: bool = False
    reviews: Mapping[str, Judgement] = field(default_factory=dict)
    openings: Mapping[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    statements: dict[str, StatementView] = field(default_factory=dict)

    def several(self, identity: str | None) -> Utterance | None:
        """The utterance, where more than one statement reports it: those have pages of their own."""
        found = self.utterances.get(identity or "")
        return found if found and len(found.wordings) > 1 else None

    def utterance(self, identity: str) -> str | None:
        """Its page, or the words of the only statement that reports it."""
        found = self.utterances.get(identity)
        if found is None or not found.wordings:
            return None
        return f"{names.utterance_stem(identity)}.html" if self.several(identity) else self.words.get(found.wordings[0].statement)

    def told(self, identity: str | None, *, original: bool = False) -> Told | None:
        """What was said, or None for an utterance that is not on record.

        In a report's words in the language of the pages, where one says the same in it, unless those of the first are asked for.
        """
        found, href = self.utterances.get(identity or ""), self.utterance(identity or "")
        if found is None or href is None:
            return None
        first = found.wordings[0]
        worded = first if original else self._readable(found.wordings)
        view, reported = self.statements.get(worded.statement), self.statements.get(first.statement)
        told_by = (view.report.language, view.terms) if view else (None, None)
        return Told(worded.text, told_by[0], href, reported.report.published if reported else None, told_by[1])

    def heard(self, identity: str, said: str | None) -> str:
        """When it was said, or else first reported; empty where nothing tells either."""
        if said not in (None, UNKNOWN):
            return said
        found = self.utterances.get(identity)
        views = self.views(each.statement for each in found.wordings) if found else []
        return min((view.report.published for view in views if view.report.published), default="")

    def _readable(self, wordings: Sequence[Wording]) -> Wording:
        """The first wording in the language of the pages that does not say another thing, else the first of all."""
        same = (one for one in wordings if one.differs not in OTHER and self.language(one.statement) == PAGES)
        return next(same, wordings[0])

    def colour(self, party: str | None) -> str:
        """The name of a party's colour in the style sheet."""
        return self.colours.get(party or "", REST)

    def language(self, statement: str) -> str | None:
        """In which language a statement is written."""
        view = self.statements.get(statement)
        return view.report.language if view else None

    def point(self, label: str | None) -> str | None:
        """The page of a point."""
        return f"{names.point_stem(label)}.html" if label in self.points and label else None

    def lineage(self, identity: str) -> Lineage:
        """Where a report comes from."""
        report = self.reports.get(identity)
        if report is None:
            return Lineage(None, ())
        others = (other for other in self.origins.get(report.origin or "", ()) if other != identity)
        source = self.reports.get(report.derived_from or "")
        return Lineage(source, tuple(self.reports[other] for other in others), self.title(source) if source else "")

    def title(self, report: Report) -> str:
        """What heads a report: its title, its first words, or the name of its file."""
        return self.openings.get(report.id) or title(report)

    def views(self, statements: Iterable[str]) -> list[StatementView]:
        """Rows of these statements, those that are on record."""
        return [self.statements[each] for each in statements if each in self.statements]

    def shown(self, statements: Iterable[str]) -> StatementView | None:
        """The one of these to show alone: the first in the language of the pages, else the first."""
        views = self.views(statements)
        return next((view for view in views if view.report.language == PAGES), None) or next(iter(views), None)

    def step(self, step: Step, statements: Iterable[str]) -> Told | None:
        """Where the words stand that tell what became of a text or a meeting: at a statement that has them, else in their report."""
        views = [view for view in self.views(statements) if view.report.id == step.report]
        near = (view for view in views if any(a < d and c < b for a, b in step.spans for c, d in (*view.content, *view.cue)))
        view = next(near, None) or next(iter(views), None)
        report = self.reports.get(step.report)
        if view is None and report is None:
            return None
        language = view.report.language if view else report.language if report else None
        return Told(step.words, language, self.words[view.id] if view else f"{names.report_stem(step.report)}.html")

    def milestones(self, history: Iterable[Step], statements: Iterable[str]) -> list[Milestone]:
        """Steps that tell the same of one day once, in their order."""
        known = tuple(statements)
        found: defaultdict[tuple[str, str | None, str | None], list[Step]] = defaultdict(list)
        for step in history:
            found[step.status, step.by, step.date].append(step)
        return [self._milestone(same, known) for same in found.values()]

    def _milestone(self, same: Sequence[Step], statements: tuple[str, ...]) -> Milestone:
        hrefs: dict[str, str] = {}
        tolds = [(step, self.step(step, statements)) for step in same]
        for step, told in tolds:
            if told and step.report in self.reports:
                hrefs.setdefault(step.report, told.href)
        first, told = tolds[0]
        places = tuple((self.reports[report], href) for report, href in hrefs.items())
        return Milestone(first.status, first.by, first.date, told, first.words, places)

    def by_report(self, statements: Iterable[str]) -> list[list[StatementView]]:
        """The same by report, reports in the order of their first statement."""
        found: defaultdict[str, list[StatementView]] = defaultdict(list)
        for view in self.views(statements):
            found[view.report.id].append(view)
        return list(found.values())


def linked(across: Across) -> Links:
    """The links of a record before any report is written."""
    origins: defaultdict[str, list[str]] = defaultdict(list)
    for report in sorted(across.reports, key=lambda row: (row.published or "~", row.id)):
        origins[report.origin or ""].append(report.id)
    points = {row.point for row in across.positions} | {row.point for row in across.utterances if row.point}
    return Links(
        across=across,
        utterances={row.id: row for row in across.utterances},
        reports={row.id: row for row in across.reports},
        origins={origin: tuple(ids) for origin, ids in origins.items() if origin},
        points=frozenset(points),
        colours=colours(sides(across.utterances)),
        reviews=across.reviews,
        openings=across.openings,
    )
