"""What a verb tells of who speaks: in Russian, Ukrainian and Polish its past tells a woman from a man (*сказала*, *powiedział*)."""

from __future__ import annotations

from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Attribution

LEAST = 4
"""Letters of such a verb."""


def voice(reading: Reading, at: int) -> str | None:
    """The gender that the verb of the attribution tells whose source holds an offset; None where it tells none."""
    if not wording.voices(reading.cast.known.language):
        return None
    row = next((row for row in reading.rows if any(a <= at < b for a, b in row.source)), None)
    return None if row is None else told(reading, row)


def told(reading: Reading, row: Attribution) -> str | None:
    """The gender that the cue of an attribution tells, or the word beside its source where it has none."""
    language = reading.cast.known.language
    if not wording.voices(language):
        return None
    lows = [reading.token(n).low for span in row.cue for n in range(*reading.words(span))] if row.cue else _beside(reading, row)
    return next((found for low in lows if (found := _gender(low, language))), None)


def _beside(reading: Reading, row: Attribution) -> list[str]:
    if not row.source:
        return []
    first, last = reading.words(row.source[0])
    near = [n for n in (last, first - 1) if 0 <= n < len(reading.starts)]
    return [reading.token(n).low for n in near if not reading.token(n).capital]


def _gender(low: str, language: str) -> str | None:
    if len(low) < LEAST:
        return None
    return next((gender for gender, endings in wording.voices(language).items() if low.endswith(endings)), None)
