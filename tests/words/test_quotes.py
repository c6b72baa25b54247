"""Quotation marks: pairs in every style, apostrophes told apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from counting import calls
from onrecord.words.paragraphs import paragraphs
from onrecord.words.quotes import quotations

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "quotations.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:40])
def test_finds_the_quotations(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [(text[q.start : q.end], q.depth, q.closed) for q in quotations(text, paragraphs(text))]
    wanted = [q if isinstance(q, dict) else {"text": q} for q in case["quotations"]]
    assert found == [(q["text"], q.get("depth", 1), not q.get("open", False)) for q in wanted]


@given(st.text(alphabet=list("ab .,\n\"“”‘’'„«»‹›")))
def test_quotations_lie_in_their_paragraph_in_order(text: str) -> None:
    spans = paragraphs(text)
    found = quotations(text, spans)
    assert all(any(s <= q.start < q.end <= e for s, e in spans) for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
    assert all(q.depth >= 1 for q in found)


@pytest.mark.parametrize("unit", ["he said ‘no ", "he said “no ", "„so ‚so ", "“a” ", "„a «b ‹c ", "‘a’ “b "])
def test_twice_the_marks_are_twice_the_work(unit: str) -> None:
    once, twice = (calls(lambda text=unit * times: quotations(text, [(0, len(text))])) for times in (150, 300))  # type: ignore[misc]
    assert twice < 2.6 * once
