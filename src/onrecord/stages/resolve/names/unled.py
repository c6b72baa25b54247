"""Words with a capital before a name that are none of it: *Added Velt*, *Absent Lund*, *Singer Mirabel*."""

from __future__ import annotations

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
    return [_bare(words, run, alone) for run in found]


def _bare(words: Sequence[Token], run: Run, alone: set[tuple[str, ...]]) -> Run:
    first = words[run.first]
    if run.sort != "name" or run.size == 1 or run.first != run.start or given_gender(plain(first.text)):
        return run
    rest = Run(run.start, run.first + 1, run.last, "person")
    if first.opens and first.low in heads.words("inverted"):
        return Run(run.first + 1, run.first + 1, run.last, "name")
    if _lows(words, rest.first, rest.last) not in alone:
        return run
    if first.opens and first.low in heads.words("beginning"):
        return Run(run.first + 1, run.first + 1, run.last, "name")
    noun = heads.persons().get(first.low, "") if first.low not in heads.words("surnames") else ""
    return run if noun == "" else Run(rest.start, rest.first, rest.last, rest.sort, noun)


def _lows(words: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple(word.low for word in words[first:last])
