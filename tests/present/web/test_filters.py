"""Filters in the address: each list shows what passes, says of how much, and its form asks for what its address does."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from shutil import copy
from unittest.mock import Mock
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from onrecord import questions
from onrecord.present.web.app import ROOMS
from onrecord.questions import Filters, keyed
from onrecord.questions.keyed import Slice
from onrecord.questions.narrowing import plain
from onrecord.store import Store

from ..pages import seen
from .conftest import browser

NARROW = sorted(path for path, room in ROOMS.items() if "party" in room.known and "{" not in path and path != "/search.html")
HOSTILE = ("<script>alert(1)</script>", '" onfocus="x', "%", "=", "\u202e", "*", "'; DROP TABLE said; --")


def told(client: TestClient, address: str, **asked: object) -> tuple[int, int]:
    """How many things of how many pass, as the page says."""
    answer = client.get(f"{address}?{urlencode(asked)}")
    assert answer.status_code == 200, answer.text
    found = re.search(r"<summary>Filter: ([0-9,]+) of ([0-9,]+) ", answer.text)
    assert found, address
    return int(found[1].replace(",", "")), int(found[2].replace(",", ""))


@pytest.fixture(scope="module")
def busy(examples: Path) -> tuple[str, str, str]:
    """The party, the point and the speaker with most statements."""
    with Store(examples) as store:
        party, point = (next(questions.facets(store, field)).value for field in ("party", "point"))
        return party, point, next(questions.actors(store, Filters(order="statements"))).name


@pytest.mark.parametrize("address", NARROW)
def test_every_list_is_narrowed_down_and_says_of_what(client: TestClient, busy: tuple[str, str, str], address: str) -> None:
    some, of = told(client, address, party=busy[0])
    assert 0 < some <= of
    none, still = told(client, address, party="nobody of this name")
    assert (none, still) == (0, of)
    empty = client.get(f"{address}?party=nobody+of+this+name").text
    assert "on record.</p>" not in empty or "Nothing passes" in empty


@pytest.mark.parametrize(
    ("address", "listing", "filters"),
    [
        ("/statements.html", "statements", {"act": "offer"}),
        ("/statements.html", "statements", {"since": "2031-03-08", "origins": 2}),
        ("/statements.html", "statements", {"q": "strait"}),
        ("/reports.html", "reports", {"outlet": "ledger"}),
        ("/reports.html", "reports", {"act": "refuse"}),
        ("/speakers.html", "actors", {"act": "threaten"}),
    ],
)
def test_pages_and_questions_count_the_same(
    client: TestClient, examples: Path, address: str, listing: str, filters: dict[str, object]
) -> None:
    names = {"q": "search", "origins": "min_origins"}
    with Store(examples) as store:
        asked = Filters(**{names.get(name, name): value for name, value in filters.items()})  # type: ignore[arg-type]
        expected = questions.count(store, questions.LISTINGS[listing], asked)
    nameless = int("not worked out" in client.get(f"{address}?{urlencode(filters)}").text) if listing == "actors" else 0
    assert told(client, address, **filters)[0] == expected + nameless


def test_a_whole_name_finds_every_condition_of_a_party(client: TestClient, examples: Path) -> None:
    with Store(examples) as store:
        holders, alone = keyed.holders(store), keyed.stated(store, Slice())
        party = next(holder for each in alone if (holder := holders[each]))
        shared = sum(row.holder == party for row in questions.conditions(store))
        stuck = sum(party in row.holders for row in questions.deadlocks(store))
    assert told(client, "/conditions.html", party=f"={party}")[0] == stuck + shared + sum(holders[each] == party for each in alone)


@pytest.mark.parametrize(("address", "asked"), [("/search.html", {"speaker": "a"}), ("/search.html", {"party": "a", "among": "reports"})])
def test_a_letter_that_most_names_have_finds_the_same_without_an_index(
    client: TestClient, address: str, asked: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown() -> str:
        return client.get(f"{address}?{urlencode(asked)}").text

    looked_up, sought = shown(), Mock(wraps=plain)
    monkeypatch.setattr("onrecord.questions.narrowing.OFTEN", 0)
    monkeypatch.setattr("onrecord.questions.narrowing.plain", sought)
    assert shown() == looked_up
    assert sought.called


def test_one_speaker_and_one_point_are_narrowed_down(client: TestClient, examples: Path, busy: tuple[str, str, str]) -> None:
    for room in ("speakers", "points"):
        links = [link for link in seen(client.get(f"/{room}.html").text).links if link.startswith(f"{room}/")]
        some, of = told(client, f"/{links[0]}", act="refuse")
        assert 0 <= some < of
    with Store(examples) as store:
        said = questions.count(store, questions.STATEMENTS, Filters(speaker=f"={busy[2]}", since="2031-03-08"))
    link = next(each for each in seen(client.get("/speakers.html").text).links if each.startswith("speakers/"))
    assert told(client, f"/{link}", since="2031-03-08")[0] == said


def test_a_speaker_is_left_for_with_the_same_filters(client: TestClient, busy: tuple[str, str, str]) -> None:
    listed = client.get(f"/speakers.html?{urlencode({'party': busy[0], 'since': '2031-03-08', 'act': 'refuse'})}").text
    links = [link for link in seen(listed).links if link.startswith("speakers/")]
    assert links
    for link in links:
        assert link.endswith(".html?act=refuse&since=2031-03-08")
        assert client.get(f"/{link}").status_code == 200


def test_parts_of_a_list_are_the_list(client: TestClient) -> None:
    parts = [told(client, "/statements.html", act=act)[0] for act in questions_acts()]
    whole = told(client, "/statements.html", since="0001")[1]
    assert sum(parts) <= whole
    dated = told(client, "/reports.html", since="0001")
    early, late = told(client, "/reports.html", until="2031-03-07")[0], told(client, "/reports.html", since="2031-03-08")[0]
    assert early + late == dated[0]


def test_a_name_that_nothing_has_leads_to_those_like_it(client: TestClient, busy: tuple[str, str, str]) -> None:
    slipped = busy[0][:-1] + "q"
    page = client.get(f"/statements.html?{urlencode({'party': slipped, 'act': 'offer'})}").text
    assert f"No party on record is called <bdi>{slipped}</bdi>" in page
    links = [unescape(link) for link in seen(page).links if urlencode({"party": busy[0]}) in unescape(link)]
    assert f"statements.html?party={busy[0]}&act=offer" in links
    assert client.get(f"/{links[0]}").status_code == 200
    assert "on record is called" not in client.get(f"/statements.html?{urlencode({'party': busy[0]})}").text
    assert "<script>" not in client.get(f"/statements.html?{urlencode({'speaker': HOSTILE[0]})}").text


def questions_acts() -> list[str]:
    from onrecord.types import Act

    return [str(each) for each in Act]


@pytest.mark.parametrize("address", NARROW)
def test_a_form_asks_for_what_its_address_does(client: TestClient, address: str) -> None:
    known = ROOMS[address].known
    asked = {
        name: {"act": "offer", "move": "hardens", "origins": "2", "since": "2031", "until": "2031-12"}.get(name, "a b") for name in known
    }
    asked.pop("page")
    text = client.get(f"{address}?{urlencode(asked)}").text
    form = text.partition('<form class="ask"')[2].partition("</form>")[0]
    fields = dict(re.findall(r'name="(\w+)"[^>]*? value="([^"]*)"', form))
    fields |= dict(re.findall(r'<select id="f-(\w+)".*?<option selected>(\w+)</option>', form))
    assert fields == asked
    assert unescape(re.findall(r'action="([^"]+)"', form)[0]) == address.lstrip("/")


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("address", NARROW)
def test_hostile_filters_are_text(client: TestClient, address: str, words: str) -> None:
    for name in ROOMS[address].known & {"q", "party"}:
        answer = client.get(f"{address}?{urlencode({name: words})}")
        assert answer.status_code in {200, 400}
        page = seen(answer.text)
        assert "script" not in page.tags
        assert not any(each.startswith("on") for each in page.attributes)
        assert not page.unclosed


@pytest.mark.parametrize("asked", ["act=dance", "since=soon", "origins=0", "since=2031-13", "colour=red", "party=a&party=b"])
def test_what_makes_no_sense_is_refused(client: TestClient, asked: str) -> None:
    assert client.get(f"/statements.html?{asked}").status_code == 400


def test_the_next_page_asks_for_the_same(client: TestClient) -> None:
    links = seen(client.get("/statements.html?act=claim").text).links
    assert "statements.html?act=claim&page=2" in links


def test_review_stays_with_what_was_asked_for(examples: Path, tmp_path: Path, busy: tuple[str, str, str]) -> None:
    client = browser(Path(copy(examples, tmp_path / "r.db")), token="t")
    client.post("/review.html", data={"token": "t", "kind": "open"})
    asked = {"below": "1.0", "party": busy[0], "act": "claim"}
    some, of = told(client, "/review.html", **asked)
    assert 0 < some < of
    text = client.get(f"/review.html?{urlencode(asked)}").text
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text.partition('<form class="decide"')[2]))
    sent = {name: unescape(value) for name, value in form.items()} | {"kind": "accept"}
    answer = client.post("/review.html", data=sent, follow_redirects=False)
    assert answer.status_code == 303
    assert dict(each.split("=") for each in answer.headers["location"].partition("?")[2].split("&")).keys() == asked.keys()
    assert told(client, "/review.html", **asked) == (some - 1, of - 1)
