"""Pairs of wordings in seven languages: one thing or two, and a translation that turns a refusal into consent stands out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from onrecord.stages.align import align
from onrecord.types import Differs, Mode, Told

Pair = list[str]
CASES: dict[str, list[Pair]] = yaml.safe_load((Path(__file__).parents[2] / "cases" / "utterances.yml").read_text(encoding="utf-8"))
FOUND = 0.8
"""Of wordings that are one thing, the part that must be brought together; of those that are two, all must stay apart."""


def told(pair: Pair) -> list[Told]:
    texts = zip(pair[::2], pair[1::2], strict=True)
    return [
        Told(
            id=str(number),
            report=f"r{number}",
            start=0,
            language=language,
            published="2031-05-02",
            outlet=None,
            content=words,
            mode=Mode.DIRECT,
            speaker="Vesna Arl",
            said="2031-05-01",
        )
        for number, (language, words) in enumerate(texts)
    ]


def one(pair: Pair) -> bool:
    return len(align(told(pair))[0]) == 1


@pytest.mark.parametrize("pair", CASES["apart"], ids=lambda pair: " / ".join(pair[1::2]))
def test_two_things_stay_apart(pair: Pair) -> None:
    assert not one(pair)


def test_one_thing_said_once_comes_together() -> None:
    pairs = CASES["same"] + CASES["turned"]
    missed = [pair for pair in pairs if not one(pair)]
    assert len(missed) <= (1 - FOUND) * len(pairs), missed


@pytest.mark.parametrize("pair", CASES["turned"], ids=lambda pair: " / ".join(pair[1::2]))
def test_the_contrary_stands_out(pair: Pair) -> None:
    differs = {wording.differs for wording in align(told(pair))[1]}
    assert not one(pair) or Differs.POLARITY in differs


@pytest.mark.parametrize("pair", CASES["same"], ids=lambda pair: " / ".join(pair[1::2]))
def test_what_is_kept_is_not_called_the_contrary(pair: Pair) -> None:
    assert Differs.POLARITY not in {wording.differs for wording in align(told(pair))[1]}


@pytest.mark.parametrize(
    ("words", "other", "differs"),
    [
        ("The grain ships must pass on Friday", "The grain ships should pass on Friday", Differs.SOFTENED),
        ("The grain ships should pass on Friday", "The grain ships must pass on Friday", Differs.HARDENED),
        ("Die Schiffe müssen am Freitag fahren", "Die Schiffe sollten am Freitag fahren", Differs.SOFTENED),
        ("The grain ships must pass on Friday", "The grain ships must pass on Friday", Differs.KEPT),
        ("The grain ships must pass on Friday, and the crew must be home by then", "The grain ships must pass on Friday", Differs.CUT),
        ("The grain ships must pass on Friday", "The grain ships must pass on Friday, and the crew must be home by then", Differs.ADDED),
    ],
)
def test_what_a_wording_changes(words: str, other: str, differs: Differs) -> None:
    language = "en" if "ships" in words else "de"
    first, second = told([language, words, language, other])
    found = align([replace(first, published="2031-05-01"), second])[1]
    assert {wording.statement: wording.differs for wording in found}["1"] is differs
