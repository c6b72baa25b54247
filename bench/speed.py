"""`make bench`: speed as a ratio to spaCy's small model over the same articles in the same run, start-up time, peak memory.

The machine cancels out: each round times one `onrecord read` (plain text in, database out) and one spaCy pass, as CPU-seconds
of their processes, one thread each; the best round of each counts. Start-up, with the model loaded, is told apart and left out.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.sets import Gold, german, polnear_dev

ROOT = Path(__file__).parent.parent
ENGLISH, OTHER = 1.4, 0.5
"""The ratios to reach: English, and other languages."""
MEMORY = 700
"""Megabytes that a reading may take at most."""
WEIGHTS = 80
"""Megabytes that the weights may take in the package together."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a child process used."""

    cpu: float
    wall: float
    peak: float


def run(*command: str) -> Run:
    """Run a command on one thread and measure it; raises `SystemExit` if it fails."""
    environment = {**os.environ, **{f"{k}_NUM_THREADS": "1" for k in ("OMP", "OPENBLAS", "MKL")}, "PYTHONPATH": str(ROOT / "src")}
    began = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as child:
        said = child.stderr.read() if child.stderr else b""
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{said.decode()}")
    peak = used.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - began, peak)


def read(folder: Path, scratch: Path, language: str) -> Run:
    """One `onrecord read` of a folder into a new record."""
    rows = "\n".join(f"{p.name},{language}" for p in sorted(folder.glob("*.txt")))
    manifest = folder / "manifest.csv"
    manifest.write_text(f"path,language\n{rows}\n", encoding="utf-8")
    record = scratch / f"{time.monotonic_ns()}.db"
    return run(sys.executable, "-m", "onrecord", "read", str(folder), "--manifest", str(manifest), "--record", str(record), "--quiet")


def spacy(folder: Path, python: str) -> float:
    """CPU-seconds of a spaCy pass over the folder."""
    environment = {**os.environ, **{f"{k}_NUM_THREADS": "1" for k in ("OMP", "OPENBLAS", "MKL")}}
    done = subprocess.run([python, str(ROOT / "bench" / "spacy_pass.py"), str(folder)], env=environment, capture_output=True, check=True)
    return float(json.loads(done.stdout)["cpu"])


def lay_out(golds: list[Gold], folder: Path) -> int:
    """Write the texts; returns their words."""
    folder.mkdir()
    for gold in golds:
        (folder / f"{gold.name}.txt").write_bytes(gold.text.encode())
    return sum(len(g.text.split()) for g in golds)


def example(language: str) -> list[Gold]:
    """The example reports, many times over: what a machine without the corpora is timed on."""
    texts = sorted((ROOT / "examples" / "reports").glob("*.txt"))
    return [Gold(f"{n}-{p.stem}", language, p.read_text(encoding="utf-8") + "\n" * n, [], "") for n in range(3) for p in texts]


def start_up(language: str) -> Run:
    """What a reading costs before it reads: one short report, the model of its language loaded."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "reports"
        lay_out([Gold("short", language, "“We will sign,” Premier Tamsek said on Friday.\n", [], "")], folder)
        return min((read(folder, Path(scratch), language) for _ in range(2)), key=lambda r: r.cpu)


def compare(label: str, golds: list[Gold], language: str, python: str, rounds: int) -> tuple[float, Run]:
    """The ratio to spaCy for a set of articles, printed with what it comes from; the best run of `rounds`."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "reports"
        words = lay_out(golds, folder)
        runs, walls = [], []
        for _ in range(rounds):
            runs.append(read(folder, Path(scratch), language))
            walls.append(spacy(folder, python))
    best, wall, start = min(runs, key=lambda r: r.cpu), min(walls), start_up(language)
    cpu = best.cpu - start.cpu
    ratio = (words / cpu) / (words / wall)
    print(f"{label:<14}{len(golds):>6} articles {words:>8} words   {len(golds) / cpu:6.1f} articles/s {words / cpu:8.0f} words/s", end="")
    print(f"   spaCy {words / wall:6.0f} words/s   ratio {ratio:5.2f}   peak {best.peak:5.0f} MB", end="")
    print(f"   start-up with the model {start.cpu:.1f} CPU-s, {start.wall:.1f} s (ratio with it {wall / best.cpu:.2f})", flush=True)
    return ratio, best


def main() -> None:
    """Time start-up, both languages, and say what misses its mark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--spacy", required=True, help="the Python that has spaCy and its small English model")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    at_hand = (args.data / "polnear" / "dev").exists()
    english = polnear_dev(args.data) if at_hand else example("en")
    other = german(args.data) if (args.data / "german").exists() else example("de")
    print(f"per CPU-second of one process, one thread, best of {args.rounds}")
    started = min((run(sys.executable, "-m", "onrecord", "--version") for _ in range(3)), key=lambda r: r.cpu)
    print(f"start-up of the command: {started.cpu:.2f} CPU-s, {started.wall:.2f} s, {started.peak:.0f} MB")
    fast, one = compare("English", english, "en", args.spacy, args.rounds)
    slow, two = compare("other (German)", other, "de", args.spacy, args.rounds)
    weights = sum(p.stat().st_size for p in (ROOT / "src" / "onrecord" / "model" / "weights").rglob("*")) / 1e6
    print(f"weights in the package: {weights:.1f} MB")
    marks = [
        (fast >= ENGLISH, f"English at {fast:.2f} times spaCy, to reach {ENGLISH}"),
        (slow >= OTHER, f"other languages at {slow:.2f} times spaCy, to reach {OTHER}"),
        (max(one.peak, two.peak) < MEMORY, f"peak memory {max(one.peak, two.peak):.0f} MB, to stay under {MEMORY}"),
        (weights < WEIGHTS, f"weights {weights:.1f} MB, to stay under {WEIGHTS}"),
    ]
    missed = [said for held, said in marks if not held]
    print("\n".join(f"missed: {said}" for said in missed) if missed else "every mark is met")
    raise SystemExit(bool(missed))


if __name__ == "__main__":
    main()
