"""Numbers, in digits and in words."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.words.numbers import Number, numbers

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "numbers.yml").read_text(encoding="utf-8"))
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "it", "ru", "uk", "pl", "tr"])
WORDS = st.sampled_from(["half", "a", "million", "and", "two", "hundred", "zwanzig", "vingt", "quatre", "cent", "%", "½", "7", "3,5", "-"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_what_a_number_comes_to(case: dict[str, Any]) -> None:
    assert [_told(one) for one in numbers(case["text"], case["language"])] == [str(value) for value in case["values"]]


def _told(one: Number) -> str:
    return f"{one.value:.3f}".rstrip("0").rstrip(".") + "%" * one.percent


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)), LANGUAGES)
def test_numbers_stand_where_they_say_in_order_and_apart(text: str, language: str) -> None:
    found = numbers(text, language)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.value >= 0 for one in found)


@pytest.mark.parametrize("part", ["9", "1,2.", "hundred ", "ein", "1 000 ", "½", "two and "])
@pytest.mark.parametrize("language", ["en", "de", "it"])
def test_hostile_runs_are_read_to_their_end(part: str, language: str) -> None:
    assert all(one.end <= len(part) * 3000 for one in numbers(part * 3000, language))
