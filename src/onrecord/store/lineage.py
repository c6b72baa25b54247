"""What is kept of each report to find its relatives: its outline, and the keys under which it is looked up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, text, update

from onrecord.store import sealing
from onrecord.store.across import descents, sketch_keys, sketches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from onrecord.store.store import Store
    from onrecord.types import Derived

_TIES = text("""
    SELECT d.origin, other.origin FROM descents AS d, json_each(d.also) AS tie JOIN descents AS other ON other.report = tie.value
    WHERE d.also <> '[]'
""")
_HOME = text("SELECT origin FROM descents WHERE report = :report")
_KIN = text("""
    SELECT d.report, s.body FROM descents AS d JOIN sketches AS s ON s.report = d.report
    WHERE d.origin IN (SELECT value FROM json_each(:origins)) ORDER BY d.report
""")

_HOLDERS = text("SELECT key, report FROM sketch_keys WHERE key IN (SELECT value FROM json_each(:keys))")

_DESCENTS = text("SELECT * FROM descents WHERE report IN (SELECT value FROM json_each(:reports))")


def fresh(store: Store) -> dict[str, str]:
    """The outlines that have not been compared yet, as JSON, by report."""
    query = select(sketches.c.report, sketches.c.body).where(sketches.c.fresh == 1).order_by(sketches.c.report)
    return {row["report"]: row["body"] for row in store.ask(query)}


def every(store: Store) -> list[str]:
    """All outlines."""
    return [row["body"] for row in store.ask(select(sketches.c.body).order_by(sketches.c.report))]


def compared(store: Store) -> set[str]:
    """The reports that have a descent."""
    return {row["report"] for row in store.ask(select(descents.c.report))}


def ties(store: Store) -> dict[str, set[str]]:
    """For each origin those that are tied to it, whichever way, since a report of the one takes passages from one of the other."""
    found: dict[str, set[str]] = {}
    for one, other in store.tuples(_TIES):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def kin(store: Store, report: str, tied: Mapping[str, Collection[str]]) -> dict[str, str]:
    """The outlines of all that shares or touches the origin of a report, by report; `tied` is what `ties` tells."""
    near = {name for (home,) in store.tuples(_HOME, {"report": report}) for name in (home, *tied.get(home, ()))}
    return dict(store.tuples(_KIN, {"origins": json.dumps(sorted(near))}))


def holders(store: Store, keys: Sequence[int]) -> dict[int, list[str]]:
    """The reports that have each key; a key that none has is left out."""
    found: dict[int, list[str]] = {}
    for key, report in store.tuples(_HOLDERS, {"keys": json.dumps(keys)}):
        found.setdefault(key, []).append(report)
    return found


def put_keys(store: Store, found: Mapping[str, Iterable[int]]) -> None:
    """Put the keys of these reports in place of those they had, and mark their outlines as compared."""
    store.run(delete(sketch_keys).where(sketch_keys.c.report.in_(list(found))))
    store.run(insert(sketch_keys), [{"key": key, "report": report} for report, keys in found.items() for key in sorted(set(keys))])
    store.run(update(sketches).where(sketches.c.report.in_(list(found))).values(fresh=0))


def put_descents(store: Store, found: Sequence[Derived]) -> None:
    """Put descents in place of those the reports had."""
    names = {"reports": json.dumps([one.report for one in found])}
    gone = [dict(row) for row in store.ask(_DESCENTS, names)]
    sealing.exchange(store, descents.name, gone, [_row(one) for one in found])


def _row(one: Derived) -> dict[str, Any]:
    return {
        "report": one.report,
        "origin": one.origin,
        "derived_from": one.derived_from,
        "derivation": None if one.derivation is None else one.derivation.value,
        "reason": one.reason,
        "also": json.dumps(one.also),
        "compared": json.dumps(one.compared),
    }
