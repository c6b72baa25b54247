"""The pipeline: nothing lost, nothing twice, whatever the order; failures are rows; what is stale is derived again, and only that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import WeightsError
from onrecord.identity import statement_id
from onrecord.pipeline import Event, Settings
from onrecord.stages.attribute import Attributed
from onrecord.store import Store
from onrecord.types import Attribution, Details, Document, Failure, Report
from standins import SETTINGS, STAGES, attribute, attributed, document, documents, exported, ingested, rows

BROKEN = document("broken.txt", "BREAK")
EMPTY = document("empty.txt", " ")


def test_read_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    first = ingested(path, documents(10))
    before = exported(path)
    again = ingested(path, documents(10))
    assert (first.new, first.known, first.derived, first.statements) == (10, 0, 10, 20)
    assert (again.new, again.known, again.changed, again.derived) == (0, 10, 0, 0)
    assert exported(path) == before
    assert len(rows(path, "statements")) == 20


@settings(max_examples=8, deadline=None)
@given(st.permutations([*documents(9), BROKEN, EMPTY, replace(EMPTY, path="in/e2.txt", name="e2.txt", content=b"")]), st.integers(0, 12))
def test_neither_order_nor_pauses_matter(shuffled: list[Document], cut: int) -> None:
    with TemporaryDirectory() as folder:
        one, two = Path(folder, "one.db"), Path(folder, "two.db")
        ingested(one, sorted(shuffled, key=lambda d: d.path))
        for part in (shuffled[:cut], shuffled[cut:], shuffled):
            ingested(two, part)
        assert exported(one) == exported(two)


@settings(max_examples=10, deadline=None)
@given(st.permutations([("a", "1"), ("b", "2"), ("c", "3")]))
def test_the_first_path_names_a_report_that_comes_twice(copies: list[tuple[str, str]]) -> None:
    found = [Document(f"{folder}/x.txt", "x.txt", b'"Yes" said Ann.', "text", manifest=Details(outlet=o)) for folder, o in copies]
    with TemporaryDirectory() as folder:
        path = Path(folder, "r.db")
        assert ingested(path, found).new == 1
        (row,) = rows(path, "reports")
        assert (row["path"], row["outlet"]) == ("a/x.txt", "1")


def test_another_folder_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    ingested(path, documents(3))
    before = exported(path)
    ingested(path, [replace(one, path=f"elsewhere/{one.name}") for one in documents(3)])
    assert exported(path) == before


def test_same_name_other_text_is_a_new_report(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    ingested(path, [document("a.txt", '"Yes" said Ann.')])
    assert ingested(path, [document("a.txt", '"No" said Ann.')]).new == 1
    assert [row["path"] for row in rows(path, "reports")] == ["in/a.txt"] * 2


@pytest.mark.parametrize(("corrected", "derived"), [({"published": "2025-12-24"}, 1), ({"outlet": "Y"}, 1)])
def test_a_corrected_manifest(tmp_path: Path, corrected: dict[str, str], derived: int) -> None:
    path = tmp_path / "r.db"
    ingested(path, [document("a.txt", '"Yes" said Ann.', outlet="X", published="2025-11-01")])
    (name,) = (row["id"] for row in rows(path, "reports"))
    summary = ingested(path, [document("a.txt", '"Yes" said Ann.', **{"outlet": "X", "published": "2025-11-01"} | corrected)])
    assert (summary.new, summary.changed, summary.derived) == (0, 1, derived)
    (row,) = rows(path, "reports")
    assert row["id"] == name
    assert corrected.items() <= row.items()


def test_lines_that_recur_at_an_outlet_are_noise_in_all_its_reports(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    found = [document(f"{n}.txt", f'Share this\n"Go {n}" said Ann.', outlet="X") for n in range(3)]
    other = [document("o.txt", 'Share this\n"Go" said Ann.', outlet="Y"), document("n.txt", 'Share this\n"Go" said Bo.')]
    ingested(path, [*found[:2], *other])
    assert not any(row["noise"] for row in rows(path, "reports"))
    assert ingested(path, found[2:]).derived == 3
    assert {row["path"]: row["noise"] for row in rows(path, "reports")} == {
        **{f"in/{n}.txt": [[0, 10]] for n in range(3)},
        "in/o.txt": [],
        "in/n.txt": [],
    }


def test_copies_of_one_text_make_no_line_recur(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    ingested(path, [document(f"{n}.txt", 'Share this\n"Go" said Ann.', outlet="X") for n in range(4)])
    assert not any(row["noise"] for row in rows(path, "reports"))


def test_other_stages_make_all_stale(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    ingested(path, documents(4))
    assert ingested(path, [], Settings(stages=replace(STAGES, version="2"))).derived == 4
    assert ingested(path, [], Settings(stages=replace(STAGES, version="2"))).derived == 0


def test_failures_are_rows_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    missing = Failure("in/gone.txt", "read", "there is no such file", "Check the path.")
    summary = ingested(path, [missing, EMPTY, BROKEN, *documents(2)])
    assert [(row["path"], row["stage"]) for row in rows(path, "failures")] == [
        ("in/broken.txt", "attribute"),
        ("in/empty.txt", "acquire"),
        ("in/gone.txt", "read"),
    ]
    assert len(rows(path, "statements")) == 4
    assert len(summary.failures) == 3


def test_a_failure_is_cleared_when_the_path_is_read_after_all(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    cut = Failure("in/a.gz#2", "read", "cut short", "x", "a.gz#2")
    ingested(path, [Failure("in/b", "read", "there is no such folder", "x", "b"), cut, EMPTY, BROKEN])
    mended = Settings(stages=replace(STAGES, attribute=lambda _report, _noise: attributed(())))
    ingested(path, [document("empty.txt", "Now."), cut, document("a.gz#1", "one"), document("b/c.txt", "two")], mended)
    assert [row["path"] for row in rows(path, "failures")] == ["in/a.gz#2", "in/broken.txt"]
    ingested(path, [BROKEN, document("a.gz#2", "two")], mended)
    assert rows(path, "failures") == []


def test_a_report_that_failed_is_tried_again_only_when_it_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    assert len(ingested(path, [BROKEN]).failures) == 1
    assert ingested(path, documents(1)).failures == []
    assert len(ingested(path, [BROKEN]).failures) == 1
    assert len(rows(path, "failures")) == 1


def test_missing_weights_stop_the_reading_but_lose_nothing(tmp_path: Path) -> None:
    def missing(_report: Report, _noise: object) -> Attributed:
        raise WeightsError("no model weights")

    path = tmp_path / "r.db"
    with pytest.raises(WeightsError):
        ingested(path, documents(3), Settings(stages=replace(STAGES, attribute=missing)))
    assert ingested(path, []).derived == 3


def unsound(report: Report, noise: object) -> Attributed:
    found = attribute(report, ()).rows
    inner = replace(found[1], parent=0)
    return attributed([Attribution(((0, 6),)), Attribution(((0, 10_000),)), Attribution(()), found[0], replace(inner, parent=3)])


def test_attributions_that_cannot_stand_are_left_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    summary = ingested(path, documents(9), Settings(stages=replace(STAGES, attribute=unsound)))
    assert summary.left_out == {"content overlaps noise": 9, "a span is empty or outside the text": 9, "no content": 9}
    found = rows(path, "statements")
    assert len(found) == 18
    assert {row["parent"] for row in found} == {None} | {row["id"] for row in found if row["parent"] is None}


def test_rows_with_equal_spans_have_ids_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    twice = Settings(stages=replace(STAGES, attribute=lambda report, _noise: attributed(attribute(report, ()).rows * 2)))
    ingested(path, [document("a.txt", '"Yes" said Ann.')], twice)
    one, two = rows(path, "statements")
    content, source, cue, via = (tuple(map(tuple, one[name])) for name in ("content", "source", "cue", "via"))
    assert {one["id"], two["id"]} == {statement_id(one["report"]["id"], Attribution(content, source, cue, via), n) for n in (0, 1)}


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    ingested(one, [*documents(12), BROKEN])
    ingested(two, [*documents(12), BROKEN], Settings(stages=STAGES, workers=2))
    assert exported(one) == exported(two)


def test_a_byte_order_mark_is_text_and_in_no_span(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    ingested(path, [document(f"{n}.txt", f'\ufeffShare this\n"Go {n}" said Ann.', outlet="X") for n in range(3)])
    ingested(path, [document("3.txt", '\ufeff"Yes" said Ann.', outlet="Y")])
    assert [row["noise"] for row in rows(path, "reports")] == [[[1, 11]]] * 3 + [[]]
    assert rows(path, "statements")[-1]["content"] == [[1, 6]]
    with Store(path) as store:
        assert [report.text[0] for report in store.reports([row["id"] for row in rows(path, "reports")])] == ["\ufeff"] * 4


def test_progress_counts_both_passes(tmp_path: Path) -> None:
    events: list[Event] = []
    ingested(tmp_path / "r.db", [*documents(70), EMPTY], replace(SETTINGS, progress=events.append))
    assert [(e.phase, e.done, e.total) for e in events if e.phase == "acquire"][-1] == ("acquire", 71, None)
    assert [(e.phase, e.done, e.total) for e in events][-1] == ("derive", 70, 70)
    assert events[-1].failed == 1


def test_odd_names_and_half_characters(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    odd = Document("in/caf\udce9.txt", "caf\udce9.txt", '"Yes" said Ann.', "text")
    half = Document("in/half.txt", "half.txt", "half \ud800 of it", "text")
    nul = Document("in/nul.txt", "nul.txt", 'nul \0 "Yes" said Ann.', "text")
    plain = replace(STAGES, acquire=lambda d: Report(d.name, d.path, str(d.content), Details()))
    ingested(path, [odd, half, nul], Settings(stages=plain))
    assert [row["path"] for row in rows(path, "reports")] == ["in/caf\\udce9.txt", "in/nul.txt"]
    assert [row["path"] for row in rows(path, "failures")] == ["in/half.txt"]
    assert len(rows(path, "statements")) == 2
