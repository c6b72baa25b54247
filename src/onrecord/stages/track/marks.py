"""Marks: what an utterance says of itself (`stances.yml`), by the words of its content and of the verb it is told with."""

from __future__ import annotations

from functools import cache
from typing import Any

from onrecord.stages.track import book
from onrecord.types import Told
from onrecord.words.lexicon import load
from onrecord.words.phrases import Phrases, words_of

EITHER = ("free", "bound", "disowns", "unsays")


def said(one: Told) -> set[str]:
    """The marks of a statement; what is added to a report by its verb (`she also said`) adds nothing to what was said."""
    phrases = _phrases(book.known(one.language))
    around = {group for _, group in phrases.find(words_of(one.cue))} - {"also"}
    return around | {group for _, group in phrases.find(words_of(one.content))}


@cache
def _phrases(language: str) -> Phrases:
    table: dict[str, Any] = load("stances")
    marks = {name: table[name] for name in EITHER} | table["marks"]
    return Phrases({name: words.get(language, []) for name, words in marks.items()})
