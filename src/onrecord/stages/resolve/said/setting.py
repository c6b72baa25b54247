"""The sentence that sets a scene: whether it tells of an occasion, of one that many share, or of none at all."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from onrecord.stages.resolve.said.forms import Told
from onrecord.stages.resolve.said.speech import Page, sentence
from onrecord.stages.resolve.said.standing import meetings, possessed
from onrecord.words.lexicon import load


def sets_none(page: Page, told: Told, start: int) -> bool:
    """Whether a time is none of what its sentence tells, or the sentence says that somebody was not there."""
    return _aside(page, told, start) or _elsewhere(page, told) or _denied(page, told, start)


def _aside(page: Page, told: Told, start: int) -> bool:
    """Whether a time stands in a clause that only leads up to the sentence: *after it had met on Monday*."""
    keys = page.words.keys[max(page.at(sentence(page, start)[0]), told.first - _LEADS) : told.first]
    return any(key in page.tongue.lists["aside"] for key in keys) and not meetings() & set(keys)


_LEADS = 20
"""Words from the beginning of such a clause to its time."""


def _denied(page: Page, told: Told, start: int) -> bool:
    """*Orra did not attend Thursday’s session*: whether nobody is told to be there."""
    first = max(page.at(sentence(page, start)[0]), told.first - _NOT)
    return bool(possessed(page, told)) and not listed("denied").isdisjoint(page.words.keys[first : told.first])


_NOT = 6
"""Words from *not* to the occasion that somebody did not come to."""


def _elsewhere(page: Page, told: Told) -> bool:
    """Whether a time only tells which of its kind something is, and that is no occasion: *Saturday’s game*."""
    held = possessed(page, told)
    return bool(held) and meetings().isdisjoint(held)


def announces(words: frozenset[str]) -> bool:
    """*On Tuesday something moved*, *the answer came on Monday*: whether a short sentence only says that somebody spoke then."""
    return len(words) <= _ANNOUNCES and not words.isdisjoint(listed("announces"))


_ANNOUNCES = 14
"""Words of such a sentence."""


def sits(keys: list[str]) -> bool:
    """Whether a sentence has a word, or two words side by side, for where many speak in turn: *debate*, *town hall*."""
    bare = [key.rsplit("'", 1)[-1] for key in keys]  # all'assemblea
    return not listed("sittings").isdisjoint({*bare, *(f"{one} {two}" for one, two in pairwise(bare))})


def subject(keys: list[str]) -> str:
    """The first word of a sentence, a dateline left out."""
    dash = next((n for n, key in enumerate(keys[:_DATELINE]) if key in {"–", "—", "-"}), -1)
    return keys[dash + 1] if dash + 1 < len(keys) else ""


_DATELINE = 14
"""Words in which a dateline ends."""


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of `occasions.yml`, in all languages."""
    return frozenset(word for words in load("occasions")[name].values() for word in words)
