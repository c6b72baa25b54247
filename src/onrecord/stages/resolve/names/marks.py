"""Names in marks that go on in small words, behind a noun for what they are: *das Bündnis „Wasser zuerst“*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.tokens import Token

OPENING, CLOSING = frozenset("„“«»”\"'‘‚›‹"), frozenset("“”»«\"'’‘‹›")
LONGEST = 6
"""Words of such a name at most."""


def in_marks(words: Sequence[Token], n: int, known: Lists) -> int:
    """Where such a name ends that begins at a word; `n` where none begins. What ends in a comma or full stop is what somebody says."""
    if n == 0 or not words[n].capital or not _opened(words[n].before) or known.body(words[n - 1].low) is None:
        return n
    end = next((m for m in range(n + 1, min(n + LONGEST + 1, len(words))) if not words[m].joined), n)
    inside = words[n:end]
    if not inside or not _closed(words[end].before) or all(word.capital for word in inside):
        return n
    return n if any(known.pronouns.get(word.low) in {"own", "person"} for word in inside) else end


def _opened(before: str) -> bool:
    """Whether nothing but a space and a mark stands before a word."""
    return before.startswith(" ") and before.strip(" \u00a0") in OPENING


def _closed(before: str) -> bool:
    return before.lstrip(" \u00a0")[:1] in CLOSING
