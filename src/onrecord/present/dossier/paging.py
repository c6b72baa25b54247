"""Pages that know their neighbours, and lists cut into as many pages as their size demands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from onrecord.present.dossier import names
from onrecord.present.dossier.parts import pack, weigh
from onrecord.present.dossier.render import FOLDER, Site, page

ROWS = 200
"""Rows of a list on one page."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page: its path in the dossier, the template, and what the template shows. It knows not whether it is served."""

    path: str
    template: str
    shows: Mapping[str, Any]

    def html(self, site: Site = FOLDER) -> str:
        """The page as it stands in a folder, or on a server."""
        return page(self.template, self.path, site, **self.shows)


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page of how many this is, and where its neighbours stand. `number` counts from 1.

    In a folder each page is a file; on a server the number is `asked` for in the address, after all else that was.
    """

    stem: str
    number: int
    total: int
    asked: tuple[tuple[str, str], ...] | None = None

    @property
    def path(self) -> str:
        """The file of this page, or the page's address without what was asked for."""
        return names.numbered(self.stem, self.number if self.asked is None else 1)

    @property
    def here(self) -> str:
        """Where this page stands."""
        return self._at(self.number)

    @property
    def before(self) -> str | None:
        """Where the page before stands, if there is one."""
        return self._at(self.number - 1) if self.number > 1 else None

    @property
    def after(self) -> str | None:
        """Where the page after stands, if there is one."""
        return self._at(self.number + 1) if self.number < self.total else None

    def _at(self, number: int) -> str:
        if self.asked is None:
            return names.numbered(self.stem, number)
        asked = [*self.asked, *([("page", str(number))] if number > 1 else [])]
        return self.path + (f"?{urlencode(asked)}" if asked else "")


def listed(stem: str, rows: Sequence[Markup], **context: object) -> Iterator[Page]:
    """A list of all of one kind; an empty one is a page that says so. The template is named as the file."""
    runs = pack(rows, weigh, ROWS) or [[]]
    for number, run in enumerate(runs, 1):
        yield listing(Pager(stem, number, len(runs)), run, len(rows), **context)


def listing(pager: Pager, rows: Sequence[Markup], total: int, **context: object) -> Page:
    """One page of a list that has `total` rows in all."""
    return Page(pager.path, f"{pager.stem}.html", {"rows": rows, "pager": pager, "total": total, **context})
