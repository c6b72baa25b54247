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

from onrecord.pipeline import Settings, resettle
from onrecord.pipeline.bundle import Aligned
from onrecord.store import Store
from onrecord.types import Document, Told
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


def test_a_copy_changes_no_utterance(tmp_path: Path) -> None:
    ingested(tmp_path / "r.db", REPORTS, SETTINGS)
    before = exported(tmp_path / "r.db")["utterances"]
    copy = replace(REPORTS[9], path="copy.txt", name="copy.txt")
    ingested(tmp_path / "r.db", [copy], SETTINGS)
    after = exported(tmp_path / "r.db")["utterances"]
    assert len(before.splitlines()) == len(after.splitlines())
