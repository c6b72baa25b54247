"""Who said what: attributions, what they mean, and statements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.types.basis import Spans


class Mode(StrEnum):
    """How a content is quoted: all of it inside quotation marks, part of it, or none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """The 14 acts of the codebook (section 2)."""

    OFFER = "offer"
    PROMISE = "promise"
    AGREE = "agree"
    PROPOSE = "propose"
    DEMAND = "demand"
    APPEAL = "appeal"
    REFUSE = "refuse"
    DENY = "deny"
    ACCUSE = "accuse"
    THREATEN = "threaten"
    WARN = "warn"
    SUPPORT = "support"
    ADMIT = "admit"
    CLAIM = "claim"


class Status(StrEnum):
    """Whether the act is done by the words reported (`offers`), is foreseen (`will offer`), or only supposed (`might offer`)."""

    ACTUAL = "actual"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text that says somebody said something (codebook 1).

    `parent` is the index, in the report's list, of the attribution whose content this one lies in. `score` is the
    model's probability for its tags and links, 0 to 1; `rule` names the rule that made or mended it, if one did.
    """

    content: Spans
    source: Spans = ()
    cue: Spans = ()
    via: Spans = ()
    mode: Mode = Mode.INDIRECT
    parent: int | None = None
    score: float = 0.0
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What must come first (codebook 3)."""

    kind: str
    holder: str | None
    antecedent: Spans
    consequent: Spans


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the classify stage read in one attribution: `act` is None where the model is not sure; `addressee` are the words.

    `negated` tells that the words take the act back or withhold it (`did not threaten to leave`); `score` is the probability of the act.
    The condition has no holder yet: resolve names it.
    """

    act: Act | None = None
    score: float = 0.0
    negated: bool = False
    status: Status = Status.ACTUAL
    addressee: Spans = ()
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution, resolved. Fields that no stage has worked out yet are None.

    Actors are named as the report names them; `aimed` are the words that name the addressee.
    """

    id: str
    report: str
    attribution: Attribution
    parent: str | None = None
    speaker: str | None = None
    party: str | None = None
    addressee: str | None = None
    act: Act | None = None
    negated: bool = False
    status: Status = Status.ACTUAL
    aimed: Spans = ()
    condition: Condition | None = None
    said: str | None = None
    occasion: str | None = None
    doubt: bool | None = None
    point: str | None = None
    utterance: str | None = None
