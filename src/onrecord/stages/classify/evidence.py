"""What the words of an attribution speak for: the groups of `data/acts-*.yml` that stand in the cue, beside it, and in the content.

Every language has the same groups, so that one head, trained mostly on English, reads them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from onrecord.stages.classify.severed import whole_cue
from onrecord.types import Attribution, Spans
from onrecord.words.lexicon import load
from onrecord.words.phrases import Phrases, words_of

CUE, CONTENT = "cue", "content"
BEFORE, AFTER = 30, 40
"""Characters on either side of the cue that count as beside it."""
OPENING = 7
"""Words of a content that are its head: the verb of what is said stands there more often than not."""
LONGEST = 80
"""Words of a content that are looked at."""
FEW = 4
_SHAPE = ("no cue", "quoted", "short")
_MARKS = frozenset("\"'“”„‟«»‘’‹›")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that the act is read from, with the language they are in (ISO 639, two letters count)."""

    language: str
    cue: str
    beside: str
    content: str
    source: str = ""


def wording(text: str, language: str, one: Attribution) -> Wording:
    """The words of an attribution and those beside its cue."""
    return Wording(language, whole_cue(text, language, one), _beside(text, one), _joined(text, one.content), _joined(text, one.source))


@cache
def names() -> tuple[str, ...]:
    """The names of the features, in their order: `zone group`."""
    lists = load("acts-en")
    zones = (("cue", CUE), ("beside", CUE), ("head", CONTENT), ("body", CONTENT))
    return (*(f"{zone} {group}" for zone, kind in zones for group in lists[kind]), *_SHAPE)


@cache
def _places() -> dict[str, int]:
    return {name: place for place, name in enumerate(names())}


@cache
def _phrases(language: str, kind: str) -> Phrases:
    return Phrases(load(f"acts-{language}")[kind] if known(language) else {})


@cache
def known(language: str) -> bool:
    """Whether there are lists for a language; the acts of the others are left open."""
    return f"acts-{language[:2].lower()}.yml" in {entry.name for entry in (files("onrecord") / "data").iterdir()}


def features(words: Wording) -> NDArray[np.float32]:
    """The evidence as zeros and ones, [len(names())]."""
    language = words.language[:2].lower()
    said = words_of(words.content)[:LONGEST]
    found = {f"cue {group}" for group in _of_cue(language, words.cue)}
    found |= {f"beside {group}" for _, group in _phrases(language, CUE).find(words_of(words.beside))}
    found |= {f"{'head' if at < OPENING else 'body'} {group}" for at, group in _phrases(language, CONTENT).find(said)}
    shape = (not words.cue, words.content[:1] in _MARKS, len(said) < FEW)
    found |= {name for name, holds in zip(_SHAPE, shape, strict=True) if holds}
    out = np.zeros(len(names()), np.float32)
    out[[_places()[name] for name in found]] = 1
    return out


@lru_cache(maxsize=1 << 12)
def _of_cue(language: str, cue: str) -> frozenset[str]:
    """The groups of a cue; a few hundred make up most of a record."""
    return frozenset(group for _, group in _phrases(language, CUE).find(words_of(cue)))


_TELLS_LITTLE = frozenset({"say", "think", "call", "question", "not", "ahead", "future", "maybe"})
"""Groups of a cue that leave open what is done by saying it: the words said must tell."""


def names_an_act(language: str, cue: str) -> bool:
    """Whether a cue tells by itself what is done (`threatened`), not merely that something is said (`told`)."""
    return not _of_cue(language, cue) <= _TELLS_LITTLE


def _joined(text: str, spans: Spans) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _beside(text: str, one: Attribution) -> str:
    """The words of the line before and after the cue, as far as no content and no other sentence begins."""
    if not one.cue:
        return ""
    first, last = one.cue[0][0], one.cue[-1][1]
    start = max([first - BEFORE, 0, *(end for _, end in one.content if end <= first)])
    end = min([last + AFTER, len(text), *(start for start, _ in one.content if start >= last)])
    return f"{_last_part(text[start:first])} {_first_part(text[last:end])}"


def _last_part(text: str) -> str:
    return text.rpartition("\n")[2].rpartition(".")[2]


def _first_part(text: str) -> str:
    return text.partition("\n")[0].partition(".")[0]
