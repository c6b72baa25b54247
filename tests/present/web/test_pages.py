"""The server as a whole: every page is there, well formed, light and locked, and every link leads to the words it promises."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from starlette.testclient import TestClient

from onrecord import questions
from onrecord.present.web.guard import HEADERS
from onrecord.store import Store

from ..pages import Seen, seen

HEAVIEST = 200_000


def walked(client: TestClient) -> dict[str, Seen]:
    """Every page that can be reached from the front page, by address."""
    found: dict[str, Seen] = {}
    coming = ["/index.html"]
    while coming:
        address = coming.pop()
        if address not in found:
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert len(answer.content) < HEAVIEST, address
            found[address] = seen(answer.text)
            coming += [each for each in targets(address, found[address]) if not each.startswith("/statements/")]
    return found


def targets(address: str, page: Seen) -> list[str]:
    inside = [link for link in page.links if not link.startswith(("http:", "https:"))]
    return [urldefrag(urljoin(address, link))[0] for link in inside]


@pytest.fixture(scope="module")
def pages(client: TestClient) -> dict[str, Seen]:
    return walked(client)


def test_every_kind_of_page_is_reached(pages: dict[str, Seen]) -> None:
    rooms = {address.split("/")[1] for address in pages if address.count("/") == 2}
    assert rooms == {"points", "utterances", "speakers", "reports"}
    lists = {"/points.html", "/conditions.html", "/agenda.html", "/utterances.html", "/statements.html", "/speakers.html", "/failures.html"}
    assert lists < set(pages)


def test_every_page_is_well_formed_and_nothing_comes_from_elsewhere(pages: dict[str, Seen]) -> None:
    for address, page in pages.items():
        assert not page.unclosed, address
        assert len(page.ids) == len(set(page.ids)), address
        assert [page.tags.count(tag) for tag in ("h1", "main", "header", "footer", "title")] == [1] * 5, address
        assert page.links[0] == "#main"
        assert {urljoin(address, each) for each in page.assets if each != "data:,"} <= {
            "/dossier.css",
            "/review.js",
            "/search.html",
            address.partition("?")[0],
        }
        assert not any(name == "style" or name.startswith("on") for name in page.attributes), address
        headings = [int(tag[1]) for tag in page.tags if tag in {"h1", "h2", "h3", "h4"}]
        assert all(after - before <= 1 for before, after in pairwise(headings)), address


def test_the_front_page_tells_what_is_new(client: TestClient) -> None:
    text = client.get("/index.html").text
    said = text.partition("<h3>New utterances</h3>")[2].partition("<h3>Meetings</h3>")
    assert re.search(r"5 utterances of \d+, the latest first", said[0])
    assert re.search(r"\d meetings? of \d, the latest day first", said[2])
    days = re.findall(r'class="day">(?:reported <bdi>)?([0-9-]{10})<', said[0])
    assert len(days) == 5
    assert days == sorted(days, reverse=True)


def test_every_page_can_be_cited_at_its_address(client: TestClient) -> None:
    for address in ("points.html", "statements.html?act=refuse", "index.html"):
        text = client.get(f"/{address}").text
        assert "<summary>Cite" in text
        assert f"<code>{address}</code>" in text.partition("<footer>")[2]


def test_untitled_reports_are_named_by_their_first_words(client: TestClient, examples: Path) -> None:
    with Store(examples) as store:
        untitled = {row.id: row.path.rpartition("/")[2] for row in questions.reports(store) if not row.title}
        derived = [row.id for row in questions.reports(store) if row.derived_from in untitled]
    assert derived
    for one in derived:
        told = client.get(f"/reports/{one}.html").text.partition("<dt>Derived</dt>")[2].partition("</dd>")[0]
        assert not any(name in told for name in untitled.values())


def test_every_anchor_is_there(pages: dict[str, Seen]) -> None:
    for address, page in pages.items():
        for link in page.links:
            there, anchor = urldefrag(urljoin(address, link))
            assert not anchor or there not in pages or anchor in pages[there].ids, (address, link)


def test_every_statement_has_an_address_that_leads_to_its_words(client: TestClient, pages: dict[str, Seen]) -> None:
    statements = {each for address, page in pages.items() for each in targets(address, page) if each.startswith("/statements/")}
    assert len(statements) > 200
    for address in sorted(statements)[:40]:
        answer = client.get(address)
        assert answer.status_code == 303
        there, anchor = urldefrag(urljoin(address, answer.headers["location"]))
        assert anchor in seen(client.get(there).text).ids


@pytest.mark.parametrize("address", ["/", "/reports.html", "/dossier.css", "/nowhere", "/reports.html?colour=red"])
def test_every_answer_is_locked(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "127.0.0.1:80:80", "[::1", "127.0.0.1:x"]
)
def test_other_names_of_the_machine_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9000", "127.0.0.1", "[::1]:8480"])
def test_loopback_has_several_names(client: TestClient, host: str) -> None:
    assert client.get("/failures.html", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_only_reading_and_forms_are_answered(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405


@pytest.mark.parametrize(
    ("address", "status", "hint"),
    [
        ("/nowhere.html", 404, "search page"),
        ("/reports/0000000000000000.html", 404, "search page"),
        ("/reports/..%2F..%2Fetc.html", 404, "search page"),
        ("/utterances/%00.html", 404, "search page"),
        ("/points/x.html", 404, "search page"),
        ("/speakers/x.html", 404, "search page"),
        ("/statements/x.html", 404, "search page"),
        ("/reports.html?page=2000", 404, "The last page is"),
        ("/reports.html?page=0", 400, "write a number"),
        ("/reports.html?page=٣", 400, "write a number"),
        ("/reports.html?page=1&page=2", 400, "once"),
        ("/reports.html?colour=red", 400, "It takes: act"),
        ("/reports.html?page=%ff", 400, "name=value"),
        (f"/reports.html?page={'1' * 3000}", 400, "under 2000"),
        ("/" + "a" * 9000, 414, ""),
    ],
)
def test_what_cannot_be_shown_is_said_with_a_hint(client: TestClient, address: str, status: int, hint: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert hint in answer.text


def test_a_page_that_did_not_change_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/points.html")
    again = client.get("/points.html", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/points.html", headers={"if-none-match": '"other"'}).status_code == 200


def test_a_head_has_no_body(client: TestClient) -> None:
    assert client.head("/points.html").status_code == 200
