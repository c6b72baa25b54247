"""Utterances block by block: what was made of a block is kept by the digest of all it was made from, and made again when that changes.

So a record that grows costs what is new: the blocks of those who spoke, in the days they spoke (`stages.align.blocks`). What is kept is
no part of the record; a record without it, and one that was read in another order, gets the same rows.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from operator import attrgetter
from typing import TYPE_CHECKING

from onrecord.identity import canonical, digest
from onrecord.store import kept
from onrecord.types import Act, Differs, Told, Utterance, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.pipeline.bundle import Across, Aligned
    from onrecord.store import Store

_FACTS = attrgetter(*(one.name for one in fields(Told)))


def aligned(store: Store, across: Across, version: str, told: Sequence[Told]) -> Aligned:
    """The utterances of all statements and how each is worded; `version` is of all that has a part in it. For a caller's transaction."""
    held = kept.bodies(store)
    blocks = {_digest(version, block): block for block in across.blocks(told).values()}
    new = {key: across.align(block) for key, block in blocks.items() if key not in held}
    kept.keep(store, {key: _body(made) for key, made in new.items()}, held.keys() - blocks.keys())
    return across.join(new[key] if key in new else _made(held[key]) for key in blocks)


def _digest(version: str, block: Sequence[Told]) -> str:
    return digest([version, sorted(canonical(_FACTS(one)) for one in block)])


def _body(made: Aligned) -> str:
    utterances, wordings = made
    return canonical([[asdict(one) for one in utterances], [asdict(one) for one in wordings]])


def _made(body: str) -> Aligned:
    utterances, wordings = json.loads(body)
    return [_utterance(row) for row in utterances], [Wording(**row | {"differs": Differs(row["differs"])}) for row in wordings]


def _utterance(row: dict[str, object]) -> Utterance:
    act, statements = row["act"], row["statements"]
    fixed = {"act": None if act is None else Act(str(act)), "statements": tuple(statements) if isinstance(statements, list) else ()}
    return Utterance(**row | fixed)  # type: ignore[arg-type]
