"""Where nothing can be written: a record is read all the same, and what cannot be made is told in two lines."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onrecord.errors import OnRecordError
from onrecord.export import export
from onrecord.present.dossier import write
from onrecord.store import Store
from onrecord.store.database import connect
from standins import documents, exported, ingested

HERE = Path(__file__).parent
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent / "src")]), "PYTHONDONTWRITEBYTECODE": "1"}
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without /dev/full")
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
BOUND = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if ROOT else []
"""Permissions bind no administrator, unless these powers are laid down."""
PERMISSIONS = pytest.mark.skipif(os.name == "nt" or (ROOT and not shutil.which("setpriv")), reason="permissions do not bind us")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a record, open to all until a test closes it."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        ingested(Path(name, "r.db"), documents(4))
        yield Path(name)
        Path(name).chmod(0o755)


def run(folder: Path, *words: str, out: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A command in the folder, as somebody whom permissions bind."""
    command = [*BOUND, sys.executable, str(HERE / "standins.py"), *words]
    with Path(out or os.devnull).open("wb") as stream:
        return subprocess.run(
            command,
            cwd=folder,
            env=ENVIRONMENT,
            stdout=stream if out else subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )


@PERMISSIONS
@pytest.mark.parametrize("file", [0o444, 0o644])
@pytest.mark.parametrize("mode", [0o555, 0o755])
@pytest.mark.parametrize("words", ["show --json", "export reports", "verify", "failures", "report 001.txt"])
def test_what_cannot_be_written_can_be_read(folder: Path, words: str, file: int, mode: int) -> None:
    (folder / "r.db").chmod(file)
    folder.chmod(mode)
    done = run(folder, *words.split(), "--record", "r.db")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
    assert [path.name for path in folder.iterdir()] == ["r.db"]


@PERMISSIONS
def test_what_another_program_has_not_yet_written_out_is_not_passed_over(folder: Path) -> None:
    with Store(folder / "r.db") as held:
        held.put_note("late", "news")
        shutil.copytree(folder, folder / "copy")
    (folder / "copy" / "r.db").chmod(0o444)
    (folder / "copy").chmod(0o555)
    done = run(folder / "copy", "show", "--json", "--record", "r.db")
    (folder / "copy").chmod(0o755)
    assert done.returncode == 0 or done.stderr.startswith("error: the record cannot be used")


@PERMISSIONS
def test_reading_into_what_cannot_be_written_is_an_error_in_two_lines(folder: Path) -> None:
    (folder / "a.txt").write_text('"Yes" said Ann.')
    (folder / "r.db").chmod(0o444)
    folder.chmod(0o555)
    for record in ("r.db", "new.db"):
        done = run(folder, "read", "a.txt", "--record", record)
        assert (done.returncode, done.stderr.count("\n")) == (2, 2)
        assert done.stderr.startswith("error: ")


@PERMISSIONS
@pytest.mark.parametrize("words", ["dossier out", "dossier here", "export reports --out out.jsonl", "export reports --out here/out.jsonl"])
def test_a_folder_that_cannot_be_written(folder: Path, words: str) -> None:
    (folder / "here").mkdir()
    (folder / "here").chmod(0o555)
    folder.chmod(0o555)
    done = run(folder, *words.split(), "--record", "r.db")
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 2


@FULL
@pytest.mark.parametrize("words", ["show", "show --json", "export statements", "export reports --format parquet", "verify"])
def test_a_full_disk_behind_the_output(folder: Path, words: str) -> None:
    done = run(folder, *words.split(), "--record", "r.db", out=Path("/dev/full"))
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "error: the output cannot be written: No space left on device"
    assert done.stderr.count("\n") == 2


@FULL
@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_full_disk_behind_a_file(folder: Path, form: str) -> None:
    with Store(folder / "r.db") as store, pytest.raises(OnRecordError, match="No space") as caught:
        export(store, "statements", form, Path("/dev/full"))
    assert "room" in caught.value.hint


@FULL
def test_a_full_disk_behind_a_dossier(folder: Path) -> None:
    (folder / "d").mkdir()
    with Store(folder / "r.db") as store:
        write(store, folder / "d")
        (folder / "d" / "index.html").unlink()
        (folder / "d" / "index.html").symlink_to("/dev/full")
        with pytest.raises(OnRecordError, match="No space"):
            write(store, folder / "d")


def test_an_export_goes_where_a_link_leads(folder: Path) -> None:
    (folder / "far").mkdir()
    (folder / "far" / "old.jsonl").write_text("old")
    (folder / "link").symlink_to("far/old.jsonl")
    (folder / "new").symlink_to("far/new.jsonl")
    with Store(folder / "r.db") as store:
        for name in ("link", "new"):
            export(store, "reports", "jsonl", folder / name)
    assert (folder / "link").is_symlink()
    assert (
        (folder / "far" / "old.jsonl").read_bytes() == (folder / "far" / "new.jsonl").read_bytes() == exported(folder / "r.db")["reports"]
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes in folders")
@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_an_export_into_a_pipe_is_what_comes_out_of_it(folder: Path, form: str) -> None:
    os.mkfifo(folder / "pipe")
    with subprocess.Popen(["cat", str(folder / "pipe")], stdout=subprocess.PIPE) as reader:
        with Store(folder / "r.db") as store:
            export(store, "reports", form, folder / "pipe")
            export(store, "reports", form, folder / "file")
        assert reader.stdout is not None
        assert reader.stdout.read() == (folder / "file").read_bytes()
    assert (folder / "pipe").is_fifo()


def test_names_that_mean_something_in_an_address(tmp_path: Path) -> None:
    path = tmp_path / "a?mode=ro#%41 ü.db"
    ingested(path, documents(1))
    connect(path, create=False).close()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
