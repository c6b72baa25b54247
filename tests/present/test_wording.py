"""How dates and acts are said in words."""

from __future__ import annotations

import pytest

from onrecord.present.wording import day, does, named, title
from onrecord.questions.rows import Place


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-03-05", "2031-03-05"),
        ("2031-03", "2031-03"),
        ("2031-03-05~", "about 2031-03-05"),
        ("2031?", "perhaps 2031"),
        ("2031-03-05%", "perhaps about 2031-03-05"),
        ("2031-03-05/2031-03-09~", "2031-03-05 to about 2031-03-09"),
        ("2031-03-05/..", "since 2031-03-05"),
        ("../2031-03-05", "until 2031-03-05"),
        ("date not known", "date not known"),
    ],
)
def test_a_date_is_said_as_one_would_say_it(edtf: str, words: str) -> None:
    assert day(edtf) == words


@pytest.mark.parametrize(("act", "words"), [("promise", "promises"), ("deny", "denies"), ("agree", "agrees")])
def test_an_act_is_what_somebody_does(act: str, words: str) -> None:
    assert does(act) == words


def test_a_report_without_a_title_goes_by_its_file() -> None:
    place = Place("a", "a folder/of reports/0306.txt", None, None, None, None, None)
    assert title(place) == named(place) == "0306.txt"
