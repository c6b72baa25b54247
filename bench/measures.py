"""How well predicted attributions agree with gold ones, measured as the field does: words by place, contents one to one.

`overlap`: contents share at least half of their words (intersection over union). `e2e`: overlap, and the sources agree: they
share a word that is no stopword, or a pronoun at the same place, or both are empty. `exact`: the same words. `quoted` looks at
contents that hold or touch a double quotation mark, `unquoted` at the others. Counts are summed over reports before P, R and
F1 are taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

Spans = Sequence[Sequence[int]]
Row = Mapping[str, Spans]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_MARKS = frozenset('"“”„‟«»〝〞＂')
_LISTS = yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"))
_PRONOUNS = frozenset(_LISTS["pronouns"].split())
_STOPWORDS = _PRONOUNS | frozenset(_LISTS["stopwords"].split())
MEASURES = ("exact", "overlap", "e2e")


@dataclass(slots=True)
class Tally:
    """Hits among the predicted and among the gold, and how many there are of each."""

    hits_predicted: int = 0
    predicted: int = 0
    hits_gold: int = 0
    gold: int = 0

    def add(self, other: Tally) -> None:
        """Sum up over reports."""
        self.hits_predicted += other.hits_predicted
        self.predicted += other.predicted
        self.hits_gold += other.hits_gold
        self.gold += other.gold

    @property
    def precision(self) -> float:
        """Share of the predictions that are right."""
        return self.hits_predicted / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found."""
        return self.hits_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class _Side:
    """One attribution as sets of word numbers."""

    content: frozenset[int]
    source: frozenset[int]
    quoted: bool


@dataclass(slots=True)
class _Words:
    text: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.spans = [m.span() for m in _TOKEN.finditer(self.text)]
        self.at = {c: n for n, (s, e) in enumerate(self.spans) for c in range(s, e)}

    def word(self, number: int) -> str:
        start, end = self.spans[number]
        return self.text[start:end].lower()

    def inside(self, spans: Spans) -> frozenset[int]:
        return frozenset(self.at[c] for s, e in spans for c in range(s, e) if c in self.at)

    def words(self, spans: Spans) -> frozenset[int]:
        """The words in the spans, or all tokens where none is a word."""
        every = self.inside(spans)
        return frozenset(n for n in every if self.word(n)[0].isalnum()) or every

    def side(self, row: Row) -> _Side:
        source = frozenset(n for n in self.inside(row["source"]) if self.word(n)[0].isalnum())
        return _Side(self.words(row["content"]), source, any(self._quoted(s, e) for s, e in row["content"]))

    def _quoted(self, start: int, end: int) -> bool:
        while end < len(self.text) and self.text[end] in ".,!?;:…":
            end += 1
        return any(c in _MARKS for c in self.text[max(0, start - 1) : end + 1])


def compare(text: str, gold: Iterable[Row], predicted: Iterable[Row]) -> dict[str, Tally]:
    """The tallies of one report, by measure and by measure and class."""
    words = _Words(text)
    ours = [side for row in predicted if (side := words.side(row)).content]
    theirs = [side for row in gold if (side := words.side(row)).content]
    near = _near(theirs, ours)
    agree: dict[str, Callable[[_Side, _Side], bool]] = {
        "exact": lambda g, p: g.content == p.content,
        "overlap": lambda _, __: True,
        "e2e": lambda g, p: sources_agree(words.word, g.source, p.source),
    }
    out: dict[str, Tally] = {}
    for measure, holds in agree.items():
        used_gold, used_ours = _one_to_one([t for t in near if holds(theirs[t[1]], ours[t[2]])])
        out[measure] = Tally(len(used_ours), len(ours), len(used_gold), len(theirs))
        for name, want in (("quoted", True), ("unquoted", False)):
            golds = [n for n, g in enumerate(theirs) if g.quoted == want]
            preds = [n for n, p in enumerate(ours) if p.quoted == want]
            out[f"{measure}.{name}"] = Tally(sum(n in used_ours for n in preds), len(preds), sum(n in used_gold for n in golds), len(golds))
    return out


def matched(text: str, gold: Sequence[Row], predicted: Sequence[Row]) -> list[tuple[int, int]]:
    """Which gold attribution answers to which predicted one, by `overlap` and one to one; of two as near, the one with the source."""
    words = _Words(text)
    theirs, ours = [words.side(row) for row in gold], [words.side(row) for row in predicted]
    scored = [(n + 1e-6 * sources_agree(words.word, theirs[g].source, ours[p].source), g, p) for n, g, p in _near(theirs, ours)]
    return _pairs(scored)


def shares(text: str, one: Spans, other: Spans) -> float:
    """How much of the shorter of two stretches lies in the other, in words; 0 where either is empty."""
    words = _Words(text)
    ours, theirs = words.words(one), words.words(other)
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def sources_agree(word: Callable[[int], str], gold: frozenset[int], predicted: frozenset[int]) -> bool:
    """The lenient test: a shared word that means something, or the same pronoun at the same place; none asks for none."""
    if not gold or not predicted:
        return not gold and not predicted
    shared = [word(n) for n in gold & predicted]
    if any(w not in _STOPWORDS or w in _PRONOUNS for w in shared):
        return True
    return bool(shared) and all(word(n) in _STOPWORDS for n in gold)


def total(parts: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The tallies of many reports summed."""
    out: dict[str, Tally] = {}
    for part in parts:
        for name, tally in part.items():
            out.setdefault(name, Tally()).add(tally)
    return out


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def _near(gold: Sequence[_Side], predicted: Sequence[_Side]) -> list[tuple[float, int, int]]:
    scored = ((_overlap(g.content, p.content), gi, pi) for gi, g in enumerate(gold) for pi, p in enumerate(predicted))
    return [triple for triple in scored if triple[0] >= 0.5]


def _one_to_one(scored: list[tuple[float, int, int]]) -> tuple[set[int], set[int]]:
    pairs = _pairs(scored)
    return {g for g, _ in pairs}, {p for _, p in pairs}


def _pairs(scored: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """A greedy choice, best first, in which nothing is used twice."""
    out: list[tuple[int, int]] = []
    for _, g, p in sorted(scored, key=lambda t: (-t[0], t[1], t[2])):
        if all(g != a and p != b for a, b in out):
            out.append((g, p))
    return sorted(out)
