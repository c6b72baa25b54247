"""Words with a capital before a name that are none of it: *Added Velt*, *Absent Lund*, *Singer Mirabel*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.tokens import Token


def unled(words: Sequence[Token], found: Sequence[Run], known: Lists) -> list[Run]:
    """The runs, without what a sentence begins with before a name that the report has by itself as well."""
    if known.language != "en":
        return list(found)
    alone = {_lows(words, run.first, run.last) for run in found}
    return [_bare(words, run, alone, known) for run in found]


def _bare(words: Sequence[Token], run: Run, alone: set[tuple[str, ...]], known: Lists) -> Run:
    first = words[run.first]
    if run.sort != "name" or run.size == 1 or run.first != run.start or given_gender(plain(first.text)):
        return run
    if _described(words, run, known):
        return Run(run.start, run.first + 1, run.last, "person", heads.persons().get(first.low))
    rest = Run(run.start, run.first + 1, run.last, "person")
    if first.opens and first.low in heads.words("inverted"):
        return Run(run.first + 1, run.first + 1, run.last, "name")
    if _lows(words, rest.first, rest.last) not in alone:
        return run
    if first.opens and first.low in heads.words("beginning"):
        return Run(run.first + 1, run.first + 1, run.last, "name")
    noun = heads.persons().get(first.low, "") if first.low not in heads.words("surnames") else ""
    return run if noun == "" else Run(rest.start, rest.first, rest.last, rest.sort, noun)


def _described(words: Sequence[Token], run: Run, known: Lists) -> bool:
    """Whether a word tells of the person whose given name and surname follow: *Ex-soldier*, *Mother-of-two*, *Deputy*, *Widowed*."""
    first, second = words[run.first], words[run.first + 1]
    if run.size <= FULL or not second.joined:
        return False
    if COMPOUND.fullmatch(first.text) or (first.opens and first.low in known.ranks):
        return True
    return first.opens and given_gender(plain(second.text)) is not None and (first.low in heads.persons() or first.low.endswith(TOLD))


FULL = 2
"""Words of a name with a given name and a surname."""
COMPOUND = re.compile(r"(?:Ex|Then|Co|One-time|[A-Z][a-z]+-of)-[a-z]{2,}(?:-[a-z]{2,})*")
"""What somebody was, or whose parent he is, only the first letter a capital: *Ex-soldier*, *Father-of-three*."""
TOLD = "ed"
"""How participles end."""


def _lows(words: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple(word.low for word in words[first:last])
