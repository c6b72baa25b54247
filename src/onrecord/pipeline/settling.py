"""The third pass: what is only seen across reports is brought up to date with the rows of all of them, when one of these has changed.

Actors first, since all that follows compares canonical names; then origins, utterances, and where each party stands.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from onrecord.identity import digest
from onrecord.pipeline import lineage, tracking
from onrecord.pipeline.aligning import aligned, pointed
from onrecord.store import kept, sealing, told
from onrecord.store.across import ACROSS
from onrecord.store.seen import seen

if TYPE_CHECKING:
    from onrecord.pipeline.bundle import Stages
    from onrecord.store import Store
    from onrecord.store.rows import Row


CARRIED = "judgements"
"""The key under which the record keeps a digest of the decisions that were carried into what is seen across reports."""


def carried(store: Store) -> bool:
    """Whether every decision that stands shows in actors, utterances and positions; those that do not wait for the next pass."""
    return (store.note(CARRIED) or digest([])) == _judged(store)


def _judged(store: Store) -> str:
    return digest([[one.kind, one.subject, one.verdict] for one in told.judged(store)])


@dataclass(frozen=True, slots=True)
class Settling:
    """One third pass over the whole record."""

    store: Store
    stages: Stages

    def run(self) -> bool:
        """Settle what is out of date; False where nothing was. Raises `RecordError`."""
        source = self._source()
        if self._stands(source):
            self._shelve()
            return False
        with self.store.transaction():
            self._put("aliases", self._aliases(), source)
            lineage.trace(self.store)
            sealing.seal(self.store, "descents", source)
            self._put_said(source)
            self.store.put_note(CARRIED, _judged(self.store))
            self.store.shelve()
        return True

    def _shelve(self) -> None:
        if self.store.stale:
            with self.store.transaction():
                self.store.shelve()

    def settled(self) -> bool:
        """Whether all that is seen across reports was made from the rows as they are now."""
        return self._stands(self._source())

    def _stands(self, source: str) -> bool:
        return all(made == source for made in self._made())

    def _made(self) -> list[str | None]:
        held = told.sources(self.store)
        return [held.get(name) for name in ACROSS]

    def _source(self) -> str:
        judged, named = told.judged(self.store), self.store.note(tracking.NOTE)
        decided = [[one.kind, one.subject, one.verdict] for one in judged]
        return digest([*self._version(), told.state(self.store), decided, named])

    def _version(self) -> list[str]:
        return [self.stages.version, self.stages.across.version]

    def _put(self, name: str, made: list[Row], source: str) -> None:
        self.store.settle(name, made, source)

    def _aliases(self) -> list[Row]:
        found = self.stages.across.unite(told.mentions(self.store), told.judged(self.store), told.languages(self.store))
        return [asdict(one) | {"kind": one.kind.value} for one in found]

    def _put_said(self, source: str) -> None:
        """Actors and origins must be settled: statements are read with both."""
        rows = told.placed(self.store)
        aligned(self.store, self.stages.across, digest(self._version()), rows)
        of = kept.told_by(self.store)
        found = self.stages.across.track(tracking.placed(self.store, rows, of), tracking.points(self.store))
        pointed(self.store, found.points, of)
        for name in ("utterances", "wordings"):
            sealing.seal(self.store, name, source)
        instruments, meetings = self.stages.across.gather(list(seen(self.store)))
        self._put("findings", tracking.findings(found, instruments, meetings), source)
