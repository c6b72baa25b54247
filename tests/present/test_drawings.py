"""Drawings and comparisons: pure functions with plain results."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.present.dossier.colours import SIDES, colours
from onrecord.present.dossier.differences import MOST as LONGEST
from onrecord.present.dossier.differences import differences
from onrecord.present.dossier.graph import MOST, graph
from onrecord.present.dossier.layout import HIGH, WIDE, laid, plain
from onrecord.present.dossier.timeline import COLUMNS, LANES, Deed, Manner, timeline
from onrecord.questions.doings import Side
from onrecord.questions.rows import Condition

EVENTS = st.sampled_from("abcdefg")


def condition(number: int, before: str, after: str) -> Condition:
    return Condition(f"c{number}", None, "if", before, after, ())


def test_words_that_differ() -> None:
    found = differences("“We will open the strait,”", "We will NOT open that strait")
    assert found is not None
    assert [piece.text for piece in found[0] if not piece.shared] == ["the"]
    assert [piece.text for piece in found[1] if not piece.shared] == ["NOT", "that"]


def test_unspaced_scripts_are_compared_by_character() -> None:
    found = differences("我们将开放海峡", "我们不会开放海峡")
    assert found is not None
    assert ["".join(piece.text for piece in side if not piece.shared) for side in found] == ["将", "不会"]


def test_what_shares_little_or_is_long_is_not_compared() -> None:
    assert differences("one two three", "four five three") is None
    assert differences("word " * (LONGEST + 1), "word") is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_word_is_lost(one: str, other: str) -> None:
    found = differences(one, other)
    assert found is None or ["".join(piece.text for piece in side) for side in found] == [one, other]


@settings(deadline=None)  # the layout may wait for a busy machine
@given(st.lists(st.tuples(EVENTS, EVENTS), max_size=12))
def test_every_event_and_condition_is_drawn_once_and_boxes_keep_apart(pairs: list[tuple[str, str]]) -> None:
    drawing = graph([condition(n, *pair) for n, pair in enumerate(pairs)], ())
    assert sorted(box.label for box in drawing.boxes) == sorted({event for pair in pairs for event in pair})
    assert sorted(number for arrow in drawing.arrows for number in arrow.numbers) == list(range(1, len(pairs) + 1))
    assert len(drawing.arrows) == len(set(pairs))
    assert len({(box.x, box.y) for box in drawing.boxes}) == len(drawing.boxes)
    assert all(0 <= box.x < drawing.width and 0 <= box.y < drawing.height for box in drawing.boxes)


@settings(deadline=None)  # the layout may wait for a busy machine
@given(st.lists(st.tuples(EVENTS, EVENTS), max_size=12))
def test_the_plain_layout_does_as_well(pairs: list[tuple[str, str]]) -> None:
    labels = sorted({event for pair in pairs for event in pair})
    for drawn in (laid(labels, pairs), plain(labels, pairs)):
        assert drawn.spots.keys() == set(labels)
        assert len(drawn.ways) == len(pairs)
        assert all(0 <= x <= drawn.width - WIDE and 0 <= y <= drawn.height - HIGH for x, y in drawn.spots.values())
        for n, one in enumerate(labels):
            for other in labels[n + 1 :]:
                (x, y), (left, top) = drawn.spots[one], drawn.spots[other]
                assert abs(x - left) >= WIDE or abs(y - top) >= HIGH


def test_an_arrow_leads_around_the_boxes_between() -> None:
    drawn = laid(["a", "b", "c"], [("a", "b"), ("b", "c"), ("a", "c")])
    steps = [tuple(map(int, step.split())) for step in drawn.ways[2].path[1:].split("L")]
    x, y = drawn.spots["b"]
    assert not any(x < at[0] < x + WIDE and y < at[1] < y + HIGH for at in steps)


def test_what_must_come_first_stands_further_left() -> None:
    drawing = graph([condition(1, "b", "c"), condition(2, "a", "b"), condition(3, "a", "c")], ())
    assert [box.label for box in sorted(drawing.boxes, key=lambda box: box.x)] == ["a", "b", "c"]


def test_a_drawing_has_an_end() -> None:
    drawing = graph([condition(n, f"{n}", f"after {n}") for n in range(MOST)], ())
    assert (len(drawing.boxes), drawing.left_out) == (MOST, MOST)


def test_among_many_what_hangs_together_with_nothing_is_left_to_the_table() -> None:
    chain = [condition(n, f"step {n}", f"step {n + 1}") for n in range(4)]
    alone = [condition(n, f"{n}", f"after {n}") for n in range(4, 8)]
    drawing = graph([*chain, *alone], ())
    assert (sorted(box.label for box in drawing.boxes), drawing.left_out) == ([f"step {n}" for n in range(5)], 8)
    assert graph(alone, ()).left_out == 0


@pytest.mark.parametrize(
    "pairs", ["ab ba", "ab ae ba cd dc ee ge", "ab ad ba bf cf ea ff ga gb gc gd gg", "ab ac ae ba bf da df ga gb", "ab bc ca ac cb ba"]
)
@pytest.mark.parametrize("times", [1, 2, 3])
def test_numbers_of_arrows_are_not_printed_over_one_another(pairs: str, times: int) -> None:
    drawing = graph([condition(n, *pair) for n, pair in enumerate(pairs.split() * times)], ())
    for n, one in enumerate(drawing.arrows):
        for other in drawing.arrows[n + 1 :]:
            assert abs(one.x - other.x) * 2 >= one.wide + other.wide - 8 or abs(one.y - other.y) >= 16


def test_deeds_are_stacked_by_day_and_what_is_unsure_is_left_out() -> None:
    known = [Deed("Quay Union", "2025-03-10", act) for act in ("demand", "refuse", "refuse")]
    unsure = [Deed("Quay Union", said, act) for said, act in (("unknown", "demand"), ("2025-03-10?", "demand"), ("2025-03-10", None))]
    drawing = timeline([*known, *unsure, Deed(None, "2025-03-10", "offer")])
    assert [dict(cell.counts) for cell in drawing.cells] == [{Manner.TOWARDS: 0, Manner.ASKS: 1, Manner.AGAINST: 2, Manner.CLAIMS: 0}]
    assert (drawing.drawn, drawing.total, len(drawing.bars)) == (3, 7, 2)


def test_what_is_only_known_from_its_report_stands_beside_what_is_dated() -> None:
    deeds = [Deed("Quay Union", "2025-03-10", "demand", undated=undated) for undated in (False, True, True)]
    drawing = timeline([*deeds, Deed("Quay Union", "2025-03-11", "demand", undated=True)])
    assert (drawing.drawn, drawing.late, [(cell.total, cell.late) for cell in drawing.cells]) == (4, 3, [(3, 2), (1, 1)])
    said, told, alone = drawing.bars
    assert said.width > told.width == alone.width
    assert said.x + said.width < told.x


def test_every_number_leads_to_the_words_it_counts() -> None:
    drawing = timeline([Deed("Quay Union", "2025-03-10", "claim", f"reports/a.html#t-{n}") for n in range(3)])
    assert [cell.hrefs for cell in drawing.cells] == [("reports/a.html#t-0", "reports/a.html#t-1", "reports/a.html#t-2")]


def test_a_lane_has_the_colour_of_its_party() -> None:
    names = ("Quay Union", "Harbour Party")
    drawing = timeline([Deed(name, "2025-03-10", "claim") for name in names], {"Quay Union": "c2", "Harbour Party": "c1"}.__getitem__)
    assert [(rule.name, rule.colour) for rule in drawing.rules] == [("Harbour Party", "c1"), ("Quay Union", "c2")]
    assert [bar.colour for bar in drawing.bars] == ["c1", "c2"]


def test_the_parties_that_say_most_have_colours_and_the_first_to_speak_the_first() -> None:
    held = [Side(f"party {n}", 100 - n, "unknown" if n == 3 else f"2025-03-{20 - n}") for n in range(SIDES + 4)]
    assert colours(reversed(held)) == {f"party {n}": f"c{at}" for at, n in enumerate([7, 6, 5, 4, 2, 1, 0, 3], 1)}


def test_what_is_said_later_repaints_nobody() -> None:
    held = [Side("Quay Union", 3, "2025-03-10"), Side("Harbour Party", 9, "2025-03-11")]
    later = [Side("Quay Union", 20, "2025-03-10"), Side("Harbour Party", 10, "2025-03-11"), Side("The ferry line", 40, "2025-03-12")]
    assert colours(held).items() <= colours(later).items()


def test_many_days_become_months() -> None:
    drawing = timeline(Deed("Quay Union", f"2025-{month:02}-{day:02}", "claim") for month in (1, 2, 3) for day in range(1, 29))
    assert [mark.text for mark in drawing.dates] == ["2025-01", "2025-02", "2025-03"]


@given(
    st.lists(
        st.builds(Deed, st.sampled_from([*"abcdefghijkl", None]), st.dates().map(str), st.sampled_from(["offer", "claim"])), max_size=60
    )
)
def test_drawings_of_deeds_are_bounded(deeds: list[Deed]) -> None:
    drawing = timeline(deeds)
    assert len(drawing.lanes) <= LANES
    assert len(drawing.dates) <= COLUMNS
    assert all(0 <= bar.y < drawing.height and 0 <= bar.x < drawing.width for bar in drawing.bars)
    assert sum(cell.total for cell in drawing.cells) == drawing.drawn <= drawing.total == len(deeds)
