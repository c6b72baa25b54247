"""Killed at any moment, again and again, and run once more: the record is the one that an undisturbed reading makes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from onrecord.store import Store
from onrecord.verify import verify
from standins import exported

PAUSES = (0.0, 0.1, 0.4, 0.2, 0.8, 0.1, 1.0)
REPORTS = 2000
HERE = Path(__file__).parent
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent / "src")])}


def test_kill_and_run_again(tmp_path: Path) -> None:
    command = prepared(tmp_path)
    killed, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    finish([*command, str(whole)])
    sizes = [kill([*command, str(killed)], killed, pause) for pause in PAUSES]
    finish([*command, str(killed)])
    assert sizes == sorted(sizes), sizes
    assert sizes[-1] > 0
    assert exported(killed) == exported(whole)
    with Store(killed) as store:
        assert verify(store).holds


def prepared(folder: Path) -> list[str]:
    (folder / "in").mkdir()
    for n in range(REPORTS):
        text = {7: "", 8: "BREAK"}.get(n % 100, f'Follow {n % 4}\n"We go {n}" said Anna.\n"And {n}" said Bo.')
        (folder / "in" / f"{n:04}.txt").write_text(text, encoding="utf-8")
    manifest = folder / "manifest.csv"
    manifest.write_text("path,outlet\n" + "".join(f"in/{n:04}.txt,O{n % 4}\n" for n in range(REPORTS)), encoding="utf-8")
    return [sys.executable, str(HERE / "standins.py"), "read", str(folder / "in"), "--manifest", str(manifest), "--quiet", "--record"]


def finish(command: list[str]) -> None:
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def kill(command: list[str], record: Path, pause: float) -> int:
    """Run, kill -9 `pause` seconds after the record is being written, and count what is stored; every such state verifies."""
    before = touched(record)
    running = subprocess.Popen(command, env=ENVIRONMENT)
    while running.poll() is None and touched(record) == before:
        time.sleep(0.002)
    time.sleep(pause)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL, "it ended before it was killed: raise REPORTS"
    return stored(record)


def touched(record: Path) -> list[int]:
    """The sizes of the record and its log: they change with the first batch that is written."""
    return [path.stat().st_size if path.exists() else 0 for path in (record, record.with_name(record.name + "-wal"))]


def stored(record: Path) -> int:
    with sqlite3.connect(record) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'reports'").fetchall():
            return 0
    with Store(record) as store:
        proof = verify(store)
    assert proof.holds
    return proof.rows
