"""The rules on invented text: each mends what it should and leaves the rest alone."""

from __future__ import annotations

import re

import pytest

from onrecord.stages.attribute.carriers import carry
from onrecord.stages.attribute.free import go_on
from onrecord.stages.attribute.hollow import fill
from onrecord.stages.attribute.nested import nested
from onrecord.stages.attribute.opened import opened
from onrecord.stages.attribute.page import Page
from onrecord.stages.attribute.pieces import separate
from onrecord.stages.attribute.quotations import adopt, snap
from onrecord.stages.attribute.transcript import transcribe
from onrecord.types import Attribution, Span
from onrecord.words.spans import reads


def spans(text: str, words: str | tuple[str, ...]) -> tuple[Span, ...]:
    """Where each of `words` stands first."""
    pieces = (words,) if isinstance(words, str) else words
    found = [re.search(re.escape(piece), text) for piece in pieces if piece]
    return tuple(match.span() for match in found if match)


def row(text: str, source: str, cue: str, content: str | tuple[str, ...]) -> Attribution:
    return Attribution(spans(text, content), spans(text, source), spans(text, cue), score=0.9)


def contents(text: str, rows: list[Attribution]) -> list[str]:
    return [reads(text, one.content) for one in rows]


def test_content_reaches_the_marks_of_its_quotation() -> None:
    text = "“We will sign. No question about it,” Orra said."
    assert contents(text, snap(Page.of(text), [row(text, "Orra", "said", "We will sign.")])) == ["“We will sign. No question about it,”"]


def test_a_quotation_two_people_share_is_not_snapped() -> None:
    text = "“They say we will attack, and we will not,” Orra said."
    rows = [row(text, "Orra", "said", "and we will not"), row(text, "They", "say", "we will attack")]
    assert snap(Page.of(text), rows) == rows


def test_the_second_half_of_a_quotation_joins_the_first() -> None:
    text = "“We took part,” Orra said. “He never does that.”"
    mended = adopt(Page.of(text), [row(text, "Orra", "said", "“We took part,”")])
    assert contents(text, mended) == ["“We took part,” … “He never does that.”"]


def test_a_quotation_left_open_runs_on() -> None:
    text = "“We will stay, Orra said to the crew.\n“And we will win the strike in the end.”"
    mended = adopt(Page.of(text), [row(text, "Orra", "said", "“We will stay, Orra said to the crew.")])
    assert contents(text, mended) == [
        "“We will stay, Orra said to the crew. … “And we will win the strike in the end.”".replace(" … ", "\n")
    ]


def test_a_lone_quotation_goes_to_the_speaker_before_it() -> None:
    text = "Orra defended the envoy. “He is a citizen and defends his country.”"
    mended = adopt(Page.of(text), [row(text, "Orra", "defended", "the envoy")])
    assert [(reads(text, one.source), reads(text, one.content)) for one in mended][1] == (
        "Orra",
        "“He is a citizen and defends his country.”",
    )


def test_titles_and_scare_quotes_are_nobodys_words() -> None:
    text = "Orra praised the film. It is called “The Long Winter Road.” A so-called “deal” is off."
    rows = [row(text, "Orra", "praised", "the film")]
    assert adopt(Page.of(text), rows) == rows


def test_an_unquoted_piece_in_another_sentence_is_a_slip() -> None:
    text = "Orra called it “a farce.” The harbour was closed."
    mended = separate(Page.of(text), [row(text, "Orra", "called", ("it “a farce.”", "The harbour was closed"))])
    assert contents(text, mended) == ["it “a farce.”"]


def test_what_a_colon_announces_stays() -> None:
    text = "Orra said the following:\nThe harbour stays closed."
    rows = [row(text, "Orra", "said", "The harbour stays closed.")]
    assert separate(Page.of(text), rows) == rows


def test_each_turn_of_a_transcript_is_one_attribution() -> None:
    text = "Q: Will you sign?\nORRA: We will sign. They told us to wait.\nQ: When?\nORRA: Tomorrow, perhaps.\n"
    mended = transcribe(Page.of(text), [])
    assert [(reads(text, a.source), reads(text, a.cue), reads(text, a.content)) for a in mended] == [
        ("Q", ":", "Will you sign?"),
        ("ORRA", ":", "We will sign. They told us to wait."),
        ("Q", ":", "When?"),
        ("ORRA", ":", "Tomorrow, perhaps."),
    ]


def test_a_headline_is_no_transcript() -> None:
    text = "Orra: no deal\nUpdate: the port is open\nThe ships left."
    assert transcribe(Page.of(text), []) == []


def test_the_carrier_is_not_the_speaker() -> None:
    text = "Orra said the deal is off, quoted by the news agency Norda. Nothing else happened."
    (mended,) = carry(Page.of(text), [row(text, "Orra", "said", "the deal is off")])
    assert reads(text, mended.via) == "Norda"


def heard(text: str, outer: list[Attribution], inner: list[Attribution]) -> tuple[list[str], list[tuple[str, str, str]]]:
    """What is read a second time, and what is on record then, where the second reading finds `inner`."""
    asked: list[str] = []

    def read(span: Span) -> list[Attribution]:
        asked.append(text[slice(*span)])
        return [one for one in inner if span[0] <= one.cue[0][0] < span[1]]

    rows = nested(Page.of(text), outer, read, "en")
    return asked, [(reads(text, a.source), reads(text, a.cue), reads(text, a.content)) for a in rows]


def test_what_somebody_is_told_to_have_said_is_read_again() -> None:
    text = "Norda wrote that Premier Orra had urged the crew to go home."
    outer = row(text, "Norda", "wrote", "that Premier Orra had urged the crew to go home")
    inner = row(text, "Premier Orra", "urged", "the crew to go home")
    asked, found = heard(text, [outer], [inner])
    assert asked == ["Premier Orra had urged the crew to go home"]
    assert ("Premier Orra", "urged", "the crew to go home") in found


def test_words_inside_words_are_read_alone() -> None:
    text = "“They tell us the mill is lost,” Orra said. “She swore that the dam would hold,” said Lund."
    outer = [
        row(text, "Orra", "said", "“They tell us the mill is lost,”"),
        row(text, "Lund", "said", "“She swore that the dam would hold,”"),
    ]
    inner = [row(text, "They", "tell", "the mill is lost"), row(text, "She", "swore", "that the dam would hold")]
    asked, found = heard(text, outer, inner)
    assert asked == ["They tell us the mill is lost,", "She swore that the dam would hold,"]
    assert len(found) == len(outer) + len(inner)


@pytest.mark.parametrize(("case", "kept"), [("If", False), ("Provided", False), ("Yesterday", True)])
def test_a_case_that_is_put_is_nobodys_words(case: str, *, kept: bool) -> None:
    text = f"“{case} both crews tell us that they will not sail, we can go,” Orra said."
    said = f"“{case} both crews tell us that they will not sail, we can go,”"
    _, found = heard(text, [row(text, "Orra", "said", said)], [row(text, "both crews", "tell", "that they will not sail")])
    assert (("both crews", "tell", "that they will not sail") in found) is kept


@pytest.mark.parametrize(("cue", "kept"), [("will tell", False), ("have told", True)])
def test_what_is_still_to_be_said_is_nobodys_words(cue: str, *, kept: bool) -> None:
    text = f"“Both crews {cue} us that they stay at home,” Orra said."
    _, found = heard(
        text, [row(text, "Orra", "said", text[: text.index(" Orra")])], [row(text, "Both crews", cue, "that they stay at home")]
    )
    assert (("Both crews", cue, "that they stay at home") in found) is kept


def test_what_somebody_is_told_to_have_expressed_may_be_a_noun_in_the_cue() -> None:
    text = "Norda wrote that Premier Orra expressed a firm willingness to talk about the ferry."
    outer = row(text, "Norda", "wrote", "that Premier Orra expressed a firm willingness to talk about the ferry")
    inner = row(text, "Premier Orra", "expressed a firm willingness", "to talk about the ferry")
    assert ("Premier Orra", "expressed a firm willingness", "to talk about the ferry") in heard(text, [outer], [inner])[1]


def test_what_the_teller_goes_on_with_is_not_read_as_anothers() -> None:
    text = "Norda wrote that Orra asked the crew to wait and that the port would open in May."
    asked, _ = heard(text, [row(text, "Norda", "wrote", "that Orra asked the crew to wait and that the port would open in May")], [])
    assert asked == ["Orra asked the crew to wait"]


@pytest.mark.parametrize(
    "told",
    [
        "that he had urged the crew to go home",
        "that nobody told the crew to go home",
        "that the crew's demands would be met",
        "that the crew went home and that Orra urged the others on",
        "what Orra told the crew",
    ],
)
def test_what_opens_with_nobody_who_says_is_not_read_again(told: str) -> None:
    text = f"Norda wrote {told}."
    assert heard(text, [row(text, "Norda", "wrote", told)], [])[0] == []


def test_the_last_of_a_list_of_verbs_is_his_whose_list_it_is() -> None:
    text = "Norda wrote that Orra urged the crew to go, condemned the raid on the ferry, and affirmed his will to pay."
    outer = row(text, "Norda", "wrote", "that Orra urged the crew to go, condemned the raid on the ferry")
    last = row(text, "Norda", "affirmed", "his will to pay")
    list_of_his = (("urged", "the crew to go"), ("condemned", "the raid on the ferry"), ("affirmed", "his will to pay"))
    inner = [row(text, "Orra", cue, said) for cue, said in list_of_his]
    _, found = heard(text, [outer, last], inner)
    assert [source for source, cue, _ in found if cue == "affirmed"] == ["Orra"]
    assert found[0][2] == text[len("Norda wrote ") : -1]


def test_the_teller_keeps_what_may_be_his_own() -> None:
    text = "Norda wrote that Orra urged the crew to go, and affirmed its account of the raid."
    outer = row(text, "Norda", "wrote", "that Orra urged the crew to go")
    last = row(text, "Norda", "affirmed", "its account of the raid")
    inner = [row(text, "Orra", "urged", "the crew to go"), row(text, "Orra", "affirmed", "its account of the raid")]
    _, found = heard(text, [outer, last], inner)
    assert [source for source, cue, _ in found if cue == "affirmed"] == ["Norda"]


def test_an_agency_that_speaks_for_itself_carries_nothing() -> None:
    text = "According to the news agency Norda, the deal is off."
    rows = [row(text, "the news agency Norda", "According to", "the deal is off")]
    assert carry(Page.of(text), rows) == rows


def test_a_lone_row_without_source_and_cue_is_no_hindrance() -> None:
    text = "“We will not sign it now,” it was heard. “We will sign it in May,” it was heard.\n"
    rows = [Attribution(spans(text, "We will not sign it now,"), score=0.5)]
    assert contents(text, adopt(Page.of(text), rows)) == ["We will not sign it now,"]


def test_a_headline_under_a_country_is_not_what_the_country_says() -> None:
    filed, told = "Denmark: Orra open to talks", "Denmark: “We are open to talks.”"
    assert fill(Page.of(filed), [row(filed, "Denmark", ":", "Orra open to talks")], "en") == []
    assert len(fill(Page.of(told), [row(told, "Denmark", ":", "“We are open to talks.”")], "en")) == 1


def test_a_mere_this_is_the_sentence_before_it() -> None:
    text = "The port stays shut. This was announced by Orra. Ships wait."
    (one,) = fill(Page.of(text), [row(text, "Orra", "was announced by", "This")], "en")
    assert (reads(text, one.source), reads(text, one.content)) == ("Orra", "The port stays shut.")


def test_a_mere_this_takes_no_words_from_another_speaker() -> None:
    text = "Velt said the port stays shut. This was announced by Orra."
    said = row(text, "Velt", "said", "the port stays shut")
    assert fill(Page.of(text), [said, row(text, "Orra", "was announced by", "This")], "en") == [said]


def test_a_mere_this_does_not_reach_over_a_paragraph() -> None:
    text = "The port stays shut.\n\nThis was announced by Orra."
    assert fill(Page.of(text), [row(text, "Orra", "was announced by", "This")], "en") == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Orra demanded their withdrawal. Otherwise the port will stay shut. Ships wait.", "Otherwise the port will stay shut."),
        ("de", "Orra demanded den Abzug. Sonst bleibe der Hafen zu. Schiffe warten.", "Sonst bleibe der Hafen zu."),
        ("es", "Orra demanded la retirada. De lo contrario, el puerto seguirá cerrado.", "De lo contrario, el puerto seguirá cerrado."),
    ],
)
def test_what_else_will_follow_is_the_last_speakers(language: str, text: str, words: str) -> None:
    said = row(text, "Orra", "demanded", text.partition("demanded ")[2].partition(".")[0])
    assert contents(text, go_on(Page.of(text), [said], language))[1:] == [words]


def test_what_happened_otherwise_is_the_reports_own_voice() -> None:
    text = "Orra demanded their withdrawal. Otherwise the day was calm."
    assert len(go_on(Page.of(text), [row(text, "Orra", "demanded", "their withdrawal")], "en")) == 1


def test_a_source_ends_where_its_carrier_begins() -> None:
    text = "The deal is off. This was reported by the ministry as quoted by the agency Norda."
    (one,) = carry(Page.of(text), [row(text, "the ministry as quoted by the agency Norda", "was reported by", "This")])
    assert (reads(text, one.source), reads(text, one.via)) == ("the ministry", "Norda")


def test_what_would_have_to_be_is_said_by_who_says_what_it_is_good_for() -> None:
    text = "Orra said the pact needs a seal. Mr. Ollow, whose term ran out, would have to face the voters. This would help, Ms. Orra said."
    rows = [row(text, "Orra", "said", "the pact needs a seal"), row(text, "Ms. Orra", "said.", "This would help")]
    assert contents(text, go_on(Page.of(text), rows, "en"))[1] == "Mr. Ollow, whose term ran out, would have to face the voters."
    assert len(go_on(Page.of(text), rows[1:], "en")) == 1  # nobody was speaking before: it may be the report's own
    other = [row(text, "Mr. Ollow", "said", "the pact needs a seal"), rows[1]]
    assert len(go_on(Page.of(text), other, "en")) == len(other)


def test_what_is_opened_up_on_a_condition_is_an_offer_and_its_condition_no_statement() -> None:
    text = "Yesterday, Orra opened up the possibility of meeting Ollow, provided he shows “signs of good will.”"
    (one,) = opened(Page.of(text), [row(text, "he shows", "shows", "“signs of good will.”")], "en")
    assert (reads(text, one.source), reads(text, one.content)) == ("Orra", "meeting Ollow, provided he shows “signs of good will.”")
    assert opened(Page.of(text), [row(text, "Orra", "opened up", "the possibility of meeting Ollow")], "en") != [one]
    assert opened(Page.of("The storm opened the door to the cellar, and it rained."), [], "en") == []


def test_a_quotation_of_a_sentence_a_line_is_taken_whole() -> None:
    text = "Orra sagte: „Wir sehen das auch kritisch.\nViele Fähren fahren nicht.\nDas bleibt so.“\nVelt schwieg."
    mended = adopt(Page.of(text), snap(Page.of(text), [row(text, "Orra", "sagte", "„Wir sehen das auch kritisch.")]))
    assert contents(text, mended) == ["„Wir sehen das auch kritisch.\nViele Fähren fahren nicht.\nDas bleibt so.“"]
