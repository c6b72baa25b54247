"""`make score`: how right the record is, measured through `onrecord read` and `onrecord export` with the weights that ship.

Prints a table, writes `build/score.json`, and fails when a figure falls under its floor in `bench/floors.yml` or when the gold that a
floor was set on has changed. Raising a floor is free; lowering one is a change to that file that somebody must defend.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from bench import acts, agenda, meaning, recovery
from bench import gold as meant_gold
from bench.measures import Tally, compare, total
from bench.reading import Exported, read
from bench.sets import Gold, every

HERE = Path(__file__).parent
ROOT = HERE.parent
Kept = dict[str, dict[str, object]]
Floors = Mapping[str, Mapping[str, object]]
SHOWN = ("exact", "overlap", "e2e", "e2e.quoted", "e2e.unquoted")


def measure(golds: Sequence[Gold]) -> dict[str, dict[str, Tally]]:
    """The tallies of a set, whole and by kind."""
    found = read(golds)
    parts: dict[str, list[Mapping[str, Tally]]] = defaultdict(list)
    for gold in golds:
        tallies = compare(gold.text, gold.rows, [_spans(row) for row in found.get(gold.name, [])])
        parts[""].append(tallies)
        parts[gold.kind].append(tallies)
    return {kind: total(tallies) for kind, tallies in parts.items() if len(parts) > 2 or not kind}


def _spans(row: Exported) -> dict[str, list[list[int]]]:
    return {role: row[role] or [] for role in ("source", "cue", "content")}


def digest(golds: Sequence[Gold]) -> str:
    """A short hash of the gold: a floor holds for the gold it was set on."""
    told = json.dumps([[g.name, g.text, g.rows] for g in golds], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def below(name: str, mark: str, figures: Mapping[str, Tally], floors: Floors) -> list[str]:
    """What is wrong with a set: figures under their floor, or gold that is not the one the floor was set on."""
    floor = floors.get(name)
    if floor is None:
        return [f"{name}: no floor is pinned"]
    wrong = [] if floor["gold"] == mark else [f"{name}: the gold has changed (now {mark}); set its floors anew"]
    pinned = {k: float(str(v)) for k, v in floor.items() if k != "gold"}
    return wrong + [f"{name}: {k} is {figures[k].f1:.3f}, its floor {v:.3f}" for k, v in pinned.items() if figures[k].f1 < v]


def line(label: str, figures: Mapping[str, Tally]) -> str:
    """One row of the table."""
    overall = figures["e2e"]
    cells = " ".join(f"{figures[k].f1:>12.3f}" for k in SHOWN)
    return f"{label:<32}{cells}   {overall.precision:.3f} / {overall.recall:.3f}   {overall.predicted:>5} / {overall.gold}"


def main() -> None:
    """Measure every set that is at hand, print, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "score.json")
    parser.add_argument("--only", default="", help="sets whose name begins so")
    args = parser.parse_args()
    floors = yaml.safe_load((HERE / "floors.yml").read_text(encoding="utf-8"))
    kept, wrong = attributions(args.data, args.only, floors)
    meant, more = meanings(args.data, args.only, floors["meaning"])
    more += acts.judged(floors["acts"])
    planted, most = recovered(args.only, floors)
    table, last = tabled(args.only, floors)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(kept | {"meaning": meant} | planted | table, indent=1) + "\n")
    if wrong + more + most + last:
        raise SystemExit("\n".join(["", "Below the floor:", *wrong, *more, *most, *last]))


def attributions(data: Path, only: str, floors: Floors) -> tuple[Kept, list[str]]:
    """Who said what: measure, print and judge every set."""
    print(f"{'F1 by set':<32}" + " ".join(f"{k:>12}" for k in SHOWN) + "   e2e P / R       found / gold")
    wrong: list[str] = []
    kept: Kept = {}
    for name, golds in every(data, ROOT / "training" / "labelled"):
        if not name.startswith(only):
            continue
        figures = measure(golds)
        kept[name] = {k: round(t.f1, 4) for k, t in figures[""].items()} | {"gold": digest(golds)}
        print(line(name, figures[""]), flush=True)
        for kind in sorted(k for k in figures if k):
            print(line(f"  {kind}", figures[kind]))
        wrong += below(name, digest(golds), figures[""], floors)
    return kept, wrong


def meanings(data: Path, only: str, floors: Floors) -> tuple[Kept, list[str]]:
    """What is meant by it: measure, print and judge every set."""
    wrong: list[str] = []
    kept: Kept = {}
    for name, golds in meant_gold.every(data, ROOT):
        if not name.startswith(only):
            continue
        figures = meaning.measure(golds)
        mark = meaning.digest(golds)
        kept[name] = {k: [round(t.precision, 4), round(t.recall, 4), round(t.f1, 4)] for k, t in figures.items()} | {"gold": mark}
        print(f"\n{'meaning: ' + name:<34}      P      R     F1    right / found / gold\n{meaning.table(figures)}", flush=True)
        wrong += below(name, mark, figures, floors)
    return kept, wrong


def recovered(only: str, floors: Floors) -> tuple[Kept, list[str]]:
    """What is recovered of the planted negotiations: measure, print and, where floors are pinned, judge."""
    if not "planted".startswith(only):
        return {}, []
    kept: Kept = {}
    wrong: list[str] = []
    for which in recovery.GROUPS:
        gold = recovery.known(which)
        figures = recovery.measure(gold, recovery.read(gold.reports)) | recovery.alone(gold)
        figures = figures if which == recovery.PLANTED else recovery.undivided(figures)
        mark = recovery.digest(gold)
        print(f"\n{which:<46}      P      R     F1    right / found / gold\n{recovery.table(figures)}", flush=True)
        kept[which] = {name: [round(t.precision, 4), round(t.recall, 4), round(t.f1, 4)] for name, t in figures.items()} | {"gold": mark}
        wrong += below(which, mark, figures, floors) if which in floors else []
    return kept, wrong


def tabled(only: str, floors: Floors) -> tuple[Kept, list[str]]:
    """Texts and meetings of the examples: measure, print and judge."""
    if not "agenda".startswith(only):
        return {}, []
    gold = agenda.gold()
    figures, mark = agenda.measure(gold, agenda.read()), agenda.digest(gold)
    print(f"\n{'agenda: examples':<34}      P      R     F1    right / found / gold\n{agenda.table(figures)}", flush=True)
    kept = {name: [round(t.precision, 4), round(t.recall, 4), round(t.f1, 4)] for name, t in figures.items()}
    return {"agenda": kept | {"gold": mark}}, below("agenda", mark, figures, floors)


if __name__ == "__main__":
    main()
