"""What an act is where it depends on whose side is spoken of: who says that his own side is ready to fight on threatens, others warn."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from onrecord.stages.classify import forms
from onrecord.stages.classify.evidence import wording
from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.party.parties import party
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Meaning, Report


def sided(reading: Reading, spoken: Sequence[Actor | None], meanings: Sequence[Meaning], report: Report) -> list[Meaning]:
    """The meanings, with the act that the words are when said by that speaker."""
    language, found = report.details.language or "en", []
    for actor, meaning, one in zip(spoken, meanings, reading.rows, strict=True):
        act = actor and forms.sided(wording(report.text, language, one), meaning.act, partial(_names, reading, actor))
        found.append(replace(meaning, act=act) if act else meaning)
    return found


def _names(reading: Reading, speaker: Actor) -> Collection[str]:
    """All that the report calls a speaker and those of the same side, in small letters."""
    side = party(reading, speaker)
    same = [one for one in reading.cast.actors if one is speaker or (side is not None and party(reading, one) == side)]
    return {form.casefold() for one in same for form in (one.name, *one.forms)} | ({side.casefold()} if side else set())
