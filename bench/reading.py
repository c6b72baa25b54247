"""A real `onrecord read` of gold reports in a folder with a manifest, and what `onrecord export` then says."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).parent.parent
Exported = dict[str, Any]
"""A row of the contract, as JSON has it."""


class Readable(Protocol):
    """A report that can be put into a folder."""

    @property
    def name(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def published(self) -> str | None: ...


def read(golds: Sequence[Readable]) -> dict[str, list[Exported]]:
    """The exported statements of each report by its name.

    `bears` are the names that the record knows of each body, and for reports in other languages than English the phrases that name each
    actor: the record gives one name to one actor.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder, record = Path(scratch) / "reports", str(Path(scratch) / "score.db")
        folder.mkdir()
        _lay_out(golds, folder)
        onrecord("read", str(folder), "--manifest", str(folder / "manifest.csv"), "--record", record, "--quiet")
        exported = onrecord("export", "statements", "--record", record)
        actors = map(json.loads, onrecord("export", "actors", "--record", record).splitlines())
        bears = {one["name"]: [variant["text"] for variant in one["variants"]] for one in actors}
        aliases: dict[str, list[str]] = defaultdict(list)
        for name, canonical in _aliases(Path(record)):
            bears.setdefault(canonical, []).append(name)
            aliases[canonical].append(name)
    english = {gold.name for gold in golds if gold.language == "en"}
    found: dict[str, list[Exported]] = defaultdict(list)
    for line in exported.splitlines():
        row = json.loads(line)
        name = Path(row["report"]["path"]).stem
        found[name].append(row | {"bears": aliases if name in english else bears})
    return found


def _aliases(record: Path) -> list[tuple[str, str]]:
    """The names that reports give to bodies, each with the name that the record gives these."""
    with closing(sqlite3.connect(record)) as rows:
        return rows.execute("SELECT name, canonical FROM aliases WHERE kind IN ('body', 'government') AND name != canonical").fetchall()


def _lay_out(golds: Sequence[Readable], folder: Path) -> None:
    with (folder / "manifest.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["path", "language", "published"])
        for gold in golds:
            (folder / f"{gold.name}.txt").write_bytes(gold.text.encode())
            rows.writerow([f"{gold.name}.txt", gold.language, gold.published or ""])


def onrecord(*arguments: str) -> str:
    """Run the command and give back what it prints."""
    done = subprocess.run([sys.executable, "-m", "onrecord", *arguments], capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"onrecord {' '.join(arguments)} failed:\n{done.stderr}")
    return done.stdout
