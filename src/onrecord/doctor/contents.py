"""What a record holds: whether it is as it was put there, up to date, and fit to be asked."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import text

from onrecord import pipeline, questions
from onrecord.doctor.file import NEW_ONE
from onrecord.doctor.finding import Finding, Level
from onrecord.pipeline.progress import Summary, silent
from onrecord.pipeline.renewing import Renewing
from onrecord.pipeline.rooting import lost
from onrecord.pipeline.settling import Settling
from onrecord.verify import verify
from onrecord.watch import state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.store import Store

UNDATED = 0.2
"""The share of reports without a date from which on somebody should know: what is undated takes part in no move."""
SEVERAL = 5
"""Groups of failures that are told."""
OFTEN = 3
"""Times in a row that a feed fails before it is told."""
_DIGITS = re.compile(r"(?<![\w-])\d+\b(?!-)")
"""Numbers that differ from one failure to the next; those in names (`UTF-16-LE`) stay."""
_TEXTS = text("SELECT count(*) AS reports, sum(published IS NULL) AS undated, sum(trim(text) = '') AS empty FROM reports")


def proven(store: Store) -> Iterator[Finding]:
    """Whether every text, span and row is as it was put on record."""
    proof = verify(store)
    if proof.holds:
        yield Finding(Level.OK, "verify", f"{proof.reports:,} reports and {proof.rows:,} rows are as they were put on record")
        return
    kinds = ", ".join(f"{number:,} of a {kind}" for kind, number in Counter(one.kind for one in proof.faults).most_common())
    hint = f"See each with onrecord verify --record {store.path}. {NEW_ONE}"
    yield Finding(Level.BAD, "verify", f"{len(proof.faults):,} faults ({kinds}), first {proof.faults[0]}", hint)


def derived(store: Store) -> Iterator[Finding]:
    """Whether what was worked out is what these weights and stages work out."""
    stages = pipeline.standard()
    stale = len(Renewing(store, stages, Summary(), silent).stale())
    hint = f"The next reading works them out again: onrecord read PATH --record {store.path}"
    if stale:
        yield Finding(Level.WARN, "derivations", f"{stale:,} reports were worked out by another version, or not at all", hint)
    elif store.stale or not Settling(store, stages).settled():
        yield Finding(Level.WARN, "derivations", "what is seen across reports is older than the reports", hint)
    else:
        yield Finding(Level.OK, "derivations", "worked out by this version, with these weights")


def texts(store: Store) -> Iterator[Finding]:
    """Whether reports have texts and dates."""
    (row,) = store.ask(_TEXTS)
    reports, undated, empty = (int(row[name] or 0) for name in ("reports", "undated", "empty"))
    if not reports:
        yield Finding(Level.WARN, "reports", "none are on record", f"onrecord read PATH --record {store.path}")
        return
    if empty:
        yield Finding(Level.BAD, "reports", f"{empty:,} have no text", NEW_ONE)
    if undated > UNDATED * reports:
        hint = "Say when they were published in a manifest: a CSV with path and published; then onrecord read PATH --manifest FILE.csv"
        yield Finding(Level.WARN, "reports", f"{undated:,} of {reports:,} have no date, and take part in no move", hint)
    elif not empty:
        yield Finding(Level.OK, "reports", f"{reports:,}, of which {undated:,} without a date")


def failures(store: Store) -> Iterator[Finding]:
    """What could not be read or worked out, in groups."""
    found = list(questions.failures(store))
    groups = Counter((one.stage, _DIGITS.sub("N", one.error), one.hint) for one in found)
    for (stage, error, hint), number in groups.most_common(SEVERAL):
        yield Finding(Level.WARN, "failures", f"{number:,} × {stage}: {error}", hint)
    if len(groups) > SEVERAL:
        told = sum(number for _, number in groups.most_common(SEVERAL))
        yield Finding(Level.WARN, "failures", f"{len(found) - told:,} more", f"See onrecord failures --record {store.path}")
    if not found:
        yield Finding(Level.OK, "failures", "nothing failed")


def root(store: Store) -> Iterator[Finding]:
    """Whether the files that were read lie where the record looks for them: only then is a file that is read again known."""
    folder = lost(store)
    if folder is None:
        yield Finding(Level.OK, "root", "what was read lies where the record looks for it")
    else:
        hint = "If they were moved, read them from where they lie now. If they are gone, nothing need be done: their texts are on record."
        yield Finding(Level.WARN, "root", f"none of the files that were read lie in {folder} any more", hint)


def feeds(store: Store) -> Iterator[Finding]:
    """Feeds that fail again and again, and moves that a webhook does not take."""
    held = state.load(store)
    failing = [one.url for one in held.feeds.values() if one.failures >= OFTEN]
    if failing:
        more = f" and {len(failing) - 1:,} more" if len(failing) > 1 else ""
        yield Finding(
            Level.WARN, "watch", f"{failing[0]}{more} failed {OFTEN} times or more in a row", "See onrecord failures for the reasons."
        )
    if held.outbox:
        hint = "Check the address of the webhook; onrecord watch --webhook URL hands them over."
        yield Finding(Level.WARN, "watch", f"{len(held.outbox):,} moves wait for a webhook", hint)
    if held.feeds and not failing and not held.outbox:
        yield Finding(Level.OK, "watch", f"{len(held.feeds):,} feeds")
