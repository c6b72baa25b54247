"""The decoder on numbers made by hand: legal tags, links, scores."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from onrecord.model.decode import POINTER, TAGS, Signals, Tuning, decode, tag, transitions, viterbi
from onrecord.model.windows import Window

LEVEL = Tuning(least=0.0, enter=0.0, anchor=0.0)


def window(places: int) -> Window:
    """A window of `places` places with specials at both ends."""
    index = np.array([-1, *range(places - 2), -1])
    return Window(np.arange(places), np.zeros(places, np.int64), index)


def signals(tags: list[str], cue_of: dict[int, int], source_of: dict[int, int]) -> Signals:
    """Signals that say exactly this: the tag of each place, and for a place the place its pointer means."""
    count = len(tags)
    logits = np.full((count, len(TAGS)), -5.0, np.float32)
    for place, name in enumerate(tags):
        logits[place, TAGS.index(name)] = 5.0
    cue_query, cue_key, source_query, source_key = (np.zeros((count, POINTER), np.float32) for _ in range(4))
    for place in range(count):
        cue_key[place, place] = source_key[place, place] = 4.0
        cue_query[place, cue_of.get(place, 0)] = source_query[place, source_of.get(place, 0)] = 4.0
    return Signals(logits, cue_query, cue_key, source_query, source_key)


def found(tags: list[str], cue_of: dict[int, int], source_of: dict[int, int]) -> list[tuple[object, object, object]]:
    given_signals = signals(tags, cue_of, source_of)
    rows = decode(window(len(tags)), given_signals, tag([given_signals], LEVEL)[0])
    return [(one.source, one.cue, one.content) for one in rows]


def test_links_content_to_cue_and_cue_to_source() -> None:
    tags = ["O", "B-source", "B-cue", "B-content", "I-content", "O"]
    assert found(tags, {3: 2, 4: 2}, {2: 1}) == [((0, 1), (1, 2), [(2, 4)])]


def test_two_pieces_share_their_cue() -> None:
    tags = ["O", "B-content", "B-source", "B-cue", "B-content", "O"]
    assert found(tags, {1: 3, 4: 3}, {3: 2}) == [((1, 2), (2, 3), [(0, 1), (3, 4)])]


def test_a_content_may_have_no_cue_and_its_own_source() -> None:
    tags = ["O", "B-source", "O", "B-content", "I-content", "O"]
    assert found(tags, {3: 0, 4: 0}, {3: 1, 4: 1}) == [((0, 1), None, [(2, 4)])]


def test_no_source_where_the_pointer_means_the_start() -> None:
    tags = ["O", "B-source", "B-cue", "B-content", "O"]
    assert found(tags, {3: 2}, {2: 0}) == [(None, (1, 2), [(2, 3)])]


def test_a_place_the_pointer_is_sure_of_becomes_a_cue() -> None:
    tags = ["O", "O", "O", "B-content", "O"]
    assert found(tags, {3: 2}, {2: 0}) == [(None, (1, 2), [(2, 3)])]


def test_tags_without_content_give_nothing() -> None:
    assert found(["O", "B-source", "B-cue", "O"], {}, {}) == []


@given(
    hnp.arrays(
        np.float32, st.tuples(st.integers(1, 3), st.integers(1, 9), st.just(7)), elements=st.floats(-9, 9, width=32, allow_subnormal=False)
    )
)
def test_viterbi_is_legal_and_no_worse_than_any_legal_greedy_path(logits: np.ndarray) -> None:
    steps = transitions(LEVEL)
    for row, best in zip(logits, viterbi(logits, steps), strict=True):
        assert all(not (b and b % 2 == 0 and a not in (b, b - 1)) for a, b in zip([0, *best], best, strict=False))
        outside = row[:, 0].sum()
        assert row[np.arange(len(best)), best].sum() >= outside - 1e-3
