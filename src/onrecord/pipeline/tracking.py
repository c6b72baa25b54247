"""Where each party stands: what the track stage found, as rows of the record, and the points that a user named."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onrecord.errors import QuestionError
from onrecord.identity import canonical
from onrecord.store import told
from onrecord.types import Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.store import Store
    from onrecord.store.rows import Row
    from onrecord.store.told import Placed
    from onrecord.types import Instrument, Meeting, Told, Tracked

NOTE = "points"
"""The key under which the record keeps the points a user named."""
KINDS = ("positions", "conditions", "deadlocks", "silences")


def findings(found: Tracked, instruments: Sequence[Instrument] = (), meetings: Sequence[Meeting] = ()) -> list[Row]:
    """The rows of the table `findings`; `body` has the fields of the contract."""
    kinds: dict[str, Sequence[Any]] = {name: getattr(found, name) for name in KINDS}
    kinds |= {"instruments": instruments, "meetings": meetings}
    return [{"kind": kind, "n": n, "body": canonical(asdict(one))} for kind, several in kinds.items() for n, one in enumerate(several)]


def placed(store: Store, rows: Iterable[Placed], of: Mapping[str, str]) -> list[Told]:
    """Of all statements those that no person rejected, with the utterance it belongs to; `of` gives that by the statement's id."""
    rejected = told.rejected(store)
    return told.told(store, [one for one in rows if one.id not in rejected], of)


def points(store: Store) -> list[Point]:
    """The points a user named; none where they are to be suggested."""
    return [Point(name, tuple(phrases)) for name, phrases in json.loads(store.note(NOTE) or "[]")]


def put_points(store: Store, named: Sequence[Point]) -> None:
    """Keep the points a user named, in place of earlier ones; none at all lets them be suggested again."""
    with store.transaction():
        store.put_note(NOTE, canonical([[one.name, one.phrases] for one in named]))


def parsed(text: str) -> list[Point]:
    """The points that a `points.yml` names: a list of `name` and `phrases`. Raises `QuestionError` where it is something else."""
    import yaml

    try:
        found = yaml.safe_load(text)
        return [_point(one) for one in found or []]
    except (yaml.YAMLError, AttributeError, TypeError, ValueError, KeyError, RecursionError):
        raise QuestionError(
            "the points cannot be read", "Write a YAML list of entries with `name` and `phrases`, each phrase in quotes."
        ) from None


def _point(entry: dict[str, object]) -> Point:
    name, phrases = entry["name"], entry["phrases"]
    if not (isinstance(name, str) and name.strip() and isinstance(phrases, list) and phrases):
        raise ValueError
    return Point(name.strip(), tuple(_phrase(one) for one in phrases))


def _phrase(one: object) -> str:
    if not (isinstance(one, str) and one.strip(" *~^")):
        raise ValueError
    return " ".join(one.split())
