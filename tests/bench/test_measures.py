"""The measures on made text."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

import pytest
from bench.measures import Row, compare
from bench.sets import examples, place

TEXT = 'Ann Lee said "we won," and he said that it rained. They agree.'


def at(words: str, nth: int = 0) -> tuple[int, int]:
    return [m.span() for m in re.finditer(re.escape(words), TEXT)][nth]


GOLD: list[Row] = [
    {"source": [at("Ann Lee")], "content": [at('"we won,"')]},
    {"source": [at("he")], "content": [at("that it rained")]},
    {"source": [], "content": [at("They agree")]},
]


def f1(predicted: list[Row], measure: str) -> float:
    return compare(TEXT, GOLD, predicted)[measure].f1


def test_gold_agrees_with_itself() -> None:
    assert {name: tally.f1 for name, tally in compare(TEXT, GOLD, deepcopy(GOLD)).items()} == dict.fromkeys(compare(TEXT, GOLD, GOLD), 1.0)


def test_marks_do_not_count() -> None:
    assert f1([{"source": GOLD[0]["source"], "content": [at("we won")]}, *GOLD[1:]], "exact") == 1.0


def test_a_wrong_source_costs_end_to_end_only() -> None:
    wrong: list[Row] = [{"source": GOLD[1]["source"], "content": GOLD[0]["content"]}, *GOLD[1:]]
    assert f1(wrong, "overlap") == 1.0
    assert f1(wrong, "e2e") == pytest.approx(2 / 3)


def test_a_source_where_gold_has_none_is_wrong() -> None:
    assert f1([*GOLD[:2], {"source": [at("he")], "content": GOLD[2]["content"]}], "e2e") == pytest.approx(2 / 3)


def test_the_same_answer_twice_costs_precision() -> None:
    tally = compare(TEXT, GOLD, [*GOLD, GOLD[0]])["e2e"]
    assert (tally.hits_predicted, tally.predicted, tally.hits_gold, tally.gold) == (3, 4, 3, 3)


def test_less_than_half_of_the_words_is_no_overlap() -> None:
    assert f1([GOLD[0], {"source": GOLD[1]["source"], "content": [at("rained")]}, GOLD[2]], "overlap") == pytest.approx(2 / 3)


def test_the_gold_of_the_examples_is_in_their_texts() -> None:
    golds = examples(Path(__file__).parents[2] / "examples")
    assert len(golds) >= 20
    assert all(row["content"] for gold in golds for row in gold.rows)


def test_the_nth_place() -> None:
    assert place("a b a", {"text": "a", "nth": 2}) == (4, 5)
