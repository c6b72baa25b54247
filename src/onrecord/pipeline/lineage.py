"""Origins, report by report: what is new is compared with what may be its kin, and only these are looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.engine import batches
from onrecord.stages.origins import Outline, extend, keys, origins
from onrecord.store import lineage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from onrecord.store import Store

MANY = 0.5
"""The part of the record that must be new for all of it to be compared at once."""
SEVERAL = 500


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What the origins stage asks of the record."""

    store: Store
    tied: Mapping[str, Collection[str]]

    def holders(self, keys: Sequence[int]) -> dict[int, list[str]]:
        """The reports that have each key."""
        return lineage.holders(self.store, keys)

    def group(self, report: str) -> Iterable[Outline]:
        """The outlines of the origin of a report and of those tied to it."""
        return [Outline.from_json(body) for body in lineage.kin(self.store, report, self.tied).values()]


def trace(store: Store) -> None:
    """Bring the descents of all reports up to date, inside the caller's transaction."""
    found = lineage.fresh(store)
    if not found:
        return
    known, tied = lineage.compared(store), lineage.ties(store)
    bodies = found | {name: body for report in found if report in known for name, body in lineage.kin(store, report, tied).items()}
    bodies |= found
    new = [Outline.from_json(body) for _, body in sorted(bodies.items())]
    _put_keys(store, [one for one in new if one.report in found])
    if len(found) > MANY * len(known):
        lineage.put_descents(store, origins([Outline.from_json(body) for body in lineage.every(store)]))
    else:
        lineage.put_descents(store, extend(OnRecord(store, tied), new))


def _put_keys(store: Store, found: Sequence[Outline]) -> None:
    for batch in batches(found, SEVERAL, float("inf")):
        lineage.put_keys(store, {one.report: keys(one).tolist() for one in batch})
