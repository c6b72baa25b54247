"""The front page: where the sides stand in a minute, and how much there is to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.present.dossier.agenda import lately
from onrecord.present.dossier.catalogue import Catalogue, Listing, Summary, summary
from onrecord.present.dossier.condition import deadlocks
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.lists import Speaking, failure_rows, report_rows, speaker_rows, speakers_of
from onrecord.present.dossier.paging import Page
from onrecord.present.dossier.point import Stand, Standing, known, moves, standing_rows
from onrecord.present.dossier.render import fragment
from onrecord.present.dossier.timeline import Deed, Timeline, did, timeline
from onrecord.present.wording import Group
from onrecord.questions.rows import Failure, Meeting, Silence, Utterance

TOP = 12
"""Rows of a list on the front page."""
MOST = 8
"""Points and changes on the front page."""
FEW = 4
"""Deadlocks and silences on the front page: each may be long."""
LATELY = 5
"""Utterances and meetings among what changed lately."""
_OF = "across.html"


@dataclass(frozen=True, slots=True)
class Whole:
    """What the front page draws from."""

    catalogue: Catalogue
    groups: Sequence[Group]
    standings: Sequence[Standing]
    failures: Sequence[Failure]
    links: Links


@dataclass(frozen=True, slots=True)
class Front:
    """What stands on the front page: the first rows of each list, and how many there are of each in the record."""

    summary: Summary
    utterances: int
    conditions: int
    stuck: int
    deadlocks: Sequence[Markup]
    standings: Sequence[Standing]
    points: int
    moves: Sequence[Stand]
    moved: int
    newest: Sequence[Utterance]
    meetings: Sequence[Meeting]
    met: int
    silences: Sequence[Silence]
    silent: int
    drawing: Timeline
    speakers: Sequence[Speaking]
    reports: Sequence[Listing]
    failures: Sequence[Failure]
    failed: int


def index_page(whole: Whole) -> Page:
    """Deadlocks, changes and stands first, then who did what when, then the speakers and reports."""
    catalogue, links = whole.catalogue, whole.links
    changes = moves(links)
    return front_page(
        Front(
            summary=summary(catalogue),
            utterances=len(links.across.utterances),
            conditions=len(links.across.conditions),
            stuck=len(links.across.deadlocks),
            deadlocks=deadlocks(links)[:FEW],
            standings=whole.standings[:MOST],
            points=len(whole.standings),
            moves=changes[:MOST],
            moved=len(changes),
            newest=newest(links),
            meetings=lately(links.across.meetings, LATELY),
            met=len(links.across.meetings),
            silences=links.across.silences[:FEW],
            silent=len(links.across.silences),
            drawing=timeline(_deeds(links), links.colour),
            speakers=speakers_of(group for group in whole.groups if group.speaker)[:TOP],
            reports=catalogue.newest_first()[:TOP],
            failures=whole.failures[:TOP],
            failed=len(whole.failures),
        ),
        links,
    )


def front_page(front: Front, links: Links) -> Page:
    """The front page of a dossier."""
    rows = {
        "standings": standing_rows(front.standings),
        "moves": [fragment("change", row, links, of=_OF) for row in front.moves],
        "newest": [fragment("said_lately", row, links, of=_OF) for row in front.newest],
        "meetings": [fragment("met_lately", row, links, of=_OF) for row in front.meetings],
        "silences": [fragment("silence_row", row, links, of=_OF) for row in front.silences],
        "speakers": speaker_rows(front.speakers),
        "reports": report_rows(front.reports),
        "failures": failure_rows(front.failures),
    }
    return Page("index.html", "index.html", {"front": front, "summary": front.summary, **rows})


def newest(links: Links) -> list[Utterance]:
    """What was said last, or first reported last where nothing tells when it was said."""
    dated = [(heard, row) for row in links.across.utterances if (heard := links.heard(row.id, row.said))]
    return [row for _, row in sorted(dated, key=lambda pair: (pair[0], pair[1].id), reverse=True)[:LATELY]]


def _deeds(links: Links) -> Iterator[Deed]:
    """Things said, each once where it is known which statements report one thing; what is withheld is no deed."""
    withheld = {view.utterance for view in links.statements.values() if view.negated}
    if links.across.utterances:
        return (_deed(row, links, withheld=row.id in withheld) for row in links.across.utterances)
    return (did(view, view.party, links) for view in links.statements.values())


def _deed(row: Utterance, links: Links, *, withheld: bool) -> Deed:
    heard, act = links.heard(row.id, row.said), None if withheld else row.act
    return Deed(row.party, heard, act, links.utterance(row.id), undated=known(row.said) is None)
