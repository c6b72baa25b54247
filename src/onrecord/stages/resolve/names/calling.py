"""Words at the beginning of names and inside them: titles, turns of a transcript, whence somebody is, what a body has."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.bodies import INITIAL
from onrecord.stages.resolve.names.lists import LONGEST, Lists
from onrecord.stages.resolve.names.tokens import Token


def speaks(words: Sequence[Token], n: int) -> bool:
    """Whether a word in capitals begins a turn of a transcript: `VARNOKE: …`."""
    word = words[n]
    return word.text.isupper() and len(word.text) > INITIAL and word.opens and n + 1 < len(words) and words[n + 1].before.startswith(":")


def title(words: Sequence[Token], n: int, start: int, known: Lists) -> bool:
    """Whether a word is how people are addressed; one letter inside a name is an initial (`Anton M. Velt`)."""
    low = words[n].low.rstrip(".")
    return low in known.titles and (n == start or len(low) > 1)


def native(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a word with a capital tells only whence somebody is: *the Briton*."""
    return known.language == "en" and n > 0 and words[n].low in heads.words("natives") and words[n].joined and words[n - 1].low in known.the


def begins(word: Token, known: Lists) -> bool:
    """Whether a name may begin at a word."""
    if word.low in known.short or word.text.endswith(("'", "’")):
        return False
    return word.capital and not (word.low in known.small and (word.opens or word.low not in known.english))


def shortened(word: Token, known: Lists) -> bool:
    """Whether a full stop after a word makes it an initial, a title or an office cut short."""
    return len(word.text) <= INITIAL or word.low in known.titles or (word.low,) in known.roles


def of_body(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether what a plural owns is a body by its name (`Dockers’ Union`), not somebody who works there (`Ledgers’ Anton Velt`)."""
    end = next((m for m in range(n, min(n + LONGEST, len(words))) if not (words[m].capital and (m == n or words[m].joined))), n + LONGEST)
    return any(known.body(words[m].low) for m in range(n, min(end, len(words))))
