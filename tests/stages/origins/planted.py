"""What the tests of this room share: the labelled cases as outlines, and a way to count pairs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from onrecord.stages.clean import clean
from onrecord.stages.origins import Outline, extend, keys, outline
from onrecord.types import Derived, Details, Report

FOLDER = Path(__file__).parents[2] / "cases"
CASES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "origins.yml").read_text("utf-8"))
RETOLD: list[dict[str, Any]] = yaml.safe_load((FOLDER / "retold.yml").read_text("utf-8"))


def made(name: str, text: str, **details: str | None) -> Outline:
    report = Report(name, name, text, Details(**details))
    return outline(report, clean(report))


def told(case: Mapping[str, Any], name: str | None = None, **details: str | None) -> Outline:
    known = {key: case[key] for key in ("outlet", "published", "language")}
    return made(name or case["name"], case["text"], **{**known, **details})


def pair_f1(gold: Mapping[str, str], found: Mapping[str, str]) -> float:
    """F1 of the pairs of reports that share an origin."""
    right = wrong = missed = 0
    for one, other in combinations(sorted(gold), 2):
        same, said = gold[one] == gold[other], found[one] == found[other]
        right, wrong, missed = right + (same and said), wrong + (said and not same), missed + (same and not said)
    return 2 * right / (2 * right + wrong + missed)


class Memory:
    """A record held in memory, for `extend`: the table of keys, the outlines, and the rows so far."""

    def __init__(self) -> None:
        self.rows: dict[str, Derived] = {}
        self._outlines: dict[str, Outline] = {}
        self._holders: dict[int, set[str]] = {}

    def holders(self, keys: Sequence[int]) -> Mapping[int, Collection[str]]:
        return {key: self._holders[key] for key in keys if key in self._holders}

    def group(self, report: str) -> Iterable[Outline]:
        origin = self.rows[report].origin
        inside = [row for row in self.rows.values() if row.origin == origin]
        names = {row.report for row in inside}
        tied = {other for row in inside for other in row.also} | {r.report for r in self.rows.values() if names & set(r.also)}
        origins = {origin, *(self.rows[one].origin for one in tied)}
        return [self._outlines[row.report] for row in self.rows.values() if row.origin in origins]

    def add(self, new: Sequence[Outline]) -> None:
        changed = extend(self, new)
        for one in new:
            self._outlines[one.report] = one
            for key in keys(one).tolist():
                self._holders.setdefault(key, set()).add(one.report)
        self.rows |= {row.report: row for row in changed}
