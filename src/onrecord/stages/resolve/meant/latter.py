"""Whom *the latter* means: who is named last before it, *Anne Morin a vu Luc Arvel. Ce dernier …*."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

LATTER: dict[str, dict[str, str | None]] = {
    "en": {"the latter": None},
    "de": {"letzterer": "m", "letztere": "f", "der letztere": "m", "die letztere": "f"},
    "fr": {"ce dernier": "m", "cette dernière": "f", "celui-ci": "m", "celle-ci": "f"},
    "it": {"quest’ultimo": "m", "quest’ultima": "f", "quest'ultimo": "m", "quest'ultima": "f", "costui": "m", "costei": "f"},
    "es": {"este último": "m", "esta última": "f", "éste": "m", "ésta": "f"},
    "pt": {"este último": "m", "esta última": "f"},
    "ru": {"последний": "m", "последняя": "f"},
}
"""What somebody named last is called by, with the gender that it tells."""
BACK = 1
"""Sentences that such words look back."""


def latter(reading: Reading, first: int, last: int) -> Actor | None:
    """The person of the gender that is named last in the sentence before or in this one; None for any other words."""
    start, end = reading.token(first).start, reading.token(last - 1).end
    told = LATTER.get(reading.cast.known.language, {})
    said = " ".join(reading.text[start:end].casefold().split())
    if said not in told:
        return None
    gender = told[said]
    for n in reversed(reading.runs(0, first)):
        actor, run = reading.cast.of_run.get(n), reading.cast.runs[n]
        if reading.sentence[first] - reading.sentence[run.first] > BACK:
            return None
        if actor is not None and actor.kind is Kind.PERSON and (gender is None or actor.gender() in {None, gender}):
            return actor
    return None
