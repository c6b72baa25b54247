"""Addressees on invented sentences, and what no text may make of them."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.stages.classify.addressee import addressee
from onrecord.types import Act, Attribution, Spans
from onrecord.words.lexicon import load

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "addressees.yml").read_text(encoding="utf-8"))
LANGUAGES = sorted(load("addressees"))
PIECES = [
    "told ",
    "accused ",
    "of ",
    "the ",
    "Karsk ",
    "union ",
    "’s ",
    "to ",
    "urged ",
    ". ",
    "\n",
    "forderte ",
    "accusé ",
    "обвинил ",
    ", ",
    "“",
]


def where(text: str, words: str | None) -> Spans:
    return ((text.index(words), text.index(words) + len(words)),) if words else ()


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    cue = where(text, case["cue"])
    statement = Attribution(((cue[0][1], len(text)),), where(text, case["source"]), cue)
    act = Act(case["act"]) if "act" in case else None
    assert " … ".join(text[a:b] for a, b in addressee(text, statement, case["language"], act)) == (case["addressee"] or "")


def test_there_are_enough_cases_of_each_kind() -> None:
    assert len(CASES) >= 60
    assert sum(case["addressee"] is None for case in CASES) >= 20
    assert {case["language"] for case in CASES} == set(LANGUAGES)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join), st.sampled_from(LANGUAGES), st.integers(0, 300))
def test_spans_lie_in_the_text_outside_the_source(text: str, language: str, at: int) -> None:
    start = min(at, len(text) - 1)
    statement = Attribution(((start, len(text)),), ((0, start),) if start else (), ((start, min(len(text), start + 9)),))
    found = addressee(text, statement, language)
    assert found == addressee(text, statement, language)
    assert all(start <= a < b <= len(text) for a, b in found)


@pytest.mark.parametrize(
    "word", ["told ", "accused the ", "Karsk ", "the big old ", "Karsk and ", "demanded of ", "urged Karsk Karsk to, "]
)
def test_hostile_text_takes_no_longer_than_its_length(word: str) -> None:
    text = ("told " + word * 200 + "x. Then ") * 40
    statement = Attribution(((5, len(text)),), (), ((0, len(text)),))
    began = time.process_time()
    addressee(text, statement, "en")
    assert time.process_time() - began < 5


def test_a_statement_without_a_cue_or_a_book_has_no_addressee() -> None:
    text = "Orla Venn told the mayor."
    assert addressee(text, Attribution(((10, 24),)), "en") == ()
    assert addressee(text, Attribution(((15, 24),), (), ((10, 14),)), "xx") == ()
