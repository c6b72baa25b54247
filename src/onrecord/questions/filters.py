"""What narrows a question down, and which part of the answer is wanted. Words of a person never become query syntax."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, TypedDict

from onrecord.errors import QuestionError
from onrecord.types import Act, Move

LONGEST = 1000
"""Characters of a filter; names and searches are far shorter."""
MOST = 2**31
"""Rows that can be asked for, and left out."""
PAGING = ("limit", "offset", "after", "order")
WORDS = {"act": Act, "move": Move}
"""Filters that take a word of the codebook: one that is misspelt must not look as if nothing was found."""


@dataclass(frozen=True, slots=True)
class Filters:
    """All that is given must hold. Which filters a kind of row takes, its question tells; others are an error.

    Names (`speaker`, `source`, `party`, `point`, `outlet`, `language`) are looked for without case and accents, anywhere in the field;
    after `=` they are the whole field, letter by letter. `actor` is an id or a whole name, `act` and `move` words of the codebook,
    `report` and `utterance` ids. `search` takes words that must all stand in the text (`word*` for a beginning). `since` and `until` are
    `YYYY[-MM[-DD]]`, both ends included: days of publication for statements and reports, days of speech for what is seen across reports.
    `min_score` is 0 to 1, `min_origins` counts the independent origins of what was said.

    `limit` rows at most come, `offset` of them are left out first; `after` goes on where a page ended (its `next`); `order` is one of the
    orders the question tells, its first unless told.
    """

    speaker: str | None = None
    source: str | None = None
    outlet: str | None = None
    report: str | None = None
    search: str | None = None
    since: str | None = None
    until: str | None = None
    min_score: float | None = None
    limit: int | None = None
    offset: int = 0
    party: str | None = None
    act: str | None = None
    point: str | None = None
    min_origins: int | None = None
    actor: str | None = None
    language: str | None = None
    utterance: str | None = None
    move: str | None = None
    after: str | None = None
    order: str | None = None

    @property
    def given(self) -> dict[str, Any]:
        """What narrows the question down, by name. Raises `QuestionError` for what makes no sense whatever the question."""
        self.check()
        return {name: value for name, value in asdict(self).items() if value is not None and name not in PAGING}

    def check(self) -> None:
        """Raise `QuestionError` for what makes no sense whatever the question."""
        for name, value in asdict(self).items():
            _check(name, value)


class Given(TypedDict, total=False):
    """Filters as keyword arguments, as `Filters` has them."""

    speaker: str
    source: str
    outlet: str
    report: str
    search: str
    since: str
    until: str
    min_score: float
    limit: int
    offset: int
    party: str
    act: str
    point: str
    min_origins: int
    actor: str
    language: str
    utterance: str
    move: str
    after: str
    order: str


NARROWING = tuple(one.name for one in fields(Filters) if one.name not in PAGING)
"""The names of all filters, without those that tell which part of the answer is wanted."""


def _check(name: str, value: object) -> None:
    if isinstance(value, str):
        _check_words(name, value)
        if name in WORDS and value not in set(WORDS[name]):
            raise QuestionError(f"there is no {name} {value!r}", f"The {name}s are {', '.join(WORDS[name])}.")
    elif isinstance(value, int | float) and not 0 <= value < MOST:
        raise QuestionError(f"{name} cannot be {value}", "Counts and scores are not negative, and counts are under two thousand millions.")


def _check_words(name: str, value: str) -> None:
    if not value.strip(" ="):
        raise QuestionError("there is nothing to look for: a filter is empty", "Leave the filter out, or say what it must hold.")
    if len(value) > LONGEST:
        raise QuestionError(f"{name} has more than {LONGEST:,} characters", "Look for a part of it.")
    if any(0xD800 <= ord(character) < 0xE000 for character in value):  # noqa: PLR2004 - surrogates, which no text has
        raise QuestionError(f"{name} is no text", "Write it in UTF-8.")
