"""A node: all statements that word one thing alike, with what they are compared by. Copies fall into one node, whatever their reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from onrecord.model.senses import senses
from onrecord.stages.align.tokens import Token, tokens
from onrecord.stages.origins.fold import TOKEN, Kind, plain
from onrecord.types import UNKNOWN, Act, Mode, Told
from onrecord.words.days import Days, days
from onrecord.words.lexicon import load
from onrecord.words.phrases import Phrases, words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

REPORTED = 3
"""Days before its publication on which a report's undated words were said, as a rule."""
HEADING = 60
"""Code points at the beginning of a report in which only a statement of its heading stands, as a rule."""
START = 5
"""Letters that a name has in common with what is named after it."""
GERMAN = "de"


@dataclass(frozen=True)
class Node:
    """Statements of one speaker with the same words and the same date, in a fixed order that no copy changes."""

    members: tuple[Told, ...]
    words: tuple[str, ...]

    @property
    def first(self) -> Told:
        """The one that stands for all."""
        return self.members[0]

    @cached_property
    def _written(self) -> dict[Token, str]:
        return tokens(self.first.content, self.first.language) | self._condition

    @cached_property
    def _condition(self) -> dict[Token, str]:
        """The words of its condition, where they stand elsewhere (`Otherwise the war goes on`) or are what a threat is made for."""
        one = self.first
        apart = not set(folded(one.content).split()).issuperset(folded(one.antecedent).split())
        return tokens(one.antecedent, one.language) if apart or one.act is Act.THREATEN else {}

    @cached_property
    def aside(self) -> frozenset[Token]:
        """The words of such a condition that are not in what is said on it."""
        own = self.first.consequent if self.first.act is Act.THREATEN else self.first.content
        return frozenset(self._condition.keys() - tokens(own, self.first.language).keys()) if self._condition else frozenset()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words that tell something, each once."""
        return tuple(self._written)

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """A vector for each of `tokens`: what it means, as far as the encoder's word table knows."""
        return senses().vectors(tuple(self._written.values()))

    @cached_property
    def whole(self) -> NDArray[np.float32]:
        """The mean of `vectors`, of length 1."""
        total = self.vectors.sum(axis=0)
        found: NDArray[np.float32] = total / max(float(np.linalg.norm(total)), 1.0)
        return found

    @cached_property
    def meant(self) -> NDArray[np.int64]:
        """The keys of `tokens`, in their order; `heard` and `sorts` likewise."""
        return np.array([token.key for token in self.tokens], np.int64)

    @cached_property
    def heard(self) -> NDArray[np.int64]:
        """How `tokens` sound, 0 for what may be no cognate."""
        return np.array([token.sound for token in self.tokens], np.int64)

    @cached_property
    def begun(self) -> NDArray[np.int64]:
        """How names begin, which those who bear one share with it (*Dorlund*, *Dorlundian*); 0 for what is none."""
        return np.array([_begun(token, word, self.first.language) for token, word in self._written.items()], np.int64)

    @cached_property
    def sorts(self) -> NDArray[np.int64]:
        """What `tokens` are: 0 a word, 1 a word that the table of meanings knows, 2 a name, 3 a number."""
        return np.array([_sort(token) for token in self.tokens], np.int64)

    @cached_property
    def keys(self) -> frozenset[int]:
        """What the words mean."""
        return frozenset(token.key for token in self.tokens)

    @cached_property
    def sounds(self) -> frozenset[int]:
        """How words sound that may be cognates or names."""
        return frozenset(token.sound for token in self.tokens if token.sound)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Numbers and days of the week."""
        return frozenset(token.key for token in self.tokens if token.kind is Kind.NUMBER)

    @cached_property
    def reports(self) -> frozenset[str]:
        """The reports it stands in."""
        return frozenset(one.report for one in self.members)

    @cached_property
    def heading(self) -> bool:
        """Whether it stands in the heading of a report."""
        return any(one.start < HEADING for one in self.members)

    @cached_property
    def origins(self) -> frozenset[str]:
        """The independent sources it comes from, where they are known."""
        return frozenset(one.origin for one in self.members if one.origin)

    @cached_property
    def said(self) -> Days | None:
        """The days on which it was said, None where no report tells."""
        return days(self.first.said)

    @cached_property
    def published(self) -> Days | None:
        """The days of its first publication."""
        found = [span for one in self.members if (span := days(one.published))]
        return min(found, default=None)

    @cached_property
    def again(self) -> bool:
        """Whether it says that it had been said before (`she repeated that …`)."""
        return any(True for _ in _again(self.first.language[:2]).find(words_of(f"{self.first.cue} {self.first.content}")))

    @cached_property
    def quoted(self) -> bool:
        """Whether all of it is in quotation marks."""
        return any(one.mode is Mode.DIRECT for one in self.members)


def _begun(token: Token, word: str, language: str) -> int:
    """The first letters of a long name; of a sentence's first word it is seen by its capital alone, which in German tells nothing."""
    name = token.kind is Kind.NAME or (not token.known and word[0].isupper() and language[:2] != GERMAN)
    letters = plain(word) if name and token.kind is not Kind.NUMBER else ""
    return crc32(letters[:START].encode("utf-8", "surrogatepass")) if len(letters) >= START else 0


def _sort(token: Token) -> int:
    return {Kind.NUMBER: 3, Kind.NAME: 2}.get(token.kind, int(token.known))


@cache
def _again(language: str) -> Phrases:
    return Phrases({"again": load("stances")["marks"]["again"].get(language, [])})


def nodes(told: Iterable[Told]) -> list[Node]:
    """The nodes of statements of one speaker, by their words and dates."""
    groups: defaultdict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in told:
        groups[_key(one)].append(one)
    return [Node(tuple(sorted(groups[key], key=_order)), key) for key in sorted(groups)]


def folded(text: str) -> str:
    """A text by its words alone: marks, case and spaces are no difference."""
    return " ".join(TOKEN.findall(text)).casefold()


def _key(one: Told) -> tuple[str, ...]:
    dated = one.said if one.said != UNKNOWN else f"~{one.published or ''}"
    return one.language[:2], folded(one.content), dated, one.act or "", str(one.negated)


def _order(one: Told) -> tuple[str, str, int, str]:
    return one.published or "~", one.report, one.start, one.id
