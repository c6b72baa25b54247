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

PAUSES = (0.0, 0.05, 0.2, 0.1, 0.4)
REPORTS = 1000
AT_LEAST = 2
HERE = Path(__file__).parent
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent / "src")])}


def test_kill_and_run_again(tmp_path: Path) -> None:
    command = prepared(tmp_path)
    killed, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    finish([*command, str(whole)])
    kills = sum(kill([*command, str(killed)], killed, pause) for pause in PAUSES)
    finish([*command, str(killed)])
    assert kills >= AT_LEAST, "it ended before it could be killed: raise REPORTS"
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
    assert (done.returncode, done.stdout) == (1, "")
    assert all(line.startswith(("error: ", "hint: ")) for line in done.stderr.splitlines()), done.stderr


def kill(command: list[str], record: Path, pause: float) -> bool:
    """Run, and kill -9 `pause` seconds after the first write, unless it has ended; what is stored then must verify."""
    before = touched(record)
    running = subprocess.Popen(command, env=ENVIRONMENT)
    while running.poll() is None and touched(record) == before:
        time.sleep(0.002)
    time.sleep(pause)
    running.send_signal(signal.SIGKILL)
    ended = running.wait()
    check(record)
    return ended == -signal.SIGKILL


def touched(record: Path) -> list[int]:
    """The sizes of the record and its log: they change with the first batch that is written."""
    return [path.stat().st_size if path.exists() else 0 for path in (record, record.with_name(record.name + "-wal"))]


def check(record: Path) -> None:
    with sqlite3.connect(record) as connection:
        begun = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'reports'").fetchall()
    if begun:
        with Store(record) as store:
            assert verify(store).holds
