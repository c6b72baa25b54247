"""The pages of conditions: deadlocks first, a drawing of what must come before what, and every condition with its statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from onrecord.present.across import Across
from onrecord.present.dossier.graph import Graph, graph
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.paging import ROWS, Page, Pager
from onrecord.present.dossier.parts import pack, weigh
from onrecord.present.dossier.render import fragment
from onrecord.present.view import StatementView
from onrecord.present.wording import newest_first
from onrecord.questions.rows import Condition, Deadlock

_OF = "across.html"
_KINDS = ("deadlock", "condition", "stated")


def condition_pages(links: Links) -> Iterator[Page]:
    """Conditions that statements share, then those of single statements that are part of none of them."""
    known = links.across
    runs = pack(_rows(links), lambda row: weigh(row[1]), ROWS) or [[]]
    drawing = graph(known.conditions, known.deadlocks)
    for number, run in enumerate(runs, 1):
        yield condition_page(Pager("conditions", number, len(runs)), run, drawing, known)


def condition_page(pager: Pager, run: Iterable[tuple[str, Markup]], drawing: Graph, known: Across) -> Page:
    """One page: rows with their kinds, deadlocks first."""
    held = list(run)
    kinds = {kind: [html for other, html in held if other == kind] for kind in _KINDS}
    return Page(pager.path, "conditions.html", {"pager": pager, "drawing": drawing, "known": known, **kinds})


def deadlocks(links: Links, found: Iterable[Deadlock] | None = None) -> list[Markup]:
    """Every deadlock (or those of a page), as it stands on the overview too."""
    held = {row.id: (number, row) for number, row in enumerate(links.across.conditions, 1)}
    shown = [(row, [held[each] for each in row.conditions if each in held]) for row in (links.across.deadlocks if found is None else found)]
    return [fragment("deadlock", row, conditions, links, of=_OF) for row, conditions in shown]


def condition_row(number: int, row: Condition, links: Links) -> Markup:
    """A condition that statements share, with its number."""
    return fragment("condition_row", number, row, links, of=_OF)


def stated_row(view: StatementView, links: Links) -> Markup:
    """The condition of a single statement."""
    return fragment("stated_row", view, links, of=_OF)


def _rows(links: Links) -> Iterator[tuple[str, Markup]]:
    known = links.across
    yield from (("deadlock", html) for html in deadlocks(links))
    for number, row in enumerate(known.conditions, 1):
        yield "condition", condition_row(number, row, links)
    shared = {statement for row in known.conditions for statement in row.statements}
    stated = [view for view in links.statements.values() if view.terms and view.id not in shared]
    yield from (("stated", stated_row(view, links)) for view in newest_first(stated))
