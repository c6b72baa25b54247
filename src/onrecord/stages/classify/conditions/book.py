"""What `data/conditions.yml` knows of one language, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.words.lexicon import load

_NEVER = re.compile(r"(?!)")
_PART = re.compile(r"\{([a-z]+)\}")
_OPTIONAL = (
    "strict", "knit", "past", "grant", "vow", "loose", "would", "begun", "theirs", "setter", "others", "dropped", "refuse", "ask", "plain",
    "able", "doing", "but", "shifted", "earlier", "wished",
)  # fmt: skip
"""Parts that a language may do without: what they name is then never found."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A way to state a condition. Where none of `has` or no `hint` is found, `words` cannot be. `shape` names what finds its ends.

    The rest is what the data file says of it. All patterns read small letters.
    """

    kind: str
    shape: str
    has: frozenset[str]
    hint: re.Pattern[str]
    words: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    needs: frozenset[str]
    antecedent: str


@dataclass(frozen=True, slots=True)
class Book:
    """The signals of a language, and the words that say where clauses begin and end and what they are about.

    `having` tells which signals some letters may mean, by their places in `signals`; `firm` are the letters of what insists on an order.
    """

    signals: tuple[Signal, ...]
    having: Mapping[str, tuple[int, ...]]
    firm: tuple[str, ...]
    parts: Mapping[str, re.Pattern[str]]

    def letters(self, line: str) -> list[str]:
        """The letters in a line that may belong to a signal."""
        return [letters for letters in self.having if letters in line]

    def met(self, line: str, letters: Iterable[str]) -> list[Signal]:
        """The signals that may stand in a line, by its letters and hints alone; only `letters` are looked for."""
        places = {place for one in letters if one in line for place in self.having[one]}
        return [signal for place in sorted(places) if (signal := self.signals[place]).hint.search(line)]

    def insists(self, line: str) -> bool:
        """Whether a line may insist on an order, by its letters alone."""
        return any_of(self.firm, line)


@cache
def book(language: str) -> Book | None:
    """The book of a language, None where there is none."""
    table = load("conditions").get(language)
    if table is None:
        return None
    parts = dict.fromkeys(_OPTIONAL, _NEVER.pattern) | table["parts"]
    for name, value in parts.items():
        parts[name] = _filled(value, parts)
    signals = tuple(_signal(row, parts) for row in table["signals"])
    return Book(signals, _having(signals), tuple(table["firm"]), {name: _compiled(value) for name, value in parts.items()})


def _having(signals: Sequence[Signal]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for place, signal in enumerate(signals):
        for letters in sorted(signal.has):
            found[letters] = (*found.get(letters, ()), place)
    return found


def any_of(letters: Iterable[str], line: str) -> bool:
    """Whether a line has one of these."""
    return any(map(line.__contains__, letters))


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    """The pattern with each `{name}` replaced by the part of that name."""
    return _PART.sub(lambda m: f"(?:{parts[m[1]]})", pattern)


def lowered(text: str) -> str:
    """`text` in small letters, character for character."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _signal(row: Mapping[str, Any], parts: Mapping[str, str]) -> Signal:
    words = _filled(row["words"], parts)
    bounded = words if row["shape"] == "pair" else rf"(?<!\w)(?<!\w-)(?:{words})(?:(?<=['’])|(?!\w|-\w))"
    return Signal(
        kind=row["kind"],
        shape=row["shape"],
        has=frozenset(row.get("has", ("",))),
        hint=_compiled(_filled(row.get("hint", ""), parts)),
        words=_compiled(bounded),
        after=_compiled(rf"(?<!\w)(?:{_filled(row['after'], parts)})\W*$") if "after" in row else _NEVER,
        before=_compiled(rf"\W*(?:{_filled(row['before'], parts)})(?!\w)") if "before" in row else _NEVER,
        needs=frozenset(row.get("needs", ())),
        antecedent=row.get("antecedent", "right"),
    )
