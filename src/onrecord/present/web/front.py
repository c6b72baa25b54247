"""The front page of a server: the same as the dossier's, from counts and the first rows of each list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.present.dossier.agenda import lately
from onrecord.present.dossier.catalogue import Summary
from onrecord.present.dossier.condition import deadlocks
from onrecord.present.dossier.lists import Speaking
from onrecord.present.dossier.overview import FEW, LATELY, MOST, TOP, Front, front_page
from onrecord.present.dossier.paging import Page
from onrecord.present.dossier.point import stand
from onrecord.present.dossier.timeline import LANES, Deed, spans, timeline
from onrecord.present.web.conditions import agenda_across, conditional_across
from onrecord.present.web.desk import Desk
from onrecord.present.web.lists import listings, points_of, standings
from onrecord.present.web.single import deed
from onrecord.questions import doings, figures, lanes
from onrecord.questions.filters import Filters
from onrecord.questions.keyed import Slice


def front(desk: Desk) -> Page:
    """Deadlocks, changes and stands first, then who did what when, then speakers and reports."""
    held, known = points_of(desk, Filters()), conditional_across(desk)
    changed = desk.kept("changes", lambda: lanes.changes(desk.store, MOST))
    stuck = known.deadlocks[:FEW]
    needed = {each for one in stuck for each in one.conditions}
    statements = {each for one in known.conditions if one.id in needed for each in one.statements}
    newest = desk.kept("newest", lambda: doings.newest(desk.store, LATELY))
    meetings = lately(agenda_across(desk).meetings, LATELY)
    statements |= {each for one in meetings for each in one.statements}
    silences = agenda_across(desk).silences
    asked = [one.utterance for one in silences[:FEW]]
    links = desk.links(statements, (*newest, *asked, *(each for one in changed for each in (one.utterance, one.against))), known)
    told = sorted({step.report for one in meetings for step in one.history})
    links = replace(links, reports={each.id: each for each in figures.lineage(desk.store, told)})
    found = desk.kept("figures", lambda: figures.figures(desk.store))
    speakers = [Speaking(name, number) for name, number in desk.speakers()[: TOP + 1] if name is not None]
    return front_page(
        Front(
            summary=_summary(desk, found),
            utterances=found.utterances,
            conditions=len(known.conditions),
            stuck=len(known.deadlocks),
            deadlocks=deadlocks(links, stuck),
            standings=standings(desk, held[:MOST], Filters()),
            points=len(held),
            moves=[stand(one, links) for one in changed],
            moved=sum(desk.kept("moves", lambda: lanes.moves(desk.store)).values()),
            newest=[links.utterances[each] for each in newest if each in links.utterances],
            meetings=meetings,
            met=len(agenda_across(desk).meetings),
            silences=silences[:FEW],
            silent=len(silences),
            drawing=desk.kept("drawing", lambda: timeline(_deeds(desk), links.colour)),
            speakers=speakers[:TOP],
            reports=listings(figures.reports(desk.store, Slice(TOP))),
            failures=figures.failures(desk.store, Slice(TOP)),
            failed=found.failures,
        ),
        links,
    )


def _deeds(desk: Desk) -> Iterator[Deed]:
    """What can be drawn, a row for each bar, and one that stands for all that cannot."""
    dates = doings.dates(desk.store)
    length, periods = spans(dates)
    drawn = list(doings.deeds(desk.store, periods[0], length, LANES)) if periods else []
    yield from (deed(one, _utterance) for one in drawn)
    yield Deed(None, None, None, number=doings.told(desk.store) - sum(one.number for one in drawn))


def _utterance(identity: str) -> str:
    return f"utterances/{identity}.html"


def _summary(desk: Desk, found: figures.Figures) -> Summary:
    speakers = desk.speakers()
    nameless = sum(number for name, number in speakers if name is None)
    return Summary(
        reports=found.reports,
        outlets=found.outlets,
        undated=found.undated,
        statements=sum(number for _, number in speakers),
        speakers=sum(name is not None for name, _ in speakers),
        nameless=nameless,
        first=found.first,
        last=found.last,
    )
