"""What is found, how it is counted, and that words of a person never become a query."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from onrecord.questions.filters import Filters
from onrecord.questions.keyed import Slice
from onrecord.questions.listing import count
from onrecord.questions.search import statements
from onrecord.questions.statements import STATEMENTS
from onrecord.store import Store
from standins import document, ingested

from ..pages import seen
from .conftest import browser


def found(client: TestClient, **asked: object) -> str:
    answer = client.get(f"/search.html?{urlencode(asked)}")
    assert answer.status_code == 200, answer.text
    return answer.text


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("talks") / "r.db"
    told = [
        document("a.txt", '"We open the strait" said Anna.\n"We close it" said Bo.', outlet="Quay Observer", published="2031-03-06"),
        document("b.txt", '"We open the strait" said Anna.', outlet="Lantern Wire", published="2031-04-01"),
        document("c.txt", '"我们将开放海峡" said Mei.', outlet="Lantern Wire", published="2031-04-02", language="zh"),
    ]
    ingested(path, told)
    return path


@pytest.fixture(scope="module")
def talks(record: Path) -> TestClient:
    return browser(record)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"q": "strait"}, 2),
        ({"q": "STRAIT open"}, 2),
        ({"q": "str*"}, 2),
        ({"q": "strait", "since": "2031-04"}, 1),
        ({"q": "strait", "until": "2031-03"}, 1),
        ({"speaker": "anna"}, 2),
        ({"speaker": "anna", "outlet": "lantern"}, 1),
        ({"q": "海峡"}, 1),
        ({"origins": 2}, 2),
        ({"origins": 3}, 0),
        ({"q": "nowhere"}, 0),
        ({"act": "offer"}, 0),
        ({"q": '"strait OR close'}, 0),
        ({"q": "content:strait"}, 0),
        ({"q": "strait", "among": "reports"}, 2),
        ({"speaker": "bo", "among": "reports"}, 1),
    ],
)
def test_what_is_found_is_counted(talks: TestClient, asked: dict[str, object], count: int) -> None:
    text = found(talks, **asked)
    of = f"of {3 if asked.get('among') else 4} on record" if count else "has all that is asked for"
    assert of in text
    assert text.count('class="number"><span class="narrow">Score') + text.count('<th role="rowheader"') == count


def test_words_are_marked_and_lead_to_their_place(talks: TestClient) -> None:
    text = found(talks, q="strait")
    assert text.count('<mark class="hit">strait</mark>') == 2
    assert sum(link.startswith("statements/") for link in seen(text).links) == 2


@pytest.mark.parametrize("words", ['"', "*", "NEAR(", "a AND", "\x00", "{{7*7}}", "<script>", "-", "col : x", "\ud800"])
@pytest.mark.parametrize("among", ["statements", "reports"])
def test_no_words_break_it(talks: TestClient, words: str, among: str) -> None:
    answer = talks.get(f"/search.html?{urlencode({'q': words, 'among': among}, errors='surrogatepass')}")
    assert answer.status_code in {200, 400}
    assert "<script>" not in answer.text


def test_a_word_of_most_statements_is_found_in_the_same_order(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(record) as store:
        asked, part = Filters(search="we"), Slice(2)
        rare = statements(store, asked, part)
        monkeypatch.setattr("onrecord.questions.search.OFTEN", 0)
        assert statements(store, asked, part) == rare
        assert (rare.total, len(rare.ids), len(rare.snippets)) == (count(store, STATEMENTS, asked), 2, 2) == (3, 2, 2)


def test_a_star_needs_two_letters(talks: TestClient) -> None:
    assert "two letters" in talks.get("/search.html?q=s*").text
    assert 'class="hit"' in found(talks, q="st*")


@pytest.mark.parametrize(
    "asked", [{"act": "dance"}, {"since": "soon"}, {"since": "2031-13"}, {"origins": "0"}, {"q": "a" * 300}, {"among": "x"}]
)
def test_what_makes_no_sense_is_said(talks: TestClient, asked: dict[str, str]) -> None:
    answer = talks.get(f"/search.html?{urlencode(asked)}")
    assert answer.status_code == 400
    assert "Not understood" in answer.text


def test_a_form_shows_what_was_asked_as_text(tmp_path: Path) -> None:
    ingested(tmp_path / "r.db", [document("a.txt", '"We go" said Anna.')])
    page = seen(found(browser(tmp_path / "r.db"), q='"><script>alert(1)</script>', party="' onfocus=x"))
    assert "script" not in page.tags
    assert not any(name.startswith("on") for name in page.attributes)
