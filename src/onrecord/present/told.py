"""One utterance for a terminal: who said it, from how many independent origins it is told, and how each report words it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.present.visible import counted, shorten, visible
from onrecord.present.wording import day, differs, missing, named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.questions.rows import Report, Statement, Utterance, Wording

WORDS = 600
"""Characters of a wording: enough for every quote that is one."""
MADE = {"copy": "copied from", "edit": "edited from", "rewrite": "rewritten from", "translation": "translated from"}


def utterance_view(row: Utterance, told: Mapping[str, Statement], reports: Sequence[Report]) -> RenderableType:
    """The utterance, its wordings and the origin of each. `told` are its statements by id, `reports` theirs and their sources, by date."""
    numbers = _origins(row, told, reports)
    by_id = {each.id: each for each in reports}
    table = Table(box=None, expand=True, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("Report", ratio=4, overflow="fold")
    table.add_column("Origin", ratio=3, overflow="fold")
    table.add_column("Wording", ratio=10, overflow="fold")
    table.add_column("Differs", ratio=2, overflow="fold")
    for wording in row.wordings:
        one = told.get(wording.statement)
        report = by_id.get(one.report.id) if one else None
        table.add_row(*(Text(visible(cell)) for cell in _cells(wording, one, report, (numbers, by_id))))
    return Group(_heading(row), Text(), table, Text(_summary(row), style="dim"))


def _heading(row: Utterance) -> Text:
    who = Text(visible(row.speaker) if row.speaker else missing("speaker"), style="bold" if row.speaker else "italic")
    facts = (row.party, row.act, f"on {row.point}" if row.point else None, _said(row), row.occasion)
    who.append("".join(f" · {visible(each)}" for each in facts if each), style="not bold not italic")
    return who.append(f"\nutterance {row.id}", style="not bold not italic dim")


def _said(row: Utterance) -> str:
    return f"said {day(row.said)}" if row.said and row.said != "unknown" else "day of speech unknown"


def _origins(row: Utterance, told: Mapping[str, Statement], reports: Sequence[Report]) -> dict[str, int]:
    """The number of each report's origin: the origin that came first is 1."""
    here = {told[each].report.id for each in row.statements if each in told}
    found = dict.fromkeys(each.origin or each.id for each in reports if each.id in here)
    numbers = {origin: number for number, origin in enumerate(found, 1)}
    return {each.id: numbers[each.origin or each.id] for each in reports if each.id in here}


def _cells(
    wording: Wording, one: Statement | None, report: Report | None, known: tuple[Mapping[str, int], Mapping[str, Report]]
) -> tuple[str, str, str, str]:
    place = "\n".join([named(one.report), one.report.published or "undated"]) if one else "unknown"
    return place, _origin(report, *known), shorten(wording.text, WORDS), differs(wording.differs)


def _origin(report: Report | None, numbers: Mapping[str, int], by_id: Mapping[str, Report]) -> str:
    if report is None:
        return ""
    source = by_id.get(report.derived_from or "")
    where = f"\n{MADE.get(report.derivation or '', 'from')} {source.outlet or source.id}" if source else ""
    return f"{numbers[report.id]}{where}"


def _summary(row: Utterance) -> str:
    told = f"{counted(len(row.wordings), 'wording')} in {counted(row.reports, 'report')}"
    return f"{told} from {counted(row.origins, 'independent origin')}."
