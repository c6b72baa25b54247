"""The pages of texts that are negotiated, of meetings, and of what nobody has answered."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from onrecord.present.dossier.links import Links
from onrecord.present.dossier.paging import ROWS, Page, Pager
from onrecord.present.dossier.parts import pack, weigh
from onrecord.present.dossier.render import fragment, page

_OF = "across.html"
_KINDS = ("instrument", "meeting", "silence")


def agenda_pages(links: Links) -> Iterator[Page]:
    """Instruments by their order in the record, then meetings, then silences."""
    runs = pack(_rows(links), lambda row: weigh(row[1]), ROWS) or [[]]
    for number, run in enumerate(runs, 1):
        pager = Pager("agenda", number, len(runs))
        kinds = {kind: [html for other, html in run if other == kind] for kind in _KINDS}
        yield Page(pager.path, page("agenda.html", pager.path, pager=pager, known=links.across, **kinds))


def _rows(links: Links) -> Iterator[tuple[str, Markup]]:
    for kind, rows in zip(_KINDS, (links.across.instruments, links.across.meetings, links.across.silences), strict=True):
        for row in rows:
            yield kind, fragment(f"{kind}_row", row, links, of=_OF)
