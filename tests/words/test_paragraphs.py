"""Paragraphs and sentences are spans of the text; nothing is lost but white space and lines without a letter."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.words.paragraphs import paragraphs, sentences


def read(text: str, skip: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [text[s:e] for s, e in paragraphs(text, skip)]


def test_a_paragraph_is_a_line_with_a_letter() -> None:
    assert read("One.\n\n  * * *  \n Two. \r\n") == ["One.", "Two."]


def test_noise_is_left_out() -> None:
    text = "Before noise after"
    assert read(text, ((7, 12),)) == ["Before", "after"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Talks with Chancellor Olde MarrenThe ministry called it final.",
            ["Talks with Chancellor Olde Marren", "The ministry called it final."],
        ),
        ("open to ‘talks’Harbour spokesman Tel Orra said", ["open to ‘talks’", "Harbour spokesman Tel Orra said"]),
        ("McAllen flew to LaRoche with the YouTube crew.", ["McAllen flew to LaRoche with the YouTube crew."]),
    ],
)
def test_lost_breaks_are_found_and_names_are_left_whole(text: str, parts: list[str]) -> None:
    assert read(text) == parts


def test_abbreviations_end_no_sentence() -> None:
    text = "Mr. Orra met Lt. Gen. Vey on Dec. 3. He left. “No.” She stayed at 5 p.m. Then it rained."
    found = [text[s:e] for s, e in sentences(text, (0, len(text)))]
    assert found[:3] == ["Mr. Orra met Lt. Gen. Vey on Dec. 3.", "He left.", "“No.”"]


@given(st.text())
def test_paragraphs_are_sorted_apart_and_trimmed(text: str) -> None:
    found = paragraphs(text)
    assert all(a < b for a, b in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    assert all(text[s:e] == text[s:e].strip() for s, e in found)


@given(st.text(alphabet=list("Ab. !?“”\n12")))
def test_sentences_cover_their_paragraph(text: str) -> None:
    for span in paragraphs(text):
        inside = "".join(text[s:e] for s, e in sentences(text, span))
        assert "".join(inside.split()) == "".join(text[span[0] : span[1]].split())
