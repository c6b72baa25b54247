"""Every kind of page against the main rules of accessibility checkers, on a server and in a folder; and that the rules can be broken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.present.dossier import write
from onrecord.store import Store

from ..accessible import faults
from .conftest import browser

LISTS = (
    "index",
    "points",
    "conditions",
    "agenda",
    "utterances",
    "statements",
    "speakers",
    "reports",
    "failures",
    "search",
    "review",
    "nowhere",
)
ASKED = (
    "/search.html?q=strait",
    "/search.html?q=strait&among=reports",
    "/search.html?q=nothing+of+the+kind",
    "/statements.html?act=claim&page=2",
    "/statements.html?party=nobody",
    "/conditions.html?q=nothing",
    "/agenda.html?party=nobody",
    "/points.html?move=hardens",
    "/reports.html?colour=red",
)
ROOMS = ("points", "utterances", "speakers", "reports")


@pytest.fixture(scope="module")
def deciding(examples: Path) -> TestClient:
    return browser(examples, token="t")


@pytest.mark.parametrize("address", [*(f"/{name}.html" for name in LISTS), *ASKED])
def test_served_pages_break_no_rule(deciding: TestClient, address: str) -> None:
    assert faults(deciding.get(address).text) == []


@pytest.mark.parametrize("room", ROOMS)
def test_pages_of_one_thing_break_no_rule(deciding: TestClient, room: str) -> None:
    links = re.findall(rf'href="({room}/[^"#?]+)"', deciding.get(f"/{room}.html").text)
    assert links
    for link in sorted(set(links))[:12]:
        assert faults(deciding.get(f"/{link}").text) == [], link


def test_review_breaks_no_rule(examples: Path) -> None:
    client = browser(examples, token="t")
    client.post("/review.html", data={"token": "t", "kind": "open"})
    text = client.get("/review.html?below=1.0").text
    assert "Mend the act" in text
    assert faults(text) == []


def test_the_folder_breaks_no_rule(examples: Path, tmp_path: Path) -> None:
    with Store(examples) as store:
        write(store, tmp_path)
    found = {page.name: faults(page.read_text("utf-8")) for page in tmp_path.rglob("*.html")}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (r'<html lang="en">', "<html>", "document: no language"),
        (r"<title>.*?</title>", "<title></title>", "document: no title"),
        (r"initial-scale=1", "initial-scale=1, maximum-scale=1", "document: the page cannot be enlarged"),
        (r"<h2 ", "<h4 ", "document: h1 is followed by h4"),
        (r"<main[^>]*>", '<div id="main">', "document: not one main"),
        (r'lang="en"', 'lang="english language"', "languages: no language"),
        (r"<footer>", "<p>stray</p><footer>", "landmarks: outside every landmark"),
        (r'<nav aria-label="Dossier">', "<nav>", "landmarks: a nav without a name"),
        (r'id="stands"', 'id="changes"', "ids: 'changes' is 2 times an id"),
        (r'aria-labelledby="stands"', 'aria-labelledby="nothing"', "ids: aria-labelledby names 'nothing'"),
        (r'aria-hidden="true"', 'aria-hiden="true"', "aria: unknown aria-hiden"),
        (r'role="table"', 'role="tabel"', "aria: unknown role tabel"),
        (r'role="table"', "", "aria: rowgroup outside"),
        (r"<main", '<main aria-hidden="true"', "aria: hidden, but can be reached"),
        (r'tabindex="0"', 'tabindex="3"', "aria: an order of its own"),
        (r'<a href="points.html">.*?</a>', '<a href="points.html"></a>', "named: no name: a points.html"),
        (r"<title id=.*?</title>", "", "named: a drawing without a title"),
        (r"<caption>.*?</caption>", "", "tables: a table without a caption"),
        (r' scope="col"', "", "tables: a head without a scope"),
        (r"<td ", "<td></td><td ", "tables: rows of"),
        (r'<ol class="changes">', '<ol class="changes"><p>stray</p>', "lists: p in a ol"),
        (r'tabindex="0" aria-label="Acts', 'aria-label="Acts', "reachable: a drawing that keys cannot move"),
    ],
)
def test_the_rules_can_be_broken(client: TestClient, old: str, new: str, rule: str) -> None:
    text, count = re.subn(old, new, client.get("/index.html").text, count=1, flags=re.DOTALL)
    assert count
    assert any(each.startswith(rule) for each in faults(text)), faults(text)


def test_a_field_without_a_label_is_found(client: TestClient) -> None:
    text = client.get("/search.html").text.replace('<label for="f-q">', "<label>", 1)
    assert "named: 0 labels: q" in faults(text)
