"""Conditions on invented sentences: what they state, and what only looks like one."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.stages.classify.conditions import borrowed, conditions, elsewhere, setter, unframed
from onrecord.stages.classify.conditions.book import any_of, book
from onrecord.types import Attribution, Spans
from onrecord.words.lexicon import load

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "conditions.yml").read_text(encoding="utf-8"))
LANGUAGES = sorted(load("conditions"))


def spans(text: str, told: str | list[str] | None) -> Spans:
    """Where the words stand; the whole text for `all`."""
    pieces = [told] if isinstance(told, str) else told or []
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def attribution(case: dict[str, Any]) -> Attribution:
    text = case["text"]
    content = spans(text, case["content"]) if "content" in case else ((0, len(text)),)
    return Attribution(content, spans(text, case.get("source")), spans(text, case.get("cue")))


def words(text: str, found: Spans) -> str:
    return " … ".join(text[start:end] for start, end in found)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = conditions(case["text"], attribution(case), case["language"])
    told = [(one.kind, words(case["text"], one.antecedent), words(case["text"], one.consequent)) for one in found]
    wanted = [(one["kind"], one["antecedent"], one["consequent"]) for one in case["conditions"]]
    assert told[: len(wanted)] == wanted
    assert bool(told) == bool(wanted)


@given(
    st.text(alphabet="abif unless,.“”\n only after than", max_size=300),
    st.sampled_from(LANGUAGES),
    st.integers(0, 300),
    st.integers(0, 300),
)
def test_spans_lie_in_the_text_and_are_found_again(text: str, language: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    statement = Attribution(((start, end),))
    found = conditions(text, statement, language)
    assert found == conditions(text, statement, language)
    assert all(0 <= a < b <= len(text) for row in found for a, b in (*row.antecedent, *row.consequent))


@pytest.mark.parametrize(
    "word", ["if ", "unless, ", "before no ", "only only after ", "“if ", "must then ", "no, no ", "if a, ", "condition for a is "]
)
def test_hostile_text_takes_no_longer_than_its_length(word: str) -> None:
    text = word * 10_000
    began = time.process_time()
    conditions(text, Attribution(((0, len(text)),)), "en")
    assert time.process_time() - began < 2


def test_noise_is_no_part_of_a_condition() -> None:
    text = "If the mill is sold, READ MORE we will close the road."
    at = text.index("READ MORE")
    found = conditions(text, Attribution(((0, len(text)),)), "en", noise=[(at, at + len("READ MORE"))])
    assert words(text, found[0].consequent) == "we will close the road"


def test_a_language_without_a_book_has_no_conditions() -> None:
    assert conditions("If A, then B.", Attribution(((0, 13),)), "xx") == ()


def test_there_are_enough_cases_of_each_kind() -> None:
    none = [case for case in CASES if not case["conditions"]]
    assert len(CASES) >= 100
    assert len(none) >= 40
    assert {case["language"] for case in CASES} == set(LANGUAGES)


def test_long_sentences_of_signals_take_no_longer_than_their_length() -> None:
    text = "If no a must only if then, without b unless c, before d. " * 20 + ("if only no a, " * 90 + "he will go. ") * 40
    began = time.process_time()
    conditions(text, Attribution(((0, len(text)),)), "en")
    assert time.process_time() - began < 5


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_signal_always_has_the_letters_that_it_is_looked_for_by(language: str, data: st.DataObject) -> None:
    known = book(language)
    assert known is not None
    signal = data.draw(st.sampled_from(known.signals))
    line = data.draw(st.from_regex(signal.words))
    assert any_of(signal.has, line)
    assert signal.has.intersection(known.letters(line))


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_insists_on_an_order_always_has_the_letters_that_it_is_looked_for_by(language: str, data: st.DataObject) -> None:
    known = book(language)
    assert known is not None
    assert known.insists(data.draw(st.from_regex(known.parts[data.draw(st.sampled_from(["strict", "knit"]))])))


def test_a_condition_that_somebody_else_set_is_not_the_speakers() -> None:
    for text, wanted in (
        ("It is impossible to accept the condition set by Premier Velt for talks, that is, the withdrawal of the fleet.", True),
        ("The withdrawal of the fleet is a precondition for talks.", False),
    ):
        found = conditions(text, Attribution(((0, len(text)),)), "en")
        assert found
        assert [borrowed(text, one, "en") for one in found] == [wanted] * len(found)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "He will not accept the condition set by Quell’s premier Orla Venn for talks, that is, Tarn’s boats leaving first.",
            "Quell’s premier Orla Venn",
        ),
        ("Withdrawal is a condition set by the union for talks.", "the union"),
        ("The withdrawal of the fleet is a precondition for talks.", None),
    ],
)
def test_who_set_a_condition_is_named(text: str, named: str | None) -> None:
    (one, *_) = conditions(text, Attribution(((0, len(text)),)), "en")
    found = setter(text, one, "en")
    assert (found and text[slice(*found)]) == named


OWN = (
    ("en", "rejected", "talks only after a withdrawal of the fleet", False),
    ("en", "offered", "talks only after a withdrawal of the fleet", True),
    ("en", "refused", "to sign before the fleet withdraws", True),
    ("en", "said", "“They insist that the boats sail only after the tax is paid,”", False),
    ("en", "said", "“We insist that the boats sail only after the tax is paid,”", True),
    ("en", "said", "Tarn’s demand that the boats sail only after the tax is paid was absurd", False),
    ("en", "no longer demands", "that the tax be paid before the boats sail", False),
    ("en", "has dropped its demand", "that the tax be paid before the boats sail", False),
    ("en", "demands", "that the tax be paid before the boats sail", True),
    ("en", "said", "“If they say yes, we will sail,”", True),
    ("de", "sagte", "„Sie verlangen, dass die Boote erst nach der Zahlung fahren“", False),
    ("de", "sagte", "„Wir verlangen, dass die Boote erst nach der Zahlung fahren“", True),
    ("fr", "a rejeté", "des négociations seulement après le retrait", False),
    ("ru", "сказал", "«Они требуют, чтобы лодки вышли только после оплаты»", False),
    ("ru", "сказал", "«Лодки выйдут только после оплаты»", True),
    ("pl", "odrzucił", "rozmowy dopiero po zniesieniu blokady", False),
    ("pl", "zapowiedział", "rozmowy dopiero po zniesieniu blokady", True),
)


@pytest.mark.parametrize(("language", "cue", "content", "own"), OWN, ids=[row[2] + row[1] for row in OWN])
def test_what_others_want_and_what_is_given_up_is_not_the_speakers(language: str, cue: str, content: str, own: bool) -> None:  # noqa: FBT001
    text = f"Orla Venn {cue} {content}."
    one = Attribution(spans(text, content), spans(text, "Orla Venn"), spans(text, cue))
    found = conditions(text, one, language)
    assert [borrowed(text, each, language, one) for each in found[:1]] == ([False] if own else [True] * len(found[:1]))


def test_what_comes_first_in_the_statement_before_is_told_without_who_said_it() -> None:
    text = "Orra once again cited a withdrawal of the boats. Otherwise, Tarn will close the road."
    before = Attribution(spans(text, "a withdrawal of the boats"), spans(text, "Orra"), spans(text, "once again cited"))
    other = Attribution(spans(text, "Otherwise, Tarn will close the road."), spans(text, "Orra"))
    (one,) = conditions(text, other, "en")
    assert words(text, unframed(one, other, [before, other]).antecedent) == "a withdrawal of the boats"
    assert unframed(one, other, [other]) == one


def test_a_condition_of_another_statement_in_the_sentence_is_not_told_twice() -> None:
    text = "Tarn threatened to close the road after Premier Orra said the mill would be sold if it touched the dam."
    outer = Attribution(spans(text, "to close the road"), spans(text, "Tarn"), spans(text, "threatened"))
    inner = Attribution(spans(text, "the mill would be sold if it touched the dam"), spans(text, "Premier Orra"), spans(text, "said"))
    found = [(one, next(iter(conditions(text, one, "en")), None)) for one in (outer, inner)]
    told = [condition and elsewhere(condition, one, found) for one, condition in found]
    assert told == [True, False]


@pytest.mark.parametrize("text", ["“Would you sign if the fleet left?”", "Would the boats sail only after the tax was paid?"])
def test_who_asks_states_no_condition(text: str) -> None:
    assert conditions(text, Attribution(((0, len(text)),)), "en") == ()
