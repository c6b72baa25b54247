"""Pages that list all of a kind: statements by speaker, speakers, reports, failures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from onrecord.present.dossier.catalogue import Listing
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.paging import ROWS, Page, Pager, listed
from onrecord.present.dossier.parts import pack, weigh
from onrecord.present.dossier.render import fragment
from onrecord.present.view import StatementView
from onrecord.present.wording import Group
from onrecord.questions.rows import Failure


@dataclass(frozen=True, slots=True)
class Speaking:
    """A speaker (None: not worked out) and the number of statements on record."""

    speaker: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one speaker on one page; `total` counts those of all pages."""

    speaker: str | None
    total: int
    rows: tuple[Markup, ...]


def statement_pages(groups: Sequence[Group], links: Links) -> Iterator[Page]:
    """All statements by speaker."""
    speaking = [(speakers_of([group])[0], view) for group in groups for view in group.statements]
    runs = pack(statement_rows(speaking, links), lambda row: weigh(row[1]), ROWS) or [[]]
    for number, run in enumerate(runs, 1):
        yield statement_page(Pager("statements", number, len(runs)), run, len(speaking))


def statement_rows(found: Iterable[tuple[Speaking, StatementView]], links: Links) -> Iterator[tuple[Speaking, Markup]]:
    """Statements as rows, each with its speaker."""
    return ((speaker, listed_row(view, links)) for speaker, view in found)


def listed_row(view: StatementView, links: Links, root: str = "") -> Markup:
    """A statement in a list of several reports'."""
    return fragment("listed_row", view, links.words[view.id], root, links.reviews.get(view.id))


def statement_page(pager: Pager, run: Sequence[tuple[Speaking, Markup]], total: int) -> Page:
    """One page of the statements by speaker; `total` counts those of all pages."""
    return Page(pager.path, "statements.html", {"sections": _sections(run), "pager": pager, "total": total})


def speaker_lists(groups: Sequence[Group]) -> Iterator[Page]:
    """All speakers, those with most statements first."""
    return listed("speakers", speaker_rows(speakers_of(groups)))


def speaker_rows(found: Sequence[Speaking], most: int | None = None, asked: str = "") -> list[Markup]:
    """Speakers as rows with bars; `most` are the statements of the speaker who has most, the first where nothing is said.

    `asked` is what the address of a speaker's page ends with: the filters that the list was narrowed down by.
    """
    longest = most or max((each.statements for each in found), default=1)
    return [fragment("speaker_row", each, longest, "", asked) for each in found]


def speakers_of(groups: Iterable[Group]) -> list[Speaking]:
    """Who speaks, and how often."""
    return [Speaking(group.speaker, len(group.statements)) for group in groups]


def report_lists(listings: Iterable[Listing]) -> Iterator[Page]:
    """All reports, the newest first."""
    return listed("reports", report_rows(listings))


def report_rows(listings: Iterable[Listing]) -> list[Markup]:
    """Reports as rows."""
    return [fragment("report_row", listing, "") for listing in listings]


def failure_lists(failures: Iterable[Failure]) -> Iterator[Page]:
    """All failures, in the record's order."""
    return listed("failures", failure_rows(failures))


def failure_rows(failures: Iterable[Failure]) -> list[Markup]:
    """Failures as rows."""
    return [fragment("failure_row", failure) for failure in failures]


def _sections(run: Sequence[tuple[Speaking, Markup]]) -> list[Section]:
    found = ((speaker, tuple(row for _, row in pairs)) for speaker, pairs in groupby(run, key=lambda pair: pair[0]))
    return [Section(speaker.speaker, speaker.statements, rows) for speaker, rows in found]
