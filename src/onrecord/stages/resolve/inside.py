"""What stands inside a name beside its words with capitals: *van der*, *in ’t*, a nickname in marks, the *’s* of *People’s Party*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.lists import LONGEST, Lists
from onrecord.stages.resolve.tokens import Token

MOST = 3
"""Small words inside a name at most (*van de la*)."""
OPENS, CLOSES = frozenset({" “", ' "', " ‘", " '", " («", " ("}), frozenset({"” ", '" ', "’ ", "' ", ") "})
LEANS = frozenset({"in", "van", "op", "uit", "aan"})
"""Dutch words before *’t*, which stands for an article."""
NICK = 2
"""Words of a nickname at most."""


def particles(words: Sequence[Token], n: int, known: Lists) -> int:
    """Where the small words inside a name end that begin at a word; `n` where there are none."""
    at = n
    while at < min(n + MOST, len(words)):
        word = words[at]
        if leans(words, at):
            at += 2
        elif word.low in known.particles and not word.capital and (word.joined or (at == n and word.before == ". ")):
            at += 1
        else:
            break
    return at


def leans(words: Sequence[Token], n: int) -> bool:
    """Whether *in ’t* or *van ’t* begins at a word."""
    after = words[n + 1] if n + 1 < len(words) else None
    return after is not None and words[n].low in LEANS and after.low == "t" and after.before in {" ’", " '", " ‘"}


def nickname(words: Sequence[Token], n: int) -> int:
    """Where a name goes on after a nickname in marks that begins at a word: *Robert “Bud” Hanlon*; `n` where there is none."""
    if words[n].before not in OPENS or not words[n - 1].capital:
        return n
    close = next((m for m in range(n + 1, min(n + 1 + NICK, len(words))) if words[m].before in CLOSES), None)
    return close + 1 if close is not None and all(word.capital and not word.owns for word in words[n : close + 1]) else n


def of_crowd(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether the body of those stands at a word who own it by its name: *People’s Party*, *Women’s Federation*."""
    if known.language != "en" or words[n - 1].low not in known.people or not (words[n].capital and words[n].joined):
        return False
    end = next((m for m in range(n, min(n + LONGEST, len(words))) if not (words[m].capital and words[m].joined)), n + LONGEST)
    return any(known.body(words[m].low) for m in range(n, min(end, len(words))))
