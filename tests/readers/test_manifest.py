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


MANY = [
    ("b.jsonl", '{"text": "one", "outlet": "Own", "published": "2020"}\n{"text": "two"}\n'),
    ("b.json", '[{"text": "one", "outlet": "Own"}, {"text": "two"}]'),
    (
        "b.xml",
        (
            "<rss version='2.0'><channel><title>Own</title><item><description>one</description></item>"
            "<item><guid>x</guid><description>two</description></item></channel></rss>"
        ),
    ),
]
ROW = "Paper,T,2025-11-27,http://x.example/,de\n"


@pytest.mark.parametrize(("name", "content"), MANY)
def test_a_row_on_a_file_of_many_is_on_each_and_a_members_own_row_wins(folder: Path, reading: Reader, name: str, content: str) -> None:
    (folder / name).write_text(content)
    (folder / "manifest.csv").write_text(f"path,outlet,title,published,url,language\n{name},{ROW}{name}#2,Other,Two,,,\n")
    outcome = reading(folder / name, options=Options(manifest=str(folder / "manifest.csv")))
    assert [d.manifest for d in outcome.documents] == [
        Details(outlet="Paper", published="2025-11-27", language="de"),
        Details(outlet="Other", title="Two", published="2025-11-27", language="de"),
    ]
    assert outcome.failures == []


def test_a_row_on_an_archive_of_one_says_all_of_it(folder: Path, reading: Reader) -> None:
    (folder / "manifest.csv").write_text(f"path,outlet,title,published,url,language\nb.jsonl,{ROW}")
    assert reading(folder).documents[0].manifest == Details("http://x.example/", "Paper", "T", "2025-11-27", "de")


def test_a_second_row_for_one_path_is_a_failure_and_the_first_is_kept(folder: Path, reading: Reader) -> None:
    (folder / "manifest.csv").write_text('path,outlet,title\nsub/a.txt,One,"long\ntitle"\n./sub/../sub/a.txt,Two,\nb.jsonl#9,,\n')
    outcome = reading(folder)
    assert outcome.documents[1].manifest == Details(outlet="One", title="long\ntitle")
    ((path, error, hint),) = [(f.path, f.error, f.hint) for f in outcome.failures]
    assert path.endswith("manifest.csv:4")
    assert "a second time, after line 2" in error
    assert hint


def test_a_file_may_be_called_like_a_member(folder: Path, reading: Reader) -> None:
    (folder / "sub" / "a#1.txt").write_text("words")
    (folder / "manifest.csv").write_text("path,outlet\nsub/a#1.txt,One\nnone.jsonl#1,Two\n")
    outcome = reading(folder)
    assert [d.manifest for d in outcome.documents if d.path.endswith("a#1.txt")] == [Details(outlet="One")]
    assert [f.error for f in outcome.failures] == ["the manifest names none.jsonl#1, which does not exist"]


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
