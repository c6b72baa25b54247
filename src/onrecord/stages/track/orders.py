"""Conditions: which event each holder wants before which, gathered from all statements (codebook 3)."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.stages.track import book
from onrecord.stages.track.events import Event, Parties, event
from onrecord.stages.track.nodes import Nodes
from onrecord.types import Order, Told
from onrecord.words.phrases import words_of

STRICT = frozenset({"only_after", "before", "until", "unless", "provided"})
"""Kinds that put one event before another; `if` tells what would follow, and forbids no other order."""
_KEEPING = frozenset({"until", "unless"})
"""Kinds whose consequent lasts up to the antecedent: `no talks until …` puts the antecedent before the talks."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The two events of one statement's condition; `first` tells that the antecedent must come before all else."""

    told: Told
    antecedent: Event
    consequent: Event
    first: bool

    @property
    def reads_denied(self) -> bool:
        """Whether the label of the consequent is shown denied."""
        return self.consequent.negated and self.told.kind in {"if", *_KEEPING}

    @property
    def orders(self) -> bool:
        """Whether it forbids the consequent to come first."""
        kind, denied = self.told.kind, self.consequent.negated
        return kind in STRICT and not self.antecedent.negated and (denied if kind in _KEEPING else True)


@dataclass(frozen=True, slots=True)
class Edge:
    """One holder wants one node before another; `row` is the condition that says so."""

    holder: str
    before: int
    after: int
    row: str
    first: bool


def ends(told: Sequence[Told], parties: Parties) -> list[Ends]:
    """The conditions of all statements whose two ends are words that can be known again."""
    found = [_ends(one, parties) for one in told if one.kind and one.antecedent.strip() and one.consequent.strip()]
    return [one for one in found if not (one.antecedent.empty or one.consequent.empty)]


def _ends(one: Told, parties: Parties) -> Ends:
    antecedent = event(one.antecedent, one.language, one.holder, parties)
    consequent = event(one.consequent, one.language, one.holder, parties)
    return Ends(one, antecedent, consequent, _first(one))


def _first(one: Told) -> bool:
    phrases = book.phrases(book.known(one.language))
    return any(group == "first:first" for _, group in phrases.find(words_of(f"{one.cue} {one.content}")))


def gather(found: Sequence[Ends], nodes: Nodes) -> tuple[list[Order], list[Edge]]:
    """A row for each holder, kind and pair of nodes, sorted, and the edges they stand for."""
    rows: dict[tuple[str, str, str, str], list[Ends]] = defaultdict(list)
    for one in found:
        rows[_key(one, nodes)].append(one)
    orders = [_order(key, group) for key, group in sorted(rows.items())]
    edges = [edge for key, group in sorted(rows.items()) for edge in _edges(key, group, nodes)]
    return orders, edges


def _key(one: Ends, nodes: Nodes) -> tuple[str, str, str, str]:
    denied = ("no " if one.antecedent.negated else "", "no " if one.reads_denied else "")
    labels = [nodes.label(nodes.number(end)) for end in (one.antecedent, one.consequent)]
    return (one.told.holder or "", one.told.kind or "", denied[0] + labels[0], denied[1] + labels[1])


def _order(key: tuple[str, str, str, str], group: Sequence[Ends]) -> Order:
    holder, kind, antecedent, consequent = key
    return Order(_id(key), holder or None, kind, antecedent, consequent, tuple(sorted({one.told.id for one in group})))


def _id(key: tuple[str, ...]) -> str:
    return hashlib.sha256("\x1f".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _edges(key: tuple[str, str, str, str], group: Sequence[Ends], nodes: Nodes) -> list[Edge]:
    ordering = [one for one in group if one.orders and one.told.holder and one.told.party]
    if not ordering:
        return []
    one = ordering[0]
    before, after = nodes.number(one.antecedent), nodes.number(one.consequent)
    edge = Edge(one.told.holder or "", before, after, _id(key), any(each.first for each in ordering))
    return [edge] if before != after else []


def quotes(found: Sequence[Ends], orders: Sequence[Order]) -> Mapping[str, Told]:
    """For each condition the earliest statement that makes it, to be quoted."""
    by_id = {one.told.id: one.told for one in found}
    return {row.id: min((by_id[name] for name in row.statements), key=lambda one: (one.published or "~", one.id)) for row in orders}
