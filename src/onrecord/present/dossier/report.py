"""The pages of one report: its text, marked, and its statements beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf

from onrecord.present.dossier import names
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.paging import Page, Pager
from onrecord.present.dossier.parts import Block, blocks, numbered, parts
from onrecord.present.view import ReportView
from onrecord.types import Noise

Asked = tuple[tuple[str, str], ...] | None
"""What was asked for in the address of a page on a server."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """Noise of one reason: how many stretches of how many characters in all, and what the first reads."""

    reason: str
    stretches: int
    characters: int
    sample: str


def report_pages(view: ReportView, links: Links | None = None, asked: Asked = None) -> tuple[list[Page], dict[str, str]]:
    """The pages of one report, and for each of its statements the address of its words; `asked` on a server only (`Pager`)."""
    pages: list[Page] = []
    hrefs: dict[str, str] = {}
    links = links or Links()
    runs = parts(view, links)
    for number, run in enumerate(runs, 1):
        pager = Pager(names.report_stem(view.place.id), number, len(runs), asked)
        pages.append(_page(view, links, pager, run))
        hrefs |= _hrefs(pager.here, run)
    return pages, hrefs


def cuts(view: ReportView, links: Links) -> tuple[int, ...]:
    """The offset at which each page of a report begins."""
    return (0, *(run[0].start for run in parts(view, links)[1:]))


def report_page(view: ReportView, links: Links, begins: Sequence[int], number: int) -> Page:
    """One page of a report on a server, as `report_pages` makes it, where it is known at which offset each page `begins`."""
    end = begins[number] if number < len(begins) else inf
    run = blocks(view, numbered(view, links), (begins[number - 1], end))
    return _page(view, links, Pager(names.report_stem(view.place.id), number, len(begins), ()), run)


def page_numbers(view: ReportView, begins: Sequence[int]) -> dict[str, int]:
    """On which page each statement stands, by its id."""
    return {name: bisect_right(begins, row.at or 0) for name, row in numbered(view, Links()).by_id.items()}


def _page(view: ReportView, links: Links, pager: Pager, run: Sequence[Block]) -> Page:
    noise, lineage = set_aside(view.noise, view.text), links.lineage(view.place.id)
    return Page(pager.path, "report.html", {"view": view, "blocks": run, "pager": pager, "noise": noise, "lineage": lineage})


def set_aside(noise: Sequence[Noise], text: str) -> list[SetAside]:
    """Noise by reason, so that a page of a thousand share bars lists one line."""
    ordered = sorted(noise, key=lambda each: (each.reason, each.span))
    runs = [(reason, list(run)) for reason, run in groupby(ordered, key=lambda each: each.reason)]
    return [SetAside(reason, len(run), sum(each.span[1] - each.span[0] for each in run), text[slice(*run[0].span)]) for reason, run in runs]


def _hrefs(path: str, run: Sequence[Block]) -> dict[str, str]:
    """A statement whose words are nowhere in the text is shown by its row."""
    rows = [row for block in run for row in block.rows]
    anchors = {row.statement.id: names.row_anchor if row.at is None else names.text_anchor for row in rows}
    return {identity: f"{path}#{anchor(identity)}" for identity, anchor in anchors.items()}
