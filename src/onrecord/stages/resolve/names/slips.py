"""Names misspelt once in a report: *Aldevort* after *Mira Aldewoort*, whom nobody else introduces."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.nations import state
from onrecord.stages.resolve.names.spelling import near
from onrecord.stages.resolve.names.tokens import Token

LEAST = 6
"""Letters of a surname of which one slip makes no other one."""
BEGIN = 2
"""Letters at the beginning that a slip leaves."""


def slips(words: Sequence[Token], runs: Sequence[Run], run: Run, surname: str) -> bool:
    """Whether a single name is a surname of the report with a slip: alone in its spelling."""
    word = plain(words[run.first].text)
    if min(len(word), len(surname)) < LEAST or word[:BEGIN] != surname[:BEGIN] or word == surname or not near(word, surname):
        return False
    if given_gender(word) or state(words[run.first].text):
        return False
    return sum(plain(words[one.last - 1].text) == word for one in runs) == 1
