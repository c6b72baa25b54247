"""One row by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import NotOnRecordError
from onrecord.questions.actors import ACTORS
from onrecord.questions.filters import Filters
from onrecord.questions.findings import POSITIONS
from onrecord.questions.listing import ask, one
from onrecord.questions.statements import STATEMENTS
from onrecord.questions.utterances import UTTERANCES

if TYPE_CHECKING:
    from onrecord.questions import rows
    from onrecord.store import Store


def statement(store: Store, name: str) -> rows.Statement:
    """The statement with this id. Raises `QuestionError`."""
    return one(store, STATEMENTS, name)


def utterance(store: Store, name: str) -> rows.Utterance:
    """The utterance with this id. Raises `QuestionError`."""
    return one(store, UTTERANCES, name)


def actor(store: Store, name: str) -> rows.Actor:
    """The actor with this id, or this whole name. Raises `QuestionError`."""
    found = list(ask(store, ACTORS, Filters(actor=name, limit=1)))
    if not found:
        raise NotOnRecordError(f"there is no actor {name!r} on record", "Look it up among the actors.")
    return found[0]


def position(store: Store, utterance: str, point: str | None = None) -> rows.Position:
    """The position that an utterance takes, on this point where it takes several. Raises `QuestionError`."""
    found = list(ask(store, POSITIONS, Filters(utterance=utterance, point=None if point is None else f"={point}", limit=1)))
    if not found:
        raise NotOnRecordError(f"utterance {utterance!r} takes no position on record", "Look it up among the positions.")
    return found[0]
