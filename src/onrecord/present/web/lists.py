"""Pages that list all of a kind, a part at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from onrecord.present.across import Across
from onrecord.present.dossier import agenda as agendas
from onrecord.present.dossier import condition as conditional
from onrecord.present.dossier import names
from onrecord.present.dossier.catalogue import Listing
from onrecord.present.dossier.graph import graph
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.lists import Speaking, failure_rows, report_rows, speaker_rows, statement_page, statement_rows
from onrecord.present.dossier.paging import Page, listing
from onrecord.present.dossier.point import Standing, standing_of, standing_rows
from onrecord.present.dossier.utterance import utterance_rows
from onrecord.present.web.desk import Desk
from onrecord.questions import across, figures, keyed, lanes
from onrecord.questions.keyed import Slice
from onrecord.questions.rows import Condition, Deadlock, Position

Item = Deadlock | tuple[int, Condition] | str
"""A deadlock, a condition with its number, or the id of a statement that has one of its own."""
MANY, SOME, FEW = 50, 25, 15
"""Rows on a page, by how heavy they can be: with the longest of names a page stays under 200 KB."""


SHOWN = 6
"""Stands of a point in a list: those of more parties are counted."""


def reports(desk: Desk) -> Page:
    """Reports, the newest first."""
    total = desk.kept("figures", lambda: figures.figures(desk.store)).reports
    pager, part = desk.pager("reports", total, MANY)
    return listing(pager, report_rows(listings(figures.reports(desk.store, part))), total)


def listings(found: Sequence[figures.Listed]) -> list[Listing]:
    """Reports as a list shows them."""
    return [Listing(one.place, one.statements, one.dated_by, f"{names.report_stem(one.place.id)}.html") for one in found]


def failures(desk: Desk) -> Page:
    """Failures by path."""
    total = desk.kept("figures", lambda: figures.figures(desk.store)).failures
    pager, part = desk.pager("failures", total, MANY)
    return listing(pager, failure_rows(figures.failures(desk.store, part)), total)


def speakers(desk: Desk) -> Page:
    """Speakers, those with most statements first."""
    found = [Speaking(*one) for one in desk.speakers()]
    pager, part = desk.pager("speakers", len(found), MANY)
    most = max((one.statements for one in found), default=1)
    return listing(pager, speaker_rows(found[part.offset : part.offset + part.limit], most), len(found))


def statements(desk: Desk) -> Page:
    """Statements by speaker, those with most first."""
    total = sum(number for _, number in desk.speakers())
    pager, part = desk.pager("statements", total, MANY)
    ids = list(_spoken(desk, part))
    links = desk.links(identity for _, identity in ids)
    found = [(speaker, links.statements[identity]) for speaker, identity in ids if identity in links.statements]
    return statement_page(pager, list(statement_rows(found, links)), total)


def _spoken(desk: Desk, part: Slice) -> Iterator[tuple[Speaking, str]]:
    """The speakers whose statements stand on this part of the list, each with their ids there."""
    start, end, at = part.offset, part.offset + part.limit, 0
    for speaker, number in desk.speakers():
        if at < end and at + number > start:
            first = max(0, start - at)
            mine = keyed.spoken(desk.store, speaker, Slice(min(number, end - at) - first, first))
            yield from ((Speaking(speaker, number), identity) for identity in mine)
        at += number


def utterances(desk: Desk) -> Page:
    """What more than one statement reports, that with most origins first."""
    ids, total = figures.several(desk.store, desk.part(MANY))
    once = desk.kept("figures", lambda: figures.figures(desk.store)).utterances - total
    pager, _ = desk.pager("utterances", total, MANY)
    links = desk.links(utterances=ids)
    rows = utterance_rows([links.utterances[each] for each in ids if each in links.utterances], links)
    return listing(pager, rows, total, once=once)


def points(desk: Desk) -> Page:
    """Points with the latest stand of each party, that with the latest word first."""
    held = desk.kept("standings", lambda: lanes.standings(desk.store))
    pager, part = desk.pager("points", len(held), FEW)
    rows = standing_rows(standings(desk, held[part.offset : part.offset + part.limit]))
    return listing(pager, rows, len(held))


def standings(desk: Desk, points: Sequence[str]) -> list[Standing]:
    """Where each party stands on these points, with the words of the first few."""
    moves = desk.kept("moves", lambda: lanes.moves(desk.store))
    by_point: defaultdict[str, list[Position]] = defaultdict(list)
    for one in lanes.stands(desk.store, points):
        by_point[one.point].append(one)
    links = desk.links(utterances=(one.utterance for stands in by_point.values() for one in stands[:SHOWN]))
    return standing_of([one for point in points for one in by_point[point]], moves, links)


def conditions(desk: Desk) -> Page:
    """Deadlocks, conditions that statements share, and those of single statements."""
    known = conditional_across(desk)
    stated = desk.kept("stated", lambda: keyed.stated(desk.store, Slice()))
    items: list[tuple[str, Item]] = [
        *(("deadlock", each) for each in known.deadlocks),
        *(("condition", pair) for pair in enumerate(known.conditions, 1)),
        *(("stated", each) for each in stated),
    ]
    pager, part = desk.pager("conditions", len(items), SOME)
    run = items[part.offset : part.offset + part.limit]
    by_id = {row.id: row for row in known.conditions}
    links = desk.links({name for item in run for name in _needed(item[1], by_id)}, across=known)
    drawing = desk.kept("graph", lambda: graph(known.conditions, known.deadlocks))
    rows = [(kind, html) for kind, what in run for html in _condition_row(what, links)]
    return conditional.condition_page(pager, rows, drawing, known)


def conditional_across(desk: Desk) -> Across:
    """Conditions and deadlocks, all of them: their numbers count from the first."""

    def asked() -> Across:
        return Across(conditions=tuple(across.conditions(desk.store)), deadlocks=tuple(across.deadlocks(desk.store)))

    return desk.kept("conditions", asked)


def _needed(what: Item, by_id: dict[str, Condition]) -> list[str]:
    if isinstance(what, str):
        return [what]
    held = [by_id[each] for each in what.conditions if each in by_id] if isinstance(what, Deadlock) else [what[1]]
    return [statement for one in held for statement in one.statements]


def _condition_row(what: Item, links: Links) -> Iterator[Markup]:
    if isinstance(what, Deadlock):
        yield from conditional.deadlocks(links, [what])
    elif isinstance(what, tuple):
        yield conditional.condition_row(*what, links)
    elif what in links.statements:
        yield conditional.stated_row(links.statements[what], links)


def agenda(desk: Desk) -> Page:
    """Texts, meetings, and what nobody has answered."""

    def asked() -> Across:
        kinds = (across.instruments(desk.store), across.meetings(desk.store), across.silences(desk.store))
        return Across(instruments=tuple(kinds[0]), meetings=tuple(kinds[1]), silences=tuple(kinds[2]))

    known = desk.kept("agenda", asked)
    found = agendas.agenda(known)
    pager, part = desk.pager("agenda", len(found), SOME)
    run = found[part.offset : part.offset + part.limit]
    statements = {each for _, row in run for each in getattr(row, "statements", ())}
    links = desk.links(statements, (getattr(row, "utterance", None) for _, row in run), known)
    told = sorted({step.report for _, row in run for step in getattr(row, "history", ())})
    links = replace(links, reports={each.id: each for each in figures.lineage(desk.store, told)})
    return agendas.agenda_page(pager, list(agendas.agenda_rows(run, links)), links)
