"""`positions`, `conditions`, `deadlocks`, `points`: what the commands show and refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.pipeline import tracking
from onrecord.store import Store
from onrecord.types import Point
from standins import STAGES, rows

POINTS = "- {name: Going, phrases: [we go*]}\n"


@pytest.fixture(autouse=True)
def _record(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("onrecord.pipeline.standard", lambda: STAGES)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text('"We go now" said Anna.\n"And then" said Bo.', encoding="utf-8")
    Path("points.yml").write_text(POINTS, encoding="utf-8")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_points_are_named_while_reading_and_listed() -> None:
    assert run("read", "a.txt", "--points", "points.yml").exit_code == 0
    assert run("points", "list").output == "Going: we go*\n"
    assert [row["point"] for row in rows(Path("onrecord.db"), "statements")] == ["Going", None]


def test_points_are_set_afterwards_and_taken_back() -> None:
    run("read", "a.txt")
    assert run("points", "set", "points.yml").exit_code == 0
    assert [row["point"] for row in rows(Path("onrecord.db"), "utterances") if row["speaker"] == "Anna"] == ["Going"]
    assert run("points", "list", "--json").output == run("points", "set", "points.yml", "--json").output
    Path("points.yml").write_text("", encoding="utf-8")
    assert run("points", "set", "points.yml", "--json").output == ""
    with Store(Path("onrecord.db")) as store:
        assert tracking.points(store) == []


@pytest.mark.parametrize(
    "text",
    ["- just words", "{name: x}", "- {name: x, phrases: []}", "- {name: 1, phrases: [a]}", "- {name: x, phrases: ['*']}", ": : :", "\0"],
)
def test_points_that_make_no_sense(text: str) -> None:
    run("read", "a.txt")
    Path("points.yml").write_text(text, encoding="utf-8")
    done = run("points", "set", "points.yml")
    assert done.exit_code == 1
    assert "the points cannot be read" in done.output


@pytest.mark.parametrize("kind", ["positions", "conditions", "deadlocks", "silences"])
def test_empty_tables_and_dates(kind: str) -> None:
    run("read", "a.txt")
    assert f"0 {kind}." in run(kind).output
    assert run(kind, "--json", "--as-of", "2031-03").output == ""
    assert [run(kind, "--as-of", day).exit_code for day in ("soon", "2031-13-01", "2031-02-30")] == [1, 1, 1]


def test_points_come_back_as_they_were_written() -> None:
    assert tracking.parsed("- name: A\n  phrases: ['b  c', d*]") == [Point("A", ("b c", "d*"))]
