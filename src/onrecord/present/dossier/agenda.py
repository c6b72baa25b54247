"""The pages of texts that are negotiated, of meetings, and of what nobody has answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from onrecord.present.across import Across
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.paging import ROWS, Page, Pager
from onrecord.present.dossier.parts import pack, weigh
from onrecord.present.dossier.render import fragment
from onrecord.questions.rows import Instrument, Meeting, Silence

_OF = "across.html"
_KINDS = ("instrument", "meeting", "silence")


def agenda_pages(links: Links) -> Iterator[Page]:
    """Instruments by their order in the record, then meetings, then silences."""
    runs = pack(agenda_rows(agenda(links.across), links), lambda row: weigh(row[1]), ROWS) or [[]]
    for number, run in enumerate(runs, 1):
        yield agenda_page(Pager("agenda", number, len(runs)), run, links)


def agenda_page(pager: Pager, run: Iterable[tuple[str, Markup]], links: Links) -> Page:
    """One page: rows with their kinds, in the order of `agenda`."""
    held = list(run)
    kinds = {kind: [html for other, html in held if other == kind] for kind in _KINDS}
    return Page(pager.path, "agenda.html", {"pager": pager, "known": links.across, **kinds})


def agenda(across: Across) -> list[tuple[str, Instrument | Meeting | Silence]]:
    """What stands on the pages, with its kind."""
    found: list[tuple[str, Instrument | Meeting | Silence]] = [("instrument", row) for row in across.instruments]
    return [*found, *(("meeting", row) for row in across.meetings), *(("silence", row) for row in across.silences)]


def agenda_rows(found: Iterable[tuple[str, Instrument | Meeting | Silence]], links: Links) -> Iterator[tuple[str, Markup]]:
    """The same as rows of a table."""
    return ((kind, fragment(f"{kind}_row", row, links, of=_OF)) for kind, row in found)


def lately(meetings: Iterable[Meeting], most: int) -> list[Meeting]:
    """The meetings whose day is known, the latest first."""
    return sorted((row for row in meetings if row.date), key=lambda row: (row.date or "", row.id), reverse=True)[:most]


def parties(row: Instrument | Meeting | Silence) -> list[str | None]:
    """Who has a part in it."""
    if isinstance(row, Silence):
        return [row.party, row.addressee]
    doing = [step.by for step in row.history]
    return [*row.present, *doing] if isinstance(row, Meeting) else [row.proposer, *doing]


def days(row: Instrument | Meeting | Silence) -> list[str]:
    """When it was, as far as anything tells: of a text what became of it."""
    if isinstance(row, Silence):
        return [row.since]
    own = [row.date] if isinstance(row, Meeting) else []
    return [day for day in (*own, *(step.date or step.published for step in row.history)) if day]
