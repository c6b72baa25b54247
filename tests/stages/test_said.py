"""When words were said: labelled sentences, and what holds for every text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.stages.resolve.said import said
from onrecord.types import UNKNOWN, Attribution, Details, Report, Span

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "said.yml").read_text(encoding="utf-8"))
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


def expected(case: dict[str, Any]) -> list[str]:
    listed = case["said"] if isinstance(case["said"], list) else [case["said"]]
    return [str(one) for one in listed]


def marked(case: dict[str, Any]) -> Marked:
    published = case.get("published", "2031-03-14")
    return Marked.of(case["text"], None if published is None else str(published), case.get("language", "en"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:70])
def test_a_careful_reader_would_put_down_the_same(case: dict[str, Any]) -> None:
    one = marked(case)
    assert said(one.report, one.rows) == expected(case)


@pytest.mark.parametrize("case", [case for case in CASES if isinstance(case["said"], list)], ids=lambda case: case["text"][:40])
def test_the_order_of_attributions_does_not_matter(case: dict[str, Any]) -> None:
    one = marked(case)
    for order in permutations(range(len(one.rows))):
        got = said(one.report, [one.rows[n] for n in order])
        assert [got[order.index(n)] for n in range(len(order))] == expected(case)


def test_a_language_without_forms_tells_nothing() -> None:
    one = Marked.of("[Orra] {said} <no> on Thursday.", language="qaa")
    assert said(one.report, one.rows) == [UNKNOWN]
