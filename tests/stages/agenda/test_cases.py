"""Texts and meetings in single sentences, in seven languages: labelled cases, and what must hold of any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stages.agenda import sight
from onrecord.stages.resolve import resolve
from onrecord.types import Details, Report, Sighting, Spans

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[2] / "cases" / "agenda.yml").read_text(encoding="utf-8"))
FIELDS = ("kind", "status", "by", "author", "place", "date")


def seen(text: str, language: str = "en", published: str | None = "2031-03-14") -> tuple[Sighting, ...]:
    report = Report("r", "r.txt", text, Details(published=published, language=language))
    return sight(report, (), (), resolve(report, (), (), ()).named)


def reads(text: str, spans: Spans) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def shown(text: str, one: Sighting) -> dict[str, Any]:
    facts = {name: getattr(one, name) for name in FIELDS} | {"name": reads(text, one.name), "told": reads(text, one.told)}
    facts |= {"present": sorted(one.present)} | dict(one.traits)
    return {name: value for name, value in facts.items() if value}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.get('language', 'en')} {case['text'][:50]}")
def test_sentences(case: dict[str, Any]) -> None:
    found = [shown(case["text"], one) for one in seen(case["text"], case.get("language", "en"))]
    wanted: list[dict[str, Any]] = case["seen"]
    assert len(found) == len(wanted), found
    assert [{name: one.get(name) for name in want} for one, want in zip(found, wanted, strict=True)] == wanted


PIECES = [
    "the 12-point plan",
    "a ",
    "accord",
    " of ",
    "Mara Velt",
    "Dorlund",
    " signed ",
    " with ",
    "talks",
    " met ",
    ".",
    "\n",
    "“",
    "”",
    " - ",
    "'s ",
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join), st.sampled_from(["en", "de", "fr", "ru", "zz", ""])
)
def test_every_fact_lies_in_the_text(text: str, language: str) -> None:
    for one in seen(text, language):
        for spans in (one.name, one.told, one.doer, one.authored, one.placed, one.dated, one.people):
            assert all(0 <= start < end <= len(text) for start, end in spans)
        assert (one.status is None) == (not one.told)
        assert one.place is None or one.placed


def test_nothing_is_known_without_a_day() -> None:
    assert [one.date for one in seen("Dorlund signed the 12-point paper on Tuesday.", published=None)] == [None]
