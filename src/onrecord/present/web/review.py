"""The review page: statements the model is least sure of, to be accepted, rejected or mended by a person who has the token.

The token is printed when the server starts. A browser that gave it once keeps it in a cookie that no script and no other site can
read, and that only shows the forms; every form sends it again, as a field, and only from our own pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from onrecord.present.dossier.links import Links
from onrecord.present.dossier.paging import Page
from onrecord.present.dossier.parts import Numbered, Row
from onrecord.present.dossier.render import fragment
from onrecord.present.marked import events, segments
from onrecord.present.view import StatementView
from onrecord.present.web.desk import Desk
from onrecord.present.web.narrowing import filters, form, narrowed
from onrecord.present.web.wish import FILTERS
from onrecord.questions.keyed import Slice
from onrecord.questions.reviews import waiting
from onrecord.store.told import Judgement
from onrecord.types import Act, Span, Spans

ROWS = 10
"""Statements on a page."""
AROUND = 240
"""Characters shown before and after the words of a statement."""
LONGEST = 1600
LAST = 5
"""Decisions of which the page tells that they were made."""


@dataclass(frozen=True, slots=True)
class Case:
    """A statement to decide about, its place in the text around it, and where its words stand."""

    view: StatementView
    words: Any
    href: str


def cases(desk: Desk) -> tuple[list[Case], int]:
    """The statements on this page, and how many wait in all."""
    ids, total = waiting(desk.store, desk.wish.below, desk.part(ROWS), filters(desk.wish))
    links = desk.links(ids)
    views = [links.statements[each] for each in ids if each in links.statements]
    texts = {one.id: one.text for one in desk.store.reports(sorted({view.report.id for view in views}))}
    return [Case(view, around(view, texts[view.report.id], links), links.words[view.id]) for view in views], total


def around(view: StatementView, text: str, links: Links) -> Any:  # noqa: ANN401 - markup
    """The words of a statement where they stand, marked as on the page of its report."""
    spans = [*view.content, *view.source, *view.cue, *view.via] or [(0, 0)]
    start = _begins(text, min(span[0] for span in spans))
    end = _ends(text, min(max(span[1] for span in spans), start + LONGEST))
    content, source, cue, via = (_moved(each, start) for each in (view.content, view.source, view.cue, view.via))
    moved = replace(view, content=content, source=source, cue=cue, via=via)
    row = Row(1, moved, None, None, "", links)
    return fragment("line", events(segments(text[start:end], (), [moved])), Numbered({view.id: row}, {}, {}))


def _begins(text: str, at: int) -> int:
    """Where the line begins, or a word of it, at most `AROUND` characters before."""
    least = max(0, at - AROUND)
    line = text.rfind("\n", least, at) + 1
    return line or (text.find(" ", least, at) + 1 if least else 0) or at


def _ends(text: str, at: int) -> int:
    """Where the line ends, or a word of it, at most `AROUND` characters after."""
    most = min(len(text), at + AROUND)
    line = text.find("\n", at, most)
    space = text.rfind(" ", at, most) if most < len(text) else most
    return line if line >= 0 else space if space >= 0 else most


def _moved(spans: Spans, by: int) -> Spans:
    return tuple(_back(span, by) for span in spans)


def _back(span: Span, by: int) -> Span:
    return span[0] - by, span[1] - by


def review_page(desk: Desk, token: str, who: str, last: list[Judgement], *, carried: bool) -> Page:
    """The forms, for somebody who has the token."""
    found, total = cases(desk)
    if not found and desk.wish.page > 1:  # what was decided on the last page is gone from it: go on with what is the last page now
        desk = replace(desk, wish=replace(desk.wish, page=max(1, -(-total // ROWS))))
        found, total = cases(desk)
    pager, _ = desk.pager("review", total, ROWS)
    shows = {"cases": found, "total": total, "pager": pager, "below": desk.wish.below, "acts": list(Act), "last": last, "carried": carried}
    shows |= {"token": token, "who": who, "asked": desk.wish.placed()}
    whole = waiting(desk.store, desk.wish.below, Slice(1))[1]
    return narrowed(
        Page("review.html", "review.html", shows), form(desk, FILTERS, (total, whole), "statement that waits", "statements that wait")
    )


def door() -> Page:
    """The page that asks for the token."""
    return Page("review.html", "door.html", {})
