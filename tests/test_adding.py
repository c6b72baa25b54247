"""Utterances are made block by block and kept: whatever is added when, the record says what it would say if it were made as a whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.adding import SAID, flood, stages
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

import standins
from onrecord.engine import gather
from onrecord.identity import canonical, digest
from onrecord.pipeline import Settings, resettle
from onrecord.pipeline.bundle import Aligned
from onrecord.store import Store
from onrecord.store.across import ACROSS, settled
from onrecord.store.told import Placed
from onrecord.types import Document, Told
from onrecord.verify import verify
from standins import exported, ingested

STAGES = stages()
SETTINGS = Settings(stages=STAGES)
REPORTS = list(islice(flood(16, 7), 16))


def anew(path: Path) -> dict[str, bytes]:
    """The record after all that is seen across reports is made as a whole."""
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM kept")
        connection.execute("UPDATE settled SET source = ''")
    with Store(path) as store:
        assert resettle(store, STAGES)
    return exported(path)


@settings(max_examples=3, deadline=None)
@given(st.permutations(REPORTS), st.integers(1, 15))
def test_parts_in_any_order_say_what_the_whole_says(mixed: list[Document], cut: int) -> None:
    with TemporaryDirectory() as folder:
        one, two = Path(folder, "one.db"), Path(folder, "two.db")
        ingested(one, REPORTS, SETTINGS)
        ingested(two, mixed[:cut], SETTINGS)
        ingested(two, mixed[cut:], SETTINGS)
        whole = exported(one)
        assert exported(two) == whole
        assert anew(two) == whole


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    seen: list[str | None] = []

    def counted(told: Sequence[Told]) -> Aligned:
        seen.append(told[0].speaker)
        return STAGES.across.align(told)

    ingested(tmp_path / "r.db", REPORTS[:-1], SETTINGS)
    ingested(tmp_path / "r.db", REPORTS, Settings(stages=replace(STAGES, across=replace(STAGES.across, align=counted))))
    text = REPORTS[-1].content
    assert isinstance(text, bytes)
    assert sorted(map(str, seen)) == sorted({match[3] for match in SAID.finditer(text.decode())})


def test_utterances_of_two_blocks_that_would_be_called_alike_are_told_apart_alike(tmp_path: Path) -> None:
    def by_report(placed: Sequence[Placed]) -> dict[str, list[Placed]]:
        return gather(sorted(placed), lambda one: one.report)

    across = replace(STAGES.across, align=standins.align, blocks=by_report)
    chosen = Settings(stages=replace(STAGES, across=across))
    ingested(tmp_path / "one.db", REPORTS, chosen)
    whole = exported(tmp_path / "one.db")
    for number, parts in enumerate(((REPORTS[8:], REPORTS[:3], REPORTS[3:]), (REPORTS[5:6], REPORTS[:1], REPORTS[:9], REPORTS))):
        path = tmp_path / f"{number}.db"
        for part in parts:
            ingested(path, part, chosen)
        assert exported(path) == whole
        with Store(path) as store:
            assert verify(store).holds


def test_what_is_kept_is_made_anew_where_it_does_not_tell_of_all_that_is_on_record(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    ingested(path, REPORTS, SETTINGS)
    whole = exported(path)
    for broken in ("DELETE FROM kept WHERE key = (SELECT min(key) FROM kept)", "UPDATE kept SET body = '[]'", "DELETE FROM wordings"):
        with sqlite3.connect(path) as connection:
            connection.execute(broken)
            connection.execute("UPDATE settled SET source = ''")
        with Store(path) as store:
            assert resettle(store, STAGES)
            assert verify(store).holds
        assert exported(path) == whole


def test_a_digest_that_an_earlier_version_made_still_holds(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    ingested(path, REPORTS[:9], SETTINGS)
    with Store(path) as store:
        for name, table in ACROSS.items():
            sealed = digest(sorted(canonical(dict(row)) for row in store.ask(select(table))))
            store.run(update(settled).where(settled.c.name == name).values(digest=sealed))
        assert verify(store).holds
    ingested(path, REPORTS, SETTINGS)
    with Store(path) as store:
        assert verify(store).holds
        store.run(update(ACROSS["utterances"]).values(said="2031-01-01"))
        assert not verify(store).holds


def test_a_copy_changes_no_utterance(tmp_path: Path) -> None:
    ingested(tmp_path / "r.db", REPORTS, SETTINGS)
    before = exported(tmp_path / "r.db")["utterances"]
    copy = replace(REPORTS[9], path="copy.txt", name="copy.txt")
    ingested(tmp_path / "r.db", [copy], SETTINGS)
    after = exported(tmp_path / "r.db")["utterances"]
    assert len(before.splitlines()) == len(after.splitlines())
    with Store(tmp_path / "r.db") as store:
        assert verify(store).holds
