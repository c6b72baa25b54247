"""Say for each report which origin it comes from, from which report, how, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256

import numpy as np

from onrecord.stages.origins.blocking import candidates, keys
from onrecord.stages.origins.groups import Web, group, rank, weave
from onrecord.stages.origins.kinship import Kin, kinship
from onrecord.stages.origins.reasons import copied, derived, root
from onrecord.stages.origins.sketch import Outline
from onrecord.stages.origins.view import View
from onrecord.types import Derivation, Derived, Span

OPEN = 4096
"""Reports that are held open for comparing."""


def origins(outlines: Sequence[Outline]) -> list[Derived]:
    """One row a report, in the order given; the rows do not depend on it, and a copy of a report changes no other row's origin."""
    classes = _classes(outlines)
    firsts = [members[0] for members in classes]
    ranks = [rank(View(first)) for first in firsts]
    web = weave(firsts, ranks, _related(firsts))
    rows = {row.report: row for row in _grouped(web)}
    rows |= {member.report: _same(rows[members[0].report], member, members[0]) for members in classes for member in members[1:]}
    return [rows[outline.report] for outline in outlines]


def _classes(outlines: Iterable[Outline]) -> list[list[Outline]]:
    """Outlines with one content, best first, in an order that does not depend on how they came."""
    found: dict[tuple[str, str | None], list[Outline]] = {}
    for outline in {one.report: one for one in outlines}.values():
        found.setdefault((outline.content, outline.language), []).append(outline)
    return [sorted(found[key], key=lambda one: (*rank(View(one)), one.report)) for key in sorted(found, key=str)]


def _related(firsts: Sequence[Outline]) -> dict[tuple[int, int], Kin]:
    view = lru_cache(maxsize=OPEN)(lambda place: View(firsts[place]))
    pairs = candidates([keys(first) for first in firsts])
    found = ((pair, kinship(view(pair[0]), view(pair[1]))) for pair in pairs)
    return {pair: kin for pair, kin in found if kin}


def _same(row: Derived, copy: Outline, first: Outline) -> Derived:
    """The row of an exact copy."""
    return Derived(copy.report, row.origin, first.report, Derivation.COPY, copied(first), row.also)


def _grouped(web: Web) -> Iterable[Derived]:
    sets: dict[int, list[int]] = {}
    homes = group(web)
    for place, home in homes.items():
        sets.setdefault(home, []).append(place)
    for members in sets.values():
        ordered = sorted(members, key=lambda place: web.ranks[place])
        name = sha256(f"origin {web.outlines[ordered[0]].content}".encode()).hexdigest()[:16]
        for place in ordered:
            yield _row(web, homes, place, name)


def _row(web: Web, homes: Mapping[int, int], place: int, name: str) -> Derived:
    here = web.outlines[place]
    earlier = [e for e in web.edges[place] if web.ranks[e.to] < web.ranks[place]]
    before = [e for e in earlier if homes[e.to] == homes[place]]
    also = tuple(sorted(web.outlines[e.to].report for e in earlier if homes[e.to] != homes[place]))
    if not before:
        return Derived(here.report, name, None, None, root(here), also)
    best = max(before, key=lambda e: (e.kin.closeness, tuple(-ord(c) for c in web.ranks[e.to][-1])))
    there = web.outlines[best.to]
    pairs = best.kin.alignment.pairs
    flipped = place > best.to
    compared = _spans(here, there, [(j, i) if flipped else (i, j) for i, j in pairs])
    return Derived(here.report, name, there.report, best.kin.derivation, derived(here, there, best.kin), also, compared)


def _spans(one: Outline, other: Outline, pairs: Iterable[tuple[int, int]]) -> tuple[tuple[Span, Span], ...]:
    here, there = (np.frombuffer(o.spans, "<u4").reshape(-1, 2).tolist() for o in (one, other))
    return tuple(((here[i][0], here[i][1]), (there[j][0], there[j][1])) for i, j in pairs)
