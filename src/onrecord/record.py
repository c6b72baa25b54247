"""A record for Python programs: the same questions as the command line, with the same field names."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self, TypeVar, Unpack

from onrecord import export, pipeline, questions, verify
from onrecord.present.rows import Rows
from onrecord.questions import Filters, Given
from onrecord.readers import Options
from onrecord.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from onrecord.pipeline import Settings, Summary
    from onrecord.questions import Listing, rows
    from onrecord.verify import Proof

T = TypeVar("T")


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

    def statements(self, filters: Filters | None = None, **given: Unpack[Given]) -> Rows[rows.Statement]:
        """Who said what, by report and place in the text."""
        return self._rows(questions.STATEMENTS, filters, given)

    def reports(self, filters: Filters | None = None, **given: Unpack[Given]) -> Rows[rows.Report]:
        """Every report, by path, without its text."""
        return self._rows(questions.REPORTS, filters, given)

    def actors(self, filters: Filters | None = None, **given: Unpack[Given]) -> Rows[rows.Actor]:
        """Who speaks."""
        return self._rows(questions.ACTORS, filters, given)

    def utterances(self, filters: Filters | None = None, **given: Unpack[Given]) -> Rows[rows.Utterance]:
        """Things said once, however often reported, with how each report words them."""
        return self._rows(questions.UTTERANCES, filters, given)

    def positions(self, filters: Filters | None = None, **given: Unpack[Given]) -> Rows[rows.Position]:
        """Where each party stands on each point, and how it moved."""
        return self._rows(questions.POSITIONS, filters, given)

    def conditions(self, filters: Filters | None = None, **given: Unpack[Given]) -> Rows[rows.Condition]:
        """What must come first, and for whom."""
        return self._rows(questions.CONDITIONS, filters, given)

    def deadlocks(self, filters: Filters | None = None, **given: Unpack[Given]) -> Rows[rows.Deadlock]:
        """Conditions that cannot all be met."""
        return self._rows(questions.DEADLOCKS, filters, given)

    def instruments(self, filters: Filters | None = None, **given: Unpack[Given]) -> Rows[rows.Instrument]:
        """Texts that are negotiated."""
        return self._rows(questions.INSTRUMENTS, filters, given)

    def meetings(self, filters: Filters | None = None, **given: Unpack[Given]) -> Rows[rows.Meeting]:
        """Meetings held, planned, refused or called off."""
        return self._rows(questions.MEETINGS, filters, given)

    def silences(self, filters: Filters | None = None, **given: Unpack[Given]) -> Rows[rows.Silence]:
        """Proposals and demands that have no answer on record, the longest first."""
        return self._rows(questions.SILENCES, filters, given)

    def events(self, filters: Filters | None = None, **given: Unpack[Given]) -> Rows[rows.Event]:
        """What was done by saying it, coded by PLOVER and CAMEO."""
        return self._rows(questions.EVENTS, filters, given)

    def failures(self, filters: Filters | None = None, **given: Unpack[Given]) -> Rows[rows.Failure]:
        """What could not be read or worked out."""
        return self._rows(questions.FAILURES, filters, given)

    def _rows(self, listing: Listing[T], filters: Filters | None, given: Given) -> Rows[T]:
        return Rows(self.store, listing, replace(filters or Filters(), **given))

    def report(self, name: str) -> rows.FullReport:
        """One report by id (or its beginning) or path, with its text and all that is on record of it."""
        return questions.report(self.store, name)

    def statement(self, name: str) -> rows.Statement:
        """One statement by id. Raises `NotOnRecordError`."""
        return questions.statement(self.store, name)

    def utterance(self, name: str) -> rows.Utterance:
        """One utterance by id. Raises `NotOnRecordError`."""
        return questions.utterance(self.store, name)

    def actor(self, name: str) -> rows.Actor:
        """One actor by id or whole name. Raises `NotOnRecordError`."""
        return questions.actor(self.store, name)

    def search(self, words: str, among: str = "statements", limit: int = 50) -> list[rows.Hit]:
        """Where all these words stand, in `statements` or in the text of `reports`, the best first, with words around them."""
        return list(questions.hits(self.store, words, among, limit))

    def counts(self) -> rows.Counts:
        """How much is on record."""
        return questions.counts(self.store)

    def facets(self, field: str) -> list[rows.Facet]:
        """The values of `party`, `act`, `point`, `outlet` or `language`, and how many statements have each."""
        return list(questions.facets(self.store, field))

    def export(self, kind: str, out: str | PathLike[str] | IO[bytes], form: str = "jsonl") -> int:
        """Write all rows of a kind of the contract as `jsonl`, `csv` or `parquet`, or a document in its own format, and tell how many."""
        return export.export(self.store, kind, form, Path(out) if isinstance(out, str | PathLike) else out)

    def verify(self) -> Proof:
        """Check every text, span and row against what was put on record."""
        return verify.verify(self.store)
