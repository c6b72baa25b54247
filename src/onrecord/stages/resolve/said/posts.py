"""Posts that stand in a report with their author and day (`— Mira Orra (@orra) March 3, 2031`): when what is told of them was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.stages.resolve.said.forms import Told
from onrecord.stages.resolve.said.occasions import named
from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.reckon import reckon
from onrecord.stages.resolve.said.when import When

_AUTHOR = re.compile(r"[—–-] ?(?P<name>[^\n()—]{2,60}?) ?\(@\w{1,40}\),? ?$")
_REACH = 110
"""Characters before a date in which its author stands."""
_NEAR = 2
"""Paragraphs between what is told of a post and the post itself."""
_KINDS = frozenset({"tweet", "post"})
_LONG, _SHARED = 4, 3
"""Letters of the words that a post and what is told of it must share, and how many of them."""


@dataclass(frozen=True, slots=True)
class _Post:
    """A post: the words of its author's name and of its paragraph, that paragraph's number, and the day."""

    author: frozenset[str]
    words: frozenset[str]
    paragraph: int
    day: When


def posts(reading: Reading, days: Sequence[When | None]) -> list[tuple[int, When]]:
    """The statements without a day that a post of their speaker right below holds, with its day."""
    found = list(_posts(reading))
    pairs = ((n, _of(reading, found, n)) for n in reading.order if days[n] is None) if found else ()
    return [(number, post.day) for number, post in pairs if post]


def _of(reading: Reading, found: Sequence[_Post], number: int) -> _Post | None:
    here, names = reading.paragraph(number), reading.sources[number].names
    below = (one for one in found if 0 <= one.paragraph - here <= _NEAR and not one.author.isdisjoint(names))
    post = next(below, None)
    if post is None:
        return None
    at = named(reading, number)
    return post if (at and at.kind in _KINDS) or len(_long(reading, number) & post.words) >= _SHARED else None


def _long(reading: Reading, number: int) -> frozenset[str]:
    """The longer words of a content."""
    page = reading.page
    spans = reading.rows[number].content
    keys = (page.words.keys[n] for start, end in spans for n in range(page.at(start), page.at(end)))
    return frozenset(key for key in keys if len(key) >= _LONG)


def _posts(reading: Reading) -> Iterator[_Post]:
    for told in reading.page.told:
        post = _post(reading, told) if told.meaning == "date" else None
        if post:
            yield post


def _post(reading: Reading, told: Told) -> _Post | None:
    page = reading.page
    start = page.words.starts[told.first]
    match = _AUTHOR.search(page.text, max(start - _REACH, 0), start)
    day = reckon(told, reading.frame) if match else None
    if match is None or day is None or day.start != day.end:
        return None
    first, end = page.around(start)
    keys = page.words.keys
    author = frozenset(keys[page.at(match.start("name")) : page.at(match.end("name"))])
    return _Post(author, frozenset(keys[page.at(first) : page.at(end)]), page.paragraph(start), day)
