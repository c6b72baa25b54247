"""The rules do twice the work for twice the text, not four or eight times: a text made to hurt costs what its length costs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counting import calls
from onrecord.stages.attribute import _settled
from onrecord.stages.attribute.nested import nested
from onrecord.stages.attribute.page import Page
from onrecord.stages.attribute.pieces import separate
from onrecord.stages.attribute.quotations import adopt, snap
from onrecord.types import Attribution

UNIT = "“We will go home now,” he said. “It was a long day, and we are tired.” "
CONTENT, SOURCE, CUE = (1, 20), (23, 25), (26, 30)


def rows(times: int) -> list[Attribution]:
    shifts = [len(UNIT) * n for n in range(times)]
    moved = [[((a + at, b + at),) for a, b in (CONTENT, SOURCE, CUE)] for at in shifts]
    return [Attribution(content, source, cue, score=0.9) for content, source, cue in moved]


def page(times: int) -> Page:
    made = Page.of(UNIT * times)
    assert len(made.outer) == 2 * times
    assert len(made.sentences) >= times
    return made


RULES: dict[str, Callable[[Page, list[Attribution]], list[Attribution]]] = {
    "separate": separate,
    "snap": snap,
    "adopt": adopt,
    "nested": lambda page, found: nested(page, found, lambda _: [], "en"),
    "settled": _settled,
}


@pytest.mark.parametrize("name", RULES)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    made = {times: (page(times), rows(times)) for times in (60, 120)}
    once, twice = (calls(lambda given=made[times]: RULES[name](*given)) for times in (60, 120))  # type: ignore[misc]
    assert twice < 2.6 * once
