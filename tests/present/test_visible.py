"""Text of others can neither steer a terminal nor reorder a line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.present.visible import counted, label, name, shorten, visible

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "L", "Zs"])))
def test_no_control_survives(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"} and each not in "\n\t" for each in shown)
    assert not set(shown) & set(BIDI)
    shown.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "S", "M", "Zs"])))
def test_plain_text_stays(text: str) -> None:
    assert visible(text) == text.replace("\xad", "⟨SHY⟩")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "⟨ESC⟩[31mred"),
        ("a\u202eb", "a⟨RLO⟩b"),
        ("one\r\ntwo\r", "one\ntwo"),
        ("over\rwritten", "over⟨CR⟩written"),
        ("\x9b2J", "⟨CSI⟩2J"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_controls_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_names_are_readable() -> None:
    assert (label("\u202e"), name("\u202e")) == ("RLO", "U+202E RIGHT-TO-LEFT OVERRIDE")
    assert name("\x1b") == "U+001B CONTROL CHARACTER"


@given(st.text(), st.integers(10, 60))
def test_shortened_text_fits_on_one_line(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert "\n" not in short
    assert len(" ".join(text.split())) > limit or short == " ".join(text.split())


def test_the_middle_is_left_out() -> None:
    assert shorten("We will sign only if the other side withdraws its barges first.", 40) == "We will sign only if the … barges first."
    assert shorten("x" * 30, 10) == "xxxx … xxx"


def test_counts_agree_in_number() -> None:
    assert [counted(n, "stretch", "stretches") for n in (0, 1, 2000)] == ["0 stretches", "1 stretch", "2,000 stretches"]
