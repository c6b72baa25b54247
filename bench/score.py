"""`make score`: how right the record is, measured through `onrecord read` and `onrecord export` with the weights that ship.

Prints a table, writes `build/score.json`, and fails when a figure falls under its floor in `bench/floors.yml` or when the gold that a
floor was set on has changed. Raising a floor is free; lowering one is a change to that file that somebody must defend.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from bench.measures import Tally, compare, total
from bench.sets import Gold, every

HERE = Path(__file__).parent
ROOT = HERE.parent
SHOWN = ("exact", "overlap", "e2e", "e2e.quoted", "e2e.unquoted")


def predict(golds: Sequence[Gold], scratch: Path) -> dict[str, list[dict[str, list[list[int]]]]]:
    """The exported statements of each report, after a real `onrecord read` of a folder with a manifest."""
    folder = scratch / "reports"
    folder.mkdir(parents=True)
    with (folder / "manifest.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["path", "language"])
        for gold in golds:
            (folder / f"{gold.name}.txt").write_bytes(gold.text.encode())
            rows.writerow([f"{gold.name}.txt", gold.language])
    record = str(scratch / "score.db")
    onrecord("read", str(folder), "--manifest", str(folder / "manifest.csv"), "--record", record, "--quiet")
    exported = onrecord("export", "statements", "--record", record)
    found: dict[str, list[dict[str, list[list[int]]]]] = defaultdict(list)
    for line in exported.splitlines():
        row = json.loads(line)
        found[Path(row["report"]["path"]).stem].append({role: row[role] or [] for role in ("source", "cue", "content")})
    return found


def onrecord(*arguments: str) -> str:
    """Run the command and give back what it prints."""
    done = subprocess.run([sys.executable, "-m", "onrecord", *arguments], capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"onrecord {' '.join(arguments)} failed:\n{done.stderr}")
    return done.stdout


def measure(golds: Sequence[Gold]) -> dict[str, dict[str, Tally]]:
    """The tallies of a set, whole and by kind."""
    with tempfile.TemporaryDirectory() as scratch:
        found = predict(golds, Path(scratch))
    parts: dict[str, list[Mapping[str, Tally]]] = defaultdict(list)
    for gold in golds:
        tallies = compare(gold.text, gold.rows, found.get(gold.name, []))
        parts[""].append(tallies)
        parts[gold.kind].append(tallies)
    return {kind: total(tallies) for kind, tallies in parts.items() if len(parts) > 2 or not kind}


def digest(golds: Sequence[Gold]) -> str:
    """A short hash of the gold: a floor holds for the gold it was set on."""
    told = json.dumps([[g.name, g.text, g.rows] for g in golds], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def below(name: str, golds: Sequence[Gold], figures: Mapping[str, Tally], floors: Mapping[str, dict[str, object]]) -> list[str]:
    """What is wrong with a set: figures under their floor, or gold that is not the one the floor was set on."""
    floor = floors.get(name)
    if floor is None:
        return [f"{name}: no floor is pinned"]
    wrong = [] if floor["gold"] == digest(golds) else [f"{name}: the gold has changed (now {digest(golds)}); set its floors anew"]
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
    print(f"{'F1 by set':<32}" + " ".join(f"{k:>12}" for k in SHOWN) + "   e2e P / R       found / gold")
    wrong: list[str] = []
    kept: dict[str, dict[str, float]] = {}
    for name, golds in every(args.data, ROOT / "training" / "labelled"):
        if not name.startswith(args.only):
            continue
        figures = measure(golds)
        kept[name] = {k: round(t.f1, 4) for k, t in figures[""].items()} | {"gold": digest(golds)}  # type: ignore[dict-item]
        print(line(name, figures[""]), flush=True)
        for kind in sorted(k for k in figures if k):
            print(line(f"  {kind}", figures[kind]))
        wrong += below(name, golds, figures[""], floors)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(kept, indent=1) + "\n")
    if wrong:
        raise SystemExit("\n".join(["", "Below the floor:", *wrong]))


if __name__ == "__main__":
    main()
