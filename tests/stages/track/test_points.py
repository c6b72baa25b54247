"""Suggested points: what they are called, and what makes one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stages.track.points import points
from onrecord.types import Told
from stages.track.made import told

SAID = (
    ("Ostria", "refuse", "en", "The miners will never drive the night trains alone"),
    ("Ostria", "agree", "en", "We accept the night trains with one miner in front"),
    ("Veldia", "demand", "en", "no end to the night trains"),
    ("Veldia", "demand", "de", "die Grenze für alle Fischer zu öffnen"),
    ("Ostria", "refuse", "fr", "d’ouvrir la frontière aux pêcheurs"),
    ("Marn", "claim", "en", "the weather on the lake was fine"),
    ("Marn", "claim", "en", "the weather was fine on the whole lake"),
)


def made(rows: Any = SAID) -> list[Told]:  # noqa: ANN401 - rows of `SAID`
    return [told(n, party=party, act=act, language=language, content=content) for n, (party, act, language, content) in enumerate(rows)]


def test_a_point_is_a_noun_phrase_and_has_one_label_across_languages() -> None:
    found = points(made(), ())
    assert [found.get(f"s{n:03}") for n in range(5)] == ["night trains"] * 3 + ["border"] * 2


def test_a_capital_and_who_listened_name_no_point_where_anything_else_does() -> None:
    duties = (
        ("Ostria", "offer", "en", "cobalt duties could go if Beijing frees gallium"),
        ("Veldia", "offer", "en", "to suspend the duties on chips if Beijing resumes its exports"),
    )
    strike = (
        ("Ostria", "refuse", "en", "“We will suspend nothing tonight,” she told the waiting journalists"),
        ("Veldia", "demand", "en", "the strike must be suspended, he told the journalists"),
    )
    assert [set(points(made(rows), ()).values()) for rows in (duties, strike)] == [{"tariff"}, {"strike"}]


def test_words_that_everything_has_make_no_point_of_two_things() -> None:
    rows = (
        ("Ostria", "demand", "en", "that the meadows be mown before anything else, because only that helps"),
        ("Ostria", "refuse", "en", "signing anything with a stone in its shoe, instead, because only fools do"),
    )
    assert set(points(made(rows), ()).values()) == {"meadows", "stone"}


def test_what_is_only_told_is_no_point() -> None:
    assert not points(made(SAID[5:]), ())


@pytest.mark.parametrize(("row", "label"), [
    ({"party": "Ostria", "act": "refuse"}, "night trains"),
    ({"party": "Ostria", "act": "deny"}, "night trains"),
    ({"party": "Ostria", "act": "accuse"}, None),
    ({"party": "Ostria", "act": "claim"}, None),
    ({"party": "Ostria", "act": "refuse", "negated": True}, None),
    ({"speaker": "Ada Brask", "act": "refuse"}, None),
])  # fmt: skip
def test_what_a_party_takes_a_stand_on_is_a_point_though_nobody_else_speaks_of_it(row: dict[str, Any], label: str | None) -> None:
    assert points([told(0, content="the night trains", **row)], ()).get("s000") == label


def test_reports_of_one_utterance_are_no_two_stands() -> None:
    once = [told(n, speaker="Ada Brask", act="refuse", content="the night trains", utterance="u") for n in range(3)]
    assert not points(once, ())


def test_what_two_independent_sources_tell_of_is_a_point_however_often_one_of_them_is_printed() -> None:
    row = {"speaker": "Ada Brask", "act": "refuse", "content": "the night trains", "utterance": "u"}
    assert len(points([told(0, **row, origin="a"), told(1, **row, origin="b")], ())) == 2
    assert not points([told(n, **row, origin="a") for n in range(3)], ())
    assert not points([told(0, **row, origin="a"), told(1, **row)], ())
    assert not points([told(n, **(row | {"act": "claim"}), origin=str(n)) for n in range(2)], ())


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(SAID))))
def test_the_order_of_statements_changes_nothing(order: list[int]) -> None:
    several = made()
    assert points([several[place] for place in order], ()) == points(several, ())


def test_a_bare_share_that_is_offered_is_about_what_is_paid_in_shares() -> None:
    rows = (("Ostria", "demand", "en", "nine per cent more pay for all grades"), ("Veldia", "offer", "en", "I can go to five per cent"))
    assert points(made(rows), ()) == {"s000": "pay", "s001": "pay"}
    assert points(made((rows[0], ("Veldia", "claim", "en", "it grew by five per cent"))), ()) == {"s000": "pay"}


def test_what_is_counted_names_a_point_and_what_was_done_to_it_does_not() -> None:
    rows = (
        ("Ostria", "offer", "en", "that the League of Ostria could live with 41 masts"),
        ("Veldia", "refuse", "en", "to accept more than 30 masts"),
        ("Veldia", "refuse", "en", "to give up the scorched orchards"),
    )
    assert set(points(made(rows), ()).values()) == {"masts", "scorched orchards"}


def test_no_point_is_called_by_a_verb_or_a_people() -> None:
    rows = (
        ("Ostria", "demand", "en", "without a European envoy we shall see nobody reach them"),
        ("Veldia", "refuse", "en", "no European envoy will see or reach anybody"),
    )
    assert set(points(made(rows), ()).values()) == {"European envoy"}


def test_what_must_come_first_is_a_point_by_itself() -> None:
    one = told(0, party="Ostria", act="claim", kind="only_after", antecedent="the loan is paid", consequent="the ferries will sail")
    assert points([replace(one, content="the ferries will sail only after the loan is paid")], ())
    assert not points([replace(one, content="the ferries will sail", kind=None)], ())


def test_a_people_alone_is_no_point() -> None:
    rows = (
        ("Ostria", "promise", "en", "it will attack no European nations"),
        ("Veldia", "demand", "en", "it may attack no European countries"),
    )
    assert "European" not in set(points(made(rows), ()).values())


def test_a_word_that_no_statement_uses_as_a_noun_names_no_point() -> None:
    rows = (
        ("Ostria", "refuse", "en", "as long as the weir remains shut we shall drive no lorries"),
        ("Veldia", "demand", "en", "no weir remains shut twice"),
        ("Veldia", "refuse", "en", "So be it. So the weir didn't open twice"),
    )
    assert set(points(made(rows), ()).values()) == {"weir"}


def test_a_name_is_whole_and_one_word_in_two_numbers_is_one_label() -> None:
    rows = (
        ("Ostria", "refuse", "en", "to ask the Lower Weir Council for a ruling"),
        ("Veldia", "demand", "en", "a ruling of the Lower Weir Council"),
    )
    assert set(points(made(rows), ()).values()) <= {"Lower Weir Council", "ruling"}


def test_a_state_of_mind_is_no_point() -> None:
    rows = (
        ("Ostria", "promise", "en", "its intention to rebuild the viaduct"),
        ("Veldia", "refuse", "en", "any intention to share the viaduct"),
    )
    assert set(points(made(rows), ()).values()) == {"viaduct"}


def test_a_paper_of_so_many_points_is_one_point_whatever_it_is_called() -> None:
    rows = (
        ("Ostria", "refuse", "en", "the fourteen-point proposal tabled in Marn"),
        ("Ostria", "agree", "de", "das 14-Punkte-Papier mit einer Änderung"),
        ("Veldia", "demand", "en", "the six-point letter about lamps"),
    )
    found = points(made(rows), ())
    assert found["s000"] == found["s001"]
    assert found.get("s002") != found["s000"]
