"""Origins: a planted press conference, the example corpus, what holds for any reading, and pages made to hurt."""

from __future__ import annotations

import time
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stages.origins import Outline, origins, outline
from onrecord.types import Cleaning, Derivation, Derived, Details, Report

from .planted import CASES, RETOLD, Memory, made, pair_f1, told

EXAMPLES = Path(__file__).parents[3] / "examples"
PLANTED = [told(case) for case in CASES]
ROWS = {row.report: row for row in origins(PLANTED)}


def test_the_planted_conference_has_its_origins() -> None:
    assert pair_f1({case["name"]: case["origin"] for case in CASES}, {name: row.origin for name, row in ROWS.items()}) == 1.0


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_page_says_how_it_was_made(case: dict[str, str | None]) -> None:
    row = ROWS[str(case["name"])]
    assert row.derivation == case["derivation"]
    if case.get("from"):
        assert row.derived_from == case["from"]


@pytest.mark.parametrize("case", RETOLD, ids=[case["case"] for case in RETOLD])
def test_what_tells_a_report_told_again(case: dict[str, Any]) -> None:
    pages = [made(str(n), text, **details) for n, (text, details) in enumerate(zip(case["texts"], case["reports"], strict=True))]
    rows = origins(pages)
    assert len({row.origin for row in rows}) == case["origins"]
    assert rows[-1].derivation == case.get("by")


def test_a_page_that_joins_two_agencies_names_the_other_and_joins_nothing() -> None:
    assert ROWS["a page that joins the two agencies"].also == ("second agency, same room, same words",)
    assert ROWS["agency"].origin != ROWS["second agency, same room, same words"].origin


def test_reasons_say_what_was_compared() -> None:
    assert "11" not in ROWS["agency"].reason
    assert "Lindwyn" in ROWS["machine rewrite"].reason or "2031" in ROWS["machine rewrite"].reason
    assert all(row.reason for row in ROWS.values())


def test_what_was_compared_are_stretches_of_both_texts_in_one_order() -> None:
    row = ROWS["machine rewrite"]
    assert len(row.compared) >= 8
    assert [a for a, _ in row.compared] == sorted(a for a, _ in row.compared)
    assert [b for _, b in row.compared] == sorted(b for _, b in row.compared)
    texts = {str(case["name"]): str(case["text"]) for case in CASES}
    mine, theirs = row.compared[-1]
    assert "Prohm" in texts["machine rewrite"][slice(*mine)]
    assert "Prohm" in texts["agency"][slice(*theirs)]


def example_outlines() -> tuple[list[Outline], dict[str, str]]:
    """The plain text files of the examples, with their gold origins."""
    found, gold = [], {}
    for path in sorted((EXAMPLES / "gold").glob("*.yml")):
        report = yaml.safe_load(path.read_text("utf-8"))["report"]
        if report["path"].endswith(".txt"):
            details = {key: report[key] for key in ("published", "outlet", "language", "url")}
            found.append(made(path.stem, (EXAMPLES / report["path"]).read_text("utf-8"), **details))
            gold[path.stem] = report["origin"]
    return found, gold


def test_the_examples_have_their_origins() -> None:
    outlines, gold = example_outlines()
    assert pair_f1(gold, {row.report: row.origin for row in origins(outlines)}) >= 0.95


@given(st.randoms(use_true_random=False), st.sets(st.integers(0, len(PLANTED) - 1), min_size=1))
@settings(max_examples=40, deadline=None)
def test_the_order_of_reading_changes_nothing(chance: st.DataObject, chosen: set[int]) -> None:
    some = [PLANTED[n] for n in sorted(chosen)]
    shuffled = list(some)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sorted(origins(shuffled), key=lambda row: row.report) == sorted(origins(some), key=lambda row: row.report)


@given(st.sets(st.integers(0, len(CASES) - 1), min_size=1), st.data())
@settings(max_examples=60, deadline=None)
def test_an_exact_copy_changes_no_origin(chosen: set[int], data: st.DataObject) -> None:
    some = [PLANTED[n] for n in sorted(chosen)]
    twin = CASES[data.draw(st.sampled_from(sorted(chosen)))]
    outlet = data.draw(st.sampled_from(["Elsewhere", None, twin["outlet"]]))
    published = data.draw(st.sampled_from([twin["published"], "2033-05-08", None]))
    before = {row.report: row for row in origins(some)}
    after = {row.report: row for row in origins([*some, told(twin, "twin", outlet=outlet, published=published)])}
    assert len({row.origin for row in after.values()}) == len({row.origin for row in before.values()})
    assert {name: row.origin for name, row in before.items()} == {name: after[name].origin for name in before}
    assert after["twin"].origin == after[twin["name"]].origin


@given(st.permutations(range(len(PLANTED))), st.sets(st.integers(1, len(PLANTED) - 1), max_size=4))
@settings(max_examples=25, deadline=None)
def test_adding_some_at_a_time_is_as_good_as_reading_all_at_once(order: list[int], cuts: set[int]) -> None:
    record = Memory()
    for start, end in pairwise([0, *sorted(cuts), len(order)]):
        record.add([PLANTED[n] for n in order[start:end]])
    assert {name: row.origin for name, row in record.rows.items()} == {name: row.origin for name, row in ROWS.items()}
    assert record.rows == ROWS


@given(st.sets(st.integers(0, len(PLANTED) - 1), min_size=1))
@settings(max_examples=40, deadline=None)
def test_each_origin_has_one_source_and_nothing_comes_from_a_later_report(chosen: set[int]) -> None:
    some = {outline.report: outline for outline in (PLANTED[n] for n in sorted(chosen))}
    rows = {row.report: row for row in origins(list(some.values()))}
    assert sum(row.derived_from is None for row in rows.values()) == len({row.origin for row in rows.values()})
    for row in rows.values():
        assert (row.derived_from is None) == (row.derivation is None)
        assert row.derived_from is None or rows[row.derived_from].origin == row.origin
        assert row.derived_from is None or not late(some[row.derived_from], some[row.report])


def late(source: Outline, report: Outline) -> bool:
    return bool(source.published and report.published and source.published > report.published)


def test_a_later_report_is_never_the_source_whatever_it_says_of_itself() -> None:
    original = told(CASES[0], "original", outlet="Bay Mirror", published="2033-05-02")
    rows = {row.report: row for row in origins([told(CASES[0], "agency"), original])}
    assert rows["agency"].derived_from == "original"


def test_without_any_date_there_is_still_one_origin() -> None:
    rows = origins([told(case, published=None) for case in CASES[:4]])
    assert len({row.origin for row in rows}) == 1


ABOVE = """The council of Ostby voted 12 to 7 on Monday for a bridge over the Lenne, mayor Tor Halvard said.
Work begins in May and will take 30 months. The engineer Silje Braun drew it; the steel comes from the mill at Kolvik.
Opponents led by Nils Agard wanted a tunnel of 900 metres instead."""


@pytest.mark.parametrize(
    ("more", "joined"),
    [
        (
            "“We will cross the Lenne dry-shod before the decade is out, and our children will not know what a ferry is,” Halvard said.",
            True,
        ),
        ("Shopkeeper Una Fell says she will miss the ferry. Her stall at the pier of Ostby sold 80 buns a day to people who waited.", True),
    ],
)
def test_a_report_that_goes_on_longer_is_the_same_origin(more: str, joined: bool) -> None:  # noqa: FBT001
    rows = origins([made("a", ABOVE, language="en"), made("b", f"{ABOVE}\n{more}", language="en")])
    assert (len({row.origin for row in rows}) == 1) == joined


def test_a_speech_that_both_quote_whole_joins_nothing() -> None:
    speech = "“We will cross the Lenne dry-shod before the decade is out. Our children will not know what a ferry is. We owe it to Ostby.”"
    first = made(
        "a", f"Mayor Tor Halvard cut a ribbon at Ostby on Monday.\n{speech}\nThe band of the fire brigade played until 9.", language="en"
    )
    second = made(
        "b",
        f"It rained when they began the bridge at last.\n{speech}\nSo spoke Halvard. Una Fell, 71, kept her umbrella up.",
        language="en",
    )
    assert len({row.origin for row in origins([first, second])}) == 2


def test_one_paragraph_of_background_joins_nothing() -> None:
    ground = "The bridge over the Lenne, which the council of Ostby approved by 12 votes to 7 in May, has divided the town for 30 years."
    first = made(
        "a", f"Two divers searched the river at Ostby on Monday for the lost anchor of the ferry Gudrun. They found a bicycle.\n{ground}"
    )
    second = made("b", f"The mill at Kolvik lays off 140 workers in autumn, its owner Silje Braun told the staff in the canteen.\n{ground}")
    assert len({row.origin for row in origins([first, second])}) == 2


def test_pages_that_only_ask_for_a_subscription_are_not_one_report() -> None:
    first = made("a", "Chat with us and find out what happens in the world as it unfolds today.", title="Fire at the mill")
    second = made("b", "Chat with us and find out what happens in the world as it unfolds today.", title="Floods in the north")
    assert len({row.origin for row in origins([first, second])}) == 2


def test_nothing_is_grouped_by_its_credits_alone() -> None:
    first = made("a", "OSTBY (Reuters) – The council of Ostby voted 12 to 7 for a new bridge on Monday.", language="en")
    second = made("b", "OSTBY (Reuters) – A whale of 14 metres was seen off Ostby on Monday, fishermen said.", language="en")
    assert len({row.origin for row in origins([first, second])}) == 2


def test_no_reports_have_no_origins() -> None:
    assert origins([]) == []


@pytest.mark.parametrize("text", ["", " ", "…", "“”", "a", "12", "\ud800", "\x00" * 50, "（）", "。" * 300])
def test_a_page_with_nothing_on_it_stands_for_itself(text: str) -> None:
    rows = {row.report: row for row in origins([made("empty", text), *PLANTED])}
    assert rows["empty"].derivation is None
    assert len({row.origin for row in rows.values()}) == len({row.origin for row in ROWS.values()}) + 1


@given(st.lists(st.text(max_size=80), max_size=5))
@settings(max_examples=80, deadline=None)
def test_any_text_has_one_row(texts: list[str]) -> None:
    rows = origins([made(str(n), text) for n, text in enumerate(texts)])
    assert [row.report for row in rows] == [str(n) for n in range(len(texts))]
    assert all(isinstance(row, Derived) and (row.derivation is None or isinstance(row.derivation, Derivation)) for row in rows)


HANGS = 30
"""Seconds: what runs away takes hours; nothing here measures speed."""


@pytest.mark.parametrize("piece", ["Ab ", "a. ", "“", "Ab 12. ", "12,", "ß", "Ж", "A\n", "One two. ", "'", "ch"])
def test_a_huge_page_is_no_trouble(piece: str) -> None:
    began = time.perf_counter()
    big = piece * (100_000 // len(piece))
    pages = [outline(Report(name, name, big + name, Details()), Cleaning()) for name in ("one", "other")]
    origins([*pages, *islice(PLANTED, 3)])
    assert time.perf_counter() - began < HANGS
