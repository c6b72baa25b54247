"""Where a statement ends and the next begins, on invented text: second verbs, headlines, and words that nobody says."""

from __future__ import annotations

import pytest

from onrecord.stages.attribute.according import accord
from onrecord.stages.attribute.bounded import bound
from onrecord.stages.attribute.hollow import fill
from onrecord.stages.attribute.idle import unname
from onrecord.stages.attribute.page import Page
from onrecord.stages.attribute.resumed import resume
from onrecord.types import Attribution, Spans
from onrecord.words.spans import reads


def spans(text: str, words: str) -> Spans:
    return tuple((text.index(one), text.index(one) + len(one)) for one in words.split(" … ") if one)


def row(text: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution(spans(text, content), spans(text, source), spans(text, cue), score=0.9)


def told(text: str, rows: list[Attribution]) -> list[tuple[str, str, str]]:
    return [(reads(text, one.source), reads(text, one.cue), reads(text, one.content)) for one in rows]


@pytest.mark.parametrize(
    ("language", "text", "content", "rows"),
    [
        (
            "en",
            "Velt says the ferry “is ours” and thanks the crew for waiting.",
            "the ferry “is ours” and thanks the crew for waiting",
            [("says", "the ferry “is ours”"), ("thanks", "the crew for waiting")],
        ),
        (
            "fr",
            "Velt a reproché au port de « dormir » et démenti que le quai soit vendu.",
            "au port de « dormir » et démenti que le quai soit vendu",
            [("a reproché", "au port de « dormir »"), ("démenti", "que le quai soit vendu")],
        ),
        (
            "en",
            "Velt said the ferry would sail and called on the crew to return.",
            "the ferry would sail and called on the crew to return",
            [("said", "the ferry would sail"), ("called on", "the crew to return")],
        ),
        (
            "en",
            "Velt said that the mill was ready if the men came, but ruled out a bonus.",
            "that the mill was ready if the men came, but ruled out a bonus",
            [("said", "that the mill was ready if the men came"), ("ruled out", "a bonus")],
        ),
        (
            "de",
            "Velt sagte, die Fähre werde fahren, und forderte die Crew zur Rückkehr auf.",
            "die Fähre werde fahren",
            [("sagte", "die Fähre werde fahren"), ("forderte … auf", "die Crew zur Rückkehr")],
        ),
    ],
)
def test_a_second_verb_is_a_second_statement(language: str, text: str, content: str, rows: list[tuple[str, str]]) -> None:
    found = resume(Page.of(text), [row(text, "Velt", rows[0][0], content)], language)
    assert told(text, found) == [("Velt", cue, what) for cue, what in rows]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Velt said that the crew had lied, and demanded more pay.", "that the crew had lied, and demanded more pay"),
        ("Velt said Orra was angry and demanded more pay.", "Orra was angry and demanded more pay"),
        ("Velt said the ferry would sail and Norda rejected the plan.", "the ferry would sail and Norda rejected the plan"),
        ("Velt said the mill works and thanks its owner for that.", "the mill works and thanks its owner for that"),
        ("Velt said that Orra, who would leave, was angry and denied it all.", "that Orra, who would leave, was angry and denied it all"),
    ],
)
def test_a_verb_that_may_be_somebody_elses_is_left_where_it_is(text: str, content: str) -> None:
    rows = [row(text, "Velt", "said", content)]
    assert resume(Page.of(text), rows, "en") == rows


@pytest.mark.parametrize(
    ("text", "given", "wanted"),
    [
        (
            "Dockers' union rejects pay offer as strike enters second day",
            ("Dockers' union", "rejects", "pay offer as strike enters second day"),
            ("Dockers' union", "rejects", "pay offer"),
        ),
        (
            "“Nobody asked us,” says ferry chief as strike deadline nears",
            ("ferry chief as strike deadline nears", "says", "“Nobody asked us,”"),
            ("ferry chief", "says", "“Nobody asked us,”"),
        ),
        (
            "“It's a swindle”: Ferry chief slams dockers as strike drags on",
            ("Ferry chief", "slams", "“It's a swindle” … dockers as strike drags on"),
            ("Ferry chief", "slams", "“It's a swindle”"),
        ),
    ],
)
def test_a_headline_ends_before_what_happens_meanwhile(text: str, given: tuple[str, str, str], wanted: tuple[str, str, str]) -> None:
    assert told(text, bound(Page.of(text), [row(text, *given)], "en")) == [wanted]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Union dismisses pay offer as bad for all sides", "Union", "dismisses", "pay offer as bad for all sides"),
        ("Union rejects pay offer as too low for its members", "Union", "rejects", "pay offer as too low for its members"),
        ("The union rejects the offer as strike talks go on.", "The union", "rejects", "the offer as strike talks go on"),
    ],
)
def test_what_a_thing_is_called_is_no_meanwhile(text: str, source: str, cue: str, content: str) -> None:
    assert told(text, bound(Page.of(text), [row(text, source, cue, content)], "en")) == [(source, cue, content)]


def test_a_german_source_is_without_the_paper_it_spoke_to() -> None:
    text = "„Wir warten“, sagte Orra Velt, die Bürgermeisterin, dieser Zeitung."
    rows = [row(text, "Orra Velt, die Bürgermeisterin, dieser Zeitung", "sagte", "„Wir warten“")]
    assert told(text, bound(Page.of(text), rows, "de"))[0][0] == "Orra Velt, die Bürgermeisterin"
    editor = "„Wir warten“, sagte die Chefin dieser Zeitung."
    assert (
        told(editor, bound(Page.of(editor), [row(editor, "die Chefin dieser Zeitung", "sagte", "„Wir warten“")], "de"))[0][0]
        == "die Chefin dieser Zeitung"
    )


def test_what_nobody_knows_is_nobodys_statement() -> None:
    text = "What Velt intends is anybody's guess."
    assert fill(Page.of(text), [row(text, "Velt", "intends", "What … is anybody's guess")], "en") == []
    text = "Velt intends to sail."
    rows = [row(text, "Velt", "intends", "to sail")]
    assert fill(Page.of(text), rows, "en") == rows


def test_there_is_no_telling_and_speaking_for_others_are_no_statements() -> None:
    text = "There is no telling whether the ferry will sail. The league, which speaks for growers, asked for help."
    rows = [row(text, "", "is no telling", "whether the ferry will sail"), row(text, "which", "speaks for", "growers")]
    asked = row(text, "The league", "asked for", "help")
    assert unname(Page.of(text), [*rows, asked], "en") == [asked]


def test_how_much_is_asked_for_asks_nothing() -> None:
    text = "Neun Prozent verlangt die Gewerkschaft."
    given = row(text, "Neun Prozent", "verlangt", "die Gewerkschaft")
    assert told(text, bound(Page.of(text), [given], "de")) == [("die Gewerkschaft", "verlangt", "Neun Prozent")]
    text = "Neun Reeder verlangen neue Häfen."
    given = row(text, "Neun Reeder", "verlangen", "neue Häfen")
    assert bound(Page.of(text), [given], "de") == [given]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Norda ist uneins: Die Hilfen seien „gestoppt, nicht gestrichen“, hieß es am Montag aus dem Ministerium.",
            [("aus dem Ministerium", "hieß es", "Die Hilfen seien „gestoppt, nicht gestrichen“")],
        ),
        ("Im Hafen heißt es warten, bis die Fähre kommt.", []),
        ("„Die Fähre kommt, hieß es aus dem Ministerium“, steht auf dem Plakat.", []),
    ],
)
def test_what_is_heard_from_a_place(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert told(text, accord(Page.of(text), [], "de")) == rows
