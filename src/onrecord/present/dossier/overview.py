"""The front page: where the sides stand in a minute, and how much there is to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.present.dossier.catalogue import Catalogue, summary
from onrecord.present.dossier.condition import deadlocks
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.lists import most
from onrecord.present.dossier.paging import Page
from onrecord.present.dossier.point import Standing, moves
from onrecord.present.dossier.render import fragment, page
from onrecord.present.dossier.timeline import Deed, timeline
from onrecord.present.wording import Group
from onrecord.questions.rows import Failure

TOP = 12
"""Rows of a list on the front page."""
MOST = 8
"""Points and changes on the front page."""
FEW = 4
"""Deadlocks on the front page: each may be long."""
_OF = "across.html"


@dataclass(frozen=True, slots=True)
class Whole:
    """What the front page draws from."""

    catalogue: Catalogue
    groups: Sequence[Group]
    standings: Sequence[Standing]
    failures: Sequence[Failure]
    links: Links


def index_page(whole: Whole) -> Page:
    """Deadlocks, stands and changes first, then who did what when, then the speakers and reports."""
    catalogue, links = whole.catalogue, whole.links
    named = [group for group in whole.groups if group.speaker][:TOP]
    changes = moves(links)
    html = page(
        "index.html",
        "index.html",
        summary=summary(catalogue),
        known=links.across,
        deadlocks=deadlocks(links)[:FEW],
        standings=[fragment("standing", row, "", of=_OF) for row in whole.standings[:MOST]],
        points=len(whole.standings),
        moves=[fragment("change", row, links, of=_OF) for row in changes[:MOST]],
        moved=len(changes),
        drawing=timeline(_deeds(links)),
        speakers=[fragment("speaker_row", group, most(named), "") for group in named],
        reports=[fragment("report_row", listing, "") for listing in catalogue.newest_first()[:TOP]],
        failures=[fragment("failure_row", failure) for failure in whole.failures[:TOP]],
        failed=len(whole.failures),
    )
    return Page("index.html", html)


def _deeds(links: Links) -> Iterator[Deed]:
    """Things said, each once where it is known which statements report one thing; what is withheld is no deed."""
    withheld = {view.utterance for view in links.statements.values() if view.negated}
    if links.across.utterances:
        told = (row for row in links.across.utterances if row.id not in withheld)
        return (Deed(row.party, row.said, row.act, links.utterance(row.id)) for row in told)
    return (Deed(view.party, view.said, view.act, links.words[view.id]) for view in links.statements.values() if not view.negated)
