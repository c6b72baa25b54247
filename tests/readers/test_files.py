"""Paths: files, folders, and what is neither."""

from __future__ import annotations

import os
from pathlib import Path

from onrecord.readers import Options

from .conftest import Reader


def test_a_folder_is_read_in_sorted_order_and_what_is_left_out_is_counted(tmp_path: Path, reading: Reader) -> None:
    for name in ("b.txt", "a.TXT", "sub/c.html", ".hidden.txt", "README.md", "photo.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    outcome = reading(tmp_path)
    assert [d.name for d in outcome.documents] == ["a.TXT", "b.txt", "sub/c.html"]
    assert [d.path for d in outcome.documents] == [f"{tmp_path.as_posix()}/{d.name}" for d in outcome.documents]
    assert [d.media for d in outcome.documents] == ["text", "text", "html"]
    assert (outcome.skipped, outcome.failures) == (3, [])


def test_names_do_not_change_with_the_folder(tmp_path: Path, reading: Reader, monkeypatch: object) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("words")
    first, second = reading(tmp_path / "one").documents, reading(f"{tmp_path}/two/").documents
    assert first[0].name == second[0].name == "a.txt"
    assert second[0].path == f"{tmp_path.as_posix()}/two/a.txt"


def test_what_cannot_be_read_is_a_failure_with_a_hint(tmp_path: Path, reading: Reader) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    os.mkfifo(tmp_path / "pipe.txt")
    outcome = reading(tmp_path / "a.pdf", tmp_path / "missing.txt", tmp_path / "pipe.txt", "a\0b", "")
    assert [failure.stage for failure in outcome.failures] == ["read"] * 5
    assert all(failure.hint for failure in outcome.failures)
    assert ".txt" in outcome.failures[0].hint


def test_a_pipe_and_a_circle_of_links_in_a_folder_do_not_hang(tmp_path: Path, reading: Reader) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text("words")
    assert [d.name for d in reading(tmp_path).documents] == ["a.txt"]


def test_a_link_out_of_the_folder_is_a_failure_and_one_by_name_is_read(tmp_path: Path, reading: Reader) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside / "sub", outside):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text("words")
    (outside / "manifest.csv").write_text("path,title\nsub/a.txt,Stolen\n")
    (inside / "secret.txt").symlink_to(outside / "a.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "manifest.csv").symlink_to(outside / "manifest.csv")
    (inside / "kept.txt").symlink_to(inside / "sub" / "a.txt")
    outcome = reading(inside)
    assert [(d.name, d.manifest) for d in outcome.documents] == [("sub/a.txt", None), ("sub/a.txt", None)]
    assert sorted(Path(f.path).name for f in outcome.failures) == ["folder", "manifest.csv", "secret.txt"]
    assert all("leads out" in f.error and f.hint for f in outcome.failures)
    assert len(reading(inside / "secret.txt", inside / "folder").documents) == 2


def test_a_folder_that_is_itself_a_link_is_read(tmp_path: Path, reading: Reader) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("words")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    outcome = reading(tmp_path / "link")
    assert (len(outcome.documents), outcome.failures) == (1, [])


def test_a_file_over_the_limit_is_a_failure_and_the_rest_goes_on(tmp_path: Path, reading: Reader) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    (tmp_path / "b.txt").write_bytes(b"x" * 100)
    outcome = reading(tmp_path, options=Options(limit=100))
    assert [d.name for d in outcome.documents] == ["b.txt"]
    assert "larger" in outcome.failures[0].error


def test_plain_bytes_are_handed_on_untouched(tmp_path: Path, reading: Reader) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00bad\r\n")
    assert reading(tmp_path / "a.txt").documents[0].content == b"\xff\xfe\x00bad\r\n"
