"""What brings two groups of wordings together, besides their likest pair."""

from __future__ import annotations

from itertools import product

import pytest

from onrecord.stages.align.groups import groups


@pytest.mark.parametrize(("rest", "whole"), [(0.2, True), (0.05, False)])
def test_a_sure_pair_joins_two_groups_that_are_a_little_alike_on_the_whole(rest: float, whole: bool) -> None:  # noqa: FBT001 - of a table
    ours, theirs = (0, 1, 2), (3, 4, 5)
    scores = dict.fromkeys(product(ours, theirs), rest) | {(0, 3): 0.6}
    scores |= {(a, b): 0.9 for group in (ours, theirs) for a in group for b in group if a < b}
    assert groups(6, scores) == ([[0, 1, 2, 3, 4, 5]] if whole else [[0, 1, 2], [3, 4, 5]])
