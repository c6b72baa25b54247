"""What an event is called: `withdrawal of troops (Ukraine)` where its words are known, else one of its wordings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from onrecord.stages.track import book
from onrecord.stages.track.ends import End
from onrecord.stages.track.events import WHOLE, Event
from onrecord.stages.track.matter import Bag

_LONGEST = 90
"""Characters of a wording that serves as label."""


def labels(groups: Sequence[Sequence[End]]) -> list[tuple[str, str]]:
    """For each event what it is called, and what its not happening is called; where two would be the same, a wording tells them apart."""
    made = [_known(group) for group in groups]
    often = Counter(made)
    return [_both(name, group, alone=often[name] == 1) for name, group in zip(made, groups, strict=True)]


def _both(name: str | None, group: Sequence[End], *, alone: bool) -> tuple[str, str]:
    if name is None:
        return _worded(group, denied=False), _worded(group, denied=True)
    shown = name if alone else f"{name} ({_worded(group, denied=False)})"
    return shown, f"no {shown}"


def _known(group: Sequence[End]) -> str | None:
    events = [one for end in group for one in end.events]
    action = _commonest(one.action for one in events if one.action)
    if action is None:
        return None
    about = book.action(action)
    things = [_beside(one, about.get("of")) for one in events if one.action == action]
    thing = _commonest(thing for told in things for thing in told)
    if not (thing or about.get("alone")):
        return None
    what = str(about["noun"]) if about.get("alone") or not thing else f"{about['noun']} of {_counted(events)}{thing}"
    owner = _commonest(one.owner for one in events if one.owner) if about.get("own") and action != "release" else None
    return f"{what} ({owner})" if owner else what


def _beside(one: Event, possible: Collection[str] | None) -> Collection[str]:
    """The things that a deed is done to: those it can be done to, or any that stands a few words from it, where that is the only one."""
    if possible is not None:
        return one.things.intersection(possible)
    return one.things if len(one.things) == 1 and one.close else ()


def _counted(events: Iterable[Event]) -> str:
    amount = _commonest(one.amount for one in events)
    return "" if amount in {None, WHOLE} else f"{amount} of the "


def _commonest(found: Iterable[str]) -> str | None:
    counted = Counter(found)
    return min(counted, key=lambda one: (-counted[one], one)) if counted else None


def _worded(group: Iterable[End], *, denied: bool) -> str:
    """The wording that has most in common with the others: told as it is to be shown, in English where one is, and rather short."""
    rows = [(one, bag, language) for end in group for one, bag, language in zip(end.events, end.bags, end.languages, strict=True)]
    often = Counter(token.key for _, bag, _ in rows for token in bag)
    best = min(
        rows, key=lambda row: (row[0].negated != denied, row[2][:2] != "en", -_central(row[1], often), len(row[0].text), row[0].text)
    )
    return _short(" ".join(best[0].text.split())).strip(" ,.;:“”\"'‘’«»„")


def _short(text: str) -> str:
    """A wording in whole words, with a sign where it goes on."""
    if len(text) <= _LONGEST:
        return text
    cut = text.rfind(" ", 0, _LONGEST)
    return f"{text[: cut if cut > 0 else _LONGEST].rstrip(' ,.;:–—-')} …"


def _central(bag: Bag, often: Mapping[int, int]) -> float:
    return sum(often[token.key] for token in bag) / (len(bag) + 1)
