"""The record: one open SQLite file. Writes come in whole batches, each one transaction; reads are plain selects."""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import bindparam, delete, insert, select, text, tuple_, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import SQLAlchemyError

from onrecord.errors import RecordError
from onrecord.store import across, rows, schema, sealing, shelving
from onrecord.store.database import connect
from onrecord.store.stale import Held, held
from onrecord.types import Details, Origin, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Executable, RowMapping

    from onrecord.types import Cleaning, Failure, Mention, Sighting, Statement

GAP = " […] "
"""Stands between the pieces of a content that has several: an editor's mark, so that nobody takes them for one run of words."""
_OWN = (schema.spans, schema.noise, schema.credits, schema.statements, schema.mentions, schema.sightings)
"""Tables of what one report tells."""
SEVERAL = 200
"""Values in one IN list: well under SQLite's limit of 32766 parameters, pairs included."""


@dataclass(frozen=True, slots=True)
class Input:
    """Something that was read: its name, the digests of its bytes and of the details it came with, and the report it became."""

    name: str
    content: str
    details: str
    report: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """What was derived from a report; `fingerprint` is of all that had a part in it."""

    report: Report
    cleaning: Cleaning
    statements: Sequence[Statement]
    fingerprint: str
    mentions: Sequence[Mention] = ()
    sketch: str | None = None
    sightings: Sequence[Sighting] = ()


class Store:
    """An open record. Raises `RecordError` where the file is no record, is damaged, or cannot be written."""

    def __init__(self, path: Path, *, create: bool = False, look: bool = False) -> None:
        self.path = path
        self._connection = connect(path, create=create, look=look)
        self._laid: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; SQLite folds the write-ahead log into it."""
        self._connection.close()
        self._connection.engine.dispose()

    @contextmanager
    def transaction(self, kind: str = "IMMEDIATE") -> Iterator[None]:
        """All or nothing. `DEFERRED` for reads that must see one state of the record."""
        self._connection.exec_driver_sql(f"BEGIN {kind}")
        try:
            yield
        except BaseException:
            self._undo()
            raise
        self._connection.exec_driver_sql("COMMIT")

    def _undo(self) -> None:
        """Roll back; nothing that goes wrong here may hide why. After Ctrl-C SQLAlchemy has closed the file, which rolls back as well."""
        if not self._connection.invalidated:
            with suppress(SQLAlchemyError, RecordError):
                self._connection.exec_driver_sql("ROLLBACK")

    def ask(self, query: Executable, values: Mapping[str, Any] | None = None) -> Iterator[RowMapping]:
        """The rows a select finds, as they come."""
        yield from self._connection.execution_options(yield_per=500).execute(query, values).mappings()

    def tuples(self, query: Executable, values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """The same, all at once and by the order of their columns: for what is looked through as a whole."""
        return [*map(tuple, self._connection.execute(query, values))]

    def run(self, query: Executable, values: Sequence[Mapping[str, Any]] | Mapping[str, Any] | None = None) -> None:
        """A statement that returns nothing; a list of values runs it once for each, an empty list never."""
        if values is None or values:
            self._connection.execute(query, values)

    # -- the shelf ------------------------------------------------------------------------------------------------------------

    def ready(self) -> None:
        """See to it that questions find the tables of the shelf up to date, were it only for this connection."""
        self._laid = shelving.lay(self._connection, self._laid)

    def spoil(self) -> None:
        """Note that rows have changed of which the shelf is made."""
        shelving.spoil(self._connection)

    def mend(self, statement: str) -> None:
        """Take over into the shelf what a person decided about a statement."""
        shelving.mend(self._connection, statement)

    def shelve(self) -> None:
        """Fill the shelf from the rows as they are now."""
        shelving.fill(self._connection)

    @property
    def stale(self) -> bool:
        """Whether rows have changed since the shelf was filled."""
        return shelving.stale(self._connection)

    # -- reading in -----------------------------------------------------------------------------------------------------------

    def known(self, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Input]:
        """Those of the (name, content digest) pairs that were read before."""
        table = schema.inputs
        query = select(table).where(tuple_(table.c.name, table.c.content).in_(keys))
        return {(row["name"], row["content"]): Input(**row) for row in self.ask(query)}

    def put_inputs(self, found: Iterable[Input]) -> None:
        """Remember what was read."""
        values = [{"name": i.name, "content": i.content, "details": i.details, "report": i.report} for i in found]
        query = upsert(schema.inputs)
        self.run(query.on_conflict_do_update(set_={"details": query.excluded.details}), values)

    def add_report(self, report: Report, keys: Iterable[str]) -> bool:
        """Store a report and the keys of its lines; False where a report with this id is on record already."""
        done = self._connection.execute(upsert(schema.reports).on_conflict_do_nothing(), rows.report_row(report))
        if not done.rowcount:
            return False
        shelving.spoil(self._connection)
        self.run(text("INSERT INTO report_search(rowid, text) SELECT row, text FROM reports WHERE id = :id"), {"id": report.id})
        self.run(upsert(schema.lines).on_conflict_do_nothing(), [{"report": report.id, "key": key} for key in sorted(set(keys))])
        return True

    def told(self, report: str) -> Details:
        """The details of a report on record that a manifest gave."""
        (held,) = self.reports([report])
        return Details(**{name: getattr(held.details, name) for name, origin in held.provenance if origin is Origin.MANIFEST})

    def update_report(self, report: Report, *, move: bool) -> bool:
        """Put a report's details in place of those on record, and its path if it is to move; False where nothing changes."""
        table = schema.reports
        held = self._connection.execute(select(table.c.digest, table.c.hash, table.c.path).where(table.c.id == report.id)).one()
        path = min(held.path, report.path) if move else held.path
        row = {"id": report.id, **rows.details_row(report), "path": path, "hash": held.hash}
        row["digest"] = rows.seal(row)
        if row["digest"] != held.digest:
            shelving.spoil(self._connection)
            self.run(update(table).where(table.c.id == report.id).values(row))
        return bool(row["digest"] != held.digest)

    def reports(self, ids: Sequence[str]) -> list[Report]:
        """The reports with these ids, by id; at most `SEVERAL` at a time."""
        query = select(schema.reports).where(schema.reports.c.id.in_(ids)).order_by(schema.reports.c.id)
        return [report_of(row) for row in self.ask(query)]

    def retry(self, ids: Iterable[str]) -> None:
        """Mark reports whose derivation failed as not derived, so that it is tried again."""
        table = schema.reports
        query = update(table).where(table.c.id == bindparam("report"), table.c.derived.like("failed:%")).values(derived=None)
        self.run(query, [{"report": name} for name in ids])

    def held(self, least: int) -> list[Held]:
        """Every report, what derived it, and those of its lines that stand in `least` reports of its outlet with different texts."""
        return list(held(self._connection, least))

    # -- what was derived -----------------------------------------------------------------------------------------------------

    def replace(self, found: Sequence[Derivation]) -> None:
        """Put rows in place of all that was derived from these reports before."""
        self._forget([one.report.id for one in found])
        made = [rows.derived(one.report, one.cleaning, one.statements, one.mentions, one.sightings) for one in found]
        for table in (schema.noise, schema.credits, schema.statements, schema.mentions, schema.sightings, schema.spans):
            self.run(insert(table), [row for each in made for row in each[table.name]])
        self.run(insert(across.sketches), [{"report": o.report.id, "body": o.sketch, "fresh": 1} for o in found if o.sketch])
        self._index([row for each in made for row in each["spans"] if row["role"] == "content"])
        self._mark({one.report.id: (one.fingerprint, rows.seal_made(each)) for one, each in zip(found, made, strict=True)})

    def give_up(self, report: str, fingerprint: str) -> None:
        """Take away what was derived from a report that cannot be derived any more, and remember with what it failed."""
        self._forget([report])
        self._mark({report: (f"failed:{fingerprint}", rows.seal_report(()))})

    def _mark(self, marks: Mapping[str, tuple[str, str]]) -> None:
        query = update(schema.reports).where(schema.reports.c.id == bindparam("report"))
        values = [{"report": name, "derived": derived, "rows": sealed} for name, (derived, sealed) in marks.items()]
        self.run(query.values(derived=bindparam("derived"), rows=bindparam("rows")), values)

    def _forget(self, reports: Sequence[str]) -> None:
        shelving.spoil(self._connection)
        values = [{"report": name} for name in reports]
        self.run(text("DELETE FROM statement_search WHERE rowid IN (SELECT row FROM statements WHERE report = :report)"), values)
        for table in (*_OWN, across.sketches):
            self.run(delete(table).where(table.c.report == bindparam("report")), values)

    def _index(self, spans: Iterable[rows.Row]) -> None:
        words: dict[str, list[str]] = {}
        for span in spans:
            words.setdefault(span["owner"], []).append(span["quote"])
        query = text("INSERT INTO statement_search(rowid, content) SELECT row, :content FROM statements WHERE id = :id")
        self.run(query, [{"id": name, "content": GAP.join(quotes)} for name, quotes in words.items()])

    def settle(self, name: str, made: Sequence[rows.Row], source: str) -> None:
        """Put rows in place of all of one of the tables across reports; `source` is a digest of what they were made from."""
        sealing.settle(self, name, made, source)

    # -- failures -------------------------------------------------------------------------------------------------------------

    def put_failures(self, found: Iterable[Failure]) -> None:
        """Write down what could not be done, in place of what was said of the same name and stage before; the path stays the first."""
        values = [{"name": f.name or f.path, "path": f.path, "stage": f.stage, "error": f.error, "hint": f.hint} for f in found]
        query = upsert(schema.failures)
        self.run(query.on_conflict_do_update(set_={"error": query.excluded.error, "hint": query.excluded.hint}), values)

    def failed(self, *, except_stages: Sequence[str]) -> set[str]:
        """The names with a failure at any other stage."""
        table = schema.failures
        return {row["name"] for row in self.ask(select(table.c.name).where(table.c.stage.not_in(except_stages)))}

    def clear_failures(self, names: Sequence[str], *, only_stages: Sequence[str] = (), except_stages: Sequence[str] = ()) -> None:
        """Take away the failures of what went well after all, at these stages (none named: all) or all but these."""
        column = schema.failures.c.stage
        where = column.in_(only_stages) if only_stages else column.not_in(except_stages)
        for start in range(0, len(names), SEVERAL):
            self.run(delete(schema.failures).where(schema.failures.c.name.in_(names[start : start + SEVERAL]), where))

    def rename_failures(self, renamed: Callable[[str], str]) -> None:
        """Call every failure by another name."""
        table = schema.failures
        values = [{"old": name, "new": renamed(name)} for name in self.failed(except_stages=()) if not name.startswith(("http:", "https:"))]
        self.run(update(table).where(table.c.name == bindparam("old")).values(name=bindparam("new")), values)

    # -- what the record knows of itself ----------------------------------------------------------------------------------------

    def note(self, key: str) -> str | None:
        """What was noted under a key."""
        return next((str(row["value"]) for row in self.ask(select(schema.meta).where(schema.meta.c.key == key))), None)

    def put_note(self, key: str, value: str) -> None:
        """Note a value, in place of an earlier one."""
        query = upsert(schema.meta)
        self.run(query.on_conflict_do_update(set_={"value": query.excluded.value}), {"key": key, "value": value})

    def names(self, most: int) -> list[str]:
        """Names of some of the files that were read, addresses apart."""
        table = schema.inputs.c
        query = select(table.name).where(table.name.not_like("%://%")).distinct().limit(most)
        return [str(row["name"]) for row in self.ask(query)]


def report_of(row: Mapping[str, Any] | RowMapping) -> Report:
    """A report as the stages know it."""
    provenance = tuple((field, Origin(origin)) for field, origin in json.loads(row["provenance"]))
    return Report(row["id"], row["path"], row["text"], Details(*(row[name] for name in schema.DETAILS)), provenance)
