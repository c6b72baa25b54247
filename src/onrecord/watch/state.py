"""What the record remembers between rounds: how to ask each feed, which reports were told of, and what waits to be delivered."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from onrecord.identity import canonical
from onrecord.watch.timetable import Feed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onrecord.store import Store

KEY = "watch"
_LAST = text("SELECT coalesce((SELECT min(row) - 1 FROM reports WHERE derived IS NULL), max(row), 0) AS last FROM reports")
_FEED = {one.name for one in fields(Feed)}


@dataclass(frozen=True, slots=True)
class State:
    """`feeds` by address; `mark` is the row of the last report whose moves were told, None before the first round.

    `outbox` are moves that the webhook has not taken yet, as it gets them; `failures` and `due` tell how often in a row it failed, and when
    it is to be tried again.
    """

    feeds: Mapping[str, Feed] = field(default_factory=dict)
    mark: int | None = None
    outbox: tuple[Mapping[str, Any], ...] = ()
    failures: int = 0
    due: float = 0.0


def load(store: Store) -> State:
    """What is remembered; nothing where the note is none of ours."""
    try:
        found = json.loads(store.note(KEY) or "{}")
        feeds = {url: _feed(url, one) for url, one in found.pop("feeds", {}).items()}
        return State(feeds, found.get("mark"), tuple(found.get("outbox", ())), int(found.get("failures", 0)), float(found.get("due", 0.0)))
    except (ValueError, TypeError, AttributeError):
        return State()


def _feed(url: str, held: Mapping[str, Any]) -> Feed:
    return Feed(**{name: value for name, value in held.items() if name in _FEED} | {"url": url})


def save(store: Store, state: State) -> None:
    """Remember it, in a transaction of its own. What is as it was is not written again."""
    change(store, lambda _: state)


def change(store: Store, how: Callable[[State], State]) -> State:
    """Remember what `how` makes of what is remembered, with nobody in between: another program may watch into the same record."""
    with store.transaction():
        state = how(load(store))
        note = _note(state)
        if note != store.note(KEY):
            store.put_note(KEY, note)
    return state


def _note(state: State) -> str:
    feeds = {url: {name: value for name, value in asdict(one).items() if name != "url"} for url, one in state.feeds.items()}
    return canonical(asdict(state) | {"feeds": feeds})


def last(store: Store) -> int:
    """The row of the last report of those that are all worked out, 0 where there is none: another program may be reading some in."""
    return next(int(row["last"]) for row in store.ask(_LAST))
