"""Rules on rows that were found, as labelled cases: what each takes away, gives or divides, and what it leaves alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.stages.attribute.according import accord
from onrecord.stages.attribute.answered import answered
from onrecord.stages.attribute.bounded import bound
from onrecord.stages.attribute.carriers import carry
from onrecord.stages.attribute.cited import credit
from onrecord.stages.attribute.hollow import fill
from onrecord.stages.attribute.idle import unname
from onrecord.stages.attribute.owned import divide
from onrecord.stages.attribute.page import Page
from onrecord.stages.attribute.person import speak_on
from onrecord.stages.attribute.pieces import separate
from onrecord.stages.attribute.provisos import conditioned
from onrecord.stages.attribute.readiness import ready
from onrecord.stages.attribute.swallowed import disgorge
from onrecord.stages.attribute.unended import end
from onrecord.types import Attribution, Span
from onrecord.words.spans import reads

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "spoken.yml").read_text(encoding="utf-8"))
RULES: dict[str, Callable[[Page, list[Attribution], str], list[Attribution]]] = {
    "unname": unname,
    "divide": divide,
    "speak_on": speak_on,
    "disgorge": disgorge,
    "bound": bound,
    "ready": ready,
    "fill": fill,
    "answered": answered,
    "end": end,
    "accord": accord,
    "conditioned": conditioned,
    "separate": lambda page, rows, _: separate(page, rows),
}


def where(text: str, words: str) -> tuple[Span, ...]:
    """Where words stand, their pieces parted by dots."""
    found = [(piece, re.search(re.escape(piece), text)) for piece in words.split(" … ") if piece]
    assert all(match for _, match in found), words
    return tuple(match.span() for _, match in found if match)


def row(text: str, told: str) -> Attribution:
    source, cue, content = (where(text, part.strip()) for part in told.split("|"))
    return Attribution(content, source, cue, score=0.9)


def told(text: str, one: Attribution) -> str:
    return " | ".join(reads(text, part) for part in (one.source, one.cue, one.content))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_rows_are_mended(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    made = RULES[case["rule"]](Page.of(text), [row(text, one) for one in case["given"]], case.get("language", "en"))
    wanted = [" | ".join(part.strip() for part in one.split("|")) for one in case["wanted"]]
    assert sorted(told(text, one) for one in made) == sorted(wanted)


def credited(text: str, *given: str) -> list[tuple[str, str]]:
    page = Page.of(text)
    return [(told(text, one), reads(text, one.via)) for one in credit(page, carry(page, [row(text, one) for one in given]))]


def test_who_an_agency_cites_is_the_speaker() -> None:
    text = "The port is shut, the news agency Norda reported, citing two palace officials."
    given = "the news agency Norda | reported | The port is shut", "the news agency Norda | citing | two palace officials"
    assert credited(text, *given) == [("two palace officials | reported | The port is shut", "the news agency Norda")]


@pytest.mark.parametrize(
    ("who", "cited"),
    [("the news agency Norda", "the storm of Monday"), ("Premier Orra", "two palace officials")],
)
def test_what_is_cited_for_proof_or_by_no_carrier_is_no_speaker(who: str, cited: str) -> None:
    text = f"The port is shut, {who} reported, citing {cited}."
    given = f"{who} | reported | The port is shut", f"{who} | citing | {cited}"
    assert credited(text, *given) == [(one, "") for one in given]


def test_according_to_him_whom_a_carrier_quotes() -> None:
    text = "According to Edda Quorn, as cited by Velpress, the talks will go on in May."
    found = credited(text, "Velpress | According to | the talks will go on in May")
    assert found == [("Edda Quorn | According to | the talks will go on in May", "Velpress")]


def test_what_a_speaker_cites_carries_his_words() -> None:
    text = "The strait stays shut. This was stated by palace spokesman Orra, citing Norda agency."
    found = [row(text, "palace spokesman Orra | was stated by | This"), row(text, "palace spokesman Orra | citing | Norda agency")]
    (one,) = fill(Page.of(text), carry(Page.of(text), found), "en")
    assert (told(text, one), reads(text, one.via)) == ("palace spokesman Orra | was stated by | The strait stays shut.", "Norda")


def test_what_a_speaker_cites_for_proof_is_no_carrier() -> None:
    text = "Orra said the strait stays shut, citing the storm."
    found = [row(text, "Orra | said | the strait stays shut"), row(text, "Orra | citing | the storm")]
    assert carry(Page.of(text), found) == found
