"""What is only seen across reports: utterances and their wordings, positions, conditions, deadlocks, instruments, meetings, silences."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select, text

from onrecord.questions import bodies, rows
from onrecord.store.across import findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import RowMapping

    from onrecord.store import Store

T = TypeVar("T")
UTTERANCES = text("""
    SELECT u.*, w.statement, w.differs, s.report, d.origin,
        (SELECT group_concat(quote, ' […] ') FROM (
            SELECT quote FROM spans WHERE owner_kind = 'statement' AND owner = w.statement AND role = 'content' ORDER BY n)) AS words
    FROM utterances AS u JOIN wordings AS w ON w.utterance = u.id JOIN statements AS s ON s.id = w.statement
    JOIN reports AS r ON r.id = s.report LEFT JOIN descents AS d ON d.report = s.report
    ORDER BY u.id, coalesce(r.published, '~'), r.path, s.start, s.id
""")
SAID = ("id", "speaker", "party", "act", "said", "occasion", "point")


def utterances(store: Store) -> Iterator[rows.Utterance]:
    """Things said once, however often reported, by id; their wordings by date and path of the report."""
    return grouped(store.ask(UTTERANCES))


def grouped(found: Iterable[RowMapping]) -> Iterator[rows.Utterance]:
    """Utterances from the rows of their wordings, those of one utterance together."""
    return (_utterance(list(same)) for _, same in groupby(found, key=lambda row: str(row["id"])))


def _utterance(found: Sequence[RowMapping]) -> rows.Utterance:
    reports = {row["report"] for row in found}
    origins = {row["origin"] or row["report"] for row in found}
    wordings = tuple(rows.Wording(row["words"] or "", row["statement"], row["differs"]) for row in found)
    fields: dict[str, Any] = {name: found[0][name] for name in SAID}
    return rows.Utterance(
        **fields, statements=tuple(w.statement for w in wordings), reports=len(reports), origins=len(origins), wordings=wordings
    )


def positions(store: Store) -> Iterator[rows.Position]:
    """Where each party stands on each point, and how it moved, by party, point and time."""
    return _findings(store, "positions", rows.Position)


def conditions(store: Store) -> Iterator[rows.Condition]:
    """What must come first, and for whom."""
    return _findings(store, "conditions", rows.Condition)


def deadlocks(store: Store) -> Iterator[rows.Deadlock]:
    """Conditions that cannot all be met."""
    return _findings(store, "deadlocks", rows.Deadlock)


def instruments(store: Store) -> Iterator[rows.Instrument]:
    """Texts that are negotiated."""
    return _findings(store, "instruments", rows.Instrument)


def meetings(store: Store) -> Iterator[rows.Meeting]:
    """Meetings held, planned, refused or called off."""
    return _findings(store, "meetings", rows.Meeting)


def silences(store: Store) -> Iterator[rows.Silence]:
    """Proposals and demands that their addressee has not answered on record, the longest first."""
    return _findings(store, "silences", rows.Silence)


def _findings(store: Store, kind: str, row: type[T]) -> Iterator[T]:
    found = store.ask(select(findings.c.body).where(findings.c.kind == kind).order_by(findings.c.n))
    return read(found, row)


def read(found: Iterable[RowMapping], row: type[T]) -> Iterator[T]:
    """Rows of the contract from the bodies of findings."""
    made = bodies.read(row)
    return (made(each["body"]) for each in found)
