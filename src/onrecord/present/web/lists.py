"""Pages that list all of a kind, a part at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from onrecord.present.dossier import names
from onrecord.present.dossier.catalogue import Listing
from onrecord.present.dossier.lists import Speaking, failure_rows, report_rows, speaker_rows, statement_page, statement_rows
from onrecord.present.dossier.paging import Page, listing
from onrecord.present.dossier.point import Standing, standing_of, standing_rows
from onrecord.present.dossier.utterance import utterance_rows
from onrecord.present.opening import opening
from onrecord.present.web.desk import Desk
from onrecord.present.web.narrowing import OF_POINTS, OF_SPEAKER, filters, form, narrowed
from onrecord.present.web.wish import FILTERS
from onrecord.questions import figures, keyed, lanes
from onrecord.questions import search as searching
from onrecord.questions.filters import Filters
from onrecord.questions.keyed import Slice
from onrecord.questions.rows import Position

MANY, FEW = 50, 15
"""Rows on a page, by how heavy they can be: with the longest of names a page stays under 200 KB."""


SHOWN = 6
"""Stands of a point in a list: those of more parties are counted."""


def reports(desk: Desk) -> Page:
    """Reports that hold a statement which passes the filters, the newest first."""
    total = desk.kept("figures", lambda: figures.figures(desk.store)).reports
    found = searching.reports(desk.store, filters(desk.wish), desk.part(MANY))
    pager, _ = desk.pager("reports", found.total, MANY)
    page = listing(pager, report_rows(listings(figures.listed(desk.store, found.ids))), found.total)
    return narrowed(page, form(desk, FILTERS, (found.total, total), "report"))


def listings(found: Sequence[figures.Listed]) -> list[Listing]:
    """Reports as a list shows them."""
    return [_listing(one) for one in found]


def _listing(one: figures.Listed) -> Listing:
    return Listing(one.place, one.statements, one.dated_by, f"{names.report_stem(one.place.id)}.html", opening(one.head, one.noise))


def failures(desk: Desk) -> Page:
    """Failures by path."""
    total = desk.kept("figures", lambda: figures.figures(desk.store)).failures
    pager, part = desk.pager("failures", total, MANY)
    return listing(pager, failure_rows(figures.failures(desk.store, part)), total)


def speakers(desk: Desk) -> Page:
    """Speakers of statements that pass the filters, those with most first."""
    asked = filters(desk.wish)
    found = [Speaking(*one) for one in desk.speakers(asked)]
    pager, part = desk.pager("speakers", len(found), MANY)
    most = max((one.statements for one in found), default=1)
    carried = urlencode([pair for pair in desk.wish.asked() if pair[0] in OF_SPEAKER])
    rows = speaker_rows(found[part.offset : part.offset + part.limit], most, f"?{carried}" if carried else "")
    page = listing(pager, rows, len(found))
    return narrowed(page, form(desk, FILTERS, (len(found), len(desk.speakers())), "speaker"))


def statements(desk: Desk) -> Page:
    """Statements that pass the filters, by speaker, those with most first."""
    asked = filters(desk.wish)
    total = sum(number for _, number in desk.speakers(asked))
    pager, part = desk.pager("statements", total, MANY)
    ids = list(_spoken(desk, asked, part))
    links = desk.links(identity for _, identity in ids)
    found = [(speaker, links.statements[identity]) for speaker, identity in ids if identity in links.statements]
    page = statement_page(pager, list(statement_rows(found, links)), total)
    return narrowed(page, form(desk, FILTERS, (total, sum(number for _, number in desk.speakers())), "statement"))


def _spoken(desk: Desk, asked: Filters, part: Slice) -> Iterator[tuple[Speaking, str]]:
    """The speakers whose statements stand on this part of the list, each with their ids there."""
    start, end, at = part.offset, part.offset + part.limit, 0
    for speaker, number in desk.speakers(asked):
        if at < end and at + number > start:
            first = max(0, start - at)
            mine = keyed.spoken(desk.store, speaker, Slice(min(number, end - at) - first, first), asked)
            yield from ((Speaking(speaker, number), identity) for identity in mine)
        at += number


def utterances(desk: Desk) -> Page:
    """What more than one statement reports and passes the filters, that with most origins first."""
    ids, found = figures.several(desk.store, desk.part(MANY), filters(desk.wish))
    total = desk.kept("several", lambda: figures.several(desk.store, Slice(1))[1])
    once = desk.kept("figures", lambda: figures.figures(desk.store)).utterances - total
    pager, _ = desk.pager("utterances", found, MANY)
    links = desk.links(utterances=ids)
    rows = utterance_rows([links.utterances[each] for each in ids if each in links.utterances], links)
    return narrowed(listing(pager, rows, found, once=once), form(desk, FILTERS, (found, total), "utterance"))


def points(desk: Desk) -> Page:
    """Points with the latest stand of each party, of those that pass the filters; that with the latest word first."""
    asked = filters(desk.wish, OF_POINTS)
    held, total = points_of(desk, asked), len(points_of(desk, Filters()))
    pager, part = desk.pager("points", len(held), FEW)
    rows = standing_rows(standings(desk, held[part.offset : part.offset + part.limit], asked))
    return narrowed(listing(pager, rows, len(held)), form(desk, OF_POINTS, (len(held), total), "point"))


def points_of(desk: Desk, asked: Filters) -> list[str]:
    """The points on which a latest stand passes the filters, that with the latest word first."""
    return desk.kept(("standings", asked), lambda: lanes.standings(desk.store, asked))


def standings(desk: Desk, points: Sequence[str], asked: Filters) -> list[Standing]:
    """Where each party stands on these points, with the words of the first few."""
    moves = desk.kept("moves", lambda: lanes.moves(desk.store))
    by_point: defaultdict[str, list[Position]] = defaultdict(list)
    for one in lanes.stands(desk.store, points, asked):
        by_point[one.point].append(one)
    links = desk.links(utterances=(one.utterance for stands in by_point.values() for one in stands[:SHOWN]))
    return standing_of([one for point in points for one in by_point[point]], moves, links)
