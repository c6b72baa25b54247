"""Whether two ends of conditions tell of one event."""

from __future__ import annotations

import pytest

from onrecord.stages.track.ends import end, likeness
from onrecord.stages.track.events import event
from onrecord.stages.track.labels import labels
from onrecord.stages.track.matter import weigh
from onrecord.stages.track.owners import parties
from stages.track.made import told


def alike(one: str, other: str) -> float:
    rows = [told(number, content=text, party="Tarn") for number, text in enumerate((one, other))]
    ends = [end([(row.content, row)], parties(rows)) for row in rows]
    return likeness(ends[0], ends[1], weigh([bag for each in ends for bag in each.bags]))


@pytest.mark.parametrize("gone", ["the night shift is gone", "the mill ends the night shift"])
def test_what_stays_is_not_what_goes(gone: str) -> None:
    assert alike("the night shift stays", gone) == 0.0


def test_what_a_capital_or_a_speaker_owns_is_his_partys() -> None:
    rows = [told(1, party="Portugal", speaker="Rui Velmar"), told(2, party="Spain", speaker="Ana Quell")]
    known = parties(rows)
    owners = {
        text: event(text, "en", None, known).owner
        for text in ("Madrid’s forces to leave Portuguese territory first", "Velmar’s troops to leave", "forces to sign the Madrid accord")
    }
    assert list(owners.values()) == ["Spain", "Portugal", None]


def test_whose_it_is_is_told_by_what_the_deed_is_done_to() -> None:
    known = parties([told(1, party="Portugal"), told(2, party="Spain")])
    assert event("will not pull its troops out of the Portuguese border town", "en", None, known).owner != "Portugal"
    assert event("will pull Portuguese troops out of the border town", "en", None, known).owner == "Portugal"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("will not pull its troops out of the border town", "will not pull its troops out of the border town"),
        ("to pay for the clearing of mines along the whole frontier", "to pay for the clearing of mines along the whole frontier"),
        ("to pay the wages in full", "payment of wages"),
        (
            "to let the observers of both sides into every village along the whole of the old frontier within seventy-two hours",
            "to let the observers of both sides into every village along the whole of the old frontier …",
        ),
    ],
)
def test_an_event_is_called_by_what_it_is_done_to_and_by_its_words_where_that_is_not_sure(text: str, shown: str) -> None:
    row = told(1, content=text, party="Tarn")
    assert labels([[end([(text, row)], parties([row]))]])[0][0] == shown


def test_what_stays_in_other_words_is_one() -> None:
    assert alike("the night shift stays", "that the night shift stays on") > 0.0


@pytest.mark.parametrize("over", ["the blockade ends", "the blockade was lifted", "the siege is over", "an end to the blockade"])
def test_a_blockade_that_is_over_is_lifted_and_not_begun(over: str) -> None:
    known = parties([])
    one, other = event(over, "en", None, known), event("lift the blockade", "en", None, known)
    assert [(each.action, each.negated, each.things) for each in (one, other)] == [("lift", False, frozenset({"blockade"}))] * 2
    assert event("to block the port", "en", None, known).negated


def test_a_mountain_pass_is_open_or_shut_and_nobody_passes() -> None:
    known = parties([])
    assert event("the pass was open", "en", None, known).action == "open"
    assert event("the pass would remain closed", "en", None, known).negated
    assert event("our ships pass", "en", None, known).action == "pass"
    assert alike("the pass is open", "an open pass") > 0.0
    assert alike("the bridge is open", "the tunnel is open") == 0.0
