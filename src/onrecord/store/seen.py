"""What the stage that gathers texts and meetings reads: every sighting with its words, and its actors under the names of the record."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from onrecord.store import across
from onrecord.types import Party, Seen, What

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import RowMapping

    from onrecord.store.store import Store
    from onrecord.types import Spans

_SEEN = text("SELECT s.*, r.published FROM sightings AS s JOIN reports AS r ON r.id = s.report ORDER BY s.report, s.id")
_SPANS = text("SELECT report, owner, role, start, end, quote FROM spans WHERE owner_kind = 'sighting' ORDER BY owner, role, n")
_CAST = text(
    "SELECT m.report, coalesce(a.canonical, m.name) AS name, coalesce(a.party, m.party) AS party"
    " FROM mentions AS m LEFT JOIN aliases AS a ON a.name = m.name"
    " WHERE m.kind <> 'unnamed' AND m.report IN (SELECT report FROM sightings)"
)


def seen(store: Store) -> Iterator[Seen]:
    """Every sighting, by report. Aliases must be settled."""
    known = {row["name"]: Party(row["canonical"], row["party"]) for row in store.ask(select(across.aliases))}
    cast: defaultdict[str, set[str]] = defaultdict(set)
    for row in store.ask(_CAST):
        cast[row["report"]] |= {row["name"], row["party"] or row["name"]}
    spans: defaultdict[str, defaultdict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    words: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in store.ask(_SPANS):
        spans[row["owner"]][row["role"]].append((row["start"], row["end"]))
        if row["role"] in {"name", "told"}:
            held = words[row["owner"]].get(row["role"])
            words[row["owner"]][row["role"]] = f"{held} … {row['quote']}" if held else row["quote"]
    for row in store.ask(_SEEN):
        places = {role: tuple(pairs) for role, pairs in spans[row["id"]].items()}
        yield _seen(row, places, words[row["id"]], known, frozenset(cast[row["report"]]))


def _seen(row: RowMapping, places: Mapping[str, Spans], words: Mapping[str, str], known: Mapping[str, Party], cast: frozenset[str]) -> Seen:
    return Seen(
        id=row["id"],
        report=row["report"],
        published=row["published"],
        what=What(row["what"]),
        kind=row["kind"],
        words=words.get("name", ""),
        name=places.get("name", ()),
        traits=tuple((trait, value) for trait, value in json.loads(row["traits"])),
        status=row["status"],
        told=places.get("told", ()),
        said=words.get("told", ""),
        by=_party(row["by"], known),
        author=_party(row["author"], known),
        place=row["place"],
        date=row["date"],
        present=tuple(known.get(name, Party(name)) for name in json.loads(row["present"])),
        statements=tuple(json.loads(row["statements"])),
        cast=cast,
    )


def _party(name: str | None, known: Mapping[str, Party]) -> Party | None:
    return None if name is None else known.get(name, Party(name))
