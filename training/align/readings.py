"""Statements as the product reads them: of the planted stories that may be read, and of real reports cut in two.

A real report says a thing twice seldom; so, of two halves of one report, every second statement each, nearly no wordings are one thing,
however alike they are: the same people, the same day, the same matter. That is what two reports look like that must stay apart.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.planted import HARD, PLANTED, Planted
from bench.reading import onrecord

from bench import recovery
from onrecord.store import Store
from onrecord.store.told import told
from onrecord.types import Told
from training.corpus import polnear

MONTHS = ("2016-05", "2016-09")
"""Of PolNeAR's training part the articles of two months: no test part is opened."""
AGAIN = 0.6
"""How alike two wordings of one real report are that say it twice after all (a lead, and the quotation it tells of)."""

Labelled = Sequence[tuple[Told, str]]


def planted() -> list[Labelled]:
    """Of each group of planted stories those that may be read, as read."""
    return [_answering(recovery.known(group), read) for group, read in ((PLANTED, recovery.READ), (HARD, None))]


def _answering(gold: recovery.Known, stories: frozenset[str] | None) -> Labelled:
    with tempfile.TemporaryDirectory() as scratch:
        statements, rows = _read(gold.reports, Path(scratch))
    of = {item.statement: item.planted for item in recovery.answering(gold.reports, rows["statements"])}
    return [(one, of[one.id]) for one in statements if one.id in of and (stories is None or of[one.id].split("/")[0] in stories)]


def halves(data: Path) -> Labelled:
    """Real reports as read, each cut in two; every statement is one of its own."""
    articles = [one for one in polnear(data / "polnear" / "train") if one.name.split("_")[1].startswith(MONTHS)]
    reports = [_report(one.name, one.text) for one in articles]
    with tempfile.TemporaryDirectory() as scratch:
        statements, _ = _read(reports, Path(scratch))
    by_report: defaultdict[str, list[Told]] = defaultdict(list)
    for one in sorted(statements, key=lambda one: (one.report, one.start)):
        by_report[one.report].append(one)
    return [(_half(one, f"{name}{n % 2}", name), one.id) for name, several in by_report.items() for n, one in enumerate(several)]


def _half(one: Told, half: str, whole: str) -> Told:
    """A statement in one half; its speaker is nobody else's, so that no two reports are compared."""
    return replace(one, report=half, origin=half, speaker=f"{one.speaker} {whole}" if one.speaker else None)


def _report(name: str, text: str) -> Planted:
    outlet, day, *_ = name.split("_")
    return Planted(name, text, "", "en", "en", day, outlet, name, None, None)


def _read(reports: Sequence[Planted], scratch: Path) -> tuple[list[Told], recovery.Rows]:
    """Every statement of these reports, and the statements as they are exported."""
    folder, record = scratch / "reports", scratch / "read.db"
    recovery.lay_out(reports, folder)
    onrecord("read", str(folder), "--manifest", str(folder / "manifest.csv"), "--record", str(record), "--quiet")
    rows = [json.loads(line) for line in onrecord("export", "statements", "--record", str(record)).splitlines()]
    with Store(record) as store:
        return told(store), {"statements": rows}
