"""`onrecord list` and `search`: every question by its name, with the filters it takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.cli.listing import Among, Kind
from onrecord.questions import LISTINGS
from onrecord.questions.searching import AMONG
from standins import documents, ingested, rows


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "r.db"
    ingested(path, documents(9))
    return path


def run(record: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--record", str(record)])


def test_the_command_line_offers_what_there_is() -> None:
    assert [kind.value for kind in Kind] == list(LISTINGS)
    assert [one.value for one in Among] == list(AMONG)


@pytest.mark.parametrize("kind", LISTINGS)
def test_a_list_has_the_rows_of_the_export(record: Path, kind: str) -> None:
    assert [json.loads(line) for line in run(record, "list", kind, "--json").stdout.splitlines()] == rows(record, kind)
    assert f" {kind}" in run(record, "list", kind).stdout


def test_filters_and_parts(record: Path) -> None:
    assert "2 of 9 statements" in run(record, "list", "statements", "--actor", "Bo", "--limit", "2").stdout
    done = run(record, "list", "actors", "--move", "softens")
    assert (done.exit_code, "Their filters are: party" in done.output) == (1, True)


def test_search(record: Path) -> None:
    found = run(record, "search", "go", "3").stdout
    assert "Outlet 0" in found
    assert "We go 3" in found
    assert len(run(record, "search", "anna", "--among", "reports", "--json").stdout.splitlines()) == 9
