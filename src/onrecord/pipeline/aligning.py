"""Utterances block by block: what was made of a block is kept by the digest of all it was made from, and made again when that changes.

So a record that grows costs what is new: the blocks of those who spoke, in the days they spoke (`stages.align.blocks`). The rows of all
other blocks stay as they are. What is kept is no part of the record; a record without it, and one that was read in another order, gets
the same rows.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, fields
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.identity import canonical, digest
from onrecord.store import kept, sealing, told
from onrecord.types import Act, Differs, Utterance, Wording

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from onrecord.pipeline.bundle import Across, Aligned
    from onrecord.store import Store
    from onrecord.store.rows import Row
    from onrecord.store.told import Placed

_FORM = 2
"""Raised when what is kept is kept in another form."""
_UTTERANCE = [one.name for one in fields(Utterance) if one.name != "statements"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was made of a block: the ids of its utterances, before any is renamed, how many wordings they have, and all of it as JSON."""

    ids: tuple[str, ...]
    wordings: int
    body: str


def aligned(store: Store, across: Across, version: str, rows: Sequence[Placed]) -> None:
    """Bring utterances and wordings up to date; `version` is of all that has a part in them. For a caller's transaction."""
    held = _held(store)
    blocks = {digest([_FORM, version, sorted(map(canonical, block))]): block for block in across.blocks(rows).values()}
    new = _new(store, across, {key: block for key, block in blocks.items() if key not in held})
    gone = [one for key, one in held.items() if key not in blocks]
    stay = {key: new.get(key) or held[key] for key in blocks}
    twice = _twice(held.values()) | _twice(stay.values())
    moved = {key: one for key, one in stay.items() if key in new or not twice.isdisjoint(one.ids)}
    _exchange(store, [*gone, *(one for key, one in moved.items() if key in held)], across.join(_made(one.body) for one in moved.values()))
    kept.keep(store, {key: _line(one) for key, one in new.items()}, held.keys() - blocks.keys())


def _new(store: Store, across: Across, blocks: Mapping[str, Sequence[Placed]]) -> dict[str, Kept]:
    """What is made of these blocks; the words of all are read at once."""
    said = iter(told.told(store, [one for block in blocks.values() for one in block]))
    return {key: _kept(across.align(list(islice(said, len(block))))) for key, block in blocks.items()}


def _held(store: Store) -> dict[str, Kept]:
    """What is kept; nothing, with no utterance on record, where that does not tell of all utterances on record."""
    found = {key: one for key, body in kept.bodies(store).items() if (one := _parsed(body))}
    if kept.counts(store) == (sum(len(one.ids) for one in found.values()), sum(one.wordings for one in found.values())):
        return found
    store.settle("utterances", [], "")
    store.settle("wordings", [], "")
    return {}


def _twice(blocks: Collection[Kept]) -> set[str]:
    """Ids that utterances of two blocks have, so that what they are called in the end depends on both."""
    return {name for name, count in Counter(name for one in blocks for name in one.ids).items() if count > 1}


def _exchange(store: Store, gone: Sequence[Kept], made: Aligned) -> None:
    before = kept.worded(store, [row["statement"] for one in gone for row in json.loads(one.body)[1]])
    uttered = kept.uttered(store, {row["utterance"] for row in before})
    points = {row["id"]: row["point"] for row in uttered}
    sealing.exchange(store, "wordings", before, [_wording(one) for one in made[1]])
    sealing.exchange(store, "utterances", uttered, [_utterance(one, points.get(one.id)) for one in made[0]])


def pointed(store: Store, points: Mapping[str, str], of: Mapping[str, str]) -> None:
    """Give utterances the point that their statements are about; `points` tells it by statement, `of` the utterance of each."""
    wanted = {of[statement]: label for statement, label in sorted(points.items(), reverse=True)}
    held = kept.points(store)
    before = kept.uttered(store, [name for name, label in held.items() if label != wanted.get(name)])
    sealing.exchange(store, "utterances", before, [row | {"point": wanted.get(row["id"])} for row in before])


def _utterance(one: Utterance, point: str | None) -> Row:
    return {name: getattr(one, name) for name in _UTTERANCE} | {"act": None if one.act is None else one.act.value, "point": point}


def _wording(one: Wording) -> Row:
    return {"statement": one.statement, "utterance": one.utterance, "differs": one.differs.value, "reason": one.reason}


def _kept(made: Aligned) -> Kept:
    utterances, wordings = made
    body = canonical([[asdict(one) for one in utterances], [asdict(one) for one in wordings]])
    return Kept(tuple(one.id for one in utterances), len(wordings), body)


def _line(one: Kept) -> str:
    return f"{canonical([one.ids, one.wordings])}\n{one.body}"


def _parsed(line: str) -> Kept | None:
    head, cut, body = line.partition("\n")
    if not cut:
        return None
    ids, wordings = json.loads(head)
    return Kept(tuple(ids), wordings, body)


def _made(body: str) -> Aligned:
    utterances, wordings = json.loads(body)
    return [_uttered(row) for row in utterances], [Wording(**row | {"differs": Differs(row["differs"])}) for row in wordings]


def _uttered(row: dict[str, object]) -> Utterance:
    act, statements = row["act"], row["statements"]
    fixed = {"act": None if act is None else Act(str(act)), "statements": tuple(statements) if isinstance(statements, list) else ()}
    return Utterance(**row | fixed)  # type: ignore[arg-type]
