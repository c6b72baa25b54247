"""Who speaks: invented mini reports in seven languages, and what must hold for every report."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stages.resolve import resolve
from onrecord.stages.resolve.actors import mentions, who
from onrecord.stages.resolve.names.nations import people
from onrecord.types import Attribution, Details, Report
from stages.resolve.marked import marked

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[2] / "cases" / "actors.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.get('language', 'en')}: {case['shows']}")
def test_the_speakers_are_those_a_reader_would_name(case: dict[str, Any]) -> None:
    told = marked(case["text"], case.get("language", "en"))
    found, speakers = mentions(told.report, told.rows)
    assert speakers == case["speakers"]
    parties = {one.name: one.party for one in found}
    if "parties" in case:
        assert [parties.get(name or "") for name in speakers] == case["parties"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["shows"]))
def test_every_speaker_is_a_mention(case: dict[str, Any]) -> None:
    told = marked(case["text"], case.get("language", "en"))
    done = resolve(told.report, told.rows, told.meanings, ())
    assert {row.speaker for row in done.rows} - {None} <= {one.name for one in done.mentions}


@given(st.text(alphabet="AaBbÄ .,:;“”'’-\n()dersaidofthe{}<>", max_size=300), st.data())
@settings(max_examples=150, deadline=None)
def test_any_text_and_any_spans_are_read(text: str, data: st.DataObject) -> None:
    place = st.integers(0, max(0, len(text)))
    spans = [(min(pair), max(pair)) for pair in (data.draw(st.tuples(place, place)) for _ in range(4))]
    rows = [Attribution((a,), (b,) if b[0] < b[1] else ()) for a, b in zip(spans[:2], spans[2:], strict=True) if a[0] < a[1]]
    for language in ("en", "de", "fr", "ru"):
        found, speakers = mentions(Report("r", "r", text, Details(language=language)), rows)
        assert len(speakers) == len(rows)
        assert set(speakers) - {None} <= {one.name for one in found}


@pytest.mark.parametrize(
    "unit", ["Ab ", "Ab Cd, ", "the minister of ", "Ab’s ", "President Ab Cd, the premier, ", "\n\n", "A. ", "Ab Cd and "]
)
def test_hostile_text_takes_time_in_step_with_its_length(unit: str) -> None:
    def taken(size: int) -> float:
        text = unit * (size // len(unit))
        middle = len(text) // 2
        rows = [Attribution(((0, 5),), ((middle, min(len(text), middle + 2000)),))]
        start = time.process_time()
        mentions(Report("r", "r", text, Details(language="en")), rows)
        return time.process_time() - start

    taken(1000)
    assert taken(80_000) < max(2.0, 30 * taken(8_000))


def test_words_of_an_addressee_are_named_by_the_mentions() -> None:
    told = marked("{Foreign Minister Mira Ostrel} said <no> to Dorlund’s union. {The National Union of Dockers} said <yes>.")
    found, _ = mentions(told.report, told.rows)
    assert who("the foreign minister", found, "en") == "Mira Ostrel"
    assert who("Ostrel", found, "en") == "Mira Ostrel"
    assert who("the National Union of Dockers", found, "en") == "National Union of Dockers"
    assert who("somebody else", found, "en") is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        *(("uzbek", "UZ"), ("kyrgyz", "KG"), ("portugiesischen", "PT"), ("syrische", "SY")),
        *(("узбекского", "UZ"), ("французької", "FR"), ("chilena", "CL"), ("venezolanas", "VE")),
        *(("horse", None), ("tema", None), ("русалка", None), ("заводского", None), ("malice", None)),
    ],
)
def test_a_word_for_a_people_tells_the_state_in_every_form(word: str, code: str | None) -> None:
    assert people(word) == code
