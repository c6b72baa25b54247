"""What the words of a source are by themselves: a pronoun, and of which kind."""

from __future__ import annotations

from onrecord.stages.resolve.names.lists import lists


def pronoun(words: str, language: str) -> str | None:
    """`person`, `own` or `relative` when the words are a pronoun of the language, else None."""
    return lists(language[:2]).pronouns.get(words.casefold())
