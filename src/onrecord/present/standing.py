"""Positions, conditions, deadlocks and silences as tables for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.present.visible import counted, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.questions.rows import Condition, Deadlock, Position, Silence


def positions_table(found: Iterable[Position]) -> RenderableType:
    """Each party's moves on each point, oldest first, and why we think so."""
    rows = [(one.party, one.point, one.said or "unknown", one.move, one.reason) for one in found]
    return _table(("Party", "Point", "Said", "Move", "Why"), (3, 2, 2, 2, 10), rows, "position")


def conditions_table(found: Iterable[Condition]) -> RenderableType:
    """What each holder wants before what."""
    rows = [(one.holder or "unknown", one.kind, one.antecedent, one.consequent, str(len(one.statements))) for one in found]
    return _table(("Holder", "Kind", "First", "Then", "Statements"), (3, 2, 5, 5, 2), rows, "condition")


def deadlocks_table(found: Iterable[Deadlock]) -> RenderableType:
    """Wishes that cannot all be met."""
    rows = [("\n".join(one.holders), "\n".join(one.events), one.reason) for one in found]
    return _table(("Holders", "Events", "Why"), (3, 4, 10), rows, "deadlock")


def silences_table(found: Iterable[Silence]) -> RenderableType:
    """Who has not answered whom, and since when."""
    rows = [(one.addressee, one.party, one.point or "unknown", one.since, f"{one.days:,}") for one in found]
    return _table(("Has not answered", "Asked by", "Point", "Since", "Days"), (3, 3, 4, 2, 1), rows, "silence")


def _table(heads: Sequence[str], ratios: Sequence[int], rows: Sequence[Sequence[str]], noun: str) -> RenderableType:
    table = Table(box=None, expand=True, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim")
    for head, ratio in zip(heads, ratios, strict=True):
        table.add_column(head, ratio=ratio, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    return Group(table, Text(f"{counted(len(rows), noun)}.", style="dim"))
