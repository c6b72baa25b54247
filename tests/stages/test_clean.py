"""The clean stage: labelled cases, what holds for any text, and texts made to hurt."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stages.clean import clean, line_key
from onrecord.types import Cleaning, Details, Report
from onrecord.words.credits import directory
from onrecord.words.noise import book, compiled

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent.parent / "cases" / "noise.yml").read_text("utf-8"))
SENTENCE = "The chairwoman of the union said on Monday that she was ready to wait for an answer until the end of the month."
PIECES = ["Advertisement", "Leave a Reply", "Read more: The strike", "Date:", "By Jane Doe", "(Reuters)", "#news", "“", "\n"]
PIECES += ["BRACKEN, March 6 (Norda) — "]
HUGE = ["a", "A ", ".", "Read more ", "(", "“Sign up. ", "#a ", "Leave a Reply", " ", "Getty/", "quoted by ", "1:", "BERLIN, "]
RUNS = ["a, ", "12 ", "Share ", "Ab ", "- ", "Photo: ", "a/", "Getty ", "#a", "By Jane ", "Updated ", "facebook", "A.", "(a", "МОСКВА "]
COUNTED = "one two three four five six seven eight nine ten eleven twelve"


def report(text: str, **details: str | None) -> Report:
    return Report("id", "path", text, Details(**details))


def read(found: Cleaning, text: str) -> list[list[str]]:
    return [[noise.kind, text[slice(*noise.span)]] for noise in found.noise]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_labelled_noise(case: dict[str, Any]) -> None:
    found = clean(report(case["text"], outlet=case.get("outlet")), frozenset(case.get("recurring", ())))
    assert read(found, case["text"]) == case["noise"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_labelled_credits(case: dict[str, Any]) -> None:
    found = clean(report(case["text"], outlet=case.get("outlet")))
    assert [credit.name for credit in found.credits] == case.get("credits", [])


@given(st.lists(st.sampled_from([*PIECES, SENTENCE, " ", "\r\n"]) | st.text(max_size=40), max_size=14).map("".join))
@settings(max_examples=200, deadline=None)
def test_marks_are_sorted_apart_and_inside(text: str) -> None:
    found = clean(report(text))
    ends = [0, *(end for noise in found.noise for end in noise.span), len(text)]
    assert ends == sorted(ends)
    assert all(noise.span[0] < noise.span[1] and noise.reason for noise in found.noise)
    assert all(0 <= c.span[0] < c.span[1] <= len(text) and c.name for c in found.credits)


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_marks(text: str) -> None:
    assert clean(report(text)) == clean(report(text))


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.lists(st.sampled_from(PIECES), max_size=8))
@settings(max_examples=100, deadline=None)
def test_a_paragraph_of_reporting_is_never_lost(before: list[str], after: list[str]) -> None:
    text = "\n".join([*before, SENTENCE, *after])
    start = text.index(SENTENCE)
    middle = (start + 5, start + len(SENTENCE))
    assert not [noise for noise in clean(report(text)).noise if noise.span[0] < middle[1] and middle[0] < noise.span[1]]


HANGS = 30
"""Seconds: a pattern that runs away takes hours, one that does not takes one; nothing here measures speed."""


@pytest.mark.parametrize("piece", HUGE)
def test_a_huge_line_is_no_trouble(piece: str) -> None:
    assert seconds(piece * (1_000_000 // len(piece))) < HANGS


@pytest.mark.parametrize("piece", RUNS)
def test_no_pattern_runs_away(piece: str) -> None:
    assert seconds("\n".join((piece * size)[:size] for size in range(20, 420, 8))) < HANGS


def seconds(text: str) -> float:
    clean(report(SENTENCE))  # compiles the patterns
    started = time.process_time()
    clean(report(text))
    return time.process_time() - started


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("  The  Island’s\tPaper ", "the island’s paper"),
        ("a " * 81, None),
        ("“Subscribe”", None),
        ("", None),
        ("***", None),
        (COUNTED + " thirteen.", None),
        (COUNTED + ".", COUNTED + "."),
        (COUNTED.upper() + " thirteen", COUNTED + " thirteen"),
    ],
)
def test_line_key(line: str, key: str | None) -> None:
    assert line_key(line) == key


def test_every_kind_tells_its_reason() -> None:
    assert all(reason.endswith(".") and len(reason) < 160 for reason in book().reasons.values())


def test_every_pattern_compiles() -> None:
    rules = {id(rule): rule for rules in (*book().rules.values(), *book().needy.values()) for rule in rules}
    assert all(rule.pattern.pattern for rule in rules.values())
    assert all(compiled(cue, cased=True) for _, cue in directory().cues)


def test_every_agency_has_one_name() -> None:
    assert set(directory().names.values()) <= set(directory().names)
