"""Meetings are looked up by days: what is found so is what is found where each sighting is held against all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stages.agenda import sessions
from onrecord.types import Party, Seen, What

DATES = ("2031-03-06", "2031-03-05/2031-03-07", "2031-03", "2031-05-02", "2031", "2029/2034", "0001/9999", "unknown", None)
PEOPLE = tuple(Party(name, side) for name, side in (("Ada Vell", "Dorlund"), ("Ben Orn", None), ("Cilla Taro", "Karvenia")))


@st.composite
def sightings(draw: st.DrawFn) -> list[Seen]:
    """Up to a dozen sightings of talks."""
    made = []
    for number in range(draw(st.integers(1, 12))):
        published, told = draw(st.sampled_from((*DATES[:4], None))), draw(st.sampled_from(DATES))
        present, cast = draw(st.lists(st.sampled_from(PEOPLE), max_size=3)), draw(st.frozensets(st.sampled_from("DKBO")))
        place = draw(st.sampled_from(("Vensel", "Kelm", None)))
        kind, status = draw(st.sampled_from(("talks", "summit"))), draw(st.sampled_from(("held", "planned", None)))
        fixed = (f"{number:02}", f"r{number}", published, What.MEETING, kind, "talks", ((number, number + 1),), ())
        made.append(Seen(*fixed, status, ((0, 1),), "held", None, None, place, told, tuple(present), (), cast))
    return made


@settings(deadline=None)
@given(sightings())
def test_looking_up_by_days_misses_no_meeting(seen: list[Seen]) -> None:
    found = sessions.meetings(seen)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sessions._Shelf, "near", lambda shelf, _one: shelf.groups)
        assert sessions.meetings(seen) == found
