"""The root of a record: the folder from which all that is read into it is named.

It is the nearest folder that holds all that the first reading was asked for, and the record keeps it as the way there from its own folder,
so that both can be moved together. Where nothing that was read lies there any more (the record was moved alone, or the files were), the
root is looked for among the folders around what is read now; where it is not found, it stays.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.readers.places import Root, common

if TYPE_CHECKING:
    from onrecord.store import Store

KEY = "root"
WITNESSES = 100
"""Names that are looked for: if one of these files is there, a folder is taken for the root."""


def settle(store: Store, paths: Sequence[str]) -> Root:
    """The root to name `paths` from, kept in the record for every reading after this one."""
    record = Root(os.path.realpath(store.path.parent))
    with store.transaction():
        held = Root(record.place(store.note(KEY) or os.curdir))
        found = _found(store, held, common(paths))
        store.put_note(KEY, record.name(found.folder))
    return found


def lost(store: Store) -> str | None:
    """The folder in which the files that were read should lie, where none of those that are looked for does; None where some do."""
    root = Root(Root(os.path.realpath(store.path.parent)).place(store.note(KEY) or os.curdir))
    names = store.names(WITNESSES)
    return root.folder if names and not any(_there(root, name) for name in names) else None


def _found(store: Store, held: Root, own: str | None) -> Root:
    names = store.names(WITNESSES)
    if not names and own is not None:  # nothing is on record yet but what could not be read
        store.rename_failures(lambda name: Root(own).name(held.place(name)))
        return Root(own)
    around = [] if own is None else [own, *map(str, Path(own).parents)]
    return next((root for root in (held, *map(Root, around)) if any(_there(root, name) for name in names)), held)


def _there(root: Root, name: str) -> bool:
    return any(os.path.lexists(root.place(one)) for one in _files(name))


def _files(name: str) -> Iterator[str]:
    """The file that a name is of: `a.jsonl#3` is of `a.jsonl`, unless it is a file's own name."""
    yield name
    if "#" in name:
        yield name.rpartition("#")[0]
