"""Pages of one thing each: a report, a speaker, a point, an utterance; and the way to a statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from onrecord import questions
from onrecord.errors import QuestionError
from onrecord.present.across import Across
from onrecord.present.dossier import names
from onrecord.present.dossier.actor import About, speaker_page
from onrecord.present.dossier.colours import REST
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.lists import listed_row
from onrecord.present.dossier.paging import Page
from onrecord.present.dossier.point import other_row, point_page, stand_row
from onrecord.present.dossier.report import cuts, page_numbers, report_page, report_pages
from onrecord.present.dossier.timeline import Deed, timeline
from onrecord.present.dossier.utterance import pages_of
from onrecord.present.opening import openings
from onrecord.present.view import ReportView, StatementView
from onrecord.present.view import report as viewed
from onrecord.present.web.desk import Desk, address
from onrecord.present.web.errors import MissingError
from onrecord.present.web.lists import FEW, MANY
from onrecord.present.web.narrowing import OF_POINTS, OF_SPEAKER, filters, form, narrowed
from onrecord.questions import figures, keyed, lanes
from onrecord.questions.doings import Deeds
from onrecord.questions.filters import Filters
from onrecord.questions.listing import count
from onrecord.questions.rows import Actor
from onrecord.questions.statements import STATEMENTS, chosen

HEAVY = 100_000
"""Code points of a report, as many as a `MANY`th for each statement, from which on it may have several pages: not made whole for each."""
SIBLINGS = 200
"""Reports of the same origin that are counted; the page names a few."""


def report(desk: Desk) -> Page:
    """The text of a report with its statements; the page on which a statement stands where one is asked for."""
    try:
        full = questions.report(desk.store, desk.name)
    except QuestionError:
        raise MissingError(f"there is no report {desk.name} on record") from None
    view = viewed(full)
    if len(view.text) + HEAVY // MANY * len(view.statements) < HEAVY:
        pages, hrefs = report_pages(view, _report_links(desk, view, view.statements), ())
        return _page(desk, pages, hrefs.get(desk.wish.statement, ""))
    begins = desk.kept(("cuts", desk.name), lambda: cuts(view, _report_links(desk, view, view.statements)))
    places = page_numbers(view, begins)
    number = _known(places.get(desk.wish.statement, desk.wish.page), len(begins))
    here = [row for row in view.statements if places[row.id] == number]
    return report_page(view, _report_links(desk, view, here), begins, number)


def _report_links(desk: Desk, view: ReportView, rows: Iterable[StatementView]) -> Links:
    """Where the report comes from, and what else is known of these of its statements."""
    links = desk.links(utterances=(row.utterance for row in rows))
    derived = (view.derived_from,) if view.derived_from else ()
    ids = dict.fromkeys([desk.name, *figures.siblings(desk.store, desk.name, SIBLINGS), *derived])
    kin = figures.lineage(desk.store, list(ids))
    same = tuple(each.id for each in kin if each.origin == view.origin)
    origins = {view.origin: same} if view.origin else {}
    return replace(links, reports={each.id: each for each in kin}, origins=origins, openings=openings(desk.store, kin))


def _page(desk: Desk, pages: list[Page], href: str) -> Page:
    number = int(href.partition("?page=")[2].partition("#")[0] or 1) if href else desk.wish.page
    return pages[_known(number, len(pages)) - 1]


def _known(number: int, last: int) -> int:
    """The number of a page that there is. Raises `MissingError` for others."""
    if number > last:
        raise MissingError(f"there is no page {number}", f"The last page is {last}.")
    return number


def statement_place(desk: Desk) -> str:
    """Where the words of a statement stand, from the folder of statements."""
    found = chosen(desk.store, [desk.name]).get(desk.name)
    if found is None:
        raise MissingError(f"there is no statement {desk.name} on record")
    row = found[0]
    anchor = names.text_anchor if row.content or row.source or row.cue or row.via else names.row_anchor
    return f"../{names.report_stem(row.report.id)}.html?statement={row.id}#{anchor(row.id)}"


def speaker(desk: Desk) -> Page:
    """Who a speaker is, and everything said, the newest report first."""
    by_stem = desk.kept("speaker stems", lambda: {names.speaker_stem(name): (name, number) for name, number in desk.speakers()})
    stem = f"speakers/{desk.name}"
    if stem not in by_stem:
        raise MissingError("there is no such speaker on record")
    name, total = by_stem[stem]
    asked = filters(desk.wish, OF_SPEAKER)
    found = total if asked == Filters() else count(desk.store, STATEMENTS, asked, keyed.by(name))
    pager, part = desk.pager(stem, found, MANY)
    ids = keyed.spoken(desk.store, name, part, asked)
    links = desk.links(ids)
    rows = [listed_row(links.statements[each], links, "../") for each in ids if each in links.statements]
    page = speaker_page(pager, desk.kept(("about", stem), lambda: _about(desk, name, total)), rows, links)
    return narrowed(page, form(desk, OF_SPEAKER, (found, total), "statement"))


def _about(desk: Desk, name: str | None, total: int) -> About:
    found = keyed.profile(desk.store, name)
    actor = Actor(found.id, name or "", found.kind, found.party, found.variants) if found.id else None
    acts: dict[str, int] = {}
    for one in found.deeds:
        if one.act:
            acts[one.act] = acts.get(one.act, 0) + one.number
    drawn = (deed(one, address) for one in found.deeds)
    return About(
        name,
        total,
        found.reports,
        actor,
        [(each.text, each.count) for each in found.variants],
        sorted(acts.items(), key=lambda pair: (-pair[1], pair[0])),
        found.points,
        timeline(drawn, lambda _: desk.colours().get(found.party or "", REST)),
        found.offices,
    )


def deed(found: Deeds, where: Callable[[str], str]) -> Deed:
    """Things done that are alike, for a drawing."""
    hrefs = [where(each) for each in found.ids]
    return Deed(found.lane, found.heard, found.act, hrefs[0], found.number, tuple(hrefs[1:]), found.undated)


def point(desk: Desk) -> Page:
    """A point: a lane for each party, then what is said on it outside every lane."""
    label = desk.points().get(f"points/{desk.name}")
    if label is None:
        raise MissingError("there is no such point on record")
    asked = filters(desk.wish, OF_POINTS)
    totals = lanes.lanes(desk.store, label, asked)
    held = sum(totals.values())
    beside = lanes.others(desk.store, label, asked) if asked.move is None else []
    pager, part = desk.pager(f"points/{desk.name}", held + len(beside), FEW)
    positions = lanes.positions(desk.store, label, asked, part) if part.offset < held else []
    after = max(part.offset - held, 0)
    rest = beside[after : after + part.limit - len(positions)]
    links = desk.links(utterances=[*rest, *(each for one in positions for each in (one.utterance, one.against))])
    rows = [(one.party, stand_row(one, links)) for one in positions]
    others = [(None, other_row(links.utterances[each], links)) for each in rest if each in links.utterances]
    total = desk.kept(("on", label), lambda: lanes.total(desk.store, label))
    page = point_page(pager, label, [*rows, *others], totals, links)
    return narrowed(page, form(desk, OF_POINTS, (held + len(beside), total), "position"))


def utterance(desk: Desk) -> Page:
    """How each report words one thing said, and where the reports come from."""
    links = desk.links(utterances=[desk.name])
    row = links.utterances.get(desk.name)
    if row is None:
        raise MissingError(f"there is no utterance {desk.name} on record")
    whole = desk.links(row.statements, [row.id], Across(utterances=(row,)))
    return _page(desk, list(pages_of(row, _with_reports(desk, whole), ())), "")


def _with_reports(desk: Desk, links: Links) -> Links:
    """The same with the reports of its statements, and those they were made from."""
    ids = sorted({view.report.id for view in links.statements.values()})
    found = figures.lineage(desk.store, ids)
    sources = {each.derived_from for each in found if each.derived_from} - set(ids)
    reports = (*found, *figures.lineage(desk.store, sorted(sources)))
    return replace(links, reports={each.id: each for each in reports}, openings=openings(desk.store, reports))
