"""Stances: what one utterance gives, withholds or wants, read from the acts, conditions and words of all its wordings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.stages.track.amounts import Amounts, amounts, limits
from onrecord.stages.track.events import Event, event
from onrecord.stages.track.marks import EITHER, said
from onrecord.stages.track.matter import LARGEST, Bag, bag
from onrecord.stages.track.orders import STRICT
from onrecord.stages.track.owners import Parties
from onrecord.types import UNKNOWN, Act, Status, Told
from onrecord.words.lexicon import load

_SHARE = 3
"""One wording in so many must have a condition for the utterance to have one."""
_WIDENING = frozenset({"covers", "also"})
"""Marks of an utterance that takes up what was said before, for more: by itself it is no stand."""


@dataclass(frozen=True, slots=True)
class Stance:
    """One utterance of a party on a point.

    `gives` is above 0 where it gives or promises, below 0 where it withholds; `presses` is how hard it wants something of another;
    `alleges` is above 0 where it says that something was done, below 0 where it denies it. `marks` are what it says of itself
    (`stances.yml`), `limits` what it sets with numbers, `bound` whether it holds on a condition only. `told` is the wording that stands
    for all. `bags` are the words of each wording, `given` those of what it gives or withholds on a condition, where it has one.
    """

    utterance: str
    party: str
    point: str
    told: Told
    wordings: tuple[Told, ...]
    bags: tuple[Bag, ...]
    given: tuple[Bag, ...]
    events: tuple[Event, ...]
    amounts: Amounts
    limits: frozenset[str]
    gives: int
    presses: int
    alleges: int
    marks: frozenset[str]
    bound: bool
    first_day: str
    last_day: str

    @property
    def dated(self) -> bool:
        """Whether any report tells when it was said."""
        return any(one.said != UNKNOWN for one in self.wordings)

    @property
    def level(self) -> int | None:
        """How far it goes: -1 no, 0 on a condition, 1 yes; None where it is none of them."""
        if self.bound and (self.gives or not self.presses or self.told.kind in STRICT):
            return 0
        return (self.gives > 0) - (self.gives < 0) if self.gives else None

    @property
    def negated(self) -> bool:
        """Whether most wordings say that it is not to be."""
        return 2 * sum(one.negated for one in self.events) > len(self.events)

    @property
    def leans(self) -> bool:
        """Whether it is a stand only by what it takes up."""
        own = self.gives or self.presses or self.alleges or self.warns or self.bound or self.marks & set(EITHER)
        return not own and _leaning(self.marks, self.amounts)

    @property
    def asks(self) -> int:
        """Which way it pulls a number: 1 where more of it would be softer, -1 where less would, 0 where nobody can tell."""
        if self.gives < 0:
            return ("above" in self.limits) - ("below" in self.limits)
        own = (self.gives > 0 and "enough" not in self.marks) or (1 if "most" in self.limits else -1) * bool(self.presses)
        return -own if "lowers" in self.marks else own

    @property
    def deals(self) -> bool:
        """Whether a number that it tells is one that it offers, wants, would be content with or will not go beyond."""
        return self.gives > 0 or self.presses > 0 or self.level == 0 or self.leans or (self.gives < 0 and self.asks != 0)

    @property
    def threatens(self) -> bool:
        """Whether it says what will be done to another."""
        return self.told.act is Act.THREATEN

    @property
    def warns(self) -> bool:
        """Whether it says what will follow by no doing of its own."""
        return self.told.act is Act.WARN

    @property
    def terms(self) -> str:
        """`free` where it says that there are no conditions at all, `bound` where it says that there are."""
        return "free" if "free" in self.marks else "bound" if self.bound or "bound" in self.marks else ""

    @property
    def day(self) -> str | None:
        """The day it was said, where that is known."""
        return self.first_day if self.first_day == self.last_day else None


def stances(told: Sequence[Told], parties: Parties) -> list[Stance]:
    """The utterances that take a stand, by party, point and time."""
    return sorted(_contested([one for one in every(told, parties) if one.point]), key=_order)


def every(told: Iterable[Told], parties: Parties) -> list[Stance]:
    """The same with those on no point, whose `point` is empty, in no order; what is alleged is in it whoever takes another stand."""
    groups: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[one.utterance or one.id].append(one)
    return [stance for name, group in groups.items() if (stance := _stance(name, group, parties))]


def _order(one: Stance) -> tuple[object, ...]:
    """Of one day, what looks back comes after what it may look back to."""
    looks = len(one.marks & {"again", "unsays", "disowns"})
    return (one.party, one.point, one.first_day, one.last_day, looks, one.told.published or "~", one.told.start, one.utterance)


def _contested(found: Sequence[Stance]) -> list[Stance]:
    """What is alleged or admitted is a stand only where another party takes one too; that it is not so, or no conditions, is one anyway."""
    sides: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        sides[one.point].add(one.party)
    return [one for one in found if one.alleges <= 0 or one.marks & set(EITHER) or len(sides[one.point]) > 1]


def _stance(name: str, group: Sequence[Told], parties: Parties) -> Stance | None:
    """The group shown by its fullest wording with the act that most tell."""
    actual = [one for one in group if one.status is Status.ACTUAL]
    act = _act(actual)
    one = min((each for each in actual if each.act == act), key=lambda each: (-len(each.content), each.id), default=None)
    days = _days(group)
    party = _party(one, group)
    if one is None or not (party and days):
        return None
    wordings = _wordings(one, actual)
    marks = frozenset(mark for each in wordings for mark in said(each))
    bound = _bound(wordings) and not (marks & {"regardless", "free"} and one.act is not None and _value("gives", one) > 0)
    if "idle" in said(one) and one.act is Act.REFUSE:
        return None
    gives, presses, alleges = _strength(one)
    texts = [(each.content, each.language) for each in wordings]
    counted = amounts(texts)
    if not (
        gives or presses or alleges or one.act is Act.WARN or marks & set(EITHER) or (bound and _tells(one)) or _leaning(marks, counted)
    ):
        return None
    return Stance(
        name, party, one.point or "", one, wordings, tuple(bag(*text) for text in texts), _given(wordings),
        _events(wordings, parties), counted, limits(texts), gives, presses, alleges, marks, bound, *days,
    )  # fmt: skip


def _leaning(marks: frozenset[str], counted: Amounts) -> bool:
    """Whether it takes up what was said before: for more, or where some of what is counted would do."""
    return marks >= _WIDENING or ("enough" in marks and bool(counted))


def _party(first: Told | None, group: Iterable[Told]) -> str | None:
    """Whose stand it is: a party's; where no wording tells of any, that of who speaks, if anybody names them."""
    told = Counter(one.party for one in group if one.party)
    most = min(told, key=lambda name: (-told[name], name), default=None)
    named = first.speaker if first and first.speaker and not first.speaker.startswith("unnamed ") else None
    return (first.party if first else None) or most or named


def _act(group: Sequence[Told]) -> Act | None:
    """The commonest act; a mere claim where nothing else is told."""
    acts = Counter(one.act for one in group)
    return min(acts, key=lambda one: (_plain(one), -acts[one], one or ""), default=None)


def _plain(act: Act | None) -> bool:
    return act in {None, Act.CLAIM}


def _wordings(first: Told, group: Iterable[Told]) -> tuple[Told, ...]:
    """Different wordings, the one that stands for all first; the fullest of the rest in a fixed order."""
    found = {(one.content, one.language): one for one in sorted(group, key=lambda one: one.id, reverse=True)}
    ranked = sorted(found.values(), key=lambda one: (one.id != first.id, -len(one.content), one.content))
    return tuple(ranked[:LARGEST])


def _bound(wordings: Sequence[Told]) -> bool:
    """Whether the party sets a condition of its own: one that it only speaks of binds it to nothing."""
    own = sum(one.kind is not None and one.holder in {one.party, one.speaker} for one in wordings)
    return _SHARE * own >= len(wordings)


def _tells(one: Told) -> bool:
    """Whether a mere claim is a stand: it sets a condition of the party's own."""
    own = one.holder in {one.party, one.speaker}
    return one.act is not None and one.act.value in load("stances")["acts"]["tells"] and one.kind in STRICT and own and not one.negated


def _events(wordings: Sequence[Told], parties: Parties) -> tuple[Event, ...]:
    """What it is about: the consequents of its condition, which is what is given or withheld, else the whole."""
    return tuple(event(one.consequent or one.content, one.language, one.party, parties) for one in wordings)


def _given(wordings: Sequence[Told]) -> tuple[Bag, ...]:
    return tuple(bag(one.consequent or one.content, one.language) for one in wordings)


def _strength(one: Told) -> tuple[int, int, int]:
    """How much it gives, how hard it presses, what it alleges; an act that is taken back tells none of them."""
    if one.act is None or one.negated:
        return 0, 0, 0
    return _value("gives", one) - _value("withholds", one), _value("presses", one), _value("alleges", one)


def _value(kind: str, one: Told) -> int:
    acts: Mapping[str, Mapping[str, int]] = load("stances")["acts"]
    return acts[kind].get(one.act.value, 0) if one.act else 0


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
