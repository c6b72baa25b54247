"""Words within the words of another: who says *he* there, or *the mayor*, does not speak of himself."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Attribution, Mode


def quoting(reading: Reading, row: Attribution) -> Actor | None:
    """Whose own words an attribution stands in: a quotation's in marks, or a turn's of a transcript; None where they are retold."""
    if row.parent is None:
        return None
    whole = reading.rows[row.parent]
    turn = bool(whole.source) and reading.text[whole.source[-1][1] : whole.source[-1][1] + 2].lstrip().startswith(":")
    return reading.told.get(row.parent) if whole.mode is Mode.DIRECT or turn else None
