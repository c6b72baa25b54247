"""What words mean is the same in every language that `concepts.yml` knows."""

from __future__ import annotations

import pytest

from onrecord.stages.align.tokens import tokens


def means(text: str, language: str) -> set[int]:
    return {one.key for one in tokens(text, language) if one.known}


@pytest.mark.parametrize(
    ("one", "language", "other", "another"),
    [
        ("the gate", "en", "bramy", "pl"),
        ("the ships", "en", "statków", "pl"),
        ("the lawsuit", "en", "pozwu", "pl"),
        ("Klage", "de", "plainte", "fr"),
        ("the engineers", "en", "инженеров", "ru"),
        ("the tents", "en", "намети", "uk"),
        ("wages are raised", "en", "podwyżki płac", "pl"),
        ("Kran und Waffenruhe", "de", "rozejm", "pl"),
        ("в июне", "ru", "w czerwcu", "pl"),
    ],
)
def test_a_word_means_what_its_translation_means(one: str, language: str, other: str, another: str) -> None:
    assert means(one, language) & means(other, another)


@pytest.mark.parametrize(("one", "other"), [("bramy", "ramy"), ("statków", "status"), ("list", "listy płac")])
def test_words_that_only_begin_alike_mean_other_things(one: str, other: str) -> None:
    assert means(one, "pl") != means(other, "pl")
