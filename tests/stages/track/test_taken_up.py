"""What only takes up an earlier stand is on its point, though it shares too few words with it to be found there."""

from __future__ import annotations

from onrecord.stages.track import track
from onrecord.types import Move, Point, Told
from stages.track.made import told

TERMS = {"kind": "only_after", "antecedent": "the wage lists are opened", "consequent": "the lawsuit of the weavers will be withdrawn"}
LATE = "What I said of the weavers goes for the nine porters of the night shift and their families as well"


def held(says: str, **fields: str) -> list[Told]:
    return [
        told(
            0,
            party="Ostria",
            act="demand",
            content="the lawsuit of the weavers will be withdrawn only after the wage lists are opened",
            **TERMS,
        ),
        told(1, party="Veldia", act="refuse", content="to open the wage lists", said="2031-03-07"),
        told(2, **({"party": "Ostria", "act": "claim", "content": says, "said": "2031-03-09"} | fields)),
    ]


def test_it_is_on_the_point_of_what_it_takes_up() -> None:
    found = track(held(LATE))
    assert found.points["s002"] == found.points["s000"]
    assert {row.utterance: (row.move, row.against) for row in found.positions}["s002"] == (Move.EXTENDS, "s000")


def test_what_takes_up_nothing_is_on_none() -> None:
    for several in (
        held(LATE, party="Veldia"),
        held("What goes for nurses goes for the porters as well"),
        held("The weavers met the porters of the night shift and their families"),
        held(LATE, said="2031-02-01"),
    ):
        assert "s002" not in track(several).points


def test_it_leaves_a_point_on_which_it_does_nothing() -> None:
    """She speaks of the barges too, on which her side has taken no stand; what she says stands against what it promised the weavers."""
    huts = [
        told(0, party="Ostria", speaker="Orla Venn", act="promise", content="that the weavers can stay in the old mill until October"),
        told(1, party="Veldia", act="demand", content="beds for the weavers in the old mill", said="2031-03-06"),
        told(2, party="Veldia", act="demand", content="a list of the barge fees and of the barge owners by Sunday", said="2031-03-06"),
        told(3, party="Marn", act="refuse", content="to list the barge fees of the barge owners by Sunday", said="2031-03-07"),
    ]
    late = {"party": "Ostria", "speaker": "Ada Marsh", "act": "demand", "said": "2031-03-09"}
    words = "a list of the barge fees and of the barge owners by Sunday; nobody ever promised the weavers anything"
    found = track([*huts, told(4, content=words, **late)])
    assert {row.utterance: row.move for row in found.positions}["s004"] is Move.CONTRADICTS


def test_a_user_s_points_are_left_alone() -> None:
    assert "s002" not in track(held(LATE), [Point("lists", ("wage list*",))]).points
