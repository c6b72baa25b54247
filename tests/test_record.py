"""The public surface: what a Python program sees."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import onrecord
from onrecord import Filters, Options, QuestionError, Record, RecordError
from standins import SETTINGS


def test_all_that_is_named_is_there() -> None:
    assert all(getattr(onrecord, name) for name in onrecord.__all__)
    with pytest.raises(AttributeError):
        onrecord.birds  # noqa: B018


def test_read_ask_export_verify(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('"Yes" said Ann.\n"No" said Bo.', encoding="utf-8")
    (tmp_path / "b.txt").touch()
    with Record.open(tmp_path / "r.db", create=True) as record:
        summary = record.read([tmp_path / "a.txt", tmp_path / "b.txt"], Options(), SETTINGS)
        assert (summary.new, len(summary.failures), summary.reasons()) == (1, 1, {"acquire: there is no text in it": 1})
        assert [row.speaker for row in record.statements()] == ["Ann", "Bo"]
        assert [row.speaker for row in record.statements(Filters(search="no"))] == ["Bo"]
        assert [row.path for row in record.reports()] == [str(tmp_path / "a.txt")]
        assert record.report("a.txt").text.startswith('"Yes"')
        assert [row.name for row in record.actors()] == ["Ann", "Bo"]
        assert len(list(record.failures())) == 1
        out = io.BytesIO()
        assert record.export("statements", out) == record.export("statements", tmp_path / "s.jsonl") == 2
        assert out.getvalue() == (tmp_path / "s.jsonl").read_bytes()
        assert json.loads(out.getvalue().splitlines()[0])["speaker"] == "Ann"
        assert record.verify().holds
        with pytest.raises(QuestionError):
            record.report("c.txt")


def test_a_record_that_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError):
        Record.open(tmp_path / "r.db")
    assert not list(tmp_path.iterdir())
