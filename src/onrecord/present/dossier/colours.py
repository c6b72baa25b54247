"""A colour for each of the parties that say most, the same on every page; others share a grey one.

A colour never tells anything alone: the name of the party stands beside it. The style sheet has the colours under these names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.questions.doings import Side
from onrecord.questions.rows import Utterance
from onrecord.types import UNKNOWN

SIDES = 8
"""Parties with a colour of their own: as many as can be told apart by everybody."""
REST = "c0"
"""The colour of all other parties, and of nobody's."""


def colours(found: Iterable[Side]) -> dict[str, str]:
    """The name of a colour by party. The first to speak has the first, so that what is said later repaints nobody who keeps a colour."""
    most = sorted(found, key=lambda side: (-side.said, side.first, side.party))[:SIDES]
    spoke = sorted(most, key=lambda side: (side.first, side.party))
    return {side.party: f"c{number}" for number, side in enumerate(spoke, 1)}


def sides(told: Iterable[Utterance]) -> list[Side]:
    """How much each party says, as `doings.sides` counts it."""
    counts: Counter[str] = Counter()
    firsts: dict[str, str] = {}
    for row in told:
        if row.party:
            counts[row.party] += 1
            firsts[row.party] = min(firsts.get(row.party, UNKNOWN), row.said or UNKNOWN)
    return [Side(party, number, firsts[party]) for party, number in counts.items()]
