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
from onrecord.types import Attribution, Span

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


def at(start: int, content: Span, source: Span, cue: Span) -> Attribution:
    moved = [((a + start, b + start),) for a, b in (content, source, cue)]
    return Attribution(moved[0], moved[1], moved[2], score=0.9)


def test_twice_the_reports_of_reports_are_twice_the_work() -> None:
    def read_again(times: int) -> int:
        page = Page.of(TOLD * times)
        starts = range(0, len(TOLD) * times, len(TOLD))
        found = [one for n in starts for one in (at(n, (12, 47), (0, 5), (6, 11)), at(n, (62, 70), (0, 5), (53, 61)))]
        inner = {n: at(n, (28, 47), (17, 21), (22, 27)) for n in starts}

        def anew(span: Span) -> list[Attribution]:
            return [inner[span[0] // len(TOLD) * len(TOLD)]]

        assert len(nested(page, found, anew, "en")) == 3 * times
        return calls(lambda: nested(page, found, anew, "en"))

    assert read_again(120) < 2.6 * read_again(60)


@pytest.mark.parametrize("name", RULES)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    made = {times: (page(times), rows(times)) for times in (60, 120)}
    once, twice = (calls(lambda given=made[times]: RULES[name](*given)) for times in (60, 120))  # type: ignore[misc]
    assert twice < 2.6 * once
