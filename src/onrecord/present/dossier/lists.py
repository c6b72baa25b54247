"""Pages that list all of a kind: statements by speaker, speakers, reports, failures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from onrecord.present.dossier.catalogue import Listing
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.paging import ROWS, Page, Pager, listed
from onrecord.present.dossier.parts import pack, weigh
from onrecord.present.dossier.render import fragment, page
from onrecord.present.wording import Group
from onrecord.questions.rows import Failure


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one speaker on one page; `total` counts those of all pages."""

    speaker: str | None
    total: int
    rows: tuple[Markup, ...]


def statement_pages(groups: Sequence[Group], links: Links) -> Iterator[Page]:
    """All statements by speaker."""
    rows = ((group, fragment("listed_row", view, links.words[view.id], "")) for group in groups for view in group.statements)
    runs = pack(rows, lambda row: weigh(row[1]), ROWS) or [[]]
    total = sum(len(group.statements) for group in groups)
    for number, run in enumerate(runs, 1):
        pager = Pager("statements", number, len(runs))
        yield Page(pager.path, page("statements.html", pager.path, sections=_sections(run), pager=pager, total=total))


def speaker_lists(groups: Sequence[Group]) -> Iterator[Page]:
    """All speakers, those with most statements first."""
    return listed("speakers", [fragment("speaker_row", group, most(groups), "") for group in groups])


def report_lists(listings: Sequence[Listing]) -> Iterator[Page]:
    """All reports, the newest first."""
    return listed("reports", [fragment("report_row", listing, "") for listing in listings])


def failure_lists(failures: Sequence[Failure]) -> Iterator[Page]:
    """All failures, in the record's order."""
    return listed("failures", [fragment("failure_row", failure) for failure in failures])


def _sections(run: Sequence[tuple[Group, Markup]]) -> list[Section]:
    found = [(pairs[0][0], pairs) for pairs in (list(pairs) for _, pairs in groupby(run, key=lambda pair: pair[0].speaker))]
    return [Section(group.speaker, len(group.statements), tuple(row for _, row in pairs)) for group, pairs in found]


def most(groups: Sequence[Group]) -> int:
    """Statements of the speaker who has most of them."""
    return max((len(group.statements) for group in groups), default=1)
