"""Stances: what one utterance gives, withholds or wants, read from its act, its negation and its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.stages.track import book
from onrecord.stages.track.events import Event, Parties, event
from onrecord.types import UNKNOWN, Status, Told
from onrecord.words.lexicon import load
from onrecord.words.phrases import Phrases, words_of


@dataclass(frozen=True, slots=True)
class Stance:
    """One utterance of a party on a point.

    `gives` is above 0 where it gives or promises, below 0 where it withholds; `presses` is how hard
    it wants something of another; `terms` is `free`, `bound` or empty; `disowns` tells that it takes back an earlier refusal in words.
    """

    utterance: str
    party: str
    point: str
    told: Told
    events: tuple[Event, ...]
    gives: int
    presses: int
    terms: str
    disowns: bool
    first_day: str
    last_day: str

    @property
    def bound(self) -> bool:
        """Whether it holds on a condition only."""
        return self.told.kind is not None or self.terms == "bound"


def stances(told: Sequence[Told], parties: Parties) -> list[Stance]:
    """The utterances that take a stand, by party, point and time. An utterance is shown by its fullest wording with the commonest act."""
    groups: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[one.utterance or one.id].append(one)
    found = [stance for name, group in groups.items() if (stance := _stance(name, group, parties))]
    return sorted(found, key=lambda one: (one.party, one.point, one.first_day, one.last_day, one.utterance))


def _stance(name: str, group: Sequence[Told], parties: Parties) -> Stance | None:
    acts = Counter(one.act for one in group)
    act = min(acts, key=lambda one: (-acts[one], one or ""))
    one = min((each for each in group if each.act == act), key=lambda each: (-len(each.content), each.id))
    days = _days(group)
    if not (one.party and one.point and days) or one.status is not Status.ACTUAL:
        return None
    gives, presses = _strength(one)
    groups = _said(one)
    terms = "free" if "free" in groups else "bound" if "bound" in groups else ""
    if not (gives or presses or terms or "disowns" in groups):
        return None
    return Stance(name, one.party, one.point, one, _events(one, parties), gives, presses, terms, "disowns" in groups, *days)


def _events(one: Told, parties: Parties) -> tuple[Event, ...]:
    """What it is about: the consequent of its condition, which is what is given or withheld, else the whole."""
    return (event(one.consequent or one.content, one.language, one.party, parties),)


def _strength(one: Told) -> tuple[int, int]:
    """How much it gives and how hard it presses; an act that is taken back tells neither."""
    acts: dict[str, dict[str, int]] = load("stances")["acts"]
    if one.act is None or one.negated:
        return 0, 0
    return acts["gives"].get(one.act.value, 0) - acts["withholds"].get(one.act.value, 0), acts["presses"].get(one.act.value, 0)


def _said(one: Told) -> set[str]:
    phrases = _phrases(book.known(one.language))
    return {group for _, group in phrases.find(words_of(f"{one.cue} {one.content}"))}


@cache
def _phrases(language: str) -> Phrases:
    table: dict[str, Any] = load("stances")
    return Phrases({name: table[name].get(language, []) for name in ("free", "bound", "disowns")})


def _days(group: Iterable[Told]) -> tuple[str, str] | None:
    """The first and the last day on which it may have been said; a report that tells no day is taken to be fresh, unless it looks back."""
    told = [one.said for one in group if one.said != UNKNOWN]
    published = [one.published for one in group if one.published and one.parent is None]
    if told:
        return _bounds(min(told))
    return _bounds(min(published)) if published else None


def _bounds(said: str) -> tuple[str, str]:
    first, _, last = said.replace("~", "").replace("?", "").partition("/")
    return first, (last or first) + "~"[: len(last or first) < 10]  # noqa: PLR2004 - a month or a year ends after all its days
