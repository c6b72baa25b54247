"""What questions answer with: rows that have exactly the contract's fields, in the contract's order.

Exports, the command line and every other edge take their field names and types from here. A field that no stage has worked out
is None. Spans are `[start, end)` in code points of the report's text.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types import Deadlock, Instrument, Meeting, Position, Silence, Step
from onrecord.types import Order as Condition

__all__ = [
    "Actor",
    "Condition",
    "Counts",
    "Deadlock",
    "Event",
    "Facet",
    "Failure",
    "FullReport",
    "Hit",
    "Instrument",
    "Meeting",
    "NoiseWords",
    "Pair",
    "Pairs",
    "Place",
    "Position",
    "Report",
    "Silence",
    "Statement",
    "StatementCondition",
    "Step",
    "Utterance",
    "Variant",
    "Wording",
    "Words",
]

Pair = tuple[int, int]
Pairs = tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The report a statement stands in."""

    id: str
    path: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class StatementCondition:
    """What must come first (codebook 3)."""

    kind: str
    holder: str | None
    antecedent: Pairs
    consequent: Pairs


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, where (codebook 2). `negated` and `status` qualify the act; `plover` and `cameo` are its codes."""

    id: str
    report: Place
    content: Pairs
    source: Pairs
    cue: Pairs
    via: Pairs
    mode: str
    parent: str | None
    speaker: str | None
    party: str | None
    addressee: str | None
    act: str | None
    condition: StatementCondition | None
    said: str | None
    occasion: str | None
    doubt: bool | None
    point: str | None
    utterance: str | None
    score: float
    negated: bool = False
    status: str = "actual"
    plover: str | None = None
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One text as one outlet published it."""

    id: str
    path: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    origin: str | None
    derived_from: str | None
    derivation: str | None
    noise: Pairs
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How one report words an utterance."""

    text: str
    statement: str
    differs: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said once (codebook 4)."""

    id: str
    speaker: str | None
    party: str | None
    act: str | None
    said: str | None
    occasion: str | None
    point: str | None
    statements: tuple[str, ...]
    reports: int
    origins: int
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """Words that name an actor, and in how many statements."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who speaks, with the words that sources use for them, the most frequent first."""

    id: str
    name: str
    kind: str | None
    party: str | None
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be done, and what may help."""

    path: str
    stage: str
    error: str
    hint: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the spans of a statement read, pieces joined by the store's gap mark; empty where there is no span."""

    content: str = ""
    source: str = ""
    cue: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class NoiseWords:
    """A stretch that is no part of the report, and why."""

    span: Pair
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class FullReport:
    """A report with its text and all that is on record of it. `provenance` tells for each detail where it came from."""

    report: Report
    text: str
    sha256: str
    provenance: tuple[tuple[str, str], ...]
    noise: tuple[NoiseWords, ...]
    statements: tuple[tuple[Statement, Words], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is on record."""

    reports: int
    statements: int
    speakers: int
    failures: int
    stale: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that a filter can have, and how many statements have it."""

    value: str
    statements: int


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was searched for, in a statement or in the text of a report. `marks` are spans of the snippet."""

    report: Place
    statement: str | None
    snippet: str
    marks: Pairs


@dataclass(frozen=True, slots=True)
class Event:
    """Something done by saying it, as PLOVER and CAMEO code it: one for each utterance."""

    id: str
    date: str | None
    source: str | None
    source_party: str | None
    target: str | None
    plover: str | None
    cameo: str | None
    mode: str | None
    context: str | None
    act: str
    point: str | None
    reports: int
    origins: int
