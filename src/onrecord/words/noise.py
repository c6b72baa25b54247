"""The book of noise: `data/noise.yml`, read and compiled (codebook 7). `words.marking` looks things up in it.

Nothing here knows a kind by name: a journalist adds one by mending the YAML. A pattern is tried only on lines, or ends of lines, no
longer than its `max`, so that no text, however hostile, makes a pattern run away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.types import Span
from onrecord.words.lexicon import load
from onrecord.words.paragraphs import trim

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_PART = re.compile(r"\{([a-z]+)\}")
_GROUP = re.compile(r"\(\?P<\w+>")
_EDGE = r"[^\w\"“”„«»‘’'#@()\[\]©&+.…-]{0,6}"
"""What may stand around a line or sentence of noise without mattering: bullets, arrows, colons. No quotation mark: that is speech."""
_TAIL = r"[^\w\"“”„«»]{0,6}"
LONGEST = 420
"""No pattern is tried on a line or sentence longer than this (characters), whatever its `max`."""
_PLACES = ("line", "start", "end", "sentence", "section")
_WHOLE = frozenset({"line", "sentence", "section"})
_SIZES = (120, 160, 240, LONGEST)
_WORD = re.compile(r"\w+")
_HUMP = re.compile(r"[A-ZÀ-ÞА-ЯІЇЄҐ]+[^\W\d_A-ZÀ-ÞА-ЯІЇЄҐ]*|[^\W\d_A-ZÀ-ÞА-ЯІЇЄҐ]+")
_STEM = 4
"""Letters of a word's beginning by which a text is asked, at little cost, whether it can hold a phrase at all."""
_FLATTEN = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds more than white space: its place from the top and from the bottom, both from 0."""

    span: Span
    text: str
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of noise before it gets its reason.

    `names` is the part that names whom the report credits; `known` tells that only agencies of the list count there.
    """

    span: Span
    kind: str
    names: Span | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look for as they stand, with the kind of noise they are and their stem."""

    words: str
    kind: str
    stem: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of `noise.yml` with where it holds; `source` is the pattern; `core` the same without its edges."""

    kind: str
    where: str
    source: str
    core: str
    cased: bool
    longest: int
    top: int | None
    last: int | None
    needs: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when first needed: compiling all of them would take longer than reading a report."""
        return compiled(self.source, cased=self.cased)

    def reaches(self, line: Line) -> bool:
        """Whether the rule holds at this place of the text."""
        if self.top is None and self.last is None:
            return True
        return (self.top is not None and line.top < self.top) or (self.last is not None and line.bottom < self.last)


@dataclass(frozen=True, slots=True)
class Book:
    """All of `noise.yml`.

    The sieves of a place, `(longest, pattern)`, reject in one pass what no rule without needs can match; `rules` are those without
    needs; `needy` holds, for each word that rules need, those rules; `needs` are these words.
    """

    reasons: Mapping[str, str]
    phrases: Mapping[str, str]
    glued: tuple[Phrase, ...]
    between: tuple[Phrase, ...]
    rules: Mapping[str, tuple[Rule, ...]]
    sieves: Mapping[str, tuple[tuple[int, re.Pattern[str]], ...]]
    needy: Mapping[str, tuple[Rule, ...]]
    needs: tuple[Phrase, ...]


def lines(text: str) -> list[Line]:
    """The lines of a text that hold more than white space, trimmed."""
    spans = [trim(text, m.span()) for m in _LINE.finditer(text)]
    spans = [s for s in spans if s[0] < s[1]]
    return [Line(s, text[s[0] : s[1]], at, len(spans) - 1 - at) for at, s in enumerate(spans)]


def flat(line: str) -> str:
    """The line casefolded, white space squeezed, without punctuation at its ends: how phrases are compared."""
    folded = _FLATTEN.sub(" ", line).casefold()
    start, end = 0, len(folded)
    while start < end and not folded[start].isalnum():
        start += 1
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    return folded[start:end]


@cache
def book() -> Book:
    """`noise.yml`, read and compiled once."""
    table = load("noise")
    kinds: dict[str, dict[str, Any]] = table["kinds"]
    parts = expand(table["parts"])
    rules = [rule for kind, entry in kinds.items() for row in entry.get("rules", ()) for rule in _rules(kind, row, parts)]
    plain = [rule for rule in rules if not rule.needs]
    words = sorted({word for rule in rules for word in rule.needs})
    return Book(
        reasons={kind: entry["reason"] for kind, entry in kinds.items()},
        phrases={flat(p): kind for kind, entry in kinds.items() for some in entry.get("phrases", {}).values() for p in some},
        glued=_listed(kinds, "glued"),
        between=_listed(kinds, "between"),
        rules={where: tuple(r for r in plain if r.where == where) for where in _PLACES},
        sieves={where: tuple(_sieves(r for r in plain if r.where == where)) for where in ("line", "start")},
        needy={word: tuple(r for r in rules if word in r.needs) for word in words},
        needs=tuple(Phrase(word, "", stem(word)) for word in words),
    )


def expand(parts: Mapping[str, str], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Each part with the parts before it (and those of `known`) put in where `{name}` stands."""
    done: dict[str, str] = dict(known or {})
    for name, pattern in parts.items():
        done[name] = fill(pattern, done)
    return done


def fill(pattern: str, parts: Mapping[str, str]) -> str:
    """`pattern` with `{name}` replaced by the part of that name."""
    return _PART.sub(lambda m: parts.get(m[1], m[0]), pattern)


def stem(phrase: str) -> str:
    """The beginning of a phrase's first word; empty if it begins with no letter or digit."""
    word = _WORD.match(phrase)
    return word[0][:_STEM].lower() if word else ""


def stems(text: str) -> set[str]:
    """The stems of all the words of a text, and the empty one. A capital inside a word begins another: pages glue words."""
    words = set(_WORD.findall(text))
    glued = (hump for word in words if not (word.islower() or word.istitle()) for hump in _HUMP.findall(word))
    return {"", *(word[:_STEM].lower() for word in words), *(hump[:_STEM].lower() for hump in glued)}


def _listed(kinds: Mapping[str, Mapping[str, Any]], name: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(phrase, kind, stem(phrase)) for kind, entry in kinds.items() for phrase in entry.get(name, ()))


def _rules(kind: str, row: Mapping[str, Any], parts: Mapping[str, str]) -> Iterator[Rule]:
    longest, cased, needs = min(row.get("max", 160), LONGEST), bool(row.get("cased")), tuple(row.get("needs", ()))
    for pattern in row["patterns"]:
        core = fill(pattern, parts)
        source = _edged(core) if row["where"] in _WHOLE else core
        yield Rule(kind, row["where"], source, core, cased, longest, row.get("top"), row.get("last"), needs)


@cache
def compiled(pattern: str, *, cased: bool) -> re.Pattern[str]:
    """`pattern`, compiled once."""
    return re.compile(pattern, 0 if cased else re.IGNORECASE)


def _edged(pattern: str) -> str:
    return rf"{_EDGE}(?:{pattern}){_TAIL}"


def _sieves(rules: Iterable[Rule]) -> Iterator[tuple[int, re.Pattern[str]]]:
    """One pattern for all rules of about the same length and the same heed to case."""
    groups: dict[tuple[int, bool], list[str]] = {}
    for rule in rules:
        size = next(size for size in _SIZES if rule.longest <= size)
        groups.setdefault((size, rule.cased), []).append(_GROUP.sub("(?:", rule.core))
    for (size, cased), patterns in groups.items():
        yield size, compiled(_edged("|".join(patterns)), cased=cased)
