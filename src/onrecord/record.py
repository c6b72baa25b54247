"""A record for Python programs: the same questions as the command line, with the same field names."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from onrecord import export, pipeline, questions, verify
from onrecord.readers import Options
from onrecord.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from onrecord.pipeline import Settings, Summary
    from onrecord.questions import Filters, rows
    from onrecord.verify import Proof


class Record:
    """One file with all that was read: `with Record.open("onrecord.db") as record: …`. Every error is an `OnRecordError`."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, path: str | PathLike[str] = "onrecord.db", *, create: bool = False) -> Self:
        """Open a record, or with `create=True` make one where there is none. Raises `RecordError` where the file is missing or no record.

        One that lies where nothing can be written is opened for reading only.
        """
        return cls(Store(Path(path), create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.store.close()

    def read(
        self, paths: str | PathLike[str] | Sequence[str | PathLike[str]], options: Options | None = None, settings: Settings | None = None
    ) -> Summary:
        """Read files, folders and addresses. What cannot be read is in the summary's failures, and never stops the rest."""
        several = [paths] if isinstance(paths, str | PathLike) else paths
        return pipeline.read(self.store, [str(path) for path in several], options or Options(), settings)

    def statements(self, filters: Filters | None = None) -> Iterator[rows.Statement]:
        """Who said what, by report and place in the text."""
        return questions.statements(self.store, filters)

    def reports(self) -> Iterator[rows.Report]:
        """Every report, by path, without its text."""
        return questions.reports(self.store)

    def report(self, name: str) -> rows.FullReport:
        """One report by id (or its beginning) or path, with its text and all that is on record of it."""
        return questions.report(self.store, name)

    def actors(self) -> Iterator[rows.Actor]:
        """Who speaks."""
        return questions.actors(self.store)

    def utterances(self) -> Iterator[rows.Utterance]:
        """Things said once, however often reported, with how each report words them."""
        return questions.utterances(self.store)

    def positions(self) -> Iterator[rows.Position]:
        """Where each party stands on each point, and how it moved."""
        return questions.positions(self.store)

    def conditions(self) -> Iterator[rows.Condition]:
        """What must come first, and for whom."""
        return questions.conditions(self.store)

    def deadlocks(self) -> Iterator[rows.Deadlock]:
        """Conditions that cannot all be met."""
        return questions.deadlocks(self.store)

    def instruments(self) -> Iterator[rows.Instrument]:
        """Texts that are negotiated."""
        return questions.instruments(self.store)

    def meetings(self) -> Iterator[rows.Meeting]:
        """Meetings held, planned, refused or called off."""
        return questions.meetings(self.store)

    def silences(self) -> Iterator[rows.Silence]:
        """Proposals and demands that have no answer on record, the longest first."""
        return questions.silences(self.store)

    def failures(self) -> Iterator[rows.Failure]:
        """What could not be read or worked out."""
        return questions.failures(self.store)

    def export(self, kind: str, out: str | PathLike[str] | IO[bytes], form: str = "jsonl") -> int:
        """Write all rows of a kind of the contract as `jsonl`, `csv` or `parquet`, and tell how many."""
        return export.export(self.store, kind, form, Path(out) if isinstance(out, str | PathLike) else out)

    def verify(self) -> Proof:
        """Check every text, span and row against what was put on record."""
        return verify.verify(self.store)
