"""Utterances: the same statements in another order, or copied, make the same utterances; who speaks and when keeps them apart."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from bench.utterances import measure, told
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stages.align import align, align_block, blocks
from onrecord.types import Told

EXAMPLES = Path(__file__).parents[3] / "examples"
TOLD = [one for one, _ in told(EXAMPLES)]


def said(words: str, **more: object) -> Told:
    """A statement of one invented speaker."""
    number = str(more.pop("id", abs(hash(words))))
    base = Told(
        id=number, report=f"r{number}", start=0, language="en", published="2031-05-02", outlet=None, content=words, speaker="Vesna Arl"
    )
    return replace(base, **more)  # type: ignore[arg-type]


def apart(*told: Told) -> bool:
    return len(align(told)[0]) == len(told)


@given(st.permutations(TOLD))
@settings(max_examples=3, deadline=None)
def test_order_changes_nothing(mixed: list[Told]) -> None:
    assert align(mixed) == align(TOLD)


@given(st.sampled_from(sorted({one.report for one in TOLD})))
@settings(max_examples=4, deadline=None)
def test_a_copy_of_a_report_changes_no_utterance(report: str) -> None:
    copy = [replace(one, id=f"{one.id}-copy", report=f"{report}-copy") for one in TOLD if one.report == report]
    before, after = align(TOLD)[0], align([*TOLD, *copy])[0]
    assert [(one.id, one.said) for one in after] == [(one.id, one.said) for one in before]
    of = {statement: one.id for one in after for statement in one.statements}
    assert all(of[one.id] == of[one.id.removesuffix("-copy")] for one in copy)


@given(st.lists(st.sampled_from(TOLD), unique=True))
@settings(max_examples=8, deadline=None)
def test_every_statement_belongs_to_one_utterance(some: list[Told]) -> None:
    utterances, wordings = align(some)
    assert sorted(s for one in utterances for s in one.statements) == sorted(one.id for one in some)
    assert {(w.statement, w.utterance) for w in wordings} == {(s, one.id) for one in utterances for s in one.statements}


def test_blocks_can_be_aligned_alone() -> None:
    alone = [one for block in blocks(TOLD).values() for one in align_block(block)[0]]
    assert sorted(alone, key=lambda one: one.id) == align(TOLD)[0]


def test_other_speakers_and_other_days_are_other_utterances() -> None:
    words = "The northern dam stays shut until our barges are returned"
    assert not apart(said(words, id="1"), said(words, id="2"))
    assert apart(said(words, id="1"), said(words, id="2", speaker="Odo Brenn"))
    assert apart(said(words, id="1", said="2031-05-01"), said(words, id="2", said="2031-05-02"))


def test_what_is_reported_later_as_said_again_is_another_utterance() -> None:
    words = "The northern dam stays shut until our barges are returned"
    retold = "that the northern dam would stay shut until all barges were given back"
    early, late = said(words, id="1", published="2031-05-02"), said(retold, id="2", published="2031-05-04")
    assert not apart(early, late)
    assert apart(early, replace(late, cue="repeated"))
    assert not apart(replace(early, cue="repeated"), replace(late, cue="repeated"))
    assert not apart(replace(early, cue="repeated"), late)


def test_what_the_heading_of_a_report_says_its_text_says_in_full() -> None:
    heading, below = (
        "Written pledge on toll for grain barges",
        "to write down that grain barges from the hill towns would pay no toll before June",
    )
    first, second = said(heading, id="1", report="r"), said(below, id="2", report="r", start=400)
    assert not apart(first, second)
    assert apart(replace(first, start=200), second)
    assert apart(first, replace(second, content="that the toll on grain would be raised in June"))


def test_two_reports_of_one_origin_may_each_have_what_the_other_has_not() -> None:
    first, second = (
        said("people not to open the dam by hand", id="1", origin="o"),
        said("some money went to a third mill", id="2", origin="o"),
    )
    assert apart(first, second)
    assert not apart(first, replace(second, content="that nobody should work the gates of the dam"))


def test_without_a_speaker_only_the_same_words_are_one() -> None:
    words = "The northern dam stays shut until our barges are returned"
    assert not apart(said(words, id="1", speaker=None), said(words, id="2", speaker=None))
    assert apart(said(words, id="1", speaker=None), said(words.replace("stays", "remains"), id="2", speaker=None))


def test_the_narrowest_date_is_kept() -> None:
    words = "The northern dam stays shut until our barges are returned"
    found = align([said(words, id="1", said="2031-05"), said(words, id="2", said="2031-05-01"), said(words, id="3")])[0]
    assert [one.said for one in found] == ["2031-05-01"]


def test_the_examples_come_together() -> None:
    figures = measure(EXAMPLES)
    assert figures["utterances"].f1 >= 0.9
    assert figures["utterances"].precision >= 0.95
    assert figures["utterances, across languages"].f1 >= 0.8


def test_thousands_of_statements_of_one_speaker_take_seconds() -> None:
    words = [
        "dam",
        "barge",
        "toll",
        "grain",
        "strike",
        "ferry",
        "wage",
        "quota",
        "visa",
        "cable",
        "mill",
        "orchard",
        "ferry",
        "reef",
        "dyke",
        "loan",
    ]
    many = [
        said(" ".join(words[(n * k + n // 7) % 15] for k in range(3, 11)) + f" {n % 97}", id=str(n), said="2031-05-01")
        for n in range(2_000)
    ]
    start = time.process_time()
    align(many)
    assert time.process_time() - start < 10
