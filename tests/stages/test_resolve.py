"""Who the speaker is, in the plainest way: on invented text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.stages.resolve import may_be, resolve
from onrecord.types import Attribution, Details, Meaning, Report


def speakers(text: str, *rows: tuple[str, str] | tuple[str, str, int]) -> list[str | None]:
    """The speakers of attributions given as (source, content[, parent]), found at their first place after the one before."""
    found, at = [], 0
    for source, content, *parent in rows:
        start = text.index(source, at) if source else -1
        spans = ((start, start + len(source)),) if source else ()
        at = start + 1 if source else at
        match = re.search(re.escape(content), text)
        assert match
        found.append(Attribution((match.span(),), spans, parent=parent[0] if parent else None))
    done = resolve(Report("r", "r.txt", text, Details(language="en")), found, [Meaning() for _ in found], ())
    return [row.speaker for row in done.rows]


def test_a_pronoun_is_the_speaker_before_it() -> None:
    text = "Premier Ilvar Tamsek said no. He added that ships may pass. They laughed."
    assert speakers(text, ("Premier Ilvar Tamsek", "no"), ("He", "that ships may pass")) == ["Premier Ilvar Tamsek"] * 2


def test_he_is_no_state_and_no_group() -> None:
    text = "Tamsek said no. Denmark agreed to talks. Union leaders said maybe. He outlined a plan."
    rows = (("Tamsek", "no"), ("Denmark", "to talks"), ("Union leaders", "maybe"), ("He", "a plan"))
    assert speakers(text, *rows)[3] == "Tamsek"


def test_we_inside_a_quotation_is_the_quoted_speaker() -> None:
    text = "“We promised them bread,” Tamsek said."
    found = speakers(text, ("", "“We promised them bread,”"), ("We", "them bread", 0))
    assert found == [None, None]
    text = "Tamsek said: “We promised them bread.”"
    assert speakers(text, ("Tamsek", "“We promised them bread.”"), ("We", "them bread", 0)) == ["Tamsek", "Tamsek"]


def test_nobody_is_chosen_where_somebody_else_was_named_since() -> None:
    text = "Tamsek said no. On Friday, Quorn left the room. He wants a deal."
    assert speakers(text, ("Tamsek", "no"), ("He", "a deal")) == ["Tamsek", None]
    text = "Tamsek said no on Friday. However, he wants a deal."
    assert speakers(text, ("Tamsek", "no"), ("he", "a deal")) == ["Tamsek", "Tamsek"]


@pytest.mark.parametrize("source", ["which", "who", "it"])
def test_what_points_at_no_speaker_stays_open(source: str) -> None:
    text = f"Tamsek said no. A letter {source} says yes."
    assert speakers(text, ("Tamsek", "no"), (source, "yes")) == ["Tamsek", None]


def test_far_away_is_no_answer() -> None:
    text = "Tamsek said no. " + "The harbour lay still. " * 40 + "He said yes."
    assert speakers(text, ("Tamsek", "no"), ("He", "yes")) == ["Tamsek", None]


def test_marks_and_possessives_are_not_part_of_a_name() -> None:
    text = "“Tamsek’s” claim that it rained"
    assert speakers(text, ("“Tamsek’s”", "that it rained")) == ["Tamsek"]


@pytest.mark.parametrize(
    ("speaker", "may"),
    [("the U.S", False), ("Velsund officials", False), ("Orra and Vey", False), ("Mr. Orra", True), ("the president", True)],
)
def test_who_he_may_be(speaker: str, may: bool) -> None:  # noqa: FBT001
    assert may_be("he", speaker) is may


def test_the_territories_are_there() -> None:
    data = Path(__file__).parents[2] / "src" / "onrecord" / "data" / "territories.yml"
    assert "Deutschland" in data.read_text(encoding="utf-8")
