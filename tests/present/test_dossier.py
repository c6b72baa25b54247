"""The dossier as a whole: its links, its bytes, its size, its folder."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import OnRecordError
from onrecord.present.dossier import write
from onrecord.present.dossier.write import write_record
from onrecord.present.view import ReportView, report
from onrecord.store import Store

from .invented import PLACE, Said, Shelf, copies, full_report
from .pages import read

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAVIEST = 200_000


def many(view: ReportView, count: int) -> Shelf:
    return Shelf((copies(view, count),))


def content(root: Path) -> Mapping[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_every_link_resolves(shelf: Shelf, tmp_path: Path) -> None:
    write_record(shelf, tmp_path)
    pages = read(tmp_path)
    for path, page in pages.items():
        for link in page.links:
            if not link.startswith("https://news.example/"):
                target, _, anchor = link.partition("#")
                there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
                assert there in pages, (path, link)
                assert not anchor or anchor in pages[there].ids, (path, link)


def test_pages_are_counted_and_listed_with_their_hashes(shelf: Shelf, tmp_path: Path) -> None:
    count = write_record(shelf, tmp_path)
    files = content(tmp_path)
    assert count == sum(path.endswith(".html") for path in files)
    listed = {line[66:]: line[:64] for line in files["SHA256SUMS"].decode().splitlines()}
    assert listed == {path: sha256(data).hexdigest() for path, data in files.items() if path != "SHA256SUMS"}


def test_nothing_comes_from_elsewhere_and_nothing_runs(shelf: Shelf, tmp_path: Path) -> None:
    write_record(shelf, tmp_path)
    for path, page in read(tmp_path).items():
        assert set(page.assets) == {"data:,", posixpath.relpath("dossier.css", posixpath.dirname(path) or ".")}
        assert not {"script", "iframe", "img", "object", "form", "style"} & set(page.tags)
        assert not any(name == "style" or name.startswith("on") for name in page.attributes)
    sheet = (tmp_path / "dossier.css").read_text("utf-8")
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_every_page_is_well_formed_and_has_its_landmarks(shelf: Shelf, tmp_path: Path) -> None:
    write_record(shelf, tmp_path)
    for path, page in read(tmp_path).items():
        assert not page.unclosed, path
        assert len(page.ids) == len(set(page.ids)), path
        assert [page.tags.count(tag) for tag in ("h1", "main", "header", "footer", "title")] == [1] * 5
        assert page.tags.count("nav") >= 1
        assert page.links[0] == "#main"
        headings = [int(tag[1]) for tag in page.tags if tag in {"h1", "h2", "h3", "h4"}]
        assert all(after - before <= 1 for before, after in pairwise(headings)), path


def test_the_policy_is_strict(shelf: Shelf, tmp_path: Path) -> None:
    write_record(shelf, tmp_path)
    policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
    assert all(f'content="{policy}"' in path.read_text("utf-8") for path in tmp_path.rglob("*.html"))


def test_the_same_record_gives_the_same_bytes_in_any_order(shelf: Shelf, tmp_path: Path) -> None:
    write_record(shelf, tmp_path / "a")
    write_record(Shelf(shelf.views[::-1], shelf.failed), tmp_path / "b")
    write_record(shelf, tmp_path / "b")
    assert content(tmp_path / "a") == content(tmp_path / "b")


def test_a_new_dossier_takes_the_place_of_the_old(shelf: Shelf, tmp_path: Path) -> None:
    write_record(shelf, tmp_path)
    write_record(Shelf(shelf.views[:1]), tmp_path)
    write_record(Shelf(shelf.views[:1]), tmp_path.with_name("fresh"))
    assert content(tmp_path) == content(tmp_path.with_name("fresh"))


def test_a_folder_of_other_files_is_left_alone(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(OnRecordError, match="no dossier"):
        write_record(shelf, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_list_cannot_name_files_outside_the_folder(shelf: Shelf, tmp_path: Path) -> None:
    precious = tmp_path / "precious.html"
    precious.write_text("mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "SHA256SUMS").write_text(f"{'0' * 64}  ../precious.html\n{'0' * 64}  reports/../../precious.html\n")
    write_record(shelf, tmp_path / "out")
    assert precious.exists()


def test_an_empty_record_is_a_dossier_too(tmp_path: Path) -> None:
    assert write_record(Shelf(()), tmp_path) == 9
    assert "No statement in" in (tmp_path / "index.html").read_text("utf-8")


def test_an_open_store_can_be_written(tmp_path: Path) -> None:
    with Store(tmp_path / "onrecord.db", create=True) as store:
        assert write(store, tmp_path / "out") == 9


def test_long_lists_are_paged(view: ReportView, tmp_path: Path) -> None:
    write_record(many(view, 250), tmp_path)
    assert {f"statements{n}.html" for n in ("", "-2")} <= content(tmp_path).keys()
    assert "50 of them here" in (tmp_path / "statements-2.html").read_text("utf-8")
    test_every_link_resolves(many(view, 250), tmp_path)


@pytest.mark.parametrize(
    "text",
    ["word " * 50_000, "x" * 300_000, "\u202e" * 9_000, "<&>" * 60_000, "line\n" * 20_000],
    ids=["words", "one word", "controls", "markup", "lines"],
)
def test_pages_stay_light(text: str, tmp_path: Path) -> None:
    said = Said(("and so",), "he", "said", speaker="N" * 500)
    full = full_report(text + " he said and so", (said,), replace(PLACE, title=text, outlet=text[:5000], path=text[:5000]))
    write_record(Shelf((report(full),)), tmp_path)
    pages = {path: data for path, data in content(tmp_path).items() if path.endswith(".html")}
    assert max(map(len, pages.values())) < HEAVIEST
    parts = sorted((path for path in pages if path.startswith("reports/")), key=lambda path: (len(path), path))
    assert len(parts) > 1
