"""Completion: what TAB offers, in time, and never anything that a shell could take for a command."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.cli.completing import VARIABLE
from onrecord.pipeline import tracking
from onrecord.store import Store
from onrecord.types import Point

HERE = Path(__file__).parent
ENVIRONMENT = os.environ | {"PYTHONPATH": str(HERE.parent / "src")}
HOSTILE = ["$(touch owned)", "`touch owned`", "a;touch\towned;", "'a", '"a', "a\\", "a\nb", "--help", "\x1b[2J", "(a)", "a:b", "~"]


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "r.db"
    with Store(path, create=True) as store:
        tracking.put_points(store, [Point("Harbour fees", ("fee*",)), Point("hours", ("hour*",))])
    with sqlite3.connect(path) as driver:
        for n, name in enumerate(["Dorlund", "Harbour Party", "Übersee", *HOSTILE]):
            driver.execute("INSERT INTO aliases VALUES (?, ?, ?, 'person', ?, '')", (f"n{n}", f"a{n}", f"n{n}", name))
    return path


def offered(line: str) -> list[str]:
    """What bash is told after a TAB at the end of a line."""
    words = line.split(" ")
    environment = ENVIRONMENT | {VARIABLE: "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    command = [sys.executable, "-c", "from onrecord.cli import main; main()"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1] if done.stdout.endswith("\n") else done.stdout.split("\n")


def test_commands_and_options() -> None:
    assert {"positions", "points"} <= set(offered("onrecord po"))
    assert "--party" in offered("onrecord positions --pa")


def test_acts_parties_and_points(record: Path) -> None:
    assert offered("onrecord show --act pro") == ["promise", "propose"]
    assert offered(f"onrecord positions --record {record} --party ") == ["Dorlund", "Harbour", "Übersee"]
    assert offered(f"onrecord positions --record {record} --party D") == ["Dorlund"]
    assert offered(f"onrecord positions --record {record} --point H") == ["Harbour"]


@pytest.mark.parametrize("data", [b"", b"words", None])
def test_no_record_offers_nothing_and_says_nothing(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "x.db").write_bytes(data)
    assert offered(f"onrecord positions --record {tmp_path}/x.db --party ") in ([], [""])
    assert (tmp_path / "x.db").exists() is (data is not None)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_takes_the_script(shell: str, tmp_path: Path) -> None:
    script = CliRunner().invoke(app, ["completion", shell]).stdout
    assert VARIABLE in script
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell} here")
    (tmp_path / "script").write_text(script, encoding="utf-8")
    assert subprocess.run([program, "-n", str(tmp_path / "script")], capture_output=True, check=False).returncode == 0


def test_bash_completes_without_running_anything(record: Path, tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    (tmp_path / "onrecord").write_text(
        f'#!/bin/sh\nexec {sys.executable} -c "from onrecord.cli import main; main()" "$@"\n', encoding="utf-8"
    )
    (tmp_path / "onrecord").chmod(0o755)
    script = CliRunner().invoke(app, ["completion", "bash"]).stdout
    asked = f'{script}\nCOMP_WORDS=(onrecord positions --record {record} --party ""); COMP_CWORD=5; _onrecord_completion onrecord; '
    asked += 'printf "%s\\n" "${COMPREPLY[@]}"'
    environment = ENVIRONMENT | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run([bash, "-c", asked], env=environment, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path)
    assert done.stdout.split() == ["Dorlund", "Harbour", "Übersee"], done.stderr
    assert not (tmp_path / "owned").exists()
