"""The first pass: documents become reports. They stream; every batch is one transaction, so a kill loses at most one batch.

A report that was stored keeps its text for good. The same name with other bytes is a new report; the same bytes with other details
(a corrected manifest) put these in place of the old ones, and a reading without a manifest takes away nothing that one said. A report
keeps the path under which it was read first; where two documents of that reading are the same report (a link and what it leads to), the
one whose path sorts first gives path and details, so that the order of reading does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord import engine
from onrecord.errors import UnreadableError
from onrecord.identity import canonical, digest, sha256
from onrecord.pipeline.deriving import STAGES, failure, line_keys
from onrecord.pipeline.progress import ACQUIRE, Event, Progress, Summary
from onrecord.readers.places import within
from onrecord.store import DETAILS, Input
from onrecord.types import Details, Document, Failure, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.pipeline.bundle import Stages
    from onrecord.store import Store

BATCH = 64
SECONDS = 1.0
"""A batch is stored when it holds `BATCH` documents or `SECONDS` have passed: what a kill may cost."""

Found = Document | Failure


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document on its way into the record. `report` is None where nothing is to be stored: it is on record as it came.

    `moves` says that its path sorts before that of another document of this reading which is the same report.
    """

    path: str
    entry: Input
    report: Report | None
    wins: bool = True
    moves: bool = False


@dataclass(slots=True)
class Acquiring:
    """One first pass over what the readers found."""

    store: Store
    stages: Stages
    summary: Summary
    progress: Progress
    asked: Sequence[str] = ()
    _paths: dict[str, str] = field(default_factory=dict)
    _added: set[str] = field(default_factory=set)
    _failed: set[str] = field(default_factory=set)
    _open: set[str] = field(default_factory=set)

    def run(self, found: Iterable[Found]) -> None:
        """Store all of it. Raises `RecordError` where the record cannot be written."""
        self._open = self.store.failed(except_stages=STAGES)
        for batch in engine.batches(map(storable, found), BATCH, SECONDS):
            self._take(batch)
            done = self.summary.read + len(self.summary.failures)
            self.progress(Event(ACQUIRE, done, None, len(self.summary.failures), batch[-1].path))
        self._forgive({name for name in self._open if any(within(name, asked) for asked in self.asked)})

    def _take(self, batch: Sequence[Found]) -> None:
        documents = [one for one in batch if isinstance(one, Document)]
        keys = {(d.name, sha256(d.content)): d for d in documents}
        known = self.store.known(list(keys))
        results = [self._arrive(one, known) if isinstance(one, Document) else one for one in batch]
        with self.store.transaction():
            self._store([one for one in results if isinstance(one, Arrival)])
            self._fail([one for one in results if isinstance(one, Failure)])

    def _arrive(self, document: Document, known: dict[tuple[str, str], Input]) -> Arrival | Failure:
        entry = Input(document.name, sha256(document.content), details_digest(document), "")
        held = known.get((entry.name, entry.content))
        if held and same(held.details, entry.details, document) and self._first(held.report, document.path):
            return Arrival(document.path, held, None)
        if held and document.manifest is None:
            document = replace(document, manifest=self.store.told(held.report))
        try:
            report = checked(self.stages.acquire(document))
        except Exception as error:  # noqa: BLE001 - one bad report never stops the rest
            return failure((document.path, document.name), "acquire", error)
        report = replace(report, id=held.report) if held else report
        return self._rank(Arrival(document.path, replace(entry, report=report.id), report))

    def _first(self, report: str, path: str) -> bool:
        """Whether no document of this reading with a later path was taken for the same report."""
        seen = self._paths.setdefault(report, path)
        return path >= seen

    def _rank(self, arrival: Arrival) -> Arrival:
        seen = self._paths.get(arrival.entry.report)
        if seen is not None and seen < arrival.path:
            return replace(arrival, wins=False)
        self._paths[arrival.entry.report] = arrival.path
        return replace(arrival, moves=seen is not None and seen != arrival.path)

    def _store(self, arrivals: Sequence[Arrival]) -> None:
        for one in arrivals:
            if one.report is None or not self.store.add_report(one.report, line_keys(self.stages, one.report)):
                self.summary.known += 1
                self.summary.changed += self._update(one)
            else:
                self.summary.new += 1
                self._added.add(one.report.id)
        self.store.put_inputs(one.entry for one in arrivals)
        self.store.retry({one.entry.report for one in arrivals})
        self._clear(one.entry.name for one in arrivals)

    def _update(self, one: Arrival) -> bool:
        return one.report is not None and one.wins and self.store.update_report(one.report, move=one.moves and one.report.id in self._added)

    def _fail(self, found: Sequence[Failure]) -> None:
        new = list({one.name: one for one in reversed(found) if one.name not in self._failed}.values())[::-1]
        self.summary.failures += new
        self._failed.update(one.name for one in new)
        self.store.put_failures(new)

    def _clear(self, names: Iterable[str]) -> None:
        if self._open:
            self._forgive({holder for name in names for holder in holders(name)} & self._open)

    def _forgive(self, names: set[str]) -> None:
        """Failures of an earlier reading that did not come again in this one."""
        gone = names - self._failed
        self.store.clear_failures(sorted(gone), except_stages=STAGES)
        self._open -= gone


def holders(name: str) -> set[str]:
    """A name and all that holds it: `a/b.warc.gz#3` stands in `a/b.warc.gz` and in `a`, `a/m.csv:4` in `a/m.csv`."""
    return {name} | {name[:n] for n, mark in enumerate(name) if mark in "/#:\\" and n}


def details_digest(document: Document) -> str:
    """A digest of what a document came with beside its bytes: of what it says itself, and after a colon of what the manifest says."""
    own = [document.media, document.charset, _values(document.metadata)]
    return f"{digest(own)}:{digest(_values(document.manifest or Details()))}"


def _values(details: Details) -> list[str | None]:
    return [getattr(details, name) for name in DETAILS]


def same(held: str, come: str, document: Document) -> bool:
    """Whether a document comes with what it came with before; where no manifest is in force, only by what it says itself."""
    return held == come or (document.manifest is None and held.partition(":")[0] == come.partition(":")[0])


def checked(report: Report) -> Report:
    """`report`, if every character of it can be written as UTF-8; raises `UnreadableError` for half of a surrogate pair."""
    try:
        canonical([report.text, [getattr(report.details, name) for name in DETAILS]]).encode()
    except UnicodeEncodeError:
        raise UnreadableError("it holds half of a surrogate pair, which is no character") from None
    return report


def storable(found: Found) -> Found:
    """With names that can be stored: a file name that is no UTF-8 has its odd bytes spelt out."""
    if isinstance(found, Failure):
        return replace(found, path=spelt(found.path), error=spelt(found.error), name=spelt(found.name or found.path))
    return replace(found, path=spelt(found.path), name=spelt(found.name))


def spelt(text: str) -> str:
    """`text` with lone surrogates spelt out, so that it can be written as UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode()
