"""Rows of the Python API: like a list, shown as a table, handed on as Arrow; a report's words are never markup."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from onrecord import Filters, OnRecordError, QuestionError, Record
from onrecord.questions import LISTINGS
from standins import document, documents, ingested


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path = tmp_path_factory.mktemp("record") / "r.db"
    ingested(
        path, [*documents(9), document("h.txt", '"<script>alert(1)</script> \u202eback" said Zoë.', outlet="<i>Bad</i>", title="\x1b[2J")]
    )
    with Record.open(path) as opened:
        yield opened


def test_rows_are_like_a_list(record: Record) -> None:
    rows = record.statements()
    whole = list(rows)
    assert list(rows) == whole
    assert len(rows) == 19
    assert (rows[0], rows[-1], rows[4:9], rows[::-1]) == (whole[0], whole[-1], whole[4:9], whole[::-1])
    assert rows[15:100] == whole[15:]
    assert rows[9:4] == []
    assert whole[3] in rows
    for place in (19, -20):
        with pytest.raises(IndexError):
            rows[place]


@pytest.mark.parametrize(("limit", "offset"), [(5, 0), (5, 17), (None, 4), (0, 0)])
def test_a_part_is_like_a_list_too(record: Record, limit: int | None, offset: int) -> None:
    rows = record.statements(Filters(limit=limit, offset=offset))
    whole = list(record.statements())[offset:][:limit]
    assert (list(rows), len(rows), rows[:2], rows[1:3]) == (whole, len(whole), whole[:2], whole[1:3])
    assert bool(rows) == bool(whole)


@pytest.mark.parametrize("kind", LISTINGS)
def test_every_question_answers_with_rows(record: Record, kind: str) -> None:
    rows = getattr(record, kind)(limit=2)
    assert len(rows) == len(list(rows)) == rows.to_arrow().num_rows <= 2
    assert f"{len(rows)} of {len(rows)} {kind}" in repr(rows)
    assert rows._repr_html_().startswith("<table>")


def test_filters_are_keyword_arguments(record: Record) -> None:
    assert {row.speaker for row in record.statements(actor="Bo")} == {"Bo"}
    assert len(record.statements(Filters(actor="Bo"), limit=3)) == 3
    with pytest.raises(QuestionError, match="move"):
        record.statements(move="softens")
    with pytest.raises(QuestionError, match="date"):
        record.statements(since="soon")


def test_single_rows_counts_facets_and_search(record: Record) -> None:
    row = record.statements()[3]
    assert record.statement(row.id) == row
    assert record.utterance(row.utterance or "").id == row.utterance
    assert record.actor("Bo").name == "Bo"
    assert record.counts().statements == 19
    assert record.facets("outlet")[0].statements == 6
    assert [hit.statement for hit in record.search("go 3")] == [one.id for one in record.statements(search="go 3")]


def test_tables_show_text_as_text(record: Record) -> None:
    table = repr(record.reports(outlet="bad"))
    assert "\x1b" not in table
    assert "<i>Bad</i>" in table
    html = record.reports(outlet="bad")._repr_html_()
    assert "<i>" not in html
    assert "&lt;i&gt;Bad" in html
    assert "\u202e" not in repr(record.utterances()) + record.utterances()._repr_html_()


def test_rows_as_dicts_and_arrow_are_those_of_the_export(record: Record) -> None:
    rows = record.statements(limit=4)
    assert rows.to_arrow().to_pylist() == rows.to_dicts()
    assert rows.to_dicts()[0]["report"]["path"] == rows[0].report.path


def test_without_pandas_a_hint_helps(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(OnRecordError) as caught:
        record.statements().to_pandas()
    assert "pip install pandas" in caught.value.hint


def test_a_data_frame_has_the_rows_of_the_export(record: Record) -> None:
    pytest.importorskip("pandas")
    rows = record.statements(limit=4)
    frame = rows.to_pandas()
    assert list(frame.columns) == list(rows.to_dicts()[0])
    assert list(frame["id"]) == [row.id for row in rows]
    assert [report["path"] for report in frame["report"]] == [row.report.path for row in rows]
    assert record.positions().to_pandas().empty
