"""Questions that page, filter and count: each part together is the whole, whatever the order, and what makes no sense is refused."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import questions
from onrecord.errors import QuestionError
from onrecord.pipeline import ingest, judging
from onrecord.pipeline.judging import Judge
from onrecord.questions import LISTINGS, Filters, ask, count, page
from onrecord.store import Store
from onrecord.types import Judged
from standins import SETTINGS, document, documents, ingested

POINTS = "Going"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "r.db"
    again = document("again.txt", '"We go 3" said Anna.', outlet="Weekly", published="2025-12-01", language="en")
    ingested(path, [*documents(9), again, document("x.txt", "BREAK"), document("y.txt", "BREAK")])
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path) as opened:
        yield opened


ORDERS = [(name, order) for name, listing in LISTINGS.items() for order in listing.orders]


@pytest.mark.parametrize(("name", "order"), ORDERS)
@pytest.mark.parametrize("limit", [1, 2, 7])
def test_pages_together_are_the_whole(store: Store, name: str, order: str, limit: int) -> None:
    whole = list(ask(store, LISTINGS[name], Filters(order=order)))
    found: list[Any] = []
    filters = Filters(order=order, limit=limit)
    for _ in range(100):
        part = page(store, LISTINGS[name], filters)
        assert (part.found, part.total) == (len(whole), len(whole))
        assert len(part.rows) == limit or part.next is None
        found += part.rows
        if part.next is None:
            break
        filters = replace(filters, after=part.next)
    assert found == whole


@pytest.mark.parametrize("name", LISTINGS)
def test_orders_hold_the_same_rows(store: Store, name: str) -> None:
    listing = LISTINGS[name]
    rows = [sorted(map(repr, ask(store, listing, Filters(order=order)))) for order in listing.orders]
    assert all(one == rows[0] for one in rows)


@pytest.mark.parametrize(
    ("name", "filters", "found"),
    [
        ("statements", {"actor": "Anna"}, 10),
        ("statements", {"speaker": "=Ann"}, 0),
        ("statements", {"speaker": "=Anna"}, 10),
        ("statements", {"outlet": "=Outlet 1"}, 6),
        ("statements", {"language": "EN"}, 1),
        ("statements", {"min_origins": 2}, 2),
        ("statements", {"min_origins": 3}, 0),
        ("statements", {"act": "offer"}, 0),
        ("statements", {"party": "x"}, 0),
        ("statements", {"point": "x"}, 0),
        ("utterances", {}, 18),
        ("utterances", {"min_origins": 2}, 1),
        ("utterances", {"search": "go 3"}, 1),
        ("utterances", {"actor": "Bo"}, 9),
        ("utterances", {"outlet": "weekly"}, 1),
        ("reports", {"search": "anna"}, 10),
        ("reports", {"outlet": "outlet"}, 9),
        ("reports", {"since": "2025-12"}, 1),
        ("reports", {"actor": "Bo"}, 9),
        ("actors", {"speaker": "b"}, 1),
        ("failures", {"search": "Y.TXT"}, 1),
    ],
)
def test_filters_and_their_count(store: Store, name: str, filters: dict[str, Any], found: int) -> None:
    listing = LISTINGS[name]
    assert count(store, listing, Filters(**filters)) == found
    assert len(list(ask(store, listing, Filters(**filters)))) == found


def test_the_newest_and_the_most_come_first(store: Store) -> None:
    assert next(questions.statements(store, Filters(order="newest"))).report.published == "2025-12-01"
    assert next(questions.utterances(store, Filters(order="origins"))).origins == 2
    assert [one.name for one in questions.actors(store, Filters(order="statements"))] == ["Anna", "Bo"]


def test_one_row(store: Store) -> None:
    statement = next(questions.statements(store))
    assert questions.statement(store, statement.id) == statement
    assert statement.utterance
    assert questions.utterance(store, statement.utterance).statements[0] == statement.id
    anna = questions.actor(store, "Anna")
    assert questions.actor(store, anna.id) == anna
    for ask_one in (questions.statement, questions.utterance, questions.actor, questions.position):
        with pytest.raises(QuestionError, match="nobody"):
            ask_one(store, "nobody")


def test_facets(store: Store) -> None:
    outlets = [(one.value, one.statements) for one in questions.facets(store, "outlet")]
    assert outlets == [("Outlet 0", 6), ("Outlet 1", 6), ("Outlet 2", 6), ("Weekly", 1)]
    with pytest.raises(QuestionError):
        list(questions.facets(store, "speaker"))


@pytest.mark.parametrize(
    "filters",
    [
        {"speaker": " "},
        {"speaker": "="},
        {"speaker": "a" * 2000},
        {"speaker": "\ud800"},
        {"since": "soon"},
        {"until": "2025-02-30"},
        {"until": "２０２５"},
        {"limit": -1},
        {"offset": 2**40},
        {"min_score": -0.1},
        {"min_origins": 2**70},
        {"order": "random"},
        {"after": "!"},
        {"after": "bm8"},
        {"after": "WyJhY3RvcnMiLCAiYSJd"},
        {"after": "[" * 100},
        {"search": "a " * 100},
        {"move": "softens"},
    ],
)
def test_what_makes_no_sense(store: Store, filters: dict[str, Any]) -> None:
    with pytest.raises(QuestionError) as caught:
        page(store, LISTINGS["statements"], Filters(**filters))
    assert caught.value.hint


@settings(deadline=None, max_examples=60)
@given(text=st.text(st.characters(codec=None, categories=None), max_size=30), name=st.sampled_from(sorted(LISTINGS)))  # surrogates too
def test_hostile_words_are_answered_or_refused(path: Path, text: str, name: str) -> None:
    listing = LISTINGS[name]
    with Store(path) as store:
        for field in [*listing.narrows, "after", "order"]:
            if field not in {"min_score", "min_origins"}:
                try:
                    page(store, listing, Filters(**{field: text, "limit": 1}))  # type: ignore[arg-type]
                except QuestionError:
                    continue


def test_what_is_not_settled_is_shown_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    ingested(path, documents(3))
    with Store(path) as store:
        before = [one.id for one in questions.statements(store)]
    with sqlite3.connect(path) as other:
        other.execute("UPDATE statements SET speaker = 'Cleo' WHERE speaker = 'Bo'")
        other.execute("INSERT INTO meta VALUES ('shelf', '1')")
    with Store(path) as store:
        assert [one.id for one in questions.statements(store)] == before
        assert [one.name for one in questions.actors(store)] == ["Anna", "Cleo"]
        assert count(store, LISTINGS["statements"], Filters(speaker="cle")) == 3
        ingest(store, documents(4), SETTINGS)
        assert not store.stale
        assert count(store, LISTINGS["statements"]) == 8


def test_the_shelf_of_an_older_record_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    ingested(path, documents(3))
    with sqlite3.connect(path) as other:
        other.executescript(
            "DROP INDEX said_by_day; ALTER TABLE said DROP COLUMN day; UPDATE meta SET value = '5' WHERE key = 'schema_version'"
        )
    with Store(path) as store:
        assert len(list(questions.statements(store, Filters(order="newest")))) == 6


def test_the_shelf_made_for_the_time_being_answers_the_same(path: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copy(path, tmp_path / "r.db"))
    with Store(copied) as store:
        kept = [list(ask(store, listing, Filters(order=order))) for listing in LISTINGS.values() for order in listing.orders]
        store.spoil()
        assert [list(ask(store, listing, Filters(order=order))) for listing in LISTINGS.values() for order in listing.orders] == kept


def test_what_a_person_withholds_is_no_event(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    ingested(path, documents(2))
    with sqlite3.connect(path) as other:
        other.executescript("UPDATE statements SET act = 'offer', status = 'actual'; UPDATE utterances SET act = 'offer'")
    with Store(path) as store:
        store.shelve()
        one = next(questions.statements(store)).id
        before = count(store, questions.EVENTS)
        name = judging.judge(store, Judged("mend", one, "not offer"), Judge("Mira", "2031-01-01T00:00:00"))
        assert count(store, questions.EVENTS) == before - 1
        judging.undo(store, name, Judge("Mira", "2031-01-01T00:00:01"))
        assert count(store, questions.EVENTS) == before
