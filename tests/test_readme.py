"""The README is true: it is short, its links lead somewhere, its commands run, and what it shows is what comes out."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_newcomer_reads_120_lines() -> None:
    assert len(README.splitlines()) < 120


@pytest.mark.parametrize("target", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_links_lead_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


def block(language: str) -> str:
    match = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert match
    return match[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, examples_read: Path) -> Path:
    """The record is there already: reading again is quick, and changes nothing."""
    made = tmp_path_factory.mktemp("readme")
    (made / "examples").symlink_to(ROOT / "examples")
    shutil.copy(examples_read / "onrecord.db", made)
    return made


def test_the_commands_run_and_the_sample_is_on_record(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for line in block("console").splitlines():
        done = CliRunner().invoke(app, shlex.split(line.removeprefix("$ onrecord ")))
        assert done.exit_code == 0, (line, done.output)
    shown = json.loads(block("json"))
    exported = CliRunner().invoke(app, ["export", "statements"]).stdout
    rows = [json.loads(row) for row in exported.splitlines()]
    same = [r for r in rows if r["content"] == shown["content"] and r["report"]["outlet"] == shown["report"]["outlet"]]
    assert len(same) == 1
    assert {k: same[0][k] for k in shown if k not in {"report", "score"}} == {k: shown[k] for k in shown if k not in {"report", "score"}}


def test_the_python_sample_runs(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    exec(compile(block("python"), "README.md", "exec"), {})
    assert capsys.readouterr().out
