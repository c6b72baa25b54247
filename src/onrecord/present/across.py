"""What a presenter needs of all reports together: the rows that questions answer with, each kind in the order of its export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord import questions
from onrecord.present.opening import openings
from onrecord.questions.keyed import offices
from onrecord.questions.reviews import reviews
from onrecord.store.told import Judgement

if TYPE_CHECKING:
    from onrecord.questions.rows import Actor, Condition, Deadlock, Instrument, Meeting, Position, Report, Silence, Utterance
    from onrecord.store import Store


@dataclass(frozen=True, slots=True)
class Across:
    """Every kind may be empty: then nothing of the kind is on record, and every page says so. Reports are without their texts.

    `reviews` is the latest decision about each statement that a person decided about, `offices` are descriptions of
    each speaker, with the number of reports, `openings` the first words of each report without a title.
    """

    actors: tuple[Actor, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    positions: tuple[Position, ...] = ()
    conditions: tuple[Condition, ...] = ()
    deadlocks: tuple[Deadlock, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    silences: tuple[Silence, ...] = ()
    reports: tuple[Report, ...] = ()
    reviews: Mapping[str, Judgement] = field(default_factory=dict)
    offices: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    openings: Mapping[str, str] = field(default_factory=dict)


def across(store: Store) -> Across:
    """All that an open store holds."""
    reports = tuple(questions.reports(store))
    return Across(
        actors=tuple(questions.actors(store)),
        utterances=tuple(questions.utterances(store)),
        positions=tuple(questions.positions(store)),
        conditions=tuple(questions.conditions(store)),
        deadlocks=tuple(questions.deadlocks(store)),
        instruments=tuple(questions.instruments(store)),
        meetings=tuple(questions.meetings(store)),
        silences=tuple(questions.silences(store)),
        reports=reports,
        reviews=reviews(store),
        offices=offices(store),
        openings=openings(store, reports),
    )
