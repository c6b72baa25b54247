"""Bring related reports together, without letting a page that joins two sources make them one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from onrecord.stages.origins.alignment import Alignment
from onrecord.stages.origins.fold import Kind
from onrecord.stages.origins.kinship import Kin
from onrecord.stages.origins.sketch import Outline
from onrecord.stages.origins.view import Counts, View
from onrecord.types import Derivation

PART = 0.15
"""Share of a report under which what another holds of it is a side remark."""
WHOLE = 0.35
"""Share of a report that its source must hold."""
MOST = 0.5
"""Share of an excerpt that the dispatch holds of which it is one, on the same day."""
BETWEEN = 0.75
"""Share of the smaller of two parts from which both are one: the report stands between the two, as a translation that was told anew."""
SURE = 0.3
"""Likeness from which a sentence may be from one of two sources,"""
AHEAD = 0.15
"""and by how much it must be more like the one than the other."""


class Union:
    """Disjoint sets."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def find(self, node: int) -> int:
        """The set of a node, by one of its members."""
        above = self._above.setdefault(node, node)
        while above != node:
            self._above[node] = self._above.setdefault(above, above)
            node, above = above, self._above[above]
        return node

    def join(self, one: int, other: int) -> None:
        """Make the sets of two nodes one."""
        self._above[self.find(one)] = self.find(other)


@dataclass(frozen=True, slots=True)
class Edge:
    """A related report: its place, how they are related, which share of *this* side it holds, and how like its sentences are."""

    to: int
    kin: Kin
    share: float
    sentences: Mapping[int, float]


Rank = tuple[str, int, int, int, int, str]


def rank(view: View) -> Rank:
    """Who stands for the source: the first by day, agency's own page, text that an agency filed, completeness, cleanness.

    Numbers tell best how complete a text is, in whatever language it is. What has no date comes last.
    """
    told = view.outline
    numbers = len(np.unique(view.sounds[view.kinds == Kind.NUMBER]))
    agency = 2 if told.filed is None else int(told.filed != told.outlet)
    return (f"{(told.published or '')[:10]:~<10}", agency, -numbers, -len(view.facts), told.noise, told.content)


@dataclass(frozen=True, slots=True)
class Web:
    """All that is known of some reports: their ranks, and for each its edges. `kin` holds each related pair, the smaller place first."""

    outlines: Sequence[Outline]
    ranks: Sequence[Rank]
    edges: Mapping[int, Sequence[Edge]]


def weave(outlines: Sequence[Outline], ranks: Sequence[Rank], kin: Mapping[tuple[int, int], Kin]) -> Web:
    """The edges of each report, those left out where the later of two holds too little of the earlier to come from it."""
    edges: dict[int, list[Edge]] = {place: [] for place in range(len(outlines))}
    for (one, other), found in kin.items():
        late = found.one if ranks[one] > ranks[other] else found.other
        if late >= WHOLE or _one_desk(outlines[one], outlines[other]):
            edges[one].append(Edge(other, found, found.one, _likes(found.alignment, 0)))
            edges[other].append(Edge(one, found, found.other, _likes(found.alignment, 1)))
    return Web(outlines, ranks, edges)


def _likes(found: Alignment, side: int) -> dict[int, float]:
    return {pair[side]: like for pair, like in zip(found.pairs, found.likeness, strict=True)}


def _one_desk(one: Outline, other: Outline) -> bool:
    """Whether two texts are one newsroom's: what it writes longer the next day is no other source."""
    return (one.outlet is not None and one.outlet == other.outlet) or (one.filed is not None and one.filed == other.filed)


def group(web: Web) -> dict[int, int]:
    """For each report a member of its group. Joined pages go to the source that they take most from."""
    joined = {place for place in web.edges if _joins(web, place)}
    sets: Union = Union()
    for place, edges in web.edges.items():
        for edge in edges:
            if place not in joined and edge.to not in joined:
                sets.join(place, edge.to)
    for place in sorted(joined, key=lambda at: web.ranks[at]):
        _attach(web, sets, place, joined)
    return {place: sets.find(place) for place in web.edges}


def _attach(web: Web, sets: Union, place: int, joined: set[int]) -> None:
    shares: dict[int, float] = {}
    for edge in web.edges[place]:
        if edge.to not in joined or web.ranks[edge.to] < web.ranks[place]:
            home = sets.find(edge.to)
            shares[home] = max(shares.get(home, 0.0), edge.share + (edge.kin.derivation is Derivation.COPY))
    if shares:
        sets.join(place, max(shares, key=lambda home: (shares[home], _first(web, sets, home))))


def _first(web: Web, sets: Union, home: int) -> str:
    """Something that tells groups apart and does not hang on the order of reading."""
    return web.outlines[home].content if sets.find(home) == home else ""


def _joins(web: Web, place: int) -> bool:
    """Whether a report joins two: of two others that have nothing to do with each other, each holds another part of it."""
    parts = [e for e in web.edges[place] if e.share >= PART and e.kin.derivation is not Derivation.COPY]
    return any(_two(web, place, one, other) for one, other in combinations(parts, 2))


def _two(web: Web, place: int, one: Edge, other: Edge) -> bool:
    if any(e.to == other.to for e in web.edges[one.to]) or _source_of_both(web, place, one, other):
        return False
    lengths = View(web.outlines[place]).lengths
    if _both(one, other, lengths) >= BETWEEN:
        return False
    return min(_part(one, other, lengths), _part(other, one, lengths)) >= PART


def _both(one: Edge, other: Edge, lengths: Counts) -> float:
    """The share of the smaller part that the other holds as well."""
    sizes = [int(lengths[sorted(some)].sum()) for some in (one.sentences, other.sentences, one.sentences.keys() & other.sentences.keys())]
    return sizes[2] / max(min(sizes[:2]), 1)


def _part(mine: Edge, theirs: Edge, lengths: Counts) -> float:
    """The share of a report that is clearly one source's and not the other's."""
    own = [at for at, like in mine.sentences.items() if like >= SURE and like >= theirs.sentences.get(at, 0.0) + AHEAD]
    return float(lengths[own].sum() / max(lengths.sum(), 1)) if own else 0.0


def _source_of_both(web: Web, place: int, one: Edge, other: Edge) -> bool:
    """Whether two parts are excerpts of the report instead: it came first, and no two agencies filed them.

    First is what came on an earlier day; on the same day, what an agency filed, if both parts are mostly from it.
    """
    filed = web.outlines[one.to].filed, web.outlines[other.to].filed
    if not (None in filed or filed[0] == filed[1]) or len(web.outlines[place].credits) > 1:
        return False
    mine, theirs = web.ranks[place], min(web.ranks[one.to], web.ranks[other.to])
    own = web.outlines[place].filed is not None and all(_mostly(web, place, edge.to) for edge in (one, other))
    return mine[0] < theirs[0] or (mine < theirs and own)


def _mostly(web: Web, place: int, part: int) -> bool:
    """Whether most of a part stands in the report at `place`."""
    return any(edge.to == place and edge.share >= MOST for edge in web.edges[part])
