"""Texts and meetings (codebook 6) as the record has them of the examples, against `examples/agenda.yml`. `python -m bench.agenda`.

- `rows`: a row answers to a text by its name and kind, to a meeting by kind and by a day or place that agrees; one to one, `maybe` rows
  count for nothing. `status`, `proposer`, `place`, `day`, `present`: of the rows that answer; a null says nothing and costs recall only.
- `steps`: what one report says became of it. A step is right where gold has the same status for that report; `by` and `dated` look at
  these alone: a name is right where it is the one that gold has, or of that party.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.measures import Tally
from bench.reading import ROOT, onrecord
from onrecord.words.days import days

GOLD = ROOT / "examples" / "agenda.yml"
KINDS = ("instruments", "meetings")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """What is on record: rows by kind, the name of each report by its id, and the side of each actor by name."""

    rows: Mapping[str, Sequence[Row]]
    reports: Mapping[str, str]
    sides: Mapping[str, str]


def read() -> Found:
    """A real reading of the examples, exported."""
    with tempfile.TemporaryDirectory() as scratch:
        record = str(Path(scratch) / "agenda.db")
        onrecord("read", "examples/reports", "--manifest", "examples/manifest.csv", "--record", record, "--quiet")
        exported = {kind: _rows(onrecord("export", kind, "--record", record)) for kind in (*KINDS, "reports", "actors")}
    names = {row["id"]: named(row["path"]) for row in exported["reports"]}
    sides = {row["name"]: row["party"] or row["name"] for row in exported["actors"]}
    return Found({kind: exported[kind] for kind in KINDS}, names, sides)


def _rows(printed: str) -> list[Row]:
    return [json.loads(line) for line in printed.splitlines()]


def named(path: str) -> str:
    """A report's name in the gold: `0327-crawl-1` for the first of `0327-crawl.warc.gz`."""
    name, _, number = Path(path).name.partition("#")
    return name.split(".")[0] + (f"-{number}" if number else "")


def gold() -> dict[str, list[Row]]:
    """What a careful reader puts on record."""
    return dict(yaml.safe_load(GOLD.read_text(encoding="utf-8")))


def digest(wanted: Mapping[str, Sequence[Row]]) -> str:
    """A short hash of the gold, as `bench.score.digest`."""
    return hashlib.sha256(json.dumps(wanted, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def measure(wanted: Mapping[str, Sequence[Row]], found: Found) -> dict[str, Tally]:
    """The tallies, by kind and what is looked at."""
    out: dict[str, Tally] = {}
    for kind in KINDS:
        pairs = _pairs(kind, wanted[kind], found.rows[kind])
        sure = [(want, row) for want, row in pairs if not want.get("maybe")]
        maybe, real = len(pairs) - len(sure), sum(not want.get("maybe") for want in wanted[kind])
        out[f"{kind}: rows"] = Tally(len(sure), len(found.rows[kind]) - maybe, len(sure), real)
        out |= {f"{kind}: {name}": tally for name, tally in _facts(kind, sure, found).items()}
        out |= {f"{kind}: {name}": tally for name, tally in _steps(wanted[kind], pairs, found).items()}
    return out


def _pairs(kind: str, wanted: Sequence[Row], rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    left, out = list(rows), []
    for want in wanted:
        fits = [row for row in left if _answers(kind, want, row)]
        if fits:
            best = max(fits, key=lambda row: len(row["reports"]))
            left.remove(best)
            out.append((want, best))
    return out


def _answers(kind: str, want: Row, row: Row) -> bool:
    if row["kind"] not in want["kinds"]:
        return False
    if kind == "instruments":
        return any(name in words.casefold() for name in want["names"] for words in (row["name"], *row["names"]))
    return row["place"] in want["places"] or (row["date"] is not None and _day(row["date"], want["date"]))


def _day(one: str | None, other: str | None) -> bool:
    ours, theirs = days(one), days(other)
    return ours is not None and theirs is not None and ours[0] <= theirs[1] and theirs[0] <= ours[1]


def _facts(kind: str, pairs: Sequence[tuple[Row, Row]], found: Found) -> dict[str, Tally]:
    out = {"status": _told([(want["status"] == row["status"], row["status"], want["status"]) for want, row in pairs])}
    if kind == "instruments":
        told = [(_same(want["proposer"], row["proposer"], found), row["proposer"], want["proposer"]) for want, row in pairs]
        return out | {"proposer": _told(told)}
    out["place"] = _told([(row["place"] in want["places"], row["place"], want["places"]) for want, row in pairs])
    out["day"] = _told([(_day(row["date"], want["date"]), row["date"], want["date"]) for want, row in pairs])
    right = [(name in want["present"], name, None) for want, row in pairs for name in row["present"]]
    return out | {"present": Tally(sum(ok for ok, *_ in right), len(right), sum(bool(row["present"]) for _, row in pairs), len(pairs))}


def _told(facts: Sequence[tuple[bool, Any, Any]]) -> Tally:
    """Of facts that are told and facts that should be, those that are right."""
    right = sum(ok and told is not None for ok, told, _ in facts)
    return Tally(right, sum(told is not None for _, told, _ in facts), right, sum(bool(want) for *_, want in facts))


def _same(want: str | None, told: str | None, found: Found) -> bool:
    return told is not None and want is not None and want in {told, found.sides.get(told)}


def _steps(wanted: Sequence[Row], pairs: Sequence[tuple[Row, Row]], found: Found) -> dict[str, Tally]:
    whole, by, dated = Tally(), Tally(), Tally()
    whole.gold = sum(len(steps) for want in wanted for steps in want["steps"].values())
    for want, row in pairs:
        left = [(name, step) for name, steps in want["steps"].items() for step in steps]
        for step in row["history"]:
            near = [one for one in left if one[0] == found.reports[step["report"]] and one[1]["status"] == step["status"]]
            near.sort(key=lambda one: not _same(one[1]["by"], step["by"], found))
            whole.predicted += 1
            if near:
                left.remove(near[0])
                whole.add(Tally(1, 0, 1, 0))
                by.add(_told([(_same(near[0][1]["by"], step["by"], found), step["by"], near[0][1]["by"])]))
                if near[0][1].get("date"):
                    dated.add(_told([(_day(step["date"], near[0][1]["date"]), step["date"], near[0][1]["date"])]))
    return {"steps": whole, "by": by} | ({"dated": dated} if dated.gold else {})


def table(figures: Mapping[str, Tally]) -> str:
    """A line each."""
    cells = ((name, t, f"{t.hits_predicted} / {t.predicted} / {t.gold}") for name, t in figures.items())
    return "\n".join(f"{name:<34} {t.precision:6.3f} {t.recall:6.3f} {t.f1:6.3f}    {counts}" for name, t, counts in cells)


if __name__ == "__main__":
    print(f"{'':<34}      P      R     F1    right / found / gold\n{table(measure(gold(), read()))}")
