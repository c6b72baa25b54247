"""A storyline as it is written in YAML: `said.yml` (what was said, the deadlocks) and `texts*.yml` (what each origin tells)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
MOVES = ("first", "repeats", "extends", "softens", "hardens", "reverses", "contradicts")
PLANTED, HARD, BLIND = "planted", "stories hard", "story blind"
APART = {"quota": BLIND, "harbour": HARD, "pipeline": HARD, "orchard": HARD}
"""Stories that are planted and read apart. `story blind` is by somebody who had not read the product, and nobody who mends it may read it.

`stories hard` are told as reports really are, with few tidy sentences; who mends the product reads them and what goes wrong in them.
"""
DERIVED = {"edits": "edit", "rewrites": "rewrite", "translations": "translation"}


@dataclass(frozen=True, slots=True)
class Order:
    """Whose condition, and which event must come before which. Wordings of one order in several utterances are one condition."""

    holder: str
    antecedent: str
    consequent: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said once. `wordings` by pool: a language, or English that drifted (`rewrite`) or came back from another language (`back`);

    contents stand in brackets.
    """

    id: str
    speaker: str
    party: str
    act: str
    said: str
    point: str
    move: str
    against: str | None
    order: Order | None
    wordings: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Deadlock:
    """Orders that contradict one another or go round in a circle."""

    orders: frozenset[Order]


@dataclass(frozen=True, slots=True)
class Text:
    """A text by hand, with `{utterance}` where a wording goes. `lead`, `drop` and `add` tell how an edit differs from what it edits."""

    key: str
    language: str
    headline: str
    dateline: str
    body: str
    published: str
    pool: str
    kind: str | None = None
    of: str | None = None
    lead: str = ""
    drop: tuple[int, ...] = ()
    add: str = ""
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent source: its own text first, then what others made of it."""

    name: str
    agency: str | None
    outlet: str | None
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One negotiation."""

    name: str
    utterances: Mapping[str, Utterance]
    deadlocks: tuple[Deadlock, ...]
    origins: tuple[Origin, ...]


def load(path: Path) -> Any:  # noqa: ANN401 - YAML is anything
    """A YAML file, its dates as they are written."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def stories(group: str = PLANTED) -> list[Story]:
    """The storylines that are measured together, by name."""
    return [_story(path.parent) for path in sorted(HERE.glob("*/said.yml")) if APART.get(path.parent.name, PLANTED) == group]


def _story(folder: Path) -> Story:
    told = load(folder / "said.yml")
    utterances = {name: _utterance(f"{folder.name}/{name}", row) for name, row in told["utterances"].items()}
    deadlocks = tuple(Deadlock(frozenset(_order_of(utterances[name]) for name in names)) for names in told["deadlocks"])
    origins = tuple(_origin(folder.name, row) for path in sorted(folder.glob("texts*.yml")) for row in load(path))
    return Story(folder.name, utterances, deadlocks, origins)


def _utterance(name: str, row: dict[str, Any]) -> Utterance:
    move, _, against = row.get("move", "first").partition(" ")
    order = Order(row["party"], row["condition"]["first"], row["condition"]["then"]) if "condition" in row else None
    earlier = f"{name.split('/', maxsplit=1)[0]}/{against}" if against else None
    fields = {key: row[key] for key in ("speaker", "party", "act", "said", "point", "wordings")}
    return Utterance(id=name, move=move, against=earlier, order=order, **fields)


def _order_of(utterance: Utterance) -> Order:
    if utterance.order is None:
        raise ValueError(f"{utterance.id} is said to be in a deadlock and has no condition")
    return utterance.order


def _origin(story: str, row: dict[str, Any]) -> Origin:
    name = f"{story}-{row['origin']}"
    own = _text(name, row, row)
    return Origin(name, row.get("agency"), row.get("outlet"), (own, *_derived(own, row)))


def _derived(own: Text, row: dict[str, Any]) -> Iterator[Text]:
    for many, kind in DERIVED.items():
        for number, one in enumerate(row.get(many, ())):
            key = f"{own.key}-{kind}-{one.get('language', number + 1)}"
            yield _text(key, one, row, kind, f"{own.key}-{one['of']}" if "of" in one else own.key)


def _text(key: str, row: dict[str, Any], own: dict[str, Any], kind: str | None = None, of: str | None = None) -> Text:
    language = row.get("language", own.get("language", "en"))
    return Text(
        key=key,
        language=language,
        headline=row.get("headline", own["headline"]),
        dateline=row.get("dateline", own.get("dateline", "") if kind in {None, "edit"} else ""),
        body=row.get("text", own["text"]),
        published=row.get("published", own["published"]),
        pool=row.get("pool", "rewrite" if kind == "rewrite" else language),
        kind=kind,
        of=of,
        lead=row.get("lead", ""),
        drop=tuple(int(n) for n in row.get("drop", ())),
        add=row.get("add", ""),
        copies=int(row.get("copies", 0)),
    )
