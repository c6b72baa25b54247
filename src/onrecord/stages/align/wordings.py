"""What each wording of an utterance kept, cut or added, where it binds more or less, and where it says the contrary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.stages.align.matching import Scale, Weighed, scale, share
from onrecord.stages.align.nodes import Node
from onrecord.stages.align.strength import ranks, turned
from onrecord.types import Act, Differs, Mode, Wording

KEPT = 0.7
"""The part of a wording's weight that must be in the other for nothing to count as cut or added."""
CLOSE = 0.6
"""How much two wordings must share, either way, to tell from one word that they say the contrary, or bind more or less."""
LATE = (1 << 30, 0)
"""Where no publication is known."""
SEVERAL = 50
YES, NO = frozenset({Act.AGREE, Act.OFFER, Act.PROMISE}), frozenset({Act.REFUSE, Act.DENY})
Found = tuple[Differs, str]
SAME: Found = (Differs.KEPT, "It says the same.")


def best(group: Sequence[Node]) -> Node:
    """The wording that the others are held against: quoted before retold, the earliest, and the one that has most in common with the rest.

    Copies of a wording count once, so that they change nothing.
    """
    if len(group) == 1:
        return group[0]
    weights = scale(group)
    held = [(node, weights.weights(node)) for node in group]
    return min(held, key=lambda one: (not one[0].quoted, one[0].published or LATE, -_central(one, held), one[0].words))[0]


def _central(node: Weighed, group: Sequence[Weighed]) -> float:
    """How much of the words of the others a wording has; of a large group a part tells enough."""
    return round(sum(share(other, node).one for other in group[:SEVERAL]), 3)


def differences(name: str, group: Sequence[Node], first: Node) -> list[Wording]:
    """How every statement of a group words the utterance `name`, held against `first`, the best of them."""
    weights = scale(group)
    found = ((node, _differs(node, first, weights)) for node in group)
    return [Wording(one.id, name, *differs) for node, differs in found for one in node.members]


def _differs(node: Node, first: Node, weights: Scale) -> Found:
    if node is first:
        return Differs.KEPT, "The others are held against this wording."
    if node.words[1] == first.words[1]:
        return Differs.KEPT, "It has the same words."
    found = share((first, weights.weights(first)), (node, weights.weights(node)))
    kept, own = found.one, found.other
    close = min(kept, own) >= CLOSE
    return next((found for found in _readings(node, first, close=close) if found), None) or _coverage(kept, own, node, first)


def _readings(node: Node, first: Node, *, close: bool) -> Iterator[Found | None]:
    yield _polarity(node, first, close=close)
    yield _strength(node, first) if close else None


def _polarity(node: Node, first: Node, *, close: bool) -> Found | None:
    """The contrary: one says no and the other does not, and they are close in all else or differ in their acts as well."""
    ours, theirs = (turned(one.first.content, one.first.language) for one in (node, first))
    if ours is None or theirs is None or ours == theirs or not (close or _opposed(node.first.act, first.first.act)):
        return None
    return Differs.POLARITY, f"It {'denies' if ours else 'affirms'} what the fullest wording {'affirms' if ours else 'denies'}."


def _opposed(one: Act | None, other: Act | None) -> bool:
    return (one in YES and other in NO) or (one in NO and other in YES)


def _strength(node: Node, first: Node) -> Found | None:
    """More or less binding, where both have a word of one scale. Retold words are shifted (*can* to *could*): they tell less."""
    if Mode.INDIRECT in (node.first.mode, first.first.mode) and node.first.mode is not first.first.mode:
        return None
    ours, theirs = ranks(node.first.content, node.first.language), ranks(first.first.content, first.first.language)
    moved = {name: ours[name] - theirs[name] for name in sorted(ours.keys() & theirs.keys()) if ours[name] != theirs[name]}
    if not moved or min(moved.values()) < 0 < max(moved.values()):
        return None
    if max(moved.values()) < 0:
        return Differs.SOFTENED, "It has weaker words than the fullest wording."
    return Differs.HARDENED, "It has stronger words than the fullest wording."


def _coverage(kept: float, own: float, node: Node, first: Node) -> Found:
    if kept < KEPT and kept <= own:
        without = first.first.kind and not node.first.kind
        return Differs.CUT, "The condition is missing." if without else "Parts of the fullest wording are missing."
    return (Differs.ADDED, "It has parts that the fullest wording lacks.") if own < KEPT else SAME
