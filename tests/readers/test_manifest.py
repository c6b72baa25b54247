"""The manifest."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import ManifestError
from onrecord.readers import Options, read
from onrecord.types import Details

from .conftest import Reader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("words")
    (tmp_path / "b.jsonl").write_text('{"text": "words", "outlet": "Own"}\n')
    return tmp_path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_rows_say_of_files_what_they_do_not_say(folder: Path, reading: Reader, encoding: str, mark: str) -> None:
    rows = [["Path", "published", "outlet", "colour", "title"], ["sub/a.txt", "2025-11-27", "Zürcher Blatt", "red", '"x" y']]
    lines = [mark.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    (folder / "rows.csv").write_text("\r\n".join(lines), encoding)
    outcome = reading(folder, options=Options(manifest=str(folder / "rows.csv")))
    assert outcome.documents[1].manifest == Details(None, "Zürcher Blatt", '"x" y', "2025-11-27")
    assert outcome.failures == []


def test_a_folder_brings_its_own_manifest_and_a_named_one_replaces_it(folder: Path, reading: Reader) -> None:
    (folder / "manifest.csv").write_text("path,outlet\nsub\\a.txt,Own\n")
    (folder / "other.csv").write_text("path,outlet\nsub/a.txt,Other\n")
    assert reading(folder).documents[1].manifest == Details(outlet="Own")
    assert reading(folder).skipped == 1
    assert reading(folder, options=Options(manifest=str(folder / "other.csv"))).documents[1].manifest == Details(outlet="Other")


def test_a_row_on_a_file_of_many_gives_only_what_they_share(folder: Path, reading: Reader) -> None:
    (folder / "manifest.csv").write_text("path,outlet,title,published,url,language\nb.jsonl,Paper,T,2025,http://x.example,de\n")
    assert reading(folder).documents[0].manifest == Details(outlet="Paper", language="de")


def test_rows_that_name_nothing_or_no_date_are_failures(folder: Path, reading: Reader) -> None:
    (folder / "manifest.csv").write_text("path,published\nmissing.txt,2025\nsub/a.txt,31/31/2025\n,\n../outside.txt,\n")
    outcome = reading(folder)
    assert [f.path.rpartition(":")[2] for f in outcome.failures] == ["2", "3", "5"]
    assert len(outcome.documents) == 2


@pytest.mark.parametrize("data", [b"", b"file,outlet\na.txt,x\n", b"path,outlet\na.txt,\xff\n"])
def test_a_named_manifest_that_is_none_stops_at_once_and_a_folders_own_is_a_failure(folder: Path, reading: Reader, data: bytes) -> None:
    (folder / "manifest.csv").write_bytes(data)
    with pytest.raises(ManifestError):
        read([str(folder)], Options(manifest=str(folder / "manifest.csv")))
    outcome = reading(folder)
    assert (len(outcome.documents), len(outcome.failures)) == (2, 1)


def test_a_manifest_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="cannot be opened"):
        read([], Options(manifest=str(tmp_path / "no.csv")))
