"""Hand moves to a webhook: what it does not take stays in the record, and is tried again after one minute, two, four, up to an hour."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from onrecord.errors import OnRecordError
from onrecord.types import Failure
from onrecord.watch import state
from onrecord.watch.moves import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from onrecord.store import Store

SEVERAL = 100
"""Moves in one request."""
FIRST, LONGEST = 60.0, 3600.0
DOUBLINGS = 12
STAGE = "webhook"


class Post(Protocol):
    """Hands some moves over."""

    def __call__(self, moves: Sequence[Mapping[str, Any]], /) -> None:
        """Raises OnRecordError where they are not taken."""
        ...


def deliver(store: Store, url: str, post: Post, now: float) -> Failure | None:
    """Hand over what waits, unless the hook failed and its wait is not over. A failure is a row of the record, told with its host only.

    What is handed over is taken out of the outbox request by request. If we are killed between the two it is handed over again: each move
    has an `id`, by which the other side can tell.
    """
    held = state.load(store)
    name = place(url)
    while held.outbox and held.due <= now:
        try:
            post(held.outbox[:SEVERAL])
        except OnRecordError as error:
            failure = Failure(name, STAGE, str(error), error.hint, name)
            wait = min(FIRST * 2.0 ** min(held.failures, DOUBLINGS), LONGEST)
            state.change(store, partial(replace, failures=held.failures + 1, due=now + wait))
            store.put_failures([failure])
            return failure
        held = state.change(store, partial(_without, {one["id"] for one in held.outbox[:SEVERAL]}))
        store.clear_failures([name], only_stages=(STAGE,))
    return None


def _without(done: Collection[str], held: state.State) -> state.State:
    return replace(held, outbox=tuple(one for one in held.outbox if one["id"] not in done), failures=0, due=0.0)


def place(url: str) -> str:
    """How a hook is told of: its host. The rest of such an address is often a secret."""
    return f"webhook at {urlsplit(url).hostname}"


def message(moves: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What is posted: the moves with all their fields, and under `text` lines that chat programs show as they are."""
    return {"text": "\n".join(_line(one) for one in moves), "moves": list(moves)}


def _line(one: Mapping[str, Any]) -> str:
    """One line. The words of reports are no markup and call nobody: `<` and `&` are spelt out, as such programs want it."""
    told = f"{one['party']} {one['move']} on {one['point']}: {quoted(one['words'][:300], one.get('act'))}" + (
        f" (before: {quoted(one['before'][:300], one.get('before_act'))})" if one["before"] else ""
    )
    return told.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
