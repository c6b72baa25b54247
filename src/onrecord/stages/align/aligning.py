"""From statements to utterances and wordings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from onrecord.stages.align.blocks import Key, Worded, keys
from onrecord.stages.align.candidates import pairs
from onrecord.stages.align.groups import groups
from onrecord.stages.align.likeness import scores
from onrecord.stages.align.matching import scale, share
from onrecord.stages.align.nodes import Node, folded, nodes
from onrecord.stages.align.wordings import best, differences
from onrecord.types import UNKNOWN, Told, Utterance, Wording
from onrecord.words.days import days

T = TypeVar("T")
W = TypeVar("W", bound=Worded)
Aligned = tuple[list[Utterance], list[Wording]]
"""Utterances, and how each statement words its own."""
ID = 16
"""Hex digits of an id, as everywhere in the record."""


def blocks(told: Sequence[W]) -> dict[Key, list[W]]:
    """The statements that can be one utterance at all; what changes in one block changes no utterance of another."""
    found: defaultdict[Key, list[W]] = defaultdict(list)
    for key, one in zip(keys(told, ["" if one.speaker else folded(one.content) for one in told]), told, strict=True):
        found[key].append(one)
    return dict(sorted(found.items(), key=lambda item: (item[0][0] or "", *item[0][1:])))


def align(told: Sequence[Told]) -> Aligned:
    """The utterances of all statements, and how each statement words its own; by id. Their order and further copies change nothing."""
    return join(align_block(block) for block in blocks(told).values())


def join(made: Iterable[Aligned]) -> Aligned:
    """What was made of the blocks, in their order, as one. Utterances of two blocks that would have one id get two."""
    utterances: dict[str, Utterance] = {}
    wordings: list[Wording] = []
    for some, worded in made:
        renamed = {one.id: _free(one.id, utterances) for one in some if one.id in utterances}
        utterances |= {(name := renamed.get(one.id, one.id)): replace(one, id=name) if renamed else one for one in some}
        wordings += [replace(one, utterance=renamed.get(one.utterance, one.utterance)) for one in worded] if renamed else worded
    return [utterances[name] for name in sorted(utterances)], sorted(wordings, key=lambda one: one.statement)


def _free(name: str, taken: Container[str]) -> str:
    """An id after `name` that is not taken."""
    while name in taken:
        name = sha256(name.encode()).hexdigest()[:ID]
    return name


def align_block(told: Sequence[Told]) -> Aligned:
    """The same for the statements of one block of `blocks`."""
    held = nodes(told)
    weights = scale(held)
    weighed = [(node, weights.weights(node)) for node in held]
    shares = {(a, b): share(weighed[a], weighed[b]) for a, b in pairs(held)}
    found = [[held[place] for place in group] for group in groups(len(held), scores(held, shares))]
    chosen = [(group, best(group)) for group in found]
    named = _named([_facts(first) for _, first in chosen])
    utterances = [_utterance(name, *each) for name, each in zip(named, chosen, strict=True)]
    return utterances, [one for name, each in zip(named, chosen, strict=True) for one in differences(name, *each)]


def _facts(leading: Node) -> str:
    """What names an utterance: its speaker, its words and its date, and no report."""
    return "\n".join([leading.first.speaker or "", *leading.words[:3]])


def _named(facts: Sequence[str]) -> list[str]:
    """An id for each; where two have the same facts, in their order."""
    seen: Counter[str] = Counter()
    out = []
    for one in facts:
        out.append(sha256(f"{one}\n{seen[one] or ''}".encode("utf-8", "surrogatepass")).hexdigest()[:ID])
        seen[one] += 1
    return out


def _utterance(name: str, group: Sequence[Node], leading: Node) -> Utterance:
    members = [one for node in group for one in node.members]
    wordings = [node.first for node in group]
    first = leading.first
    return Utterance(
        id=name,
        speaker=_commonest(one.speaker for one in wordings),
        party=_commonest(one.party for one in wordings),
        act=first.act or _commonest(one.act for one in wordings),
        said=_said(wordings),
        occasion=first.occasion or _commonest(one.occasion for one in wordings),
        point=_commonest(one.point for one in wordings),
        statements=tuple(sorted(one.id for one in members)),
    )


def _commonest(values: Iterable[T | None]) -> T | None:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], str(value)), default=None)


def _said(wordings: Sequence[Told]) -> str:
    """The narrowest date that a wording has."""
    dated = [(span[1] - span[0], one.said) for one in wordings if (span := days(one.said))]
    return min(dated, default=(0, UNKNOWN))[1]
