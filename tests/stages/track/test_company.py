"""Who is told of together, and whom the words of a text name."""

from __future__ import annotations

from dataclasses import replace

from onrecord.stages.align.tokens import tokens
from onrecord.stages.track import track
from onrecord.stages.track.company import know, met
from onrecord.stages.track.events import event
from onrecord.stages.track.owners import parties
from onrecord.types import Told
from stages.track.made import told


def disputes(*, together: bool) -> list[Told]:
    """Two disputes about ovens, in reports of their own, or all in one report."""
    rows = (
        (0, "a", "Ostria", "the bakers come back", "the ovens will be lit"),
        (1, "a", "Veldia", "", ""),
        (2, "b", "Marn", "the ovens are lit", "the bakers can come back"),
        (3, "b", "Quarn", "", ""),
    )
    made = [
        told(
            n,
            report=report,
            party=party,
            kind="only_after" if first else None,
            antecedent=first,
            consequent=then,
            content=f"{then} {first}",
        )
        for n, report, party, first, then in rows
    ]
    return [replace(one, report="r") for one in made] if together else made


def test_two_disputes_make_no_deadlock_however_alike_their_words() -> None:
    assert not track(disputes(together=False)).deadlocks
    assert track(disputes(together=True)).deadlocks


def test_of_whom_reports_tell_alone_nothing_is_known() -> None:
    known = met([*disputes(together=False), told(9, report="z", party="Lone")])
    assert know(["Ostria"], ["Veldia"], known)
    assert not know(["Ostria"], ["Marn"], known)
    assert know(["Ostria"], ["Lone"], known)


def test_a_party_is_named_by_its_adjective_its_whole_name_and_who_speaks_for_it() -> None:
    known = parties([told(0, party="Ostria", speaker="Hadra Toll"), told(1, party="Meadow List", speaker="Anton Velt")])
    owner = {
        text: event(text, "en", None, known).owner
        for text in ("Ostrian troops leave", "Velt signs the paper", "the Meadow List signs the paper")
    }
    assert owner == {
        "Ostrian troops leave": "Ostria",
        "Velt signs the paper": "Meadow List",
        "the Meadow List signs the paper": "Meadow List",
    }
    assert event("the toll is paid", "en", None, known).owner is None


def test_a_surname_of_two_sides_names_neither() -> None:
    known = parties([told(0, party="Ostria", speaker="Ada Velt"), told(1, party="Marn", speaker="Anton Velt")])
    assert event("Velt signs the paper", "en", None, known).owner is None


def test_a_number_that_one_wording_has_tells_no_two_events_apart() -> None:
    accepted = ["the budget is accepted", "the budget is accepted at 21 tables", "das Budget angenommen ist"]
    rows = [("Ostria", first, "the ovens will be lit", "u1") for first in accepted]
    rows += [
        ("Veldia", "the ovens are lit", then, "u2")
        for then in ("we accept the budget", "we accept the budget, all 40 pages", "accept the budget")
    ]
    made = [
        told(
            n,
            report="r",
            party=who,
            kind="only_after",
            antecedent=first,
            consequent=then,
            content=f"{then} {first}",
            utterance=u,
            language="de" if "das" in first else "en",
        )
        for n, (who, first, then, u) in enumerate(rows)
    ]
    assert track(made).deadlocks


def test_a_german_compound_of_two_known_words_means_both() -> None:
    assert {one.key for one in tokens("night trains", "en")} == {one.key for one in tokens("Nachtzüge", "de")}
    assert not {one.key for one in tokens("night", "en")} & {one.key for one in tokens("Nachteile", "de")}
