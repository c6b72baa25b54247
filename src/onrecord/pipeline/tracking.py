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
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        raise _unread("it is no YAML" if line is None else f"it is no YAML from line {line + 1:,} on") from None
    if found is not None and not isinstance(found, list):
        raise _unread("it is no list: begin each entry with a hyphen")
    return [_point(one, number) for number, one in enumerate(found or [], 1)]


def _unread(why: str) -> QuestionError:
    return QuestionError(
        f"the points cannot be read: {why}", "Write a YAML list of entries with `name` and `phrases`, each phrase in quotes."
    )


def _point(entry: object, number: int) -> Point:
    if not isinstance(entry, dict) or not {"name", "phrases"} <= entry.keys():
        raise _unread(f"entry {number:,} has no `name` or no `phrases`")
    name, phrases = entry["name"], entry["phrases"]
    if not (isinstance(name, str) and name.strip()):
        raise _unread(f"the name of entry {number:,} is no text")
    if not (isinstance(phrases, list) and phrases and all(isinstance(one, str) and one.strip(" *~^") for one in phrases)):
        raise _unread(f"the phrases of {name.strip()!r} are no list of words")
    return Point(name.strip(), tuple(" ".join(one.split()) for one in phrases))
