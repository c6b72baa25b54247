"""The nouns of the codebook, as frozen rows. Offsets are `[start, end)` in Unicode code points of the report's stored text.

Dates are EDTF (ISO 8601-2): `2025-11-27`, `2025-11`, `2025-11-27~`; `unknown` where nothing tells. A field that has not been
worked out is None, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

Span = tuple[int, int]
Spans = tuple[Span, ...]

UNKNOWN = "unknown"
"""The EDTF-like word for a date that nothing supports (contract)."""


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


class Kind(StrEnum):
    """What an actor is (contract, `actors`). `unnamed` has a description (`a senior official`) but no name."""

    PERSON = "person"
    OFFICE = "office"
    GOVERNMENT = "government"
    BODY = "body"
    UNNAMED = "unnamed"


class Derivation(StrEnum):
    """How a report was made from another (contract, `reports`)."""

    COPY = "copy"
    EDIT = "edit"
    REWRITE = "rewrite"
    TRANSLATION = "translation"


class Origin(StrEnum):
    """Where a field of a report came from, the strongest first."""

    MANIFEST = "manifest"
    METADATA = "metadata"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a report beside its text. None where nobody says."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to read, as a reader found it: bytes, or a text already decoded, with what its surroundings say of it.

    `path` is shown to people and unique within a reading (`news.warc.gz#3` for the third article of an archive); `name` is the same thing
    relative to what was asked for, and does not change when the folder is named another way. `media` is `text` or `html`.
    `charset` is what a header declared. `manifest` and `metadata` hold details by where they came from.
    """

    path: str
    name: str
    content: bytes | str
    media: str
    charset: str | None = None
    manifest: Details = field(default_factory=Details)
    metadata: Details = field(default_factory=Details)


@dataclass(frozen=True, slots=True)
class Report:
    """One text as one outlet published it. `text` never changes; `id` is a hash of `name` (or `url`) and text.

    `provenance` tells for each detail where it came from, as (field, origin) pairs.
    """

    id: str
    path: str
    text: str
    details: Details
    provenance: tuple[tuple[str, Origin], ...] = ()


@dataclass(frozen=True, slots=True)
class Noise:
    """A stretch that is no part of the report, and why (`kind` is a key of `data/noise.yml`)."""

    span: Span
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet that the report credits, with the words that do."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What the clean stage found in one report, sorted by span; noise spans do not overlap."""

    noise: tuple[Noise, ...] = ()
    credits: tuple[Credit, ...] = ()


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
class Mention:
    """An actor as one report names it. `name` is the fullest form in the report and its key there; `forms` are all that were used.

    `offices` are the descriptions the report gives it (`Kremlin spokesman`), `party` is what the report itself supports.
    """

    name: str
    kind: Kind
    party: str | None = None
    offices: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the resolve stage found for one attribution. Actors are names of `Mention`s of the same report.

    `said` is EDTF or `unknown`; `holder` is whose condition it is.
    """

    speaker: str | None = None
    party: str | None = None
    addressee: str | None = None
    holder: str | None = None
    said: str = UNKNOWN
    occasion: str | None = None
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution, resolved. Fields that no stage has worked out yet are None."""

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
    condition: Condition | None = None
    said: str | None = None
    occasion: str | None = None
    doubt: bool | None = None
    point: str | None = None
    utterance: str | None = None


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
class Failure:
    """Something that could not be done: where, at which stage, what went wrong, and what may help."""

    path: str
    stage: str
    error: str
    hint: str
