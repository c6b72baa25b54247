"""The pages of one report: its text, marked, and its statements beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.present.dossier import names
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.paging import Page, Pager
from onrecord.present.dossier.parts import Block, parts
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
    noise = set_aside(view.noise, view.text)
    lineage = links.lineage(view.place.id)
    for number, blocks in enumerate(runs, 1):
        pager = Pager(names.report_stem(view.place.id), number, len(runs), asked)
        shows = {"view": view, "blocks": blocks, "pager": pager, "noise": noise, "lineage": lineage}
        pages.append(Page(pager.path, "report.html", shows))
        hrefs |= _hrefs(pager.here, blocks)
    return pages, hrefs


def set_aside(noise: Sequence[Noise], text: str) -> list[SetAside]:
    """Noise by reason, so that a page of a thousand share bars lists one line."""
    ordered = sorted(noise, key=lambda each: (each.reason, each.span))
    runs = [(reason, list(run)) for reason, run in groupby(ordered, key=lambda each: each.reason)]
    return [SetAside(reason, len(run), sum(each.span[1] - each.span[0] for each in run), text[slice(*run[0].span)]) for reason, run in runs]


def _hrefs(path: str, blocks: Sequence[Block]) -> dict[str, str]:
    """A statement whose words are nowhere in the text is shown by its row."""
    rows = [row for block in blocks for row in block.rows]
    anchors = {row.statement.id: names.row_anchor if row.at is None else names.text_anchor for row in rows}
    return {identity: f"{path}#{anchor(identity)}" for identity, anchor in anchors.items()}
