"""The attribute stage with the weights that ship, on invented text: each form of reported speech, and what must hold for any text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model.encoder import WEIGHTS as FOLDER
from onrecord.model.encoder import Encoders, check
from onrecord.stages.attribute import attribute
from onrecord.types import Attribution, Details, Report, Span
from onrecord.words.spans import reads, touch

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "attributions.yml").read_text(encoding="utf-8"))


@cache
def encoders() -> Encoders:
    return Encoders()


def found(text: str, language: str = "en", noise: tuple[Span, ...] = ()) -> list[Attribution]:
    return attribute(Report("r", "r.txt", text, Details(language=language)), noise, encoders()).rows


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_finds_what_a_reader_finds(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    rows = found(text, case.get("language", "en"))
    told = [(reads(text, a.source), reads(text, a.content), str(a.mode)) for a in rows]
    for wanted in case["found"]:
        row = (wanted["source"], wanted["content"], wanted["mode"])
        assert row in told
        one = rows[told.index(row)]
        assert reads(text, one.via) == wanted.get("via", "")
        if "within" in wanted:
            outer = case["found"][wanted["within"]]
            assert one.parent is not None
            assert reads(text, rows[one.parent].content) == outer["content"]
    if not case["found"]:
        assert told == []


def test_the_weights_are_the_ones_of_the_manifest() -> None:
    assert [check(FOLDER / name) for name in ("english", "multilingual")] == [[], []]


def test_noise_is_never_on_record() -> None:
    text = "Tamsek said the strait stays closed.\nShe said: Sign up for our newsletter now!\nQuorn said no ship will pass."
    start = text.index("She said")
    noise = ((start, text.index("\nQuorn")),)
    assert not any(touch((*a.content, *a.source, *a.cue), noise[0]) for a in found(text, noise=noise))


def test_a_long_report_is_read_to_its_end() -> None:
    text = "\n".join(f"Speaker number {n} said that the harbour stays closed until spring." for n in range(60))
    assert len(found(text)) >= 55


@pytest.mark.parametrize(
    "text", ["", "\n \n", "“", "…" * 500, "a" * 50_000, "“" * 3_000, "\u202e“We will\u202c sign,” he said.", "he said " * 3_000]
)
def test_odd_text_is_no_error(text: str) -> None:
    for row in found(text):
        assert all(0 <= s < e <= len(text) for s, e in (*row.content, *row.source, *row.cue, *row.via))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from(list("ab cd“”‘’\"',.\n:TheHe said")), max_size=300))
def test_spans_lie_in_the_text_and_answers_do_not_change(text: str) -> None:
    rows = found(text)
    assert rows == found(text)
    for number, row in enumerate(rows):
        spans = (*row.content, *row.source, *row.cue, *row.via)
        assert all(0 <= s < e <= len(text) for s, e in spans)
        assert list(row.content) == sorted(row.content)
        assert row.parent is None or (row.parent != number and 0 <= row.parent < len(rows))
        assert 0 <= row.score <= 1


def test_one_report_says_nothing_about_another() -> None:
    one = "Tamsek said the strait stays closed.\n"
    alone = [(a.content, a.score) for a in found(one)]
    assert [(a.content, a.score) for a in found(one + "\n" * 3)] == alone
