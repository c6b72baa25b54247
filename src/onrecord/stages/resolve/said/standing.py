"""Whether a time in a report stands for itself: no limit, no part of a name, and no genitive of something that is no occasion."""

from __future__ import annotations

import re
from functools import cache

from onrecord.stages.resolve.said.forms import Told
from onrecord.stages.resolve.said.speech import Page
from onrecord.words.lexicon import load

_LIMIT = 3
"""Words of the longest limit (*no later than*)."""


def limited(page: Page, told: Told) -> bool:
    """Whether a word before a time makes it a limit (*by Friday*), or something still to be done then (*to be held on Friday*)."""
    before = page.words.keys[max(told.first - _LIMIT, 0) : told.first]
    if dated(page, told) or (len(before) > 1 and before[-2] in carriers()):
        return False
    limit = any(" ".join(before[-n:]) in page.tongue.lists["limits"] for n in range(1, len(before) + 1))
    return (limit or before[:2] == ["to", "be"]) and not possessed(page, told) and not _until_when(page, told)


def _until_when(page: Page, told: Told) -> bool:
    """*It sat there until Friday night, when Orra cut it in half*: the time is that of what then took place."""
    behind = page.words.keys[told.end : told.end + 2]
    return len(behind) > 1 and behind[0] == "," and behind[1] in page.tongue.lists["meanwhile"]


def free(page: Page, told: Told) -> bool:
    """Whether a time stands for itself: no name's part (*the Sunday Lamp*), and no genitive but of an occasion of speech."""
    held = possessed(page, told)
    if held:
        before = page.words.keys[told.first - 1] if told.first else ""
        return (before in WITHIN and bool((meetings() | carriers()) & set(held))) or (
            "on" in {before, page.words.keys[told.first]} and bool(_listed("shows") & set(held))
        )
    return not in_name(page, told) and not _QUOTED.match(page.text, page.words.starts[told.end - 1] + len(page.words.keys[told.end - 1]))


def dated(page: Page, told: Told) -> bool:
    """*In a letter dated Sunday*: whether a time is the one that a text bears, before any other that is told of it."""
    return not dates().isdisjoint(page.words.keys[max(told.first - _DATED, 0) : told.first])


_DATED = 2
"""Words between *dated* and its day, the word itself among them."""


def found_out(page: Page, told: Told) -> bool:
    """*In a letter leaked last night*: whether a time tells when others came by what was written, which was on another day."""
    before = page.words.keys[max(told.first - _FOUND, 0) : told.first]
    part = next((n for n in range(len(before) - 1, -1, -1) if before[n] in page.tongue.lists["joiners"] | {","}), -1)
    return not _listed("leaked").isdisjoint((*before[part + 1 :], *page.words.keys[told.end : told.end + 1]))


_FOUND = 6
"""Words between *obtained by the* and its day."""


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word for words in load("occasions")[name].values() for word in words)


def of_occasion(page: Page, told: Told) -> bool:
    """*An October Lamp interview*: whether a time with an article is that of an occasion, named right after it."""
    keys = page.words.keys
    for n in range(told.end, min(told.end + _ADJECTIVES, len(keys))):
        if keys[n] in meetings() or keys[n] in carriers():
            return True
        if not page.words.capital(n):
            return False
    return False


_ADJECTIVES = 4
"""Words from a month to its occasion, the last among them."""


def possessed(page: Page, told: Told) -> list[str]:
    """The words after a time in the genitive: `talks on grain` after `Monday's`."""
    after = page.words.keys[told.end : told.end + 5]
    return after[2:] if after[:2] == ["'", "s"] else []


WITHIN = frozenset({"at", "in", "during", "after", "following", "used"})


_QUOTED = re.compile(r"[.,]?[”»\"]")
"""What closes a name in quotation marks: `“Lamp on Sunday.”`"""


def in_name(page: Page, told: Told) -> bool:
    """*The Sunday Lamp*, *This Week*: an article before and a capital right after, or capitals where a time has none."""
    article = told.first > 0 and page.words.keys[told.first - 1] == "the" and told.meaning == "weekday"
    return (page.tongue.code != "de" and _capitals(page, told)) or (
        article and told.end < len(page.words.keys) and page.words.capital(told.end)
    )


def _capitals(page: Page, told: Told) -> bool:
    """*Ostrel This Morning*: a name before, and capitals where *today* has none."""
    return (
        told.meaning in _TITLED
        and told.end - told.first > 1
        and all(page.words.capital(n) for n in range(max(told.first - (told.meaning == "today"), 0), told.end))
    )


_TITLED = frozenset({"today", "this_week", "weekend", "last_week", "this_year", "overnight"})
"""Times that are written small, and great in the name of a broadcast: *Ostrel This Week*."""


@cache
def meetings() -> frozenset[str]:
    """Words for occasions on whose day people speak of them, in all languages."""
    return frozenset(word for words in load("occasions")["meetings"].values() for word in words)


@cache
def dates() -> frozenset[str]:
    """What stands before the day that a text bears: *dated*."""
    return _listed("dated")


@cache
def issues() -> frozenset[str]:
    """Words for how a carrier of words comes out: *aired*, *released*."""
    return frozenset(word for words in load("occasions")["issued"].values() for word in words)


@cache
def carriers() -> frozenset[str]:
    """Words for what carries words: *interview*, *letter*."""
    kinds = load("occasions")["kinds"].values()
    return frozenset(name for languages in kinds for names in languages.values() for name in names if " " not in name)
