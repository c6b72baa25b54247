"""Rules on rows that were found, as labelled cases: what each takes away, gives or divides, and what it leaves alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.stages.attribute.carriers import carry
from onrecord.stages.attribute.hollow import fill
from onrecord.stages.attribute.idle import unname
from onrecord.stages.attribute.owned import divide
from onrecord.stages.attribute.page import Page
from onrecord.stages.attribute.person import speak_on
from onrecord.types import Attribution, Span
from onrecord.words.spans import reads

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "spoken.yml").read_text(encoding="utf-8"))
RULES: dict[str, Callable[[Page, list[Attribution], str], list[Attribution]]] = {"unname": unname, "divide": divide, "speak_on": speak_on}


def where(text: str, words: str) -> tuple[Span, ...]:
    found = re.search(re.escape(words), text)
    assert found, words
    return (found.span(),) if words else ()


def row(text: str, told: str) -> Attribution:
    source, cue, content = (where(text, part.strip()) for part in told.split("|"))
    return Attribution(content, source, cue, score=0.9)


def told(text: str, one: Attribution) -> str:
    return " | ".join(reads(text, part) for part in (one.source, one.cue, one.content))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_rows_are_mended(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    made = RULES[case["rule"]](Page.of(text), [row(text, one) for one in case["given"]], "en")
    wanted = [" | ".join(part.strip() for part in one.split("|")) for one in case["wanted"]]
    assert sorted(told(text, one) for one in made) == sorted(wanted)


def test_what_a_speaker_cites_carries_his_words() -> None:
    text = "The strait stays shut. This was stated by palace spokesman Orra, citing Norda agency."
    found = [row(text, "palace spokesman Orra | was stated by | This"), row(text, "palace spokesman Orra | citing | Norda agency")]
    (one,) = fill(Page.of(text), carry(Page.of(text), found), "en")
    assert (told(text, one), reads(text, one.via)) == ("palace spokesman Orra | was stated by | The strait stays shut.", "Norda")


def test_what_a_speaker_cites_for_proof_is_no_carrier() -> None:
    text = "Orra said the strait stays shut, citing the storm."
    found = [row(text, "Orra | said | the strait stays shut"), row(text, "Orra | citing | the storm")]
    assert carry(Page.of(text), found) == found
