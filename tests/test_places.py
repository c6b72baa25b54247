"""Identity: a report is a place and a text, however its path is written, wherever the reading stands, and wherever all of it is moved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.pipeline import Summary
from onrecord.readers import Options
from onrecord.readers.places import Root, common, within
from onrecord.store import Store
from standins import SETTINGS, exported, rows

TEXT = '"Yes" said Ann.'


@pytest.fixture(autouse=True)
def _corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`two/a` and `two/b` with a file of the same name and text each, one more, and one that cannot be read."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for name, text in (("a/x.txt", TEXT), ("b/x.txt", TEXT), ("a/y.txt", '"No" said Bo.'), ("a/empty.txt", "")):
        Path("two", name).parent.mkdir(parents=True, exist_ok=True)
        Path("two", name).write_text(text, encoding="utf-8")
    Path("two", "a", "manifest.csv").write_text("path,outlet\nx.txt,The Ledger\n", encoding="utf-8")


def read(*paths: str, record: str = "r.db", manifest: str | None = None) -> Summary:
    with Store(Path(record), create=True) as store:
        return pipeline.read(store, paths, Options(manifest=manifest), SETTINGS)


def ids(record: str = "r.db") -> dict[str, str]:
    return {row["path"]: row["id"] for row in rows(Path(record), "reports")}


@pytest.mark.parametrize(
    "again",
    ["two", "two/a", "two/a/x.txt", "./two/a", "two/a/../a", "two/a/../../two/b", "two/b/../a/empty.txt", "link/a", "y.txt", "{}/two"],
)
def test_reading_again_in_whatever_spelling_changes_nothing(again: str, tmp_path: Path) -> None:
    Path("link").symlink_to("two")
    Path("y.txt").symlink_to("two/a/y.txt")
    read("two")
    before = exported(Path("r.db"))
    assert (len(ids()), len(rows(Path("r.db"), "failures"))) == (3, 1)
    summary = read(again.format(tmp_path / "here"))
    assert (summary.new, summary.changed, summary.derived) == (0, 0, 0)
    assert exported(Path("r.db")) == before


def test_the_folder_one_stands_in_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    read("two")
    before = exported(Path("r.db"))
    monkeypatch.chdir("two/a")
    assert read("x.txt", "y.txt", record="../../r.db").new == 0
    assert exported(Path("../../r.db")) == before


def test_a_link_beside_what_it_leads_to_is_no_second_report() -> None:
    Path("two", "z.txt").symlink_to("a/x.txt")
    assert (read("two").new, len(ids())) == (3, 3)
    assert "two/a/x.txt" in ids()


@pytest.mark.parametrize("order", [("two/a", "two/b"), ("two/b", "two/a")])
def test_equal_texts_in_two_places_are_two_reports(order: tuple[str, str]) -> None:
    for folder in order:
        read(folder)
    assert set(ids()) == {"two/a/x.txt", "two/b/x.txt", "two/a/y.txt"}
    assert len(set(ids().values())) == 3


def test_two_folders_at_once_in_either_order_have_the_ids_of_the_whole() -> None:
    read("two", record="1.db")
    read("two/a", "two/b", record="2.db")
    read("two/b", "two/a", record="3.db")
    assert ids("1.db") == ids("2.db") == ids("3.db")


def test_ids_do_not_depend_on_where_things_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read("two")
    shutil.copytree("two", tmp_path / "far" / "off")
    monkeypatch.chdir(tmp_path / "far")
    read("off", record="s.db")
    assert sorted(ids("s.db").values()) == sorted(ids("../here/r.db").values())


@pytest.mark.parametrize("what", ["all", "the record", "the files"])
@pytest.mark.parametrize("again", ["two", "two/a", "two/b/x.txt"])
def test_what_is_moved_is_still_known(what: str, again: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read("two")
    before = exported(Path("r.db"))
    away = tmp_path / "far" / "away"
    away.mkdir(parents=True)
    record = Path("r.db") if what == "the files" else away / "r.db"
    for name in {"all": ("two", "r.db"), "the record": ("r.db",), "the files": ("two",)}[what]:
        shutil.move(name, away)
    asked = again if what == "the record" else str(away / again)
    assert read(asked, record=str(record)).new == 0
    assert exported(record) == before


def test_a_copy_beside_what_it_was_copied_from_is_another_place() -> None:
    read("two")
    shutil.copytree("two", "three")
    assert read("three").new == 3
    assert len(set(ids().values())) == 6


def test_a_path_that_was_missing_at_first_does_not_make_the_root() -> None:
    assert len(read("tow", "./tow", "two/../tow").failures) == 1
    read("two")
    read("two", record="2.db")
    assert ids() == ids("2.db")
    assert [row["path"] for row in rows(Path("r.db"), "failures")] == ["tow", "two/a/empty.txt"]
    read("two", "tow", record="r.db")
    Path("tow").mkdir()
    read("tow")
    Path("tow").rmdir()
    Path("two").rename("tow")
    assert read("tow").new == 0
    assert [row["path"] for row in rows(Path("r.db"), "failures")] == ["two/a/empty.txt"]


def test_a_reading_without_the_manifest_forgets_nothing_and_one_with_another_corrects() -> None:
    Path("m.csv").write_text("path,outlet\ntwo/b/x.txt,The Bugle\n", encoding="utf-8")
    read("two", manifest="m.csv")
    before = exported(Path("r.db"))
    read("two/b")
    assert exported(Path("r.db")) == before
    Path("m.csv").write_text("path,outlet\n", encoding="utf-8")
    assert read("two/b", manifest="m.csv").changed == 1
    assert {row["outlet"] for row in rows(Path("r.db"), "reports")} == {None}


@pytest.mark.parametrize(
    ("name", "asked", "inside"),
    [
        ("a/x.txt", "a", True),
        ("a.jsonl#3", "a.jsonl", True),
        ("m.csv:3", "m.csv", True),
        ("ab/x.txt", "a", False),
        ("x.txt", ".", True),
        ("../b/x.txt", ".", False),
        ("../b/x.txt", "..", True),
        ("x.txt", "..", True),
        ("../../c", "..", False),
        ("https://a.example/1", ".", False),
        ("https://a.example/f#1", "https://a.example/f", True),
    ],
)
def test_within(name: str, asked: str, inside: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert within(name, asked) is inside


def test_names_and_places(tmp_path: Path) -> None:
    root = Root(str(tmp_path))
    assert [root.place(name) for name in (".", "a/b", "../c")] == [str(tmp_path), str(tmp_path / "a" / "b"), str(tmp_path.parent / "c")]
    assert [root.name(root.place(name)) for name in (".", "a/b", "../c")] == [".", "a/b", "../c"]
    assert root.called("https://a.example/1") == "https://a.example/1"
    assert common(["nowhere", "https://a.example/1", "a\0b", ""]) is None
