"""Where parties stand, what must come first, and what is negotiated (codebook 3, 5, 6): rows with the contract's fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Point:
    """Something the parties differ over, as a user names it. `phrases` are words in order; `word*` is any word that begins so."""

    name: str
    phrases: tuple[str, ...]


class Move(StrEnum):
    """What an utterance does to where its party stood (codebook 5)."""

    FIRST = "first"
    REPEATS = "repeats"
    EXTENDS = "extends"
    SOFTENS = "softens"
    HARDENS = "hardens"
    REVERSES = "reverses"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a party stands on one point at one time. `against` is the utterance it is held against; `reason` quotes both."""

    party: str
    point: str
    utterance: str
    said: str | None
    act: str | None
    condition: str | None
    move: Move
    against: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Order:
    """A condition that statements share (contract, `conditions`): `antecedent` and `consequent` are labels of events."""

    id: str
    holder: str | None
    kind: str
    antecedent: str
    consequent: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deadlock:
    """Orders of several holders that contradict one another, or go round in a circle. `conditions` are ids of `Order`s."""

    events: tuple[str, ...]
    holders: tuple[str, ...]
    conditions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Silence:
    """A proposal or demand that its addressee has not answered on record, `days` after it was made."""

    party: str
    addressee: str
    point: str | None
    utterance: str
    since: str
    days: int


@dataclass(frozen=True, slots=True)
class Tracked:
    """All that the track stage found. `points` gives the label of a point by statement id."""

    points: Mapping[str, str] = field(default_factory=dict)
    positions: tuple[Position, ...] = ()
    conditions: tuple[Order, ...] = ()
    deadlocks: tuple[Deadlock, ...] = ()
    silences: tuple[Silence, ...] = ()
