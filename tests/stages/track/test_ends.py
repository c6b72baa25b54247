"""Whether two ends of conditions tell of one event."""

from __future__ import annotations

import pytest

from onrecord.stages.track.ends import end, likeness
from onrecord.stages.track.events import event
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


def test_what_stays_in_other_words_is_one() -> None:
    assert alike("the night shift stays", "that the night shift stays on") > 0.0
