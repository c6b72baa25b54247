"""Orders that contradict one another, and those that only seem to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stages.track import track
from onrecord.types import Told
from stages.track.made import told

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[2] / "cases" / "deadlocks.yml").read_text(encoding="utf-8"))
ENDS = ("sailors go home", "the strait is open", "our ships pass", "the sanctions are lifted", "a ceasefire", "the troops withdraw")


def wish(number: int, row: list[str]) -> Told:
    """`[holder, kind, antecedent, consequent]`, with the language and the whole content after it where they matter."""
    holder, kind, antecedent, consequent, *more = row
    language, content = [*more, "en", ""][:2] if len(more) < 2 else more
    words = content or f"{consequent} {kind} {antecedent}"
    return told(number, party=holder, kind=kind, antecedent=antecedent, consequent=consequent, language=language, content=words)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    found = track([wish(number, row) for number, row in enumerate(case["wishes"])])
    assert sorted(list(one.holders) for one in found.deadlocks) == sorted(case["deadlocks"])


def test_a_deadlock_names_its_conditions_and_quotes_them() -> None:
    found = track(
        [
            wish(0, ["Ostria", "only_after", "our ships pass", "sailors go home"]),
            wish(1, ["Veldia", "before", "all sailors go home", "the first ship passes"]),
        ]
    )
    (one,) = found.deadlocks
    rows = {row.id: row for row in found.conditions}
    assert {rows[name].holder for name in one.conditions} == {"Ostria", "Veldia"}
    assert all(rows[name].statements for name in one.conditions)
    assert "“sailors go home only_after our ships pass”" in one.reason


def test_who_is_named_may_speak_for_those_whom_nobody_names() -> None:
    described = wish(0, ["growers", "only_after", "the sailors are released", "the strait will be reopened"])
    other = wish(1, ["Veldia", "only_after", "the strait is open", "the sailors go home"])
    assert not track([described, other]).deadlocks
    assert track([replace(described, speaker="Orla Venn", holder="Orla Venn"), other]).deadlocks


def test_who_only_asks_wants_nothing() -> None:
    wants = wish(0, ["Ostria", "only_after", "the sailors are released", "the strait will be reopened"])
    asks = wish(
        1, ["Lantern", "only_after", "the strait is open", "the sailors go home", "en", "Do they go only after the strait is open?"]
    )
    assert track([wants, asks]).deadlocks
    assert not track([wants, replace(asks, party=None)]).deadlocks


orders = st.builds(
    wish,
    st.integers(0, 40),
    st.tuples(
        st.sampled_from(["Ostria", "Veldia", "Marn"]),
        st.sampled_from(["only_after", "before", "if", "until"]),
        st.sampled_from(ENDS),
        st.sampled_from(ENDS),
    ).map(list),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(orders, max_size=8, unique_by=lambda one: one.id), st.randoms(use_true_random=False))
def test_the_order_of_statements_and_duplicates_change_nothing(several: list[Told], chance: Any) -> None:  # noqa: ANN401 - random.Random
    shuffled = [*several, *several]
    chance.shuffle(shuffled)
    assert track(shuffled) == track(several)


@settings(max_examples=25, deadline=None)
@given(st.lists(orders, max_size=8, unique_by=lambda one: one.id))
def test_no_condition_without_a_statement_and_no_deadlock_within_one_holder(several: list[Told]) -> None:
    found = track(several)
    ids = {one.id for one in several}
    assert all(row.statements and set(row.statements) <= ids for row in found.conditions)
    assert all(len(row.holders) > 1 and set(row.conditions) <= {one.id for one in found.conditions} for row in found.deadlocks)
    assert not any(track([one for one in several if one.party == holder]).deadlocks for holder in ("Ostria", "Veldia", "Marn"))


def test_nothing_comes_before_itself() -> None:
    one = told(0, party="Tarn", act="warn", kind="if", antecedent="Friday fails", consequent="the paper fails")
    found = track([replace(one, content="If Friday fails, the paper fails")]).conditions
    assert all(each.antecedent != each.consequent for each in found)
    assert found


def test_one_utterance_may_be_told_of_two_things_that_must_wait() -> None:
    agreement = wish(0, ["Ostria", "only_after", "Veldian forces withdraw", "an agreement can be reached"])
    fighting = wish(1, ["Ostria", "only_after", "Veldian forces withdraw", "the fighting will stop"])
    more = wish(2, ["Ostria", "only_after", "Veldian forces withdraw", "there will be an agreement"])
    first = wish(3, ["Veldia", "only_after", "a ceasefire", "any formal talks", "en", "a ceasefire as a mandatory first step"])
    found = track([*(replace(one, utterance="u") for one in (agreement, fighting, more)), first])
    assert [one.holders for one in found.deadlocks] == [("Ostria", "Veldia")]


def test_an_end_with_many_wordings_tells_more_than_one_with_a_single_one() -> None:
    once = {"party": "Veldia", "utterance": "once", "kind": "only_after", "antecedent": "the water runs again"}
    others = ("The nine sailors would go home", "Not one of the nine will cross the border", "the nine detained go free")
    rows = [
        wish(0, ["Ostria", "only_after", "our sailors have come back", "the water runs again"]),
        *(told(number, consequent=words, content=words, **once) for number, words in enumerate(others, 1)),
        wish(4, ["Veldia", "until", "there is water in the pipe", "None of the nine shall cross the border"]),
    ]
    assert [row.consequent for row in track(rows).conditions if row.holder == "Veldia"] == ["release of sailors", "no release of sailors"]
