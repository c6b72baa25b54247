"""Names that what stands behind them makes a body's: *Kelp & Tarn, the power company that …*, *Norda Foods, which runs eleven sites*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.tokens import Token

REACH = 8
"""Words behind an article among which the noun stands that says what somebody is."""
NEUTER = frozenset({"which"})
"""Relative pronouns that no person is meant by."""


def bodily(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether behind a name that ends before a word, and a comma, stands *which*, or an article and a noun for a kind of body."""
    if n + 1 >= len(words) or words[n].before.strip() != "," or words[n - 1].owns:
        return False
    if known.language == "en" and words[n].low in NEUTER:
        return True
    if words[n].low not in known.the | known.new or known.language not in {"en", "de"}:
        return False
    head = _head(words, n + 1, known)
    kind = known.body(words[head].low) if head is not None else None
    return head is not None and kind is not None and kind[1] != "state" and known.single(words[head].low) is None


def _head(words: Sequence[Token], n: int, known: Lists) -> int | None:
    """The last word of a noun that begins with small words, before *of*, *that* or a comma; in German the first noun."""
    german, found = known.language == "de", None
    for m in range(n, min(n + REACH, len(words))):
        word = words[m]
        small = word.low in known.of | known.at | known.stops | CLAUSES
        if not word.joined or word.low in known.the or (not german and (word.capital or word.owns or small)):
            break
        found = m
        if german and word.capital:
            break
    return found


CLAUSES = frozenset({"that", "which", "who", "whose", "where"})
"""Words that begin what more is told of a noun."""
