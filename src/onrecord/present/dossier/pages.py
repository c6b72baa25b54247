"""The pages of a dossier, one function a kind. Each yields finished pages and knows nothing of files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from onrecord.present.dossier import names
from onrecord.present.dossier.catalogue import Catalogue, Listing, named_as, summary
from onrecord.present.dossier.parts import Block, pack, parts, weigh
from onrecord.present.dossier.render import fragment, page
from onrecord.present.view import ReportView
from onrecord.present.wording import Group, by_speaker
from onrecord.questions.rows import Failure
from onrecord.types import Noise

ROWS = 200
"""Rows of a list on one page."""
TOP = 12
"""Rows of a list on the front page."""
VARIANTS = 12


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page and its path in the dossier."""

    path: str
    html: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page of how many this is, and where its neighbours stand. `number` counts from 1."""

    stem: str
    number: int
    total: int

    @property
    def path(self) -> str:
        """The file of this page."""
        return names.numbered(self.stem, self.number)

    @property
    def before(self) -> str | None:
        """The file of the page before, if there is one."""
        return names.numbered(self.stem, self.number - 1) if self.number > 1 else None

    @property
    def after(self) -> str | None:
        """The file of the page after, if there is one."""
        return names.numbered(self.stem, self.number + 1) if self.number < self.total else None


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one speaker on one page; `total` counts those of all pages."""

    speaker: str | None
    total: int
    rows: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """Noise of one reason: how many stretches of how many characters in all, and what the first reads."""

    reason: str
    stretches: int
    characters: int
    sample: str


def report_pages(view: ReportView) -> tuple[list[Page], dict[str, str]]:
    """The pages of one report, and for each of its statements the address of its words."""
    pages: list[Page] = []
    hrefs: dict[str, str] = {}
    runs = parts(view)
    for number, blocks in enumerate(runs, 1):
        pager = Pager(names.report_stem(view.place.id), number, len(runs))
        html = page("report.html", pager.path, view=view, blocks=blocks, pager=pager, noise=set_aside(view.noise, view.text))
        pages.append(Page(pager.path, html))
        hrefs |= _hrefs(pager.path, blocks)
    return pages, hrefs


def statement_pages(groups: Sequence[Group], hrefs: dict[str, str]) -> Iterator[Page]:
    """All statements by speaker."""
    rows = ((group, fragment("listed_row", view, hrefs[view.id], "")) for group in groups for view in group.statements)
    runs = pack(rows, lambda row: weigh(row[1]), ROWS) or [[]]
    total = sum(len(group.statements) for group in groups)
    for number, run in enumerate(runs, 1):
        pager = Pager("statements", number, len(runs))
        yield Page(pager.path, page("statements.html", pager.path, sections=_sections(run), pager=pager, total=total))


def speaker_pages(group: Group, hrefs: dict[str, str]) -> Iterator[Page]:
    """The pages of one speaker, or of the statements without one."""
    rows = [fragment("listed_row", view, hrefs[view.id], "../") for view in group.statements]
    runs = pack(rows, weigh, ROWS)
    for number, run in enumerate(runs, 1):
        pager = Pager(names.speaker_stem(group.speaker), number, len(runs))
        named = named_as(group.statements, VARIANTS)
        reports = len({view.report.id for view in group.statements})
        html = page("speaker.html", pager.path, group=group, rows=run, pager=pager, named=named, reports=reports)
        yield Page(pager.path, html)


def speaker_lists(groups: Sequence[Group]) -> Iterator[Page]:
    """All speakers, those with most statements first."""
    return _lists("speakers", [fragment("speaker_row", group, _most(groups), "") for group in groups], len(groups))


def report_lists(listings: Sequence[Listing]) -> Iterator[Page]:
    """All reports, the newest first."""
    return _lists("reports", [fragment("report_row", listing, "") for listing in listings], len(listings))


def failure_lists(failures: Sequence[Failure]) -> Iterator[Page]:
    """All failures, in the record's order."""
    return _lists("failures", [fragment("failure_row", failure) for failure in failures], len(failures))


def index_page(catalogue: Catalogue, groups: Sequence[Group], failures: Sequence[Failure]) -> Page:
    """The front page: counts that say of what, the speakers with most statements, the newest reports, what failed."""
    named = [group for group in groups if group.speaker][:TOP]
    html = page(
        "index.html",
        "index.html",
        summary=summary(catalogue),
        speakers=[fragment("speaker_row", group, _most(named), "") for group in named],
        reports=[fragment("report_row", listing, "") for listing in catalogue.newest_first()[:TOP]],
        failures=[fragment("failure_row", failure) for failure in failures[:TOP]],
        failed=len(failures),
    )
    return Page("index.html", html)


def list_pages(catalogue: Catalogue, failures: Sequence[Failure]) -> Iterator[Page]:
    """Every page that is not one report's."""
    groups = by_speaker(catalogue.statements)
    yield index_page(catalogue, groups, failures)
    yield from statement_pages(groups, catalogue.hrefs)
    yield from speaker_lists(groups)
    yield from report_lists(catalogue.newest_first())
    yield from failure_lists(failures)
    for group in groups:
        yield from speaker_pages(group, catalogue.hrefs)


def set_aside(noise: Sequence[Noise], text: str) -> list[SetAside]:
    """Noise by reason, so that a page of a thousand share bars lists one line."""
    ordered = sorted(noise, key=lambda each: (each.reason, each.span))
    runs = [(reason, list(run)) for reason, run in groupby(ordered, key=lambda each: each.reason)]
    return [SetAside(reason, len(run), sum(each.span[1] - each.span[0] for each in run), text[slice(*run[0].span)]) for reason, run in runs]


def _lists(stem: str, rows: Sequence[Markup], total: int) -> Iterator[Page]:
    runs = pack(rows, weigh, ROWS) or [[]]
    for number, run in enumerate(runs, 1):
        pager = Pager(stem, number, len(runs))
        yield Page(pager.path, page(f"{stem}.html", pager.path, rows=run, pager=pager, total=total))


def _sections(run: Sequence[tuple[Group, Markup]]) -> list[Section]:
    found = [(pairs[0][0], pairs) for pairs in (list(pairs) for _, pairs in groupby(run, key=lambda pair: pair[0].speaker))]
    return [Section(group.speaker, len(group.statements), tuple(row for _, row in pairs)) for group, pairs in found]


def _hrefs(path: str, blocks: Sequence[Block]) -> dict[str, str]:
    """A statement whose words are nowhere in the text is shown by its row."""
    rows = [row for block in blocks for row in block.rows]
    anchors = {row.statement.id: names.row_anchor if row.at is None else names.text_anchor for row in rows}
    return {identity: f"{path}#{anchor(identity)}" for identity, anchor in anchors.items()}


def _most(groups: Sequence[Group]) -> int:
    return max((len(group.statements) for group in groups), default=1)
