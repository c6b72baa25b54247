"""From the nouns to the rows of the tables, each with its digest; the words of every span are taken from the text here."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from onrecord.identity import canonical, credit_id, digest, mention_id, noise_id, sha256, sighting_id
from onrecord.store.schema import AIMED, CONDITION_ROLES, DETAILS, ROLES, SEEN, SIGHTING_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import RowMapping

    from onrecord.types import Cleaning, Condition, Credit, Mention, Noise, Report, Sighting, Span, Spans, Statement

Row = dict[str, Any]
"""One row of a table, by column: the values are what SQLite holds."""
UNSEALED = frozenset({"digest", "row", "rows", "derived", "text"})
"""Columns outside a row's digest: the text has its own hash, and the rest may change while the row stays the same."""
SUM, WHOLE = "+", 1 << 256
"""What a digest that is a sum begins with, and where such sums begin again."""
MADE = ("noise", "credits", "statements", "mentions", "sightings")
"""The tables whose rows are derived from one report."""


def seal(row: Mapping[str, Any], spans: Iterable[Mapping[str, Any]] = ()) -> str:
    """The digest of a row and the spans it owns, in whatever order they come."""
    fields = {name: value for name, value in row.items() if name not in UNSEALED}
    pieces = sorted([s["role"], s["n"], s["start"], s["end"], s["quote"]] for s in spans)
    return digest([fields, pieces])


def seal_made(made: Mapping[str, list[Row]]) -> str:
    """The same, from the rows themselves."""
    return seal_report(row["digest"] for name in MADE for row in made[name])


def seal_report(digests: Iterable[str]) -> str:
    """The digest over the digests of all rows derived from one report."""
    return digest(sorted(digests))


def details_row(report: Report) -> Row:
    """The columns of a report that a corrected manifest may change."""
    names = sorted([field, str(origin)] for field, origin in report.provenance)
    return {"path": report.path, **{name: getattr(report.details, name) for name in DETAILS}, "provenance": canonical(names)}


def report_row(report: Report) -> Row:
    """A row of `reports`, not yet derived."""
    row = {"id": report.id, **details_row(report), "text": report.text, "hash": sha256(report.text)}
    return row | {"digest": seal(row)}


def seal_row(row: Mapping[str, Any] | RowMapping) -> int:
    """The digest of a row of a table across reports, as a number."""
    return int(sha256(canonical(dict(row))), 16)


def seal_table(made: Iterable[Mapping[str, Any] | RowMapping]) -> str:
    """The digest of the rows of a table, in whatever order they come: the sum of theirs, so that a change costs what is changed."""
    return seal_sum(sum(map(seal_row, made)))


def seal_sum(total: int) -> str:
    """A sum of digests of rows, written so that it can be told from the digests that earlier versions made."""
    return f"{SUM}{total % WHOLE:064x}"


def sum_of(sealed: str | None) -> int | None:
    """The sum that a digest tells; None for one of an earlier version."""
    return int(sealed.removeprefix(SUM), 16) if sealed is not None and sealed.startswith(SUM) else None


def sealed_by(sealed: str, made: Iterable[Mapping[str, Any] | RowMapping]) -> bool:
    """Whether a digest, be it one that an earlier version made, is that of these rows."""
    if sum_of(sealed) is None:
        return sealed == digest(sorted(canonical(dict(row)) for row in made))
    return sealed == seal_table(made)


def derived(
    report: Report, cleaning: Cleaning, statements: Iterable[Statement], mentions: Iterable[Mention], seen: Iterable[Sighting] = ()
) -> dict[str, list[Row]]:
    """All rows derived from a report, by table."""
    noise, first = noise_rows(report, cleaning.noise)
    credits, second = credit_rows(report, cleaning.credits)
    found, third = statement_rows(report, statements)
    sightings, fourth = sighting_rows(report, seen)
    made = {"noise": noise, "credits": credits, "statements": found, "mentions": mention_rows(report, mentions, found)}
    return made | {"sightings": sightings, "spans": first + second + third + fourth}


def sighting_rows(report: Report, seen: Iterable[Sighting]) -> tuple[list[Row], list[Row]]:
    """Rows of `sightings` and of `spans`."""
    rows: dict[str, Row] = {}
    spans: list[Row] = []
    for one in seen:
        roles = [(role, getattr(one, role)) for role in SIGHTING_ROLES]
        name = sighting_id(report.id, one.what.value, one.kind, roles, *(getattr(one, field) for field in SEEN))
        if name not in rows:
            pieces = [row for role, places in roles for row in _span_rows(report, ("sighting", name, role), places)]
            row = {"id": name, "report": report.id, "what": one.what.value, "kind": one.kind, **{f: getattr(one, f) for f in SEEN}}
            row |= {field: canonical(getattr(one, field)) for field in ("traits", "present", "statements")}
            rows[name] = row | {"digest": seal(row, pieces)}
            spans += pieces
    return list(rows.values()), spans


def mention_rows(report: Report, found: Iterable[Mention], statements: Iterable[Row]) -> list[Row]:
    """Rows of `mentions`, each with the number of the statements its actor makes."""
    count = Counter(row["speaker"] for row in statements)
    return [_sealed(_mention_row(report, one, count[one.name])) for one in found]


def _mention_row(report: Report, one: Mention, count: int) -> Row:
    fixed = {"id": mention_id(report.id, one.name), "report": report.id, "name": one.name, "kind": one.kind.value, "party": one.party}
    return fixed | {"offices": canonical(one.offices), "forms": canonical(one.forms), "count": count}


def _sealed(row: Row) -> Row:
    return row | {"digest": seal(row)}


def noise_rows(report: Report, noise: Iterable[Noise]) -> tuple[list[Row], list[Row]]:
    """Rows of `noise` and of `spans`."""
    return _owned(report, "noise", [(noise_id(report.id, n.span, n.kind), n.span, {"kind": n.kind, "reason": n.reason}) for n in noise])


def credit_rows(report: Report, found: Iterable[Credit]) -> tuple[list[Row], list[Row]]:
    """Rows of `credits` and of `spans`."""
    return _owned(report, "credit", [(credit_id(report.id, c.span, c.name), c.span, {"name": c.name}) for c in found])


def _owned(report: Report, kind: str, facts: Iterable[tuple[str, Span, Row]]) -> tuple[list[Row], list[Row]]:
    rows: dict[str, Row] = {}
    spans: list[Row] = []
    for owner, span, fields in facts:
        if owner not in rows:
            pieces = _span_rows(report, (kind, owner, kind), (span,))
            row = {"id": owner, "report": report.id, **fields}
            rows[owner] = row | {"digest": seal(row, pieces)}
            spans += pieces
    return list(rows.values()), spans


def statement_rows(report: Report, found: Iterable[Statement]) -> tuple[list[Row], list[Row]]:
    """Rows of `statements` and of `spans`."""
    rows, spans = [], []
    seen: Counter[tuple[Spans, ...]] = Counter()
    for statement in found:
        key = statement.attribution.content, statement.attribution.source, statement.attribution.cue, statement.attribution.via
        pieces = _statement_spans(report, statement)
        row = _statement_row(statement, seen[key])
        seen[key] += 1
        rows.append(row | {"digest": seal(row, pieces)})
        spans += pieces
    return rows, spans


def _statement_row(statement: Statement, number: int) -> Row:
    found = statement.attribution
    plain = ("id", "report", "parent", "speaker", "party", "addressee", "act", "said", "occasion", "point", "utterance")
    return {
        **{name: _text(getattr(statement, name)) for name in plain},
        "number": number,
        "start": found.content[0][0] if found.content else 0,
        "mode": found.mode.value,
        "condition": _condition(statement.condition),
        "negated": int(statement.negated),
        "status": statement.status.value,
        "doubt": None if statement.doubt is None else int(statement.doubt),
        "score": float(found.score),
        "rule": found.rule,
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _condition(condition: Condition | None) -> str | None:
    return None if condition is None else canonical({"kind": condition.kind, "holder": condition.holder})


def _statement_spans(report: Report, statement: Statement) -> list[Row]:
    roles = [(role, getattr(statement.attribution, role)) for role in ROLES]
    roles.append((AIMED, statement.aimed))
    if statement.condition is not None:
        roles += [(role, getattr(statement.condition, role)) for role in CONDITION_ROLES]
    return [row for role, spans in roles for row in _span_rows(report, ("statement", statement.id, role), spans)]


def _span_rows(report: Report, owner: tuple[str, str, str], spans: Spans) -> list[Row]:
    kind, name, role = owner
    return [
        {"owner_kind": kind, "owner": name, "role": role, "n": n, "report": report.id, "start": a, "end": b, "quote": report.text[a:b]}
        for n, (a, b) in enumerate(spans)
    ]
