"""What a server does when the record changes, lies, or is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.pipeline.judging import Judge, judge
from onrecord.store import Store
from onrecord.types import Judged
from standins import STAGES, document, documents, ingested

from ..across import HOSTILE, MARKUP
from ..pages import seen
from .conftest import browser

ME = Judge("tester", "2031-03-06T10:00:00+00:00")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    ingested(tmp_path / "r.db", documents(5))
    return tmp_path / "r.db"


def test_what_is_read_while_it_runs_is_shown(record: Path) -> None:
    client = browser(record)
    before = client.get("/")
    assert "10 statements" in before.text
    ingested(record, documents(6))
    after = client.get("/", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert "12 statements" in after.text


def test_a_judgement_is_shown(record: Path) -> None:
    client = browser(record)
    assert "Anna Benn" not in client.get("/speakers.html").text
    with Store(record) as store:
        judge(store, Judged("rename", "Anna", "Anna Benn"), ME)
        pipeline.resettle(store, STAGES)
    assert client.get("/speakers.html").status_code == 200


def test_a_record_that_is_gone_is_said(record: Path) -> None:
    client = browser(record)
    assert client.get("/").status_code == 200
    for path in record.parent.glob("r.db*"):
        path.unlink()
    answer = client.get("/")
    assert answer.status_code == 503
    assert "There is no record" in answer.text
    ingested(record, documents(1))
    assert "2 statements" in client.get("/").text


@pytest.mark.parametrize("name", [MARKUP, HOSTILE, 'O’Mara "Quay" <b>\'', "\u202eknil", "../../etc/passwd", "a%2Fb?c#d&e=f"])
def test_hostile_reports_are_text(tmp_path: Path, name: str) -> None:
    text = f'"{name.replace(chr(34), "”")}" said Anna via Norda.\n<script>alert(1)</script>\n{name}'
    ingested(tmp_path / "r.db", [document("a.txt", text, title=name, outlet=name, url=name, language=name, published="2031-03-06")])
    client = browser(tmp_path / "r.db")
    (report,) = [link for link in seen(client.get("/reports.html").text).links if link.startswith("reports/")]
    for address in ("/", "/reports.html", "/statements.html", f"/{report}", "/speakers.html"):
        page = client.get(address)
        assert page.status_code == 200
        found = seen(page.text)
        assert not {"script", "img", "svg script"} & set(found.tags), address
        assert not any(each.startswith("on") for each in found.attributes), address
        assert not {"\x1b", "\u202e", "\x00"} & set(page.text), address


def test_a_report_of_one_long_line_becomes_pages(tmp_path: Path) -> None:
    text = f'"We go" said Anna. {"ähm <b> " * 60_000} "And we stay" said Bo.'
    ingested(tmp_path / "r.db", [document("a.txt", text)])
    client = browser(tmp_path / "r.db")
    (report,) = [link for link in seen(client.get("/reports.html").text).links if link.startswith("reports/")]
    first = client.get(f"/{report}")
    assert "Page 1 of" in first.text
    assert len(first.content) < 200_000
    (last,) = [link for link in seen(client.get("/speakers.html").text).links if link.startswith("speakers/bo")]
    (statement,) = [link for link in seen(client.get(f"/{last}").text).links if link.startswith("../statements/")]
    place = client.get(f"/{statement[3:]}").headers["location"]
    assert "And we stay" in client.get(f"/{place[3:]}").text
