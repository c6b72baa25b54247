"""When words were said: labelled sentences, and what holds for every text."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.stages.resolve.said import Side, doubt, occasion, said, sayings
from onrecord.stages.resolve.said.when import read
from onrecord.types import UNKNOWN, Attribution, Details, Report, Span

FOLDER = Path(__file__).parents[1] / "cases"
CASES = [case for name in ("said", "said-beside") for case in yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))]
OCCASIONS = yaml.safe_load((FOLDER / "occasions.yml").read_text(encoding="utf-8"))
LANGUAGES = ("en", "de", "fr", "es", "it", "ru", "uk")
_MARK = re.compile(r"(?P<open>[\[{<])|(?P<close>[\]}>])(?P<number>[1-9]?)")
_ROLES = {"[": "source", "{": "cue", "<": "content"}


@dataclass(frozen=True)
class Marked:
    """A marked sentence as a report and its attributions."""

    report: Report
    rows: list[Attribution]

    @classmethod
    def of(cls, text: str, published: str | None = "2031-03-14", language: str = "en") -> Marked:
        plain, at, open_, spans = "", 0, list[tuple[str, int]](), dict[int, dict[str, list[Span]]]()
        for mark in _MARK.finditer(text):
            plain, at = plain + text[at : mark.start()], mark.end()
            if mark["open"]:
                open_.append((_ROLES[mark["open"]], len(plain)))
            else:
                role, start = open_.pop()
                spans.setdefault(int(mark["number"] or 1), {}).setdefault(role, []).append((start, len(plain)))
        plain += text[at:]
        rows = [
            Attribution(tuple(one.get("content", ())), tuple(one.get("source", ())), tuple(one.get("cue", ())))
            for _, one in sorted(spans.items())
        ]
        return cls(Report("r", "r.txt", plain, Details(published=published, language=language)), rows)


def listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def expected(case: dict[str, Any]) -> list[str]:
    return [str(one) for one in listed(case["said"])]


def marked(case: dict[str, Any]) -> Marked:
    published = case.get("published", "2031-03-14")
    return Marked.of(case["text"], None if published is None else str(published), case.get("language", "en"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:70])
def test_a_careful_reader_would_put_down_the_same(case: dict[str, Any]) -> None:
    one = marked(case)
    assert said(one.report, one.rows, case.get("speakers")) == expected(case)


@pytest.mark.parametrize("case", [case for case in CASES if isinstance(case["said"], list)], ids=lambda case: case["text"][:40])
def test_the_order_of_attributions_does_not_matter(case: dict[str, Any]) -> None:
    one = marked(case)
    speakers = case.get("speakers")
    for order in permutations(range(len(one.rows))):
        got = said(one.report, [one.rows[n] for n in order], speakers and [speakers[n] for n in order])
        assert [got[order.index(n)] for n in range(len(order))] == expected(case)


def test_a_language_without_forms_tells_nothing() -> None:
    one = Marked.of("[Orra] {said} <no> on Thursday.", language="qaa")
    assert said(one.report, one.rows) == [UNKNOWN]


@pytest.mark.parametrize("case", [case for case in OCCASIONS if "occasion" in case], ids=lambda case: case["text"][:70])
def test_the_occasion_and_its_place_are_told(case: dict[str, Any]) -> None:
    one = marked(case)
    assert occasion(one.report, one.rows) == listed(case["occasion"])


@pytest.mark.parametrize("case", [case for case in OCCASIONS if "doubt" in case], ids=lambda case: case["text"][:70])
def test_only_the_reports_own_doubt_counts(case: dict[str, Any]) -> None:
    one = marked(case)
    assert doubt(one.report, one.rows) == listed(case["doubt"])


TIMES = (
    "on Thursday|yesterday|March 5|in May|last week|two weeks ago|in early December|next year|2031-03-20|in 2032|next Monday|by Friday",
    "am 20. März|jeudi|el 5 de abril|завтра|в мае|(|)|,|.|“|”|after the talks",
    "[Orra]|{said}|<no>|who|while|had|\n",
)
PIECES = st.lists(st.sampled_from("|".join(TIMES).split("|")), max_size=14)
QUIET = [
    "may",
    "march",
    "sat",
    "the",
    "gates",
    "stay",
    "shut",
    "he",
    "Orra",
    "said",
    "Quell",
    ".",
    ",",
    "“",
    "”",
    "they",
    "will",
    "since",
    "while",
    "who",
]


@given(PIECES, st.sampled_from(LANGUAGES), st.sampled_from(["2031-03-14", "2031-03", "2031", "1600-01-01"]))
def test_nothing_is_said_later_than_it_is_published(pieces: list[str], language: str, published: str) -> None:
    one = Marked.of(" ".join(["[Quell]2 {said}2 <yes>2", *pieces]), published, language)
    latest = read(published)
    assert latest is not None
    for told in said(one.report, one.rows):
        if told != UNKNOWN:
            found = read(told.split("/")[0].rstrip("~"))
            assert found is not None
            assert found.start <= latest.end


@given(
    st.lists(
        st.sampled_from(
            [
                "may",
                "march",
                "sat",
                "the",
                "gates",
                "stay",
                "shut",
                "he",
                "Orra",
                "said",
                "Quell",
                ".",
                ",",
                "“",
                "”",
                "they",
                "will",
                "since",
                "while",
                "who",
            ]
        ),
        max_size=30,
    )
)
def test_a_text_without_times_tells_none(words: list[str]) -> None:
    one = Marked.of("[Orra] {said} <no> " + " ".join(words))
    assert said(one.report, one.rows) == [UNKNOWN]


@pytest.mark.parametrize(
    "text", ["on Thursday ", "late on on the ", "the 5 of March 5 of March ", ", who, while, after ", "“", "1 2 3 . 4 . "]
)
def test_hostile_texts_take_no_more_than_their_length(text: str) -> None:
    """Ten times the text may cost some ten times the work: counted in steps of the interpreter's own clock-free profile."""
    costs = []
    for times in (300, 3000):
        long = Report("r", "r.txt", text * times, Details(published="2031-03-14", language="en"))
        rows = [Attribution(((n, n + 1),), (), ((n, n + 1),)) for n in range(0, times, 10)]
        costs.append(_steps(partial(said, long, rows)))
    assert costs[1] < 25 * costs[0]


def _steps(work: Callable[[], object]) -> int:
    """Function calls that `work` makes."""
    count = 0

    def tick(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


VELSUND, OSTREL = Side("Velsund", state=True), Side("Ostrel", state=True)
MOUTHS = [
    (
        "[Velsund’s government] {promised} on Tuesday <to stay>.\n<It knows of no ship>2, {said}2 [a foreign ministry spokesman, Orra]2.",
        None,
        "2031-03-11",
    ),
    (
        "[Velsund] {denied} on Tuesday <that a ship sank>.\n[Velsund’s spokesman Orra]2 {said}2 <no ship sank>2.",
        Side("Velsund", state=False),
        "2031-03-11",
    ),
    (
        "[Velsund] {denied} on Tuesday <that a ship sank>.\n[Ostrel’s spokesman Orra]2 {said}2 <one did>2.",
        Side("Ostrel", state=False),
        UNKNOWN,
    ),
    ("[Velsund] {denied} on Tuesday <that a ship sank>.\n[The harbour spokesman Orra]2 {said}2 <one did>2.", None, UNKNOWN),
    (
        "[Velsund] {denied} on Tuesday <that a ship sank>.\n[The keeper Orra]2 {said}2 <no ship sank>2.",
        Side("Velsund", state=False),
        UNKNOWN,
    ),
    ("[Velsund] {denied} on Tuesday <that a ship sank>.\nA.\nB.\n[A government spokesman]2 {said}2 <no ship sank>2.", None, UNKNOWN),
]


@pytest.mark.parametrize(("text", "side", "day"), MOUTHS)
def test_a_spokesman_speaks_on_the_day_of_his_government(text: str, side: Side | None, day: str) -> None:
    one = Marked.of(text)
    names = ["Velsund", "Orra"]
    assert [each.said for each in sayings(one.report, one.rows, names, [VELSUND, side])] == [
        "2031-03-11",
        day,
    ]


def test_a_title_is_of_the_day_of_the_spokesman_below() -> None:
    one = Marked.of("[Velsund] {rebuffs} <the critics>\n[A foreign ministry spokesman]2 {said}2 on Tuesday <that all was well>2.")
    assert [each.said for each in sayings(one.report, one.rows, ["Velsund", None], [VELSUND, None])] == ["2031-03-11"] * 2
    assert [each.said for each in sayings(one.report, one.rows, ["Velsund", "Orra"], [VELSUND, OSTREL])] == [UNKNOWN, "2031-03-11"]
