"""The second pass: what is missing or stale is derived again, report by report, each report's rows in one transaction.

A report is stale when the version of the stages, a detail they read, or the set of its lines that recur at its outlet has changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import engine
from onrecord.identity import digest
from onrecord.pipeline.deriving import STAGES, Derived, Deriver, Task
from onrecord.pipeline.progress import DERIVE, Event, Progress, Summary
from onrecord.store import Derivation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.pipeline.bundle import Stages
    from onrecord.store import Store
    from onrecord.store.stale import Held

RECURS = 3
"""A line is furniture of an outlet when it stands in this many of its reports with different texts: two may quote one another."""
LOADED = 32
"""Reports held in memory at once, beside those that wait for a worker."""
SECONDS = 1.0


@dataclass(slots=True)
class Renewing:
    """One second pass over the whole record."""

    store: Store
    stages: Stages
    summary: Summary
    progress: Progress

    def run(self, workers: int) -> None:
        """Derive all that is missing or stale. Raises `WeightsError`, `RecordError`."""
        stale = self.stale()
        done = 0
        for batch in engine.batches(engine.apply(Deriver(self.stages), self._tasks(stale), workers), LOADED, SECONDS):
            self._put(batch)
            done += len(batch)
            self.progress(Event(DERIVE, done, len(stale), len(self.summary.failures), batch[-1].task.report.path))

    def stale(self) -> list[Held]:
        """The reports whose rows are missing, or made with something else than would make them now."""
        return [held for held in self.store.held(RECURS) if held.derived not in self._current(held)]

    def _fingerprint(self, held: Held) -> str:
        return digest([self.stages.version, held.details, held.recurring])

    def _current(self, held: Held) -> tuple[str, str]:
        fingerprint = self._fingerprint(held)
        return fingerprint, f"failed:{fingerprint}"

    def _tasks(self, stale: Sequence[Held]) -> Iterator[Task]:
        for start in range(0, len(stale), LOADED):
            some = {held.id: held for held in stale[start : start + LOADED]}
            for report in self.store.reports(list(some)):
                held = some[report.id]
                yield Task(report, frozenset(held.recurring), self._fingerprint(held))

    def _put(self, batch: Sequence[Derived]) -> None:
        done = [one for one in batch if one.failure is None]
        with self.store.transaction():
            self.store.clear_failures(sorted({one.task.report.id for one in batch}), only_stages=STAGES)
            self.store.replace([_derivation(one) for one in done])
            for one in batch:
                self._count(one)

    def _count(self, one: Derived) -> None:
        if one.failure is None:
            self.summary.derived += 1
            self.summary.statements += len(one.statements)
            self.summary.left_out.update(one.left_out)
        else:
            self.store.give_up(one.task.report.id, one.task.fingerprint)
            self.store.put_failures([one.failure])
            self.summary.failures.append(one.failure)


def _derivation(one: Derived) -> Derivation:
    return Derivation(one.task.report, one.cleaning, one.statements, one.task.fingerprint, one.mentions, one.sketch, one.sightings)
