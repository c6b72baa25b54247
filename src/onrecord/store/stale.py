"""Which reports are on record with which recurring lines: what the pipeline compares to find the stale ones."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

READ = ("url", "outlet", "title", "published", "language")
"""The details that the stages read; when one of them is corrected, what was derived is stale. Add to it what a new stage reads."""

_CLEAR = text("DROP TABLE IF EXISTS temp.recurring")
_RECURRING = text("""
    CREATE TEMP TABLE recurring AS
    SELECT reports.outlet, lines.key FROM lines JOIN reports ON reports.id = lines.report
    WHERE reports.outlet IS NOT NULL GROUP BY reports.outlet, lines.key HAVING count(DISTINCT reports.hash) >= :least
""")
_INDEX = text("CREATE INDEX temp.recurring_by_key ON recurring(outlet, key)")
_HELD = text("""
    SELECT reports.id, reports.derived, reports.url, reports.outlet, reports.title, reports.published, reports.language, found.key
    FROM reports
    LEFT JOIN (
        SELECT lines.report, lines.key FROM lines JOIN reports ON reports.id = lines.report
        JOIN temp.recurring USING (outlet, key)
    ) AS found ON found.report = reports.id
    ORDER BY reports.id, found.key
""")


@dataclass(frozen=True, slots=True)
class Held:
    """A report on record: the fingerprint of what derived it, the details the stages read, and the keys of its recurring lines."""

    id: str
    derived: str | None
    details: tuple[str | None, ...]
    recurring: tuple[str, ...]


def held(connection: Connection, least: int) -> Iterator[Held]:
    """Every report by id; a line recurs when it stands in `least` reports of one outlet with different texts."""
    for query, values in ((_CLEAR, None), (_RECURRING, {"least": least}), (_INDEX, None)):
        connection.execute(query, values)
    for name, rows in groupby(connection.execute(_HELD), key=lambda row: row.id):
        found = list(rows)
        details = tuple(getattr(found[0], field) for field in READ)
        yield Held(name, found[0].derived, details, tuple(row.key for row in found if row.key is not None))
