"""The index of spans says what looking at every span says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.types import Span
from onrecord.words.ground import Ground
from onrecord.words.spans import overlaps

SPAN = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPAN, max_size=20), SPAN)
def test_near_are_those_that_overlap(spans: list[Span], asked: Span) -> None:
    ground = Ground.of((span, n) for n, span in enumerate(spans))
    found = {n for n, span in enumerate(spans) if overlaps(span, asked)}
    assert sorted(ground.near(asked)) == sorted(found)
    assert ground.first(asked) == min(found, default=None)
    assert ground.touches(asked) == bool(found)
    assert ground.touches(asked, but=0) == bool(found - {0})


@given(st.lists(SPAN, max_size=20), st.integers(0, 60))
def test_what_ends_early_is_passed_over(spans: list[Span], at: int) -> None:
    ground, ordered = Ground.of((span, n) for n, span in enumerate(spans)), sorted(spans)
    assert all(end <= at for _, end in ordered[: ground.after(at)])
    assert all(end <= at for _, end in ordered[ground.after(at) :][:1]) is not bool(ordered[ground.after(at) :])
