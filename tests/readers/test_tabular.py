"""JSON, JSONL and Parquet."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.readers import Options
from onrecord.types import Details

from .conftest import Reader


def write(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value), "utf-8")
    return path


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            {"body": "Words.", "headline": "T", "link": "http://a.example/1", "datePublished": "2025-11-27", "publisher": {"name": "P"}},
            Details("http://a.example/1", "P", "T", "2025-11-27"),
        ),
        (
            {"content": {"rendered": "Words."}, "title": {"rendered": "T"}, "pub_date": "2025", "lang": "de"},
            Details(None, None, "T", "2025", "de"),
        ),
        ({"Main Text": "Words.", "source_domain": "www.a.example"}, Details(outlet="www.a.example")),
        ({"text": "", "articleBody": "Words.", "source": {"id": None, "name": "N"}}, Details(outlet="N")),
        ({"text": ["Words."], "timestamp": 1764201600}, Details(published="1764201600")),
    ],
)
def test_columns_are_found_whatever_they_are_called(tmp_path: Path, reading: Reader, row: object, expected: Details) -> None:
    (document,) = reading(write(tmp_path / "a.json", row)).documents
    assert (document.content, document.media, document.metadata) == ("Words.", "text", expected)
    assert document.name == "a.json"


def test_a_column_the_user_names_is_the_only_one_looked_at(tmp_path: Path, reading: Reader) -> None:
    path = write(tmp_path / "a.jsonl", {"text": "No.", "deep": {"down": "Yes."}})
    (document,) = reading(path, options=Options(fields={"text": "deep.down"})).documents
    assert document.content == "Yes."
    single, around = write(tmp_path / "b.json", {"odd": "Yes."}), write(tmp_path / "c.json", {"rows": [{"odd": "Yes."}]})
    outcome = reading(single, around, options=Options(fields={"text": "odd"}))
    assert [(d.name, d.content) for d in outcome.documents] == [("b.json", "Yes."), ("c.json#1", "Yes.")]
    assert "text, deep" in reading(path, options=Options(fields={"text": "absent"})).failures[0].error


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"status": "ok", "tags": ["x"], "articles": rows}])
def test_a_list_and_an_object_around_a_list(tmp_path: Path, reading: Reader, wrap: object) -> None:
    rows = [{"text": "One."}, {"nothing": 1}, "no object", {"text": "<p>Two.</p>"}]
    outcome = reading(write(tmp_path / "a.json", wrap(rows)))  # type: ignore[operator]
    assert [(d.name, d.media) for d in outcome.documents] == [("a.json#1", "text"), ("a.json#4", "html")]
    assert [f.path for f in outcome.failures] == [f"{tmp_path.as_posix()}/a.json#{n}" for n in (2, 3)]


def test_a_bad_line_is_a_failure_with_its_number_and_the_rest_goes_on(tmp_path: Path, reading: Reader) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "One."}\n{"text": \n\n\xff\xfe\x00\n' + b"[" * 100_000 + b'\n{"text": "Two."}')
    outcome = reading(path)
    assert [d.path.rpartition("#")[2] for d in outcome.documents] == ["1", "6"]
    assert [f.path.rpartition("#")[2] for f in outcome.failures] == ["2", "4", "5"]


def test_a_line_of_ten_megabytes_is_read_and_one_over_the_limit_is_passed_over(tmp_path: Path, reading: Reader) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "x" * 10_000_000}) + "\n" + json.dumps({"text": "short"}) + "\n")
    assert [len(d.content) for d in reading(path).documents] == [10_000_000, 5]
    outcome = reading(path, options=Options(limit=1_000_000))
    assert ([d.content for d in outcome.documents], len(outcome.failures)) == (["short"], 1)


@pytest.mark.parametrize("data", [b"", b"{", b"null", b"3", b'"words"', b"{}", b"[" * 1_000_000, b"\x00\x01\x02"])
def test_broken_json_is_a_failure(tmp_path: Path, reading: Reader, data: bytes) -> None:
    (tmp_path / "a.json").write_bytes(data)
    outcome = reading(tmp_path / "a.json")
    assert (len(outcome.documents), len(outcome.failures)) == (0, 1)


def test_a_list_is_streamed_and_may_be_larger_than_a_document(tmp_path: Path, reading: Reader) -> None:
    rows = [{"text": f"Wört {n} " + "ü" * n, "n": [n, {"deep": "]},"}]} for n in range(0, 60_000, 997)]
    for indent in (None, 1):
        (tmp_path / "a.json").write_text(json.dumps(rows, ensure_ascii=False, indent=indent), "utf-8")
        outcome = reading(tmp_path / "a.json", options=Options(limit=200_000))
        assert [d.content for d in outcome.documents] == [row["text"] for row in rows]
        assert outcome.failures == []


@pytest.mark.parametrize("end", ["", ",", ', {"text": "tw', "} ]", ' {"text": "two"}]', "\xff]"])
def test_a_list_that_breaks_off_gives_what_is_whole(tmp_path: Path, reading: Reader, end: str) -> None:
    (tmp_path / "a.json").write_bytes(b'\xef\xbb\xbf [ {"text": "one"}' + end.encode("latin-1"))
    outcome = reading(tmp_path / "a.json")
    assert [d.content for d in outcome.documents] == ([] if "\xff" in end else ["one"])
    assert len(outcome.failures) == 1


def test_an_element_over_the_limit_ends_its_list(tmp_path: Path, reading: Reader) -> None:
    write(tmp_path / "a.json", [{"text": "one"}, {"text": "x" * 500_000}])
    outcome = reading(tmp_path / "a.json", options=Options(limit=100_000))
    assert ([d.content for d in outcome.documents], len(outcome.failures)) == (["one"], 1)


def test_json_with_a_mark_and_in_utf_16(tmp_path: Path, reading: Reader) -> None:
    for name, encoding in (("a.json", "utf-8-sig"), ("b.json", "utf-16")):
        (tmp_path / name).write_text('{"text": "Größe"}', encoding)
    assert [d.content for d in reading(tmp_path).documents] == ["Größe"] * 2


def test_parquet_is_read_row_by_row(tmp_path: Path, reading: Reader) -> None:
    day = dt.datetime(2025, 11, 27, 23, 30, tzinfo=dt.UTC)
    pq.write_table(pa.table({"text": ["One.", None, "Two."], "published": [day] * 3}), tmp_path / "a.parquet")
    outcome = reading(tmp_path / "a.parquet")
    assert [(d.name, d.metadata.published) for d in outcome.documents] == [(f"a.parquet#{n}", "2025-11-27T23:30:00+00:00") for n in (1, 3)]
    assert outcome.failures[0].path.endswith("#2")


def test_a_file_that_is_no_parquet_is_a_failure(tmp_path: Path, reading: Reader) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1" + bytes(100) + b"PAR1")
    assert len(reading(tmp_path / "a.parquet").failures) == 1
