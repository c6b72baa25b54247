"""Add reports to those that are grouped already: only the groups that the new ones may belong to are looked at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from onrecord.stages.origins.blocking import CROWD, FACTS_FROM, SHARED, keys
from onrecord.stages.origins.deriving import origins
from onrecord.stages.origins.sketch import Outline
from onrecord.types import Derived


class Held(Protocol):
    """What is on record. A table of keys (key, report), the outlines, and the rows of earlier runs are enough to answer."""

    def holders(self, keys: Sequence[int]) -> Mapping[int, Collection[str]]:
        """The reports that have each key; a key that none has may be left out."""
        ...

    def group(self, report: str) -> Iterable[Outline]:
        """The outlines of all reports of the origin of `report`, and of the origins that `also` ties to it, whichever way."""
        ...


def extend(held: Held, new: Sequence[Outline]) -> list[Derived]:
    """The rows of the new reports, and new rows of all that may have changed with them."""
    touched = {found for outline in new for found in _candidates(held, outline)}
    names = {outline.report for outline in new}
    reached: dict[str, Outline] = {}
    for report in sorted(touched):
        if report not in reached:
            reached |= {member.report: member for member in held.group(report)}
    return origins([*(one for name, one in reached.items() if name not in names), *new])


def _candidates(held: Held, outline: Outline) -> set[str]:
    bands: Counter[str] = Counter()
    facts: Counter[str] = Counter()
    for key, holders in held.holders(keys(outline).tolist()).items():
        if len(holders) <= CROWD:
            (facts if key >= FACTS_FROM else bands).update(holders)
    return set(bands) | {report for report, votes in facts.items() if votes >= SHARED}
