"""The search page: statements and reports by their words, and by who, what, on which point, when, and from how many origins."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from onrecord.errors import QuestionError
from onrecord.present.dossier.paging import Page, Pager
from onrecord.present.dossier.render import fragment
from onrecord.present.web.desk import Desk
from onrecord.present.web.errors import AskedWrongError
from onrecord.present.web.lists import MANY, listings
from onrecord.present.web.narrowing import filters
from onrecord.present.web.wish import NOTHING
from onrecord.questions import figures
from onrecord.questions import search as searching
from onrecord.questions.keyed import Slice
from onrecord.types import Act

_HEADS = {
    "statements": [("Who, cue and content", ""), ("Report", ""), ("Score", "number")],
    "reports": [("Date", ""), ("Report", ""), ("Statements", "number")],
}


def search(desk: Desk) -> Page:
    """What is found, or an empty form."""
    wish = desk.wish
    asked = replace(wish, page=1, among="statements") != NOTHING
    rows, pager, total = _found(desk) if asked else ([], Pager("search", 1, 1, ()), 0)
    shows = {"wish": wish, "asked": asked, "rows": rows, "pager": pager, "total": total, "all": _all(desk)}
    return Page("search.html", "search.html", {**shows, "acts": list(Act), "heads": _HEADS[wish.among]})


def _all(desk: Desk) -> int:
    if desk.wish.among == "reports":
        return desk.kept("figures", lambda: figures.figures(desk.store)).reports
    return sum(number for _, number in desk.speakers())


def _found(desk: Desk) -> tuple[list[Markup], Pager, int]:
    ask = searching.reports if desk.wish.among == "reports" else searching.statements
    try:
        found = ask(desk.store, filters(desk.wish), Slice(MANY, (desk.wish.page - 1) * MANY))
    except QuestionError as error:
        raise AskedWrongError(str(error), error.hint) from None
    pager, _ = desk.pager("search", found.total, MANY)
    return (_reports if desk.wish.among == "reports" else _statements)(desk, found), pager, found.total


def _statements(desk: Desk, found: searching.Found) -> list[Markup]:
    links = desk.links(found.ids)
    views = [links.statements[each] for each in found.ids if each in links.statements]
    return [fragment("hit_row", one, links.words[one.id], found.snippets.get(one.id), links.reviews.get(one.id)) for one in views]


def _reports(desk: Desk, found: searching.Found) -> list[Markup]:
    rows = listings(figures.listed(desk.store, found.ids))
    return [fragment("found_report", one, found.snippets.get(one.place.id)) for one in rows]
