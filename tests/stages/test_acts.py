"""The acts: labelled sentences, what takes an act back, and texts that say nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import head
from onrecord.model.encoder import Encoders
from onrecord.model.reading import read
from onrecord.stages.classify import classify, evidence
from onrecord.stages.classify.acts import Reading, acts
from onrecord.stages.classify.conditions import conditions
from onrecord.stages.classify.evidence import wording
from onrecord.stages.classify.forms import Ends, bargain, form
from onrecord.types import Act, Attribution, Details, Report, Status
from onrecord.words.paragraphs import paragraphs
from onrecord.words.spans import reads

if TYPE_CHECKING:
    from onrecord.model.states import States

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "acts.yml").read_text(encoding="utf-8"))
FORMS = yaml.safe_load((Path(__file__).parent.parent / "cases" / "forms.yml").read_text(encoding="utf-8"))
BARGAINS = yaml.safe_load((Path(__file__).parent.parent / "cases" / "bargains.yml").read_text(encoding="utf-8"))
RARE = yaml.safe_load((Path(__file__).parent.parent / "cases" / "rare.yml").read_text(encoding="utf-8"))
FLOOR = 0.85
"""Share of the cases of each language that must be read right."""


@cache
def encoders() -> Encoders:
    return Encoders()


def told(report: Report, one: Attribution) -> Reading:
    """The act of an attribution after a reading of its text."""
    reading = read(encoders().for_language(report.details.language), report.text, paragraphs(report.text))
    return acts(report, [one], reading.trail.near([one]), [None])[0]


def marked(sentence: str, language: str = "en") -> tuple[Report, Attribution]:
    """A report and its attribution, from a sentence with `[cue]`, `{content}`, and `<source>` where it counts."""
    text, spans, at = "", {"[": [], "{": [], "<": []}, {}  # type: ignore[var-annotated]
    for part in re.split(r"([\[\]{}<>])", sentence):
        if part in spans:
            at[part] = len(text)
        elif part in _OPENINGS:
            spans[_OPENINGS[part]].append((at[_OPENINGS[part]], len(text)))
        else:
            text += part
    content, source, cue = (tuple(spans[one]) for one in "{<[")
    return Report("r", "r", text, Details(language=language)), Attribution(content, source, cue)


_OPENINGS = {"]": "[", "}": "{", ">": "<"}


@pytest.mark.parametrize("language", sorted(CASES))
def test_the_acts_of_labelled_sentences(language: str) -> None:
    found = [(meant, told(*marked(sentence, language))[0], sentence) for meant, sentence in CASES[language]]
    wrong = [row for row in found if row[0] != row[1]]
    assert 1 - len(wrong) / len(found) >= FLOOR, wrong


@pytest.mark.parametrize(("language", "meant", "sentence"), [(language, *case) for language in RARE for case in RARE[language]])
def test_a_rare_cue_is_known(language: str, meant: str, sentence: str) -> None:
    assert told(*marked(sentence, language))[0] == meant


@pytest.mark.parametrize(("language", "read", "meant", "sentence"), [(language, *case) for language in FORMS for case in FORMS[language]])
def test_what_a_form_of_words_tells_whatever_the_head_says(language: str, read: str, meant: str, sentence: str) -> None:
    report, one = marked(sentence, language)
    told = form(wording(report.text, language, one), Act(read))
    assert (told or Act(read)) == meant


@pytest.mark.parametrize(("language", "case"), [(language, case) for language in BARGAINS for case in BARGAINS[language]])
def test_what_the_ends_of_a_condition_tell_whatever_the_head_says(language: str, case: tuple[str, str, str]) -> None:
    read, meant, sentence = case
    report, one = marked(sentence, language)
    stated = next(iter(conditions(report.text, one, language)), None)
    ends = stated and Ends(stated.kind, reads(report.text, stated.antecedent), reads(report.text, stated.consequent))
    told = bargain(wording(report.text, language, one), ends, Act(read)) if ends else None
    assert (told or Act(read)) == meant


@given(st.text(max_size=2000), st.text(max_size=50), st.sampled_from([None, *Act]))
def test_any_words_have_a_form_or_none(said: str, cue: str, act: Act | None) -> None:
    told = form(evidence.Wording("en", cue, "", said), act)
    assert told is None or told in Act


@pytest.mark.parametrize(
    "bait",
    [
        "ready to ",
        "a claim ",
        "is not ",
        "if they want we ",
        "the ",
        "“we are ",
        "otherwise ",
        "nobody will ",
        "unless not ",
        "we will drag ",
    ],
)
def test_a_form_is_soon_looked_up_in_a_text_made_to_hurt(bait: str) -> None:
    begun = perf_counter()
    for cue in ("dismissed", "said", "offered"):
        for act in Act:
            form(evidence.Wording("en", cue, "", bait * 5000), act)
    assert perf_counter() - begun < 10


@pytest.mark.parametrize(
    ("sentence", "negated", "status"),
    [
        ("The abbess [threatened] {to leave}.", False, Status.ACTUAL),
        ("The abbess [did not threaten] {to leave}.", True, Status.ACTUAL),
        ("The abbess [never promised] {a date}.", True, Status.ACTUAL),
        ("The abbess [did not rule out] {a second meeting}.", True, Status.ACTUAL),
        ("The abbess [will not] {leave}.", False, Status.ACTUAL),
        ("The growers [will demand] {a fixed price}.", False, Status.FUTURE),
        ("The growers [might accept] {a fixed price}.", False, Status.HYPOTHETICAL),
    ],
)
def test_what_takes_an_act_back_or_puts_it_off(sentence: str, negated: bool, status: Status) -> None:  # noqa: FBT001 - a case
    assert told(*marked(sentence))[2:] == (negated, status)


@pytest.mark.parametrize("language", ["pl", "nl"])
def test_a_language_without_lists_is_read_by_what_the_encoder_knows(language: str) -> None:
    sentence = {
        "pl": "„{Nie sprzedamy latarni}”, [powiedziała] opatka.",
        "nl": "“{Wij zullen de vuurtoren niet verkopen},” [zei] de abdis.",
    }[language]
    found, score, _, _ = told(*marked(sentence, language))
    assert found is not None
    assert 0 < score <= 1


@pytest.mark.parametrize("model", ["english", "multilingual"])
def test_the_heads_were_trained_on_these_features(model: str) -> None:
    assert head.acts(model).names == evidence.names()
    assert set(Act) <= set(head.acts(model).classes)


@given(st.text(), st.data())
def test_any_text_has_a_reading(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    one = Attribution(content=((start, end),), cue=((0, start),) if start else ())
    found, score, _, _ = told(Report("r", "r", text, Details()), one)
    assert 0 <= score <= 1
    assert found is None or found in Act


@dataclass(frozen=True)
class Weighed:
    """States whose head gives one row of chances to every attribution."""

    chances: dict[Act, float]

    @property
    def head(self) -> Weighed:
        return self

    @property
    def classes(self) -> tuple[str, ...]:
        return tuple(Act)

    def acts(self, rows: list[Attribution], _: object) -> list[np.ndarray]:
        return [np.log([self.chances.get(act, 0.001) for act in Act]).astype(np.float32) for _ in rows]


@pytest.mark.parametrize(
    ("chances", "condition", "act"),
    [
        ({Act.THREATEN: 0.7, Act.DENY: 0.2}, None, Act.THREATEN),
        ({Act.THREATEN: 0.4, Act.DENY: 0.3, Act.ACCUSE: 0.2}, None, Act.DENY),
        ({Act.THREATEN: 0.2, Act.CLAIM: 0.5, Act.DENY: 0.1}, "if", Act.CLAIM),
        ({Act.PROMISE: 0.3, Act.DENY: 0.2}, None, Act.PROMISE),
    ],
)
def test_nobody_threatens_on_less_than_an_even_chance(chances: dict[Act, float], condition: str | None, act: Act) -> None:
    report, one = marked("“{We shall see to it},” the envoy [said].")
    found = acts(report, [one], cast("States", Weighed(chances)), [condition])
    assert [reading[0] for reading in found] == [act]


def test_what_somebody_else_demanded_first_is_not_what_the_speaker_demands() -> None:
    said = "It is impossible to accept the condition set by Premier Velt for talks, that is, the withdrawal of the fleet first"
    report, one = marked(f"{{{said}}}, the colonel [said].")
    reading = read(encoders().for_language("en"), report.text, paragraphs(report.text))
    assert classify(report, [one], (), reading.trail.near([one]))[0].act is not Act.DEMAND


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Velt met reporters. He also [states] {that he has no preconditions for initiating these discussions}.", False),
        ("Velt met reporters. He [denied] {that there were no conditions}.", True),
    ],
)
def test_that_nothing_must_come_first_is_no_denial_unless_it_is_told_as_one(sentence: str, denied: bool) -> None:  # noqa: FBT001 - a case
    report, one = marked(sentence)
    reading = read(encoders().for_language("en"), report.text, paragraphs(report.text))
    assert (classify(report, [one], (), reading.trail.near([one]))[0].act is Act.DENY) == denied
