"""Verify: a record as it was made holds; whatever is changed behind its back is found."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from onrecord.store import Store
from onrecord.verify import Proof, verify
from standins import document, documents, ingested

CHANGES = {
    "text, same length": "UPDATE reports SET text = replace(text, 'go 1', 'no 1') WHERE path = 'in/001.txt'",
    "text outside all spans": "UPDATE reports SET text = text || '!' WHERE path = 'in/001.txt'",
    "text and hash": "UPDATE reports SET text = 'x', hash = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'",
    "hash": "UPDATE reports SET hash = 'x' WHERE path = 'in/001.txt'",
    "outlet": "UPDATE reports SET outlet = 'X' WHERE path = 'in/001.txt'",
    "published": "UPDATE reports SET published = NULL WHERE path = 'in/001.txt'",
    "path": "UPDATE reports SET path = 'y' WHERE path = 'in/001.txt'",
    "provenance": "UPDATE reports SET provenance = '[1]' WHERE path = 'in/001.txt'",
    "report id": "UPDATE reports SET id = 'x' WHERE path = 'in/001.txt'",
    "report taken away": "DELETE FROM reports WHERE path = 'in/001.txt'",
    "report without statements taken away": "DELETE FROM reports WHERE path = 'in/none.txt'",
    "offset": "UPDATE spans SET start = start + 1 WHERE role = 'content' AND rowid_of = 1",
    "end": "UPDATE spans SET end = end + 1 WHERE role = 'cue' AND rowid_of = 1",
    "outside": "UPDATE spans SET start = 9000, end = 9004 WHERE role = 'cue' AND rowid_of = 1",
    "empty span": "UPDATE spans SET end = start, quote = '' WHERE role = 'cue' AND rowid_of = 1",
    "before the text": "UPDATE spans SET start = -4, end = -1 WHERE role = 'source' AND rowid_of = 1",
    "no number": "UPDATE spans SET start = 'four' WHERE role = 'source' AND rowid_of = 1",
    "quote": "UPDATE spans SET quote = 'Bo' WHERE quote = 'Anna' AND rowid_of = 1",
    "role": "UPDATE spans SET role = 'via2' WHERE role = 'via' AND rowid_of = 1",
    "span of another report": "UPDATE spans SET report = (SELECT id FROM reports WHERE path = 'in/none.txt') WHERE role = 'via'",
    "span taken away": "DELETE FROM spans WHERE role = 'via' AND rowid_of = 1",
    "span of nothing": "INSERT INTO spans SELECT 'statement', 'ghost', 'cue', 0, report, start, \"end\", quote FROM spans LIMIT 1",
    "noise span": "UPDATE spans SET end = end - 1, quote = substr(quote, 1, length(quote) - 1) WHERE role = 'noise'",
    "noise taken away": "DELETE FROM noise WHERE id = (SELECT min(id) FROM noise)",
    "noise reason": "UPDATE noise SET reason = 'because'",
    "noise id": "UPDATE noise SET id = 'x' WHERE id = (SELECT min(id) FROM noise)",
    "credit name": "UPDATE credits SET name = 'Reuters'",
    "credit taken away": "DELETE FROM credits WHERE id = (SELECT min(id) FROM credits)",
    "speaker": "UPDATE statements SET speaker = 'Bo' WHERE speaker = 'Anna'",
    "negation": "UPDATE statements SET negated = 1",
    "mention taken away": "DELETE FROM mentions WHERE id = (SELECT min(id) FROM mentions)",
    "party of a mention": "UPDATE mentions SET party = 'X'",
    "canonical name": "UPDATE aliases SET canonical = 'Bo' WHERE name = 'Anna'",
    "alias taken away": "DELETE FROM aliases",
    "finding added": "INSERT INTO findings VALUES ('positions', 0, '{}')",
    "speaker on the shelf": "UPDATE said SET speaker = 'Bo'",
    "variant on the shelf": "DELETE FROM variants",
    "value on the shelf": "UPDATE facets SET statements = 1",
    "mode": "UPDATE statements SET mode = 'indirect'",
    "score": "UPDATE statements SET score = 0.9",
    "act": "UPDATE statements SET act = 'threaten'",
    "doubt": "UPDATE statements SET doubt = 1",
    "condition": "UPDATE statements SET condition = '{}'",
    "number": "UPDATE statements SET number = 1 WHERE speaker = 'Anna'",
    "place": "UPDATE statements SET start = 0",
    "parent that is not there": "UPDATE statements SET parent = 'ghost'",
    "its own parent": "UPDATE statements SET parent = id",
    "statement id": "UPDATE statements SET id = 'x' WHERE row = 1",
    "digest": "UPDATE statements SET digest = 'x' WHERE row = 1",
    "statement taken away": "DELETE FROM statements WHERE row = 1",
    "statement and its spans taken away": (
        "DELETE FROM spans WHERE owner = (SELECT id FROM statements WHERE row = 1); DELETE FROM statements WHERE row = 1"
    ),
    "statement and all that points to it taken away": (
        "DELETE FROM spans WHERE owner = (SELECT id FROM statements WHERE row = 1); DELETE FROM statements WHERE row = 1;"
        "DELETE FROM statement_search WHERE rowid = 1"
    ),
    "all that was derived": "DELETE FROM statements; DELETE FROM noise; DELETE FROM credits; DELETE FROM spans",
    "underived": "UPDATE reports SET derived = NULL, rows = NULL",
    "search row taken away": "DELETE FROM statement_search WHERE rowid = 1",
    "search row changed": "UPDATE statement_search SET content = 'other' WHERE rowid = 1",
    "search row too many": "INSERT INTO statement_search(rowid, content) VALUES (999, 'other')",
    "report search": "INSERT INTO report_search(rowid, text) VALUES (999, 'other')",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "r.db"
    ingested(path, [*documents(9), document("none.txt", "Nobody said a thing."), document("broken.txt", "BREAK")])
    return path


def checked(path: Path) -> Proof:
    with Store(path) as store:
        return verify(store)


def test_a_record_holds(record: Path) -> None:
    proof = checked(record)
    assert proof.faults == ()
    assert proof.holds
    # 11 reports; 18 statements with 4 or 3 spans each; 9 noise and 9 credit rows with a span each, 18 mentions
    assert (proof.reports, proof.rows) == (11, 11 + 9 * (1 + 4) + 9 * (1 + 3) + 9 * 2 + 9 * 2 + 18)


def test_an_empty_record_holds(tmp_path: Path) -> None:
    Store(tmp_path / "r.db", create=True).close()
    assert checked(tmp_path / "r.db") == Proof(0, 0, ())


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_found(record: Path, tmp_path: Path, change: str) -> None:
    path = tmp_path / "r.db"
    shutil.copy(record, path)
    first = "owner = (SELECT id FROM statements WHERE row = 1)"
    with sqlite3.connect(path) as connection:
        connection.executescript(CHANGES[change].replace("rowid_of = 1", first).replace("end =", '"end" =').replace("= end", '= "end"'))
        assert connection.total_changes
    proof = checked(path)
    assert not proof.holds
    assert all(fault.kind and fault.id and fault.problem for fault in proof.faults)


def test_damage_in_the_file_is_found(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    data = record.read_bytes()
    at = data.index(b'"And 4"'[1:-1])
    path.write_bytes(data[:at] + b"Not 4" + data[at + 5 :])
    assert not checked(path).holds


def test_a_reading_mends_nothing_by_stealth(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    shutil.copy(record, path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE reports SET text = 'x' WHERE path = 'in/001.txt'")
    ingested(path, documents(9))
    assert not checked(path).holds
