"""The command line: exit codes of the contract, two lines for an error, nothing that a pipe cannot read."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord import __version__
from onrecord.cli import app
from standins import STAGES

HERE = Path(__file__).parent
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent / "src")])}


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("onrecord.pipeline.standard", lambda: STAGES)
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for n in range(3):
        Path("in", f"{n}.txt").write_text(f'"We go {n}" said Anna.\n"And {n}" said Bo.', encoding="utf-8")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def process(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(HERE / "standins.py"), *words]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False)


def test_read_show_export_verify() -> None:
    done = run("read", "in")
    assert done.exit_code == 0
    assert "3 new" in done.stdout
    assert "3 known" in run("read", "in").stdout
    assert "Anna" in run("show").stdout
    assert "We go 1" in run("report", "1.txt").stdout
    exported = [json.loads(line) for line in run("export", "statements").stdout.splitlines()]
    assert [row["speaker"] for row in exported] == ["Anna", "Bo"] * 3
    assert "all as they were" in run("verify").stdout
    assert run("failures").stdout == "Nothing failed.\n"


def test_dossier() -> None:
    run("read", "in")
    assert run("dossier", "out").exit_code == 0
    assert "Anna" in Path("out", "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("empty", "missing", "status"), [(False, False, 0), (True, False, 1), (False, True, 1)])
def test_exit_status_of_read(empty: bool, missing: bool, status: int) -> None:  # noqa: FBT001 - parameters of the test
    if empty:
        Path("in", "empty.txt").touch()
    assert process("read", "in", *(["gone"] if missing else [])).returncode == status
    assert run("failures", "--json").stdout.count("\n") == status


def test_nothing_read() -> None:
    Path("void").mkdir()
    assert process("read", "void").returncode == 2
    assert process("read", "gone").returncode == 2
    assert "gone" in run("failures").stdout


def test_a_file_that_came_after_all_is_no_failure_any_more() -> None:
    assert run("read", "in", "late.txt").exit_code == 1
    Path("late.txt").write_text('"Sorry" said Bo.', encoding="utf-8")
    assert run("read", "in", "late.txt").exit_code == 0
    assert run("failures").stdout == "Nothing failed.\n"


def test_a_file_that_is_gone_is_no_failure_of_its_folder_any_more() -> None:
    Path("in", "empty.txt").touch()
    assert run("read", "in").exit_code == 1
    Path("in", "empty.txt").unlink()
    assert run("read", "in").exit_code == 0
    assert run("failures").stdout == "Nothing failed.\n"


@pytest.mark.parametrize("command", ["show", "failures", "verify", "dossier", "export reports", "report x"])
def test_no_record_is_an_error_in_two_lines(command: str) -> None:
    done = process(*command.split())
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines()[0] == "error: there is no record at onrecord.db"
    assert done.stderr.splitlines()[1].startswith("hint: ")
    assert len(done.stderr.splitlines()) == 2
    assert not Path("onrecord.db").exists()


@pytest.mark.parametrize("words", ["read in --manifest no.csv", "read in --record in/0.txt", "read in --record no/r.db"])
def test_a_reading_that_cannot_begin(words: str) -> None:
    done = process(*words.split())
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("option", ["since soon", "since 2025-13", "until 2025-02-30", "search ''", "report ''", "speaker ''", "report 9"])
def test_filters_that_make_no_sense(option: str) -> None:
    run("read", "in")
    done = run("show", *f"--{option}".replace("''", " ").split(" ", 1))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("error: ")


@pytest.mark.parametrize("words", ["report nothing", "report ''", "export reports --out in"])
def test_questions_that_make_no_sense(words: str) -> None:
    run("read", "in")
    done = run(*[word.strip("'") for word in words.split()])
    assert done.exit_code == 1
    assert done.stderr.startswith("error: ")


@pytest.mark.parametrize("words", ["read", "read in --field text", "read in --workers 0", "export birds", "show --min-score 2", "sing"])
def test_usage(words: str) -> None:
    assert run(*words.split()).exit_code == 2


def test_verify_tells_what_fails() -> None:
    run("read", "in")
    with sqlite3.connect("onrecord.db") as record:
        record.execute("UPDATE reports SET text = replace(text, 'go', 'no')")
    done = process("verify")
    assert done.returncode == 1
    assert "the text has changed" in done.stdout
    assert "faults" in done.stdout


def test_json_is_what_exports_hold() -> None:
    run("read", "in")
    assert run("show", "--json").stdout == run("export", "statements").stdout
    assert run("show", "--json", "--limit", "1", "--speaker", "bo").stdout.count("\n") == 1
    whole = json.loads(run("report", "2.txt", "--json").stdout)
    assert whole["report"] == json.loads(run("export", "reports").stdout.splitlines()[2])
    assert whole["text"].startswith('"We go 2"')


def test_what_is_done_is_told_as_json() -> None:
    told = json.loads(run("read", "in", "--json").stdout)
    assert (told["new"], told["statements"], told["failures"], told["record"]["statements"]) == (3, 6, 0, 6)
    assert json.loads(run("read", "in", "--json").stdout)["known"] == 3
    written = json.loads(run("dossier", "out", "--json").stdout)
    assert Path(written["open"]).is_file()
    assert written["pages"] == sum(1 for _ in Path("out").rglob("*.html"))


def test_quiet() -> None:
    done = process("read", "in", "--quiet")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_quiet_is_not_silent_about_errors() -> None:
    Path("void").mkdir()
    for words, status in (("nope", 2), ("void", 2), ("in nope", 1), ("in --field wibble=x", 2)):
        done = process("read", *words.split(), "--quiet")
        assert (done.stdout, done.returncode) == ("", status)
        assert done.stderr.startswith("error: ")
        assert done.stderr.count("\n") == 2
    assert "The fields are text," in done.stderr


def test_no_name_steers_the_terminal() -> None:
    Path("in", "\x1b[2Jx\n\u202e.txt").touch()
    shown = run("read", "in").stdout + run("failures").stdout + process("read", "in", "-q").stderr
    assert not {"\x1b", "\u202e"} & set(shown)
    assert "⟨ESC⟩[2Jx⟨LF⟩⟨RLO⟩.txt" in run("failures").stdout


def test_manifest_and_fields() -> None:
    Path("m.csv").write_text("path,outlet\nin/0.txt,The Ledger\n", encoding="utf-8")
    Path("a.jsonl").write_text('{"body": "\\"Yes\\" said Cy."}\n', encoding="utf-8")
    assert run("read", "in", "a.jsonl", "--manifest", "m.csv", "--field", "text=body").exit_code == 0
    assert run("show", "--json", "--outlet", "ledger").stdout.count("\n") == 2
    assert run("show", "--json", "--speaker", "Cy").stdout.count("\n") == 1


def test_formats() -> None:
    run("read", "in")
    for form in ("csv", "parquet"):
        assert run("export", "statements", "--format", form, "--out", f"s.{form}").exit_code == 0
        assert Path(f"s.{form}").read_bytes() == run("export", "statements", "--format", form).stdout_bytes


def test_a_reader_that_leaves_is_no_error() -> None:
    for n in range(400):
        Path("in", f"m{n}.txt").write_text(f'"{"word " * 50}{n}" said Anna.', encoding="utf-8")
    run("read", "in")
    command = f"{sys.executable} {HERE / 'standins.py'} export statements | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def _holds_something(record: Path) -> bool:
    """Whether a report is on record by now: before that there is no record to be whole."""
    try:
        with closing(sqlite3.connect(f"file:{record}?mode=ro", uri=True)) as file:
            return bool(file.execute("SELECT 1 FROM reports LIMIT 1").fetchall())
    except sqlite3.Error:
        return False


def test_interrupt_is_a_message_and_the_record_is_whole() -> None:
    for n in range(3000):
        Path("in", f"m{n:04}.txt").write_text(f'"Word {n}" said Anna.', encoding="utf-8")
    command = [sys.executable, str(HERE / "standins.py"), "read", "in"]
    running = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while running.poll() is None and not _holds_something(Path("onrecord.db")):
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130, errors
    assert errors.startswith("error: interrupted\nhint: ")
    assert "Traceback" not in errors
    assert run("verify").exit_code == 0


def test_version_is_quick() -> None:
    loaded = "[m for m in ('sqlalchemy', 'numpy', 'pyarrow', 'rich') if m in sys.modules]"
    modules = f"import sys\nfrom onrecord.cli import main\ntry: main()\nfinally: print({loaded})"
    done = subprocess.run(
        [sys.executable, "-c", modules, "--version"], env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == f"onrecord {__version__}\n[]\n"
