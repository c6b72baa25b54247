"""What is on the table: texts that are negotiated and meetings (codebook 6), as one report tells of them and as all reports do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.types.basis import Spans


class What(StrEnum):
    """What a report tells of."""

    INSTRUMENT = "instrument"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place in a report that tells of a text or of a meeting; every fact has the words that tell it.

    `name` are the words that name it; `kind` is a word of `data/instruments.yml` or `data/meetings.yml`. `traits` tell it from others of
    its kind (`points` of a plan, a `proper` name, `written`), sorted. `status` stands in the words `told`, and is what `by` made of it;
    `author` put it forward. `present` are those who took or take part. Actors are named as the report names them. `date` is EDTF: when it
    came to that status, or when the meeting is. `statements` are ids of those whose words tell it.
    """

    what: What
    kind: str
    name: Spans
    traits: tuple[tuple[str, str], ...] = ()
    status: str | None = None
    told: Spans = ()
    by: str | None = None
    doer: Spans = ()
    author: str | None = None
    authored: Spans = ()
    place: str | None = None
    placed: Spans = ()
    date: str | None = None
    dated: Spans = ()
    present: tuple[str, ...] = ()
    people: Spans = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as all reports know it: its canonical name, and its side where that is known."""

    name: str
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting as the stage that brings reports together sees it: words, canonical actors, and where its report stands.

    `words` name it, `said` tell the status. `cast` are the names and sides of those who speak or are spoken to in the report.
    """

    id: str
    report: str
    published: str | None
    what: What
    kind: str
    words: str
    name: Spans
    traits: tuple[tuple[str, str], ...]
    status: str | None
    told: Spans
    said: str
    by: Party | None
    author: Party | None
    place: str | None
    date: str | None
    present: tuple[Party, ...]
    statements: tuple[str, ...]
    cast: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """What one report says became of a text or a meeting: `words` (at `spans` of `report`) tell the status, `by` brought it about.

    `date` is when, in EDTF, None where the report does not say; `published` is the day of the report.
    """

    status: str
    date: str | None
    by: str | None
    report: str
    published: str | None
    words: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Instrument:
    """A text that is offered, drafted, amended, signed or demanded. `status` is the last one on record, `history` all that reports tell.

    `names` are the words that reports use for it, the most frequent first; `proposer` put it forward.
    """

    name: str
    kind: str | None
    status: str | None
    proposer: str | None
    statements: tuple[str, ...]
    id: str = ""
    names: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    history: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; `status` is `held`, `planned`, `refused` or `called off`, `date` EDTF.

    A meeting that somebody only proposed has no status; its `history` says so.
    """

    kind: str | None
    place: str | None
    date: str | None
    present: tuple[str, ...]
    status: str | None
    statements: tuple[str, ...]
    id: str = ""
    names: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    history: tuple[Step, ...] = ()
