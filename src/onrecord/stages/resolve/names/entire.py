"""Names that are read as one at once, before their words are looked at one by one: *The Hague*, *La Havane*, *„Front of Hope“*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.stages.resolve.names.inside import in_english
from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.marks import in_marks
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.nations import tables
from onrecord.stages.resolve.names.tokens import Token, is_address
from onrecord.stages.resolve.names.twofold import twofold
from onrecord.words.lexicon import load


def entire(words: Sequence[Token], n: int, known: Lists) -> Run | None:
    """The name that begins at a word and is read as one; None where none does."""
    if (sort := _with_article(words, n, known)) is not None:
        return Run(n, n, n + 2, sort)
    if (foreign := _foreign(words, n, known)) is not None:
        return foreign
    end = max(in_english(words, n, known), in_marks(words, n, known), twofold(words, n, known), n + is_address(words[n]))
    return Run(n, n, end, "body") if end > n else None


def _with_article(words: Sequence[Token], n: int, known: Lists) -> str | None:
    """What a name of the tables is that begins with an article: the sort of *Den Haag*, *L’Aia*."""
    if n + 1 >= len(words) or words[n].low not in known.the or not (words[n].capital and words[n + 1].capital and words[n + 1].joined):
        return None
    tie = "’" if words[n].text.endswith(("'", "’")) else " "
    name = f"{words[n].low}{tie}{words[n + 1].low}"
    return "state" if name in tables().names else "capital" if name in tables().capitals else None


def _foreign(words: Sequence[Token], n: int, known: Lists) -> Run | None:
    """An English name of a body in a report in another language, perhaps behind a noun for what it is: *das Torva Creditor Committee*."""
    if known.language == "en" or not words[n].capital or words[n].low in known.small:
        return None
    end = n + 1
    while end < len(words) and words[end].capital and (words[end].joined or words[end].before in {"’ ", "' "}):
        end += 1
    heads = [m for m in range(n + 1, end) if words[m].low in _english() and known.body(words[m].low) is None]
    if not heads:
        return None
    told = known.body(words[n].low) is not None or known.single(words[n].low) is not None
    first, last = n + told, heads[-1] + 1
    german = known.language == "de" and any(known.body(words[m].low) or known.single(words[m].low) for m in range(first, last))
    return Run(n, first, last, "body") if last - first > 1 and not german else None


@cache
def _english() -> frozenset[str]:
    """English nouns for bodies that are no words of other languages."""
    return frozenset(load("bodies")["foreign"])
