"""Names in headlines in Title Case, where capitals do not tell them from other words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.stages.resolve.names.letters import given_gender
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.tokens import Token

TITLE_WORD, TITLE_SHARE = 3, 0.85
"""A headline in Title Case: of its words with more letters than this, at least as many, nearly all have a capital."""
SURE_TITLE = 5
"""A line with more long words than this is a headline although it ends with a full stop."""


def settled(words: Sequence[Token], found: list[Run], edges: frozenset[int]) -> list[Run]:
    """The runs, those of a headline in Title Case cut down to names that the rest of the text has too."""
    shouted = _title_words(words)
    if not shouted:
        return found
    plain = [tuple(w.low for w in words[r.first : r.last]) for r in found if r.first not in shouted]
    known, lasts = set(plain), {key[-1] for key in plain} | {key[0] for key in plain if len(key) > 1 and given_gender(key[0])}
    return [part for run in found for part in ([run] if run.first not in shouted else _cut(words, run, (known, lasts), edges))]


def _cut(words: Sequence[Token], run: Run, plain: tuple[set[tuple[str, ...]], set[str]], edges: frozenset[int]) -> list[Run]:
    known, lasts = plain
    bounds = sorted({run.start, run.last, *(n for n in range(run.start, run.last) if n in edges)})
    for a, b in pairwise(bounds):
        if a in edges and b in edges and words[b - 1].low in lasts:
            return [Run(a, a, b, "name", run.gender)]
    found, n = list[Run](), run.start
    while n < run.last:
        end = next((end for end in range(run.last, n, -1) if _is_known(words[n:end], known, lasts)), n)
        if end > n:
            found.append(Run(n, n, end, run.sort if (n, end) == (run.first, run.last) else "name", run.gender))
        n = max(end, n + 1)
    return found


def _is_known(part: Sequence[Token], known: set[tuple[str, ...]], lasts: set[str]) -> bool:
    key = tuple(word.low for word in part)
    return key in known or (len(key) == 1 and key[0] in lasts)


def _title_words(words: Sequence[Token]) -> set[int]:
    """The words of the lines in which nearly all long words have a capital."""
    found: set[int] = set()
    start = 0
    for n in range(1, len(words) + 1):
        if n == len(words) or "\n" in words[n].before:
            long = [word for word in words[start:n] if len(word.text) > TITLE_WORD]
            ended = n < len(words) and words[n].before.lstrip()[:1] in {".", "!", "?", "”", '"'}
            if (
                (not ended or len(long) > SURE_TITLE)
                and len(long) > TITLE_WORD
                and sum(word.capital for word in long) >= TITLE_SHARE * len(long)
            ):
                found |= set(range(start, n))
            start = n
    return found if len(found) < len(words) else set()
