"""Which words two wordings do not share. Only compares: every word of both is given back as it was, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.words.scripts import UNSPACED

MOST = 400
"""Words of a wording that is compared: the comparison is quadratic, and longer ones are read better side by side."""
LEAST = 0.5
"""Share of the words of the shorter text that both must have: below it nearly every word would be marked, which tells nothing."""
_WORD = re.compile(r"\s+|[^\W_]+|[\W_]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a wording, and whether the other has it too."""

    text: str
    shared: bool


Pieces = tuple[Piece, ...]


def differences(one: str, other: str) -> tuple[Pieces, Pieces] | None:
    """Both texts in pieces; case and marks make no difference. None where a text is too long to compare, or they share too little."""
    left, right = _tokens(one), _tokens(other)
    ours, theirs = _words(left), _words(right)
    if max(len(ours), len(theirs)) > MOST:
        return None
    matcher = SequenceMatcher(None, [word for _, word in ours], [word for _, word in theirs], autojunk=False)
    runs = [(block.a + n, block.b + n) for block in matcher.get_matching_blocks() for n in range(block.size)]
    if len(runs) < LEAST * min(len(ours), len(theirs)):
        return None
    return _pieces(left, {ours[a][0] for a, _ in runs}), _pieces(right, {theirs[b][0] for _, b in runs})


def _tokens(text: str) -> list[str]:
    found = _WORD.findall(text)
    return [piece for token in found for piece in (token if UNSPACED.search(token) else (token,))]


def _words(tokens: list[str]) -> list[tuple[int, str]]:
    return [(place, token.casefold()) for place, token in enumerate(tokens) if token[0].isalnum()]


def _pieces(tokens: list[str], kept: set[int]) -> Pieces:
    found: list[Piece] = []
    for token, shared in zip(tokens, _shared(tokens, kept), strict=True):
        if found and found[-1].shared == shared:
            found[-1] = Piece(found[-1].text + token, shared)
        else:
            found.append(Piece(token, shared))
    return tuple(found)


def _shared(tokens: list[str], kept: set[int]) -> list[bool]:
    """Which tokens the texts share; marks and spaces do, unless the words before and after them do not."""
    before, after = _nearest(tokens, kept), _nearest(tokens[::-1], {len(tokens) - 1 - place for place in kept})[::-1]
    return [one or other for one, other in zip(before, after, strict=True)]


def _nearest(tokens: list[str], kept: set[int]) -> list[bool]:
    """For each token whether the word at it or last before it is shared; true before the first word."""
    found: list[bool] = []
    for place, token in enumerate(tokens):
        found.append(place in kept if token[0].isalnum() else found[-1] if found else True)
    return found
