"""Who speaks: actors as one report names them, and what was resolved with them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.types.basis import UNKNOWN, Span, Spans
from onrecord.types.said import Act


class Kind(StrEnum):
    """What an actor is (contract, `actors`). `unnamed` has a description (`a senior official`) but no name."""

    PERSON = "person"
    OFFICE = "office"
    GOVERNMENT = "government"
    BODY = "body"
    UNNAMED = "unnamed"


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
class Judged:
    """A decision of a person about actors, which wins over what was derived.

    `kind` is `merge` (subject is the same actor as verdict), `split` (subject is an actor of its own), `rename` (the actor called
    subject is shown as verdict) or `party` (the actor called subject speaks for verdict; an empty verdict for none).
    """

    kind: str
    subject: str
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A place in a report that names an actor, or describes one (*the president*): the words, and whom they mean there."""

    span: Span
    name: str
    kind: Kind
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the resolve stage found for one attribution. Actors are names of `Mention`s of the same report.

    `said` is EDTF or `unknown`; `holder` is whose condition it is; `aimed` are the words that tell the addressee. `act` is what the
    classify stage read, or what it is when said by that speaker.
    """

    speaker: str | None = None
    party: str | None = None
    addressee: str | None = None
    holder: str | None = None
    said: str = UNKNOWN
    occasion: str | None = None
    doubt: bool = False
    aimed: Spans = ()
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """All that the resolve stage found in a report.

    The actors that speak there, a `Resolution` for each attribution in order, and every place that names somebody.
    """

    mentions: tuple[Mention, ...] = ()
    rows: tuple[Resolution, ...] = ()
    named: tuple[Named, ...] = ()
