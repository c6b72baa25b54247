"""What can be one utterance at all: by names that may be one person's, and by stretches of days."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.stages.align.blocks import APART, MANY, cuts, stretches
from onrecord.stages.align.names import homes

DAYS = st.lists(st.one_of(st.none(), st.integers(738_000, 738_400)))


def test_a_surname_belongs_to_the_only_one_who_bears_it() -> None:
    found = homes({"Vesna Arl", "Arl", "Арл", "Odo Brenn"}, set())
    assert {found["Arl"], found["Арл"], found["Vesna Arl"]} == {"Vesna Arl"}
    assert found["Odo Brenn"] == "Odo Brenn"


def test_a_surname_of_two_people_belongs_to_neither() -> None:
    found = homes({"Vesna Arl", "Jon Arl", "Arl"}, set())
    assert len(set(found.values())) == 3


def test_a_party_is_nobodys_surname() -> None:
    assert homes({"Workers' Union", "Union"}, {"Union"})["Union"] == "Union"


@given(st.sets(st.text("AaBbré .'-", max_size=9)), st.sets(st.text("AaBb", max_size=4)))
def test_every_name_has_one_home_that_is_a_name(names: set[str], parties: set[str]) -> None:
    found = homes(names, parties)
    assert found.keys() == names
    assert set(found.values()) <= names
    assert all(found[home] == home for home in found.values())


def test_after_a_pause_begins_another_stretch() -> None:
    assert stretches([100, 101, 101 + APART, 110 + APART + APART, None]) == [100, 100, 100, 110 + APART + APART, 0]
    assert stretches([100, None, 102]) == [100, 100, 100]


@given(DAYS, st.randoms())
def test_stretches_do_not_depend_on_the_order(days: list[int | None], chance: object) -> None:
    places = list(range(len(days)))
    chance.shuffle(places)  # type: ignore[attr-defined]
    found = stretches(days)
    assert stretches([days[at] for at in places]) == [found[at] for at in places]


@given(st.dictionaries(st.integers(738_000, 738_400), st.integers(MANY + 1, 2 * MANY), min_size=1))
def test_where_much_is_said_no_stretch_is_long(counts: dict[int, int]) -> None:
    begins = sorted(cuts(counts) | {min(counts)})
    ends = [*begins[1:], max(counts) + 1]
    assert all(max(day for day in counts if day < end) - begin <= 40 for begin, end in zip(begins, ends, strict=True))
