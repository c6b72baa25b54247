"""The rules do twice the work for twice the text, not four or eight times: a text made to hurt costs what its length costs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counting import calls
from onrecord.stages.attribute import _settled
from onrecord.stages.attribute.cited import credit
from onrecord.stages.attribute.idle import unname
from onrecord.stages.attribute.nested import nested
from onrecord.stages.attribute.owned import divide
from onrecord.stages.attribute.page import Page
from onrecord.stages.attribute.person import speak_on
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
    "divide": lambda page, found: divide(page, found, "en"),
    "unname": lambda page, found: unname(page, found, "en"),
    "speak on": lambda page, found: speak_on(page, found, "en"),
    "credit": credit,
}


TOLD = "Norda wrote that Orra urged the crew to go home, and affirmed its will. "
"""A report of a report, with a row that may go on its list of verbs."""


def test_twice_the_reports_of_reports_are_twice_the_work() -> None:
    def read_again(times: int) -> int:
        page = Page.of(TOLD * times)
        parts = (((12, 47), (0, 5), (6, 11)), ((62, 70), (0, 5), (53, 61)))
        found = [Attribution(*(((a + n, b + n),) for a, b in one)) for n in range(0, len(TOLD) * times, len(TOLD)) for one in parts]
        inner = [
            Attribution(((n + 28, n + 47),), ((n + 17, n + 21),), ((n + 22, n + 27),), score=0.9)
            for n in range(0, len(TOLD) * times, len(TOLD))
        ]
        assert len(nested(page, found, lambda _: inner, "en")) == 3 * times
        return calls(lambda: nested(page, found, lambda _: inner, "en"))

    assert read_again(120) < 2.6 * read_again(60)


@pytest.mark.parametrize("name", RULES)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    made = {times: (page(times), rows(times)) for times in (60, 120)}
    once, twice = (calls(lambda given=made[times]: RULES[name](*given)) for times in (60, 120))  # type: ignore[misc]
    assert twice < 2.6 * once
