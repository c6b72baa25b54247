"""Whose words a carrier tells: *the agency Norda said, citing two officials*; *according to the mayor, as quoted by Norda*.

The one who is cited is the speaker (codebook 1: speaker first, then each carrier). Carriers that are named as such are `carriers.carry`'s.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.credits import named
from onrecord.words.ground import Ground
from onrecord.words.lexicon import load
from onrecord.words.spans import reads

FEW = 8
"""Words that name somebody; more are what he said, or a reason."""
_FIRST = re.compile(r"\s+(?P<who>[^\s,;:][^,;:\n]{2,70}), (?:as )?(?:cited|quoted|reported|carried|relayed) by (?:the )?(?:[a-z]+ ){0,3}")
"""Between *according to* and the carrier."""


@cache
def _cites() -> re.Pattern[str]:
    return re.compile(f"(?:{load('carriers')['cites']})", re.IGNORECASE)


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load('carriers')['people'])})(?!\w)", re.IGNORECASE)


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"(?:the )?{load('carriers')['kind']}(?!\w)")


def credit(page: Page, attributions: list[Attribution]) -> list[Attribution]:
    """Give what a carrier tells to the one it cites, and keep the carrier as such."""
    rows = [_first(page, one) for one in attributions]
    ground = Ground.of((cue, n) for n, one in enumerate(rows) for cue in one.cue)
    gone: set[int] = set()
    for number, one in enumerate(rows):
        told = _told(page, rows, number, ground) if _names_somebody(page, one) else None
        if told is not None:
            rows[told] = replace(rows[told], source=one.content, via=tuple(sorted({*rows[told].via, *one.source})), rule="cited")
            gone.add(number)
    return [one for number, one in enumerate(rows) if number not in gone] if gone else rows


def _first(page: Page, one: Attribution) -> Attribution:
    """*According to X, as quoted by Y*: X is the source, though Y stands nearer."""
    if (
        not (one.cue and one.source)
        or one.source[0][0] <= one.cue[0][1]
        or not reads(page.text, one.cue).casefold().endswith("according to")
    ):
        return one
    match = _FIRST.fullmatch(page.text, one.cue[0][1], one.source[0][0])
    return replace(one, source=(match.span("who"),), via=one.source, rule="cited") if match else one


def _names_somebody(page: Page, one: Attribution) -> bool:
    """Whether an attribution only says whom a known carrier cites."""
    if not (one.source and one.cue) or len(one.content) != 1 or not _cites().fullmatch(reads(page.text, one.cue)):
        return False
    words = page.text[slice(*one.content[0])]
    return len(words.split()) <= FEW and _people().search(words) is not None and _carrier(page, one.source[0])


def _carrier(page: Page, source: Span) -> bool:
    return bool(named(page.text, source, known=True)) or _kind().match(page.text, *source) is not None


def _told(page: Page, rows: list[Attribution], number: int, ground: Ground) -> int | None:
    """The other attribution of the same source in the sentence, if there is one and no more."""
    one = rows[number]
    near = {n for n in ground.near(page.sentences[page.sentence(one.cue[0][0])]) if n != number and rows[n].source == one.source}
    return near.pop() if len(near) == 1 else None
