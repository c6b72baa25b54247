"""Conditions: which event each holder wants before which, gathered from all statements (codebook 3)."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.stages.track import book
from onrecord.stages.track.ends import End, end
from onrecord.stages.track.events import event, trimmed
from onrecord.stages.track.nodes import Nodes
from onrecord.stages.track.owners import Parties
from onrecord.types import Order, Told
from onrecord.words.phrases import words_of

STRICT = frozenset({"only_after", "before", "until", "unless", "provided"})
"""Kinds that put one event before another; `if` tells what would follow, and forbids no other order."""
_KEEPING = frozenset({"until", "unless"})
"""Kinds whose consequent lasts up to the antecedent: `no talks until …` puts the antecedent before the talks."""
_UNNAMED = "unnamed "
"""What the name of somebody whom a report does not name begins with."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What all statements of one utterance say must come first, and then what; `orders` tells that nothing may change that order.

    `first` tells that the antecedent must come before all else; `denied` are the ends that are told as not happening.
    """

    holder: str | None
    told: tuple[Told, ...]
    antecedent: End
    consequent: End
    orders: bool
    first: bool
    denied: tuple[bool, bool]

    @property
    def kind(self) -> str:
        """The commonest kind of its statements."""
        counted = Counter(one.kind or "" for one in self.told)
        return min(counted, key=lambda kind: (-counted[kind], kind))


@dataclass(frozen=True, slots=True)
class Edge:
    """One holder wants one node before another; `row` is the condition that says so."""

    holder: str
    before: int
    after: int
    row: str
    first: bool


def _plain(one: Told) -> Told:
    """Without what an antecedent says a second time, the other way round: `the trains run, and not an hour sooner`."""
    return replace(one, antecedent=trimmed(one.antecedent, one.language))


def wishes(told: Sequence[Told], parties: Parties) -> list[Wish]:
    """The conditions of all statements whose two ends are words that can be known again, an utterance's together."""
    groups: defaultdict[tuple[object, ...], list[Told]] = defaultdict(list)
    stated = (_plain(one) for one in told if one.kind and one.antecedent.strip() and one.consequent.strip())
    for one in stated:
        if key := _group(one, parties):
            groups[key].append(one)
    ordered = sorted(groups.items(), key=lambda row: [str(part) for part in row[0]])
    return [_wish(part, parties) for _, group in ordered for part in _parts(group, parties)]


def _parts(group: Sequence[Told], parties: Parties) -> list[list[Told]]:
    """The wordings of an utterance; apart where some say that a ceasefire and others that an agreement must wait."""
    named = [_named(event(one.consequent, one.language, one.holder, parties).action) for one in group]
    several = Counter(filter(None, named))
    most = min(several, key=lambda name: (-several[name], name), default="")
    told = list(zip(group, named, strict=True))
    return [[one for one, name in told if (name or most) == each] for each in sorted(several)] or [list(group)]


def _named(action: str) -> str:
    """An action that is an event by itself."""
    return action if action and book.action(action).get("alone") else ""


def _group(one: Told, parties: Parties) -> tuple[object, ...] | None:
    """What must agree for statements to tell one condition; None where an end is no event."""
    before, after = (event(text, one.language, one.holder, parties) for text in (one.antecedent, one.consequent))
    if before.empty or after.empty:
        return None
    lasting = one.kind in _KEEPING
    asks = one.party is None and "?" in one.content  # an interviewer: nothing is wanted by asking
    empty = one.kind == "before" and after.negated  # `bevor nicht`, `avant qu'il ne`: the antecedent is not denied
    orders = one.kind in STRICT and (after.negated if lasting else empty or not before.negated) and not asks
    return (_holder(one) or "", one.utterance or one.id, orders) + (() if orders else (one.kind, before.negated, after.negated))


def _holder(one: Told) -> str | None:
    """The party, where the holder is the one who speaks for it."""
    return one.party if one.party and one.holder == one.speaker else one.holder


def _wish(group: Sequence[Told], parties: Parties) -> Wish:
    antecedent = end([(one.antecedent, one) for one in group], parties)
    consequent = end([(one.consequent, one) for one in group], parties)
    key = _group(group[0], parties) or ()
    orders = bool(key[2])
    denied = (False, False) if orders else (antecedent.events[0].negated, consequent.events[0].negated)
    return Wish(_holder(group[0]), tuple(group), antecedent, consequent, orders, any(map(_first, group)), denied)


def _first(one: Told) -> bool:
    phrases = book.phrases(book.known(one.language))
    return any(group == "first:first" for _, group in phrases.find(words_of(f"{one.cue} {one.content}")))


def gather(found: Sequence[Wish], nodes: Nodes) -> tuple[list[Order], list[Edge]]:
    """A row for each holder and pair of nodes, and one for each kind of what is no order; sorted, with the edges they stand for."""
    rows: defaultdict[tuple[str, ...], list[Wish]] = defaultdict(list)
    for one in found:
        rows[_key(one, nodes)].append(one)
    orders = [_order(key, group, nodes) for key, group in sorted(rows.items())]
    edges = [edge for key, group in sorted(rows.items()) for edge in _edges(key, group, nodes)]
    return orders, edges


def _key(one: Wish, nodes: Nodes) -> tuple[str, ...]:
    pairs = zip((one.antecedent, one.consequent), one.denied, strict=True)
    told = [nodes.label(nodes.number(each), denied=denied) for each, denied in pairs]
    return (one.holder or "", "" if one.orders else one.kind, *told)


def _order(key: tuple[str, ...], group: Sequence[Wish], nodes: Nodes) -> Order:
    holder, _, antecedent, consequent = key
    kinds = Counter(one.kind or "" for wish in group for one in wish.told)
    kind = min(kinds, key=lambda name: (-kinds[name], name))
    if group[0].orders and kind in _KEEPING:
        consequent = nodes.label(nodes.number(group[0].consequent), denied=True)
    return Order(_id(key), holder or None, kind, antecedent, consequent, _statements(group))


def _statements(group: Sequence[Wish]) -> tuple[str, ...]:
    return tuple(sorted({one.id for wish in group for one in wish.told}))


def _id(key: tuple[str, ...]) -> str:
    return hashlib.sha256("\x1f".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _edges(key: tuple[str, ...], group: Sequence[Wish], nodes: Nodes) -> list[Edge]:
    if not group[0].orders or (_nameless(key[0]) and all(_nameless(one.speaker or "") for wish in group for one in wish.told)):
        return []
    before, after = nodes.number(group[0].antecedent), nodes.number(group[0].consequent)
    edge = Edge(key[0], before, after, _id(key), any(one.first for one in group))
    return [edge] if before != after else []


def _nameless(holder: str) -> bool:
    """Whether nobody knows who that is: a description (`commander`) may be of the very one whom it would stand against."""
    return holder.startswith(_UNNAMED) or holder == holder.lower()


def quotes(found: Sequence[Wish], orders: Sequence[Order]) -> Mapping[str, Told]:
    """For each condition the earliest statement that makes it, to be quoted."""
    by_id = {one.id: one for wish in found for one in wish.told}
    return {row.id: min((by_id[name] for name in row.statements), key=lambda one: (one.published or "~", one.id)) for row in orders}
