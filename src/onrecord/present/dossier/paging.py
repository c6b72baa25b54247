"""Pages that know their neighbours, and lists cut into as many pages as their size demands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.present.dossier import names
from onrecord.present.dossier.parts import pack, weigh
from onrecord.present.dossier.render import page

ROWS = 200
"""Rows of a list on one page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page and its path in the dossier."""

    path: str
    html: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page of how many this is, and where its neighbours stand. `number` counts from 1."""

    stem: str
    number: int
    total: int

    @property
    def path(self) -> str:
        """The file of this page."""
        return names.numbered(self.stem, self.number)

    @property
    def before(self) -> str | None:
        """The file of the page before, if there is one."""
        return names.numbered(self.stem, self.number - 1) if self.number > 1 else None

    @property
    def after(self) -> str | None:
        """The file of the page after, if there is one."""
        return names.numbered(self.stem, self.number + 1) if self.number < self.total else None


def listed(stem: str, rows: Sequence[Markup], **context: object) -> Iterator[Page]:
    """A list of all of one kind; an empty one is a page that says so. The template is named as the file."""
    runs = pack(rows, weigh, ROWS) or [[]]
    for number, run in enumerate(runs, 1):
        pager = Pager(stem, number, len(runs))
        yield Page(pager.path, page(f"{stem}.html", pager.path, rows=run, pager=pager, total=len(rows), **context))
