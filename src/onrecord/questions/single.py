"""One row by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from onrecord.errors import NotOnRecordError, QuestionError
from onrecord.questions.actors import ACTORS
from onrecord.questions.filters import Filters
from onrecord.questions.findings import POSITIONS
from onrecord.questions.listing import ask, one
from onrecord.questions.statements import STATEMENTS
from onrecord.questions.utterances import UTTERANCES
from onrecord.store import across

if TYPE_CHECKING:
    from onrecord.questions import rows
    from onrecord.store import Store

SHOWN = 5
"""Utterances named in an error that asks for a longer id."""


def statement(store: Store, name: str) -> rows.Statement:
    """The statement with this id. Raises `QuestionError`."""
    return one(store, STATEMENTS, name)


def utterance(store: Store, name: str) -> rows.Utterance:
    """The utterance with this id. Raises `QuestionError`."""
    return one(store, UTTERANCES, name)


def uttered(store: Store, name: str) -> rows.Utterance:
    """The utterance meant by its id or that of one of its statements, or the beginning of either. Raises `QuestionError`."""
    store.ready()
    table, held = across.wordings.c, across.utterances.c
    for column in (held.id, table.statement) if name else ():
        query = select(table.utterance).distinct().join(across.utterances, held.id == table.utterance)
        found = [next(iter(row.values())) for row in store.ask(query.where(column.startswith(name, autoescape=True)).limit(SHOWN + 1))]
        if len(found) == 1 or name in found:
            return utterance(store, str(name if name in found else found[0]))
        if found:
            raise QuestionError(f"several utterances begin with {name!r}", f"Name one by more of its id: {', '.join(sorted(found))}")
    hint = "Look it up with onrecord list utterances; the id of a statement leads to its utterance too."
    raise NotOnRecordError(f"there is no utterance {name!r} on record", hint)


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
