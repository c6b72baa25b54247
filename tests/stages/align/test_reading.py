"""Statements as a reading has them: days that nobody told, acts taken for others. What is missing keeps nothing apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.stages.align import align
from onrecord.stages.align.evidence import Pair, evidence
from onrecord.stages.align.likeness import matched
from onrecord.stages.align.matching import Share, scale, share
from onrecord.stages.align.nodes import Node, nodes
from onrecord.types import Act, Told

THREE_QUARTERS = 0.75


def said(number: int, words: str, act: str | None = None, kind: str | None = None, **more: str | None) -> Told:
    """A statement of one invented speaker, each in a report of its own."""
    told = Told(
        id=str(number), report=f"r{number}", start=0, language="en", published="2031-05-02", outlet=None, content=words, speaker="Vesna Arl"
    )
    return replace(told, act=Act(act) if act else None, kind=kind, **more)  # type: ignore[arg-type]


def one(*told: Told) -> bool:
    return len(align(told)[0]) == 1


PILOTS = said(1, "to hand over the pilots before the fuel has been delivered", "refuse", "before")
FUEL = said(2, "the pilots go home when the fuel is here", "promise", "only_after")


def test_a_day_that_one_report_tells_and_the_other_does_not_keeps_nothing_apart() -> None:
    assert one(replace(PILOTS, said="2031-05-01"), FUEL)
    assert not one(replace(PILOTS, said="2031-04-20"), FUEL)
    assert not one(replace(PILOTS, said="2031-05-01"), replace(FUEL, said="2031-04-30"))


@pytest.mark.parametrize(
    ("words", "other"),
    [
        (
            said(
                1,
                "Erst wenn die Posten den Damm verlassen haben, wird das Wasser wieder freigegeben",
                "refuse",
                "only_after",
                language="de",
            ),
            said(2, "the water will flow once the pickets are off the dam", "promise", "only_after"),
        ),
        (
            said(1, "to shut the sluices for good if one more barge is stopped", "threaten", "if"),
            said(2, "another barge held up would mean the end of the sluices", "warn", "if"),
        ),
    ],
    ids=lambda told: told.content,
)
def test_acts_that_are_taken_for_one_another_keep_nothing_apart(words: Told, other: Told) -> None:
    assert one(words, other)


@pytest.mark.parametrize(
    ("words", "other"),
    [
        (said(1, "to hand over the pilots if fuel is delivered", "offer", "if"), said(2, "to hand over the pilots", "refuse")),
        (
            said(1, "to shut the sluices for good if one more barge is stopped", "threaten", "if"),
            said(2, "no more barges through the sluices", "refuse"),
        ),
        (
            said(1, "The debt is an affordable one for most towns in the valley", "claim"),
            said(2, "A variety of things decide whether a town can pay back its debt", "claim"),
        ),
    ],
    ids=lambda told: told.content,
)
def test_what_shares_its_matter_alone_stays_apart(words: Told, other: Told) -> None:
    assert not one(words, other)


def _pair(act: str | None, other: str | None) -> Pair:
    made = [Node((said(n, "the pilots", each),), ("en", "the pilots", str(n))) for n, each in enumerate((act, other))]
    return Pair(made[0], made[1], Share(0.3, 0.3, 3.0))


@pytest.mark.parametrize(
    ("act", "other", "told"),
    [
        ("refuse", "refuse", "act"),
        ("refuse", "demand", "act"),
        ("threaten", "warn", "act"),
        ("demand", "threaten", "other act"),
        ("claim", "claim", "claims"),
        ("offer", "refuse", "other act"),
        ("admit", "deny", "other act"),
        ("claim", "refuse", None),
        (None, "refuse", None),
        (None, None, None),
    ],
)
def test_what_two_acts_tell(act: str | None, other: str | None, told: str | None) -> None:
    found = evidence(_pair(act, other))
    assert found is not None
    assert {name for name in ("act", "claims", "other act") if found.get(name)} == ({told} if told else set())


def test_what_another_wording_of_the_report_is_liker_to_is_behind() -> None:
    first = said(1, "the sluices stay shut until the barges are paid for", report="a")
    second, third = (
        said(n, words, report="b") for n, words in ((2, "no sluice opens before the barges are paid"), (3, "the barges are old"))
    )
    held = nodes([first, second, third])
    at = {node.first.id: n for n, node in enumerate(held)}
    shares = {(a, b): Share(0.1, 0.1, 3.0) for a in range(3) for b in range(a + 1, 3)}
    close, far = sorted((at["1"], at["2"])), sorted((at["1"], at["3"]))
    found = matched(held, shares | {(close[0], close[1]): Share(0.6, 0.6, 3.0)})
    assert found[close[0], close[1]] == (True, 0.0)
    assert found[far[0], far[1]] == (False, 0.5)


LEAVE = "the crews of Dorlund have left the northern locks"


@pytest.mark.parametrize("otherwise", ["Otherwise, Orsa will keep the harbour shut", f"Orsa would keep its harbour shut until {LEAVE}"])
def test_a_threat_is_no_demand_whatever_it_is_made_for(otherwise: str) -> None:
    demand = said(
        1, f"that a treaty be signed only after {LEAVE}", "demand", "only_after", report="a", antecedent=LEAVE, addressee="Dorlund"
    )
    threat = said(2, otherwise, "threaten", "unless", report="a", antecedent=LEAVE, consequent="Orsa will keep the harbour shut")
    wanted = "a withdrawal of Dorlundian crews from the northern locks as a prerequisite for any treaty"
    again = said(3, wanted, "demand", "only_after", report="b", antecedent=wanted[:61], addressee="Dorlund")
    harder = said(4, "If they do not leave the locks, nobody will enter our harbour", "threaten", "if", report="b", addressee="Dorlund")
    told = [demand, replace(threat, addressee="Dorlund"), again, replace(harder, antecedent="they do not leave the locks")]
    assert sorted(one.statements for one in align(told)[0]) == [("1", "3"), ("2", "4")]


@pytest.mark.parametrize(
    ("words", "other", "alike"),
    [
        ("a pledge by Veldia", "a Veldian pledge", True),
        ("a pledge by Veldia", "a Velmarian pledge", False),
        ("a pledge by Orsa", "an Orston pledge", False),
        ("eine Zusage der Arbeiter", "eine Zusage zur Arbeitszeit", False),
    ],
)
def test_what_is_named_after_a_place_names_it(words: str, other: str, alike: bool) -> None:  # noqa: FBT001 - a case
    language = "de" if words.startswith("eine") else "en"
    held = nodes([said(1, words, language=language), said(2, other, language=language)])
    weights = scale(held)
    assert (share(*((node, weights.weights(node)) for node in held)).one > THREE_QUARTERS) is alike


def test_a_quotation_that_a_weekly_prints_again_is_the_same_but_a_like_demand_is_not() -> None:
    words = "“Find yourselves a mediator, I can give you two names”"
    early = said(1, words, "propose", published="2031-05-02")
    assert one(early, said(2, words, "propose", published="2031-05-14"))
    assert not one(early, said(2, words, "propose", published="2031-05-30"))
    assert not one(early, said(2, "that they find themselves a mediator and gave two names", "propose", published="2031-05-14"))
    assert not one(early, said(2, words, "propose", published="2031-05-14", said="2031-05-13"))
