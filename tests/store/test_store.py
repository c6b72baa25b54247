"""The store: what is a record and what is not, whole batches or nothing, words of a person as search terms."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from onrecord.errors import NewerRecordError, QuestionError, RecordError
from onrecord.questions import Filters, statements
from onrecord.store import Store, schema
from standins import document, documents, ingested


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("record") / "r.db"
    cjk = document("cn.txt", '"我们准备谈判" said Li.')
    ingested(path, [*documents(6), cjk, document("de.txt", '"Der März kommt, 28-point plan" said Jörg.', published="2025")])
    with Store(path) as opened:
        yield opened


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record at"):
        Store(tmp_path / "r.db")
    with pytest.raises(RecordError, match="folder"):
        Store(tmp_path / "no" / "r.db", create=True)
    with pytest.raises(RecordError, match="cannot be opened"):
        Store(tmp_path, create=True)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("create", [True, False])
def test_no_sqlite_file(tmp_path: Path, create: bool) -> None:  # noqa: FBT001 - a parameter of the test
    path = tmp_path / "r.db"
    path.write_text("a letter to the editor, not a database")
    with pytest.raises(RecordError, match="no SQLite"):
        Store(path, create=create)
    assert path.read_text().startswith("a letter")


@pytest.mark.parametrize("create", [True, False])
def test_other_database(tmp_path: Path, create: bool) -> None:  # noqa: FBT001 - a parameter of the test
    path = tmp_path / "r.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE birds(name)")
    before = path.read_bytes()
    with pytest.raises(RecordError, match="not a record"):
        Store(path, create=create)
    assert path.read_bytes() == before


def test_newer_record(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Store(path, create=True).close()
    with sqlite3.connect(path) as record:
        record.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    with pytest.raises(NewerRecordError, match="99"):
        Store(path)


def test_empty_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.touch()
    with pytest.raises(RecordError):
        Store(path)
    Store(path, create=True).close()
    Store(path).close()


def test_damaged_file_is_an_error_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    ingested(path, documents(40))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(RecordError), Store(path) as store:
        list(statements(store))


def test_a_batch_is_whole_or_not_there(tmp_path: Path) -> None:
    query = select(schema.failures)
    with Store(tmp_path / "r.db", create=True) as store:
        with pytest.raises(ZeroDivisionError):
            write_and_break(store)
        assert list(store.ask(query)) == []


def write_and_break(store: Store) -> None:
    with store.transaction():
        store.run(schema.failures.insert(), {"name": "p", "path": "p", "stage": "s", "error": "e", "hint": "h"})
        raise ZeroDivisionError


def test_one_file_is_left(tmp_path: Path) -> None:
    ingested(tmp_path / "r.db", documents(2))
    assert [path.name for path in tmp_path.iterdir()] == ["r.db"]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(), 14),
        (Filters(search="go 3"), 1),
        (Filters(search="GO"), 6),
        (Filters(search="an*"), 6),
        (Filters(search="marz 28-point"), 1),
        (Filters(search="— go !"), 6),
        (Filters(search="准备"), 1),
        (Filters(search="准备 said"), 0),
        (Filters(speaker="jorg"), 1),
        (Filters(speaker="ANN"), 6),
        (Filters(source="bo"), 6),
        (Filters(outlet="outlet 2"), 4),
        (Filters(since="2025-11-05"), 4),
        (Filters(until="2025-11-02"), 5),
        (Filters(since="2025", until="2025"), 13),
        (Filters(min_score=0.6), 0),
        (Filters(limit=3), 3),
        (Filters(limit=10, offset=12), 2),
        (Filters(offset=12), 2),
    ],
)
def test_filters(store: Store, filters: Filters, count: int) -> None:
    assert len(list(statements(store, filters))) == count


@given(words=st.text(min_size=1).filter(str.strip))
def test_no_words_are_syntax(store: Store, words: str) -> None:
    with suppress(QuestionError):  # what is asked may hold nothing to look for (`=`, `a*`); it is no fault of the database
        list(statements(store, Filters(search=words, speaker=words, limit=1)))
