"""Positions, conditions, deadlocks, silences, texts and meetings as tables for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.present.terminal import ranged
from onrecord.present.visible import counted, shorten, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.questions.rows import Condition, Deadlock, Instrument, Meeting, Position, Silence, Step, Utterance

WORDS = 140
"""Characters of what was asked: enough to know it again."""


def positions_table(found: Iterable[Position]) -> RenderableType:
    """Each party's moves on each point, oldest first, and why we think so."""
    rows = [(one.party, one.point, ranged(one.said) or "unknown", one.move, one.reason) for one in found]
    return _table(("Party", "Point", "Said", "Move", "Why"), (3, 2, 2, 3, 9), rows, "position")


def conditions_table(found: Iterable[Condition]) -> RenderableType:
    """What each holder wants before what."""
    rows = [(one.holder or "unknown", one.kind, one.antecedent, one.consequent, str(len(one.statements))) for one in found]
    return _table(("Holder", "Kind", "First", "Then", "Statements"), (3, 2, 5, 5, 2), rows, "condition")


def deadlocks_table(found: Iterable[Deadlock]) -> RenderableType:
    """Wishes that cannot all be met."""
    rows = [("\n".join(one.holders), "\n".join(one.events), one.reason) for one in found]
    return _table(("Holders", "Events", "Why"), (3, 4, 10), rows, "deadlock")


def silences_table(found: Iterable[Silence], asked: Mapping[str, Utterance]) -> RenderableType:
    """Who has not answered whom, what was asked in the first words on record (`asked`: utterances by id), and since when."""
    rows = [(one.addressee, one.party, _ask(asked.get(one.utterance)), one.point or "unknown", one.since, f"{one.days:,}") for one in found]
    return _table(("Has not answered", "Asked by", "What", "Point", "Since", "Days"), (4, 4, 9, 3, 3, 1), rows, "silence")


def _ask(one: Utterance | None) -> str:
    """The act and the words of what was asked."""
    words = next((each.text for each in one.wordings if each.text), "") if one else ""
    return f"{one.act or 'unknown'}: {shorten(words, WORDS)}" if one and words else "unknown"


def agenda_tables(texts: Sequence[Instrument], meetings: Sequence[Meeting]) -> RenderableType:
    """Texts and meetings, each with what reports say became of it."""
    some = [(one.name, one.kind or "unknown", one.proposer or "unknown", one.status or "unknown", _steps(one.history)) for one in texts]
    others = [
        (
            ranged(one.date) or "unknown",
            one.kind or "unknown",
            one.place or "unknown",
            ", ".join(one.present) or "unknown",
            _steps(one.history),
        )
        for one in meetings
    ]
    first = _table(("Text", "Kind", "Put forward by", "Status", "Reported"), (4, 2, 3, 2, 9), some, "text")
    return Group(first, Text(), _table(("Day", "Kind", "Place", "Present", "Reported"), (2, 2, 3, 4, 9), others, "meeting"))


def _steps(history: Sequence[Step]) -> str:
    """What became of it, a line for each status: first reported when, by how many reports, in which words."""
    held: dict[tuple[str, str | None], list[Step]] = {}
    for step in history:
        held.setdefault((step.status, step.by), []).append(step)
    return "\n".join(_line(*key, steps) for key, steps in held.items())


def _line(status: str, by: str | None, steps: Sequence[Step]) -> str:
    day = next((step.date for step in steps if step.date), None) or f"reported {steps[0].published or 'without a date'}"
    return f"{day}: {status}{f' by {by}' if by else ''} ({counted(len({step.report for step in steps}), 'report')}: “{steps[0].words}”)"


def _table(heads: Sequence[str], ratios: Sequence[int], rows: Sequence[Sequence[str]], noun: str) -> RenderableType:
    told = Text(f"{counted(len(rows), noun)}.", style="dim")
    if not rows:
        return told
    table = Table(box=None, expand=True, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim")
    for head, ratio in zip(heads, ratios, strict=True):
        table.add_column(head, ratio=ratio, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    return Group(table, told)
