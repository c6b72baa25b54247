"""Who may decide, what a decision does, and that no other site can make one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import pipeline
from onrecord.store import Store
from onrecord.store.told import judgements
from standins import STAGES, documents, ingested, rows

from ..pages import seen
from .conftest import HERE, browser

TOKEN = "a-token-of-these-tests"
OURS = {"sec-fetch-site": "same-origin", "origin": HERE}


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("onrecord.pipeline.standard", lambda: STAGES)
    ingested(tmp_path / "r.db", documents(4))
    return tmp_path / "r.db"


@pytest.fixture
def client(record: Path) -> TestClient:
    return browser(record, TOKEN)


def send(client: TestClient, **fields: str) -> int:
    return sent(client, OURS, fields)


def sent(client: TestClient, headers: Mapping[str, str], fields: Mapping[str, str]) -> int:
    return client.post("/review.html", data={"token": TOKEN, "who": "Mira", **fields}, headers=dict(headers)).status_code


def statement(record: Path) -> str:
    return str(rows(record, "statements")[0]["id"])


def decided(record: Path) -> list[tuple[str, str, str]]:
    with Store(record) as store:
        return [(one.kind, one.subject, one.verdict) for one in judgements(store) if one.undone is None]


def test_nothing_is_written_unless_told(record: Path) -> None:
    reader = browser(record)
    assert reader.get("/review.html").status_code == 404
    assert send(reader, kind="reject", statement=statement(record)) == 404
    assert "review.html" not in reader.get("/").text
    assert decided(record) == []


def test_forms_are_shown_to_who_has_the_token(client: TestClient, record: Path) -> None:
    assert TOKEN not in client.get("/review.html").text
    assert send(client, kind="open") == 303
    page = client.get("/review.html")
    assert "8 statements of 8 that score below 0.7" in page.text
    assert page.headers["cache-control"] == "no-store"
    assert seen(page.text).tags.count("script") == 1
    cookies = [
        line.lower()
        for line in client.post("/review.html", data={"token": TOKEN, "kind": "open"}, headers=OURS).headers.get_list("set-cookie")
    ]
    assert all("httponly" in line and "samesite=strict" in line for line in cookies)


@pytest.mark.parametrize("token", ["", "wrong", TOKEN.upper(), "ä"])
def test_a_wrong_token_is_refused(client: TestClient, record: Path, token: str) -> None:
    assert send(client, token=token, kind="reject", statement=statement(record)) == 403
    client.cookies.set("onrecord-token", "wrong", path="/review.html")
    assert "score below" not in client.get("/review.html").text
    assert decided(record) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site", "origin": HERE},
    ],
)
def test_a_form_of_another_site_is_refused(client: TestClient, record: Path, headers: dict[str, str]) -> None:
    assert sent(client, headers, {"kind": "reject", "statement": statement(record)}) == 403
    assert decided(record) == []


@pytest.mark.parametrize(
    ("kind", "fields", "shown"),
    [
        ("accept", {}, "accepted"),
        ("reject", {}, "rejected"),
        ("mend", {"act": "offer", "not": "1"}, "act mended"),
        ("mend", {"act": "deny"}, "act mended"),
    ],
)
def test_a_decision_shows_and_is_taken_back(client: TestClient, record: Path, kind: str, fields: dict[str, str], shown: str) -> None:
    one = statement(record)
    assert send(client, kind=kind, statement=one, **fields) == 303
    verdict = ("not " if fields.get("not") else "") + fields.get("act", "")
    assert decided(record) == [(kind, one, verdict)]
    assert f"review: {shown}" in client.get("/statements.html").text
    send(client, kind="open")
    page = client.get("/review.html").text
    assert "7 statements of 7" in page
    assert "Work out positions anew" in page
    assert re.search(r"by <bdi>Mira</bdi>, 20\d\d-\d\d-\d\d \d\d:\d\d<", page)
    assert send(client, kind="carry") == 303
    assert "Work out positions anew" not in client.get("/review.html").text
    with Store(record) as store:
        (made,) = judgements(store)
        assert made.who == "Mira"
    assert send(client, kind="undo", judgement=made.id) == 303
    assert decided(record) == []
    assert "review:" not in client.get("/statements.html").text


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "reject", "statement": "nowhere"},
        {"kind": "dance"},
        {"kind": "mend", "act": "dance"},
        {"kind": "mend"},
        {"kind": "undo", "judgement": "0000"},
        {"kind": "reject", "colour": "red"},
        {"kind": "reject", "statement": "a" * 500},
    ],
)
def test_what_makes_no_sense_is_said(client: TestClient, record: Path, fields: dict[str, str]) -> None:
    assert sent(client, OURS, {"statement": statement(record)} | fields) == 400
    assert decided(record) == []


def test_a_wrong_token_leads_back_to_the_form(client: TestClient) -> None:
    told = client.post("/review.html", data={"token": "no", "kind": "open"}, headers=OURS).text
    assert '<a href="review.html">Try again</a>' in told
    assert "<code>onrecord serve --write</code>" in told


def test_a_form_has_an_end(client: TestClient) -> None:
    answer = client.post("/review.html", content=b"token=" + b"a" * 1_000_000, headers=OURS)
    assert answer.status_code in {400, 403, 413}


def test_decisions_outlive_a_reading(client: TestClient, record: Path) -> None:
    one = statement(record)
    send(client, kind="mend", statement=one, act="offer")
    ingested(record, documents(6))
    with Store(record) as store:
        assert pipeline.carried(store)
    assert next(row for row in rows(record, "statements") if row["id"] == one)["act"] == "offer"


def test_a_decision_leads_back_to_the_page_it_was_made_on(client: TestClient, record: Path) -> None:
    ingested(record, documents(21))
    send(client, kind="open")
    page = client.get("/review.html?below=0.9&page=3").text
    asked = re.search(r'name="asked" value="([^"]*)"', page)
    assert asked
    fields = {"token": TOKEN, "who": "Mira", "kind": "accept", "statement": re.findall(r'name="statement" value="([^"]*)"', page)[0]}
    led = client.post("/review.html", data={**fields, "asked": asked[1].replace("&amp;", "&")}, headers=OURS, follow_redirects=False)
    assert led.headers["location"] == "review.html?below=0.9&page=3"


def test_where_the_last_page_is_decided_the_one_before_it_is_shown(client: TestClient, record: Path) -> None:
    ingested(record, documents(6))
    send(client, kind="open")
    waits = client.get("/review.html?page=2").text
    assert "Page 2 of 2" in waits
    for one in re.findall(r'name="statement" value="([^"]*)"', waits):
        send(client, kind="accept", statement=one)
    led = client.get("/review.html?page=2")
    assert (led.status_code, "Page 2" in led.text) == (200, False)
    assert len(re.findall('name="statement"', led.text)) == 10
