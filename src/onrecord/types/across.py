"""What is only seen across reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.types.actors import Kind
from onrecord.types.basis import UNKNOWN, Span
from onrecord.types.said import Act, Mode, Status


class Derivation(StrEnum):
    """How a report was made from another (contract, `reports`)."""

    COPY = "copy"
    EDIT = "edit"
    REWRITE = "rewrite"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Alias:
    """Which actor of the record a name in a report stands for, and why. `actor` is its id, `canonical` the name shown."""

    name: str
    actor: str
    canonical: str
    kind: Kind
    party: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as the stages that compare reports see it: its words, its canonical actors, and where its report stands.

    `content`, `source`, `cue`, `antecedent` and `consequent` are words (pieces joined by a space); `published` and `said` are EDTF.
    """

    id: str
    report: str
    start: int
    language: str
    published: str | None
    outlet: str | None
    content: str
    source: str = ""
    cue: str = ""
    mode: Mode = Mode.INDIRECT
    parent: str | None = None
    speaker: str | None = None
    party: str | None = None
    addressee: str | None = None
    act: Act | None = None
    negated: bool = False
    status: Status = Status.ACTUAL
    kind: str | None = None
    holder: str | None = None
    antecedent: str = ""
    consequent: str = ""
    said: str = UNKNOWN
    occasion: str | None = None
    point: str | None = None
    utterance: str | None = None
    origin: str | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Derived:
    """Which independent source a report comes from, and how (contract, `reports`), with the reason in words.

    `origin` is shared by all reports of one source. `derived_from` is the report of the group that stands as this one's source, None for
    the one that stands for the source itself. `also` are reports of other origins that this one takes whole passages from. `compared`
    are the pairs of stretches, in this report and in `derived_from`, that tell the same, in order.
    """

    report: str
    origin: str
    derived_from: str | None
    derivation: Derivation | None
    reason: str
    also: tuple[str, ...] = ()
    compared: tuple[tuple[Span, Span], ...] = ()


class Differs(StrEnum):
    """How a wording differs from the fullest wording of its utterance (contract, `utterances`)."""

    KEPT = "kept"
    CUT = "cut"
    ADDED = "added"
    SOFTENED = "softened"
    HARDENED = "hardened"
    POLARITY = "polarity"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said once (codebook 4): the statements that report it, sorted; a statement belongs to exactly one.

    `said` is the most precise date that all of them allow (EDTF, or `unknown`). `id` is made from the speaker, the date and the words.
    """

    id: str
    speaker: str | None
    party: str | None
    act: Act | None
    said: str
    occasion: str | None
    point: str | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How one statement words its utterance, held against the fullest wording, and why in one sentence."""

    statement: str
    utterance: str
    differs: Differs
    reason: str
