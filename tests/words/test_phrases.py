"""Phrases in runs of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.words.phrases import Phrases, words_of


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("refus*", "She Refused.", True),
        ("refus*", "ref", False),
        ("rul* out", "They ruled a truce out", False),
        ("rul* ~ out", "They ruled a truce out", True),
        ("rul* ~ out", "They ruled in a very long letter out", False),
        ("^no", "no ship", True),
        ("^no", "there is no ship", False),
        ("won't", "we won’t", True),
        ("otage*", "prendre l’otage", True),
        ("d'accord", "je suis d’accord", True),
        ("?", "why?", True),
    ],
)
def test_a_phrase_in_a_text(phrase: str, text: str, found: bool) -> None:  # noqa: FBT001 - a case
    assert [group for _, group in Phrases({"g": [phrase]}).find(words_of(text))] == ["g"] * found


@given(st.text(), st.lists(st.sampled_from(["a*", "a ~ b", "^b", "b c", "?"])))
def test_places_are_places_of_words(text: str, phrases: list[str]) -> None:
    words = words_of(text)
    assert all(0 <= place < len(words) for place, _ in Phrases({"g": phrases}).find(words))
