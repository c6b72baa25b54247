"""`onrecord doctor`: each thing that can be wrong is found, with a hint, and nothing is changed by looking."""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
import sqlite3
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord import pipeline
from onrecord.cli import app
from onrecord.doctor import Finding, Level, contents, examine, file, installation
from onrecord.doctor.finding import guarded
from onrecord.model.encoder import WEIGHTS
from onrecord.readers import Options
from onrecord.store import Store, migrations
from onrecord.watch import state
from onrecord.watch.timetable import Feed
from standins import SETTINGS, STAGES, documents, ingested

PACKAGE = Path(__file__).parents[1] / "src" / "onrecord"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("onrecord.pipeline.standard", lambda: STAGES)
    monkeypatch.setattr(installation, "checks", dict)  # each has a test of its own
    monkeypatch.setattr(file, "TIGHT", 0)
    monkeypatch.setattr(file, "FULL", 0)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    ingested(tmp_path / "r.db", documents(6))
    return tmp_path / "r.db"


def of(about: str, found: Iterable[Finding]) -> list[Finding]:
    return [one for one in found if one.about == about]


def level(record: Path, about: str) -> Level:
    found = of(about, examine(record))
    assert all(one.hint for one in found if one.level is not Level.OK)
    return max((one.level for one in found), key=list(Level).index)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["doctor", *words])


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_record_that_is_well(record: Path) -> None:
    found = list(examine(record))
    assert {one.about for one in found if one.level is not Level.OK} == {"root"}  # its reports never lay in files
    assert run("--record", str(record)).exit_code == 0


def test_looking_changes_nothing(record: Path) -> None:
    before = hashes(record.parent)
    list(examine(record))
    assert hashes(record.parent) == before
    with sqlite3.connect(record) as driver:
        driver.execute("UPDATE meta SET value = '1' WHERE key = 'schema_version'")
    driver.close()
    before = hashes(record.parent)
    assert level(record, "version") is Level.WARN
    assert hashes(record.parent) == before


def cut_off(record: Path) -> None:
    """Leave what a killed program leaves: a log with all that was written last."""
    driver = sqlite3.connect(record)
    driver.execute("INSERT INTO meta VALUES ('last', 'words')")
    driver.commit()
    for end in ("", "-wal"):
        shutil.copyfile(f"{record}{end}", f"{record}.kept{end}")
    driver.close()
    for end in ("", "-wal"):
        Path(f"{record}.kept{end}").replace(f"{record}{end}")


def test_a_log_that_was_left_is_told_and_left(record: Path) -> None:
    cut_off(record)
    before = hashes(record.parent)
    assert level(record, "log") is Level.WARN
    assert level(record, "verify") is Level.OK
    assert hashes(record.parent) == before
    with Store(record):
        assert level(record, "log") is Level.OK


def test_no_record_is_no_fault_unless_it_was_named() -> None:
    assert run().exit_code == 0
    assert "onrecord read PATH makes one" in run().stdout
    done = run("--record", "none.db")
    assert (done.exit_code, "none.db cannot be opened" in done.stdout) == (1, True)
    assert "onrecord read PATH --record none.db" in done.stdout
    assert not Path("onrecord.db").exists()
    assert level(Path("no/such/r.db"), "disk") is Level.BAD


@pytest.mark.parametrize("data", [b"", b"words", b"SQLite format 3\0" + b"x" * 5_000])
def test_what_is_no_record(record: Path, data: bytes) -> None:
    record.write_bytes(data)
    assert max((one.level for one in examine(record)), key=list(Level).index) is Level.BAD


def test_a_record_cut_short_is_damaged_not_something_else(record: Path) -> None:
    record.write_bytes(record.read_bytes()[:6_000])
    found = next(one for one in examine(record) if one.level is Level.BAD)
    assert (found.about, "damaged" in found.says, "into a new record" in found.hint) == ("version", True, True)


def test_another_database_and_a_newer_record(record: Path) -> None:
    with sqlite3.connect(record) as driver:
        driver.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", (str(len(migrations.STEPS) + 1),))
    assert level(record, "version") is Level.BAD
    with sqlite3.connect("other.db") as driver:
        driver.execute("CREATE TABLE t (a)")
    assert level(Path("other.db"), "version") is Level.BAD


def test_a_damaged_page(record: Path) -> None:
    data = bytearray(record.read_bytes())
    data[-8_192:] = bytes(8_192)
    record.write_bytes(data)
    assert level(record, "database") is Level.BAD


def test_a_changed_row(record: Path) -> None:
    with sqlite3.connect(record) as driver:
        driver.execute("UPDATE reports SET text = text || ' and more' WHERE row = 1")
    (found,) = of("verify", examine(record))
    assert (found.level, "first report" in found.says) == (Level.BAD, True)
    assert of("verify", examine(record, quick=True)) == []


def test_what_another_version_worked_out(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.pipeline.standard", lambda: replace(STAGES, version="2"))
    (found,) = of("derivations", examine(record))
    assert (found.level, found.says.startswith("6 reports")) == (Level.WARN, True)


def test_what_is_seen_across_reports_may_be_older(record: Path) -> None:
    with sqlite3.connect(record) as driver:
        driver.execute("UPDATE settled SET source = 'x' WHERE name = 'findings'")
    assert level(record, "derivations") is Level.WARN


def test_reports_without_a_date_and_without_a_text(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    ingested(path, [replace(one, manifest=None) for one in documents(4)])
    assert level(path, "reports") is Level.WARN
    with sqlite3.connect(path) as driver:
        driver.execute("UPDATE reports SET text = ' ' WHERE row = 1")
    assert level(path, "reports") is Level.BAD
    ingested(tmp_path / "e.db", [])
    assert level(tmp_path / "e.db", "reports") is Level.WARN


def test_failures_are_told_in_groups(tmp_path: Path) -> None:
    path = tmp_path / "f.db"
    broken = [replace(one, content=b"BREAK") for one in documents(3)] + [
        replace(one, content=b" ", name=f"e{n}") for n, one in enumerate(documents(2))
    ]
    ingested(path, broken)
    found = of("failures", examine(path))
    assert [one.says.split(" ", 1)[0] for one in found] == ["3", "2"]
    assert all(one.hint for one in found)


def test_files_that_are_gone(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text('"We go" said Anna.', encoding="utf-8")
    with Store(tmp_path / "g.db", create=True) as store:
        pipeline.read(store, ["in"], Options(), SETTINGS)
    assert level(tmp_path / "g.db", "root") is Level.OK
    shutil.rmtree(tmp_path / "in")
    assert level(tmp_path / "g.db", "root") is Level.WARN


def test_feeds_that_fail_and_moves_that_wait(record: Path) -> None:
    with Store(record) as store:
        state.save(store, state.State(feeds={"https://a.example/": Feed("https://a.example/", failures=5)}, outbox=({"id": "1"},)))
        assert [one.level for one in contents.feeds(store)] == [Level.WARN, Level.WARN]
        state.save(store, state.State(feeds={"https://a.example/": Feed("https://a.example/")}))
        assert [one.level for one in contents.feeds(store)] == [Level.OK]


def test_a_record_that_may_not_be_written(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    assert level(record, "file") is Level.WARN


def test_space(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for full, tight, told in ((10**18, 10**18, Level.BAD), (0, 10**18, Level.WARN), (0, 0, Level.OK)):
        monkeypatch.setattr(file, "FULL", full)
        monkeypatch.setattr(file, "TIGHT", tight)
        assert next(file.disk(record)).level is told


def test_weights_that_are_damaged_or_missing(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    for name in WEIGHTS.iterdir():
        if name.is_dir():
            (folder / name.name).mkdir(parents=True)
            for path in name.iterdir():
                (folder / name.name / path.name).symlink_to(path)
    assert [one.level for one in installation.weights(folder)] == [Level.OK]
    (folder / "english" / "words.bin").unlink()
    (folder / "acts" / "english.npz").unlink()
    (folder / "acts" / "english.npz").write_bytes(b"version https://git-lfs.example/")
    (found,) = installation.weights(folder)
    assert (found.level, "english/words.bin" in found.says, "acts/english.npz" in found.says) == (Level.BAD, True, True)
    shutil.rmtree(folder / "multilingual")
    assert [one.level for one in guarded("model weights", lambda: installation.weights(folder))] == [Level.BAD]


def test_this_installation() -> None:
    found = [one for check in (installation.python, installation.packages, installation.weights, installation.sqlite) for one in check()]
    assert [one.level for one in found] == [Level.OK] * 4


def test_packages(tmp_path: Path) -> None:
    assert [one.level for one in installation.packages(("json", "no_such_module_at_all"))] == [Level.BAD]
    lock = tmp_path / "requirements.txt"
    lock.write_text("pytest==0.0.1 \\\n    --hash=sha256:00\nno-such-thing==1\n", encoding="utf-8")
    (found,) = installation.locked(lock)
    assert (found.level, "pytest" in found.says, "no-such" in found.says) == (Level.WARN, True, False)
    assert [one.level for one in installation.locked(tmp_path / "none")] == [Level.OK]


def test_every_package_that_is_imported_is_tried() -> None:
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
            elif isinstance(node, ast.Import):
                found |= {one.name.partition(".")[0] for one in node.names}
    others = found - sys.stdlib_module_names - {"onrecord"}
    assert others <= {*installation._MODULES, "pandas"}  # pandas only where somebody asks for it
    assert {*installation._MODULES} - others <= {"lxml_html_clean", "charset_normalizer", "graphlay"}


def test_a_check_that_breaks_is_a_finding_and_the_others_go_on(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("\x1b[2Jbroken")

    monkeypatch.setattr("onrecord.doctor.contents.verify", broken)
    monkeypatch.setattr("onrecord.pipeline.standard", broken)
    assert level(record, "verify") is level(record, "derivations") is Level.BAD
    assert "\x1b" not in run("--record", str(record)).stdout


def test_json(record: Path) -> None:
    done = run("--record", str(record), "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {tuple(row) for row in rows} == {("level", "about", "says", "hint")}
    assert {row["level"] for row in rows} <= {"ok", "warn"}
