"""Where a source begins and ends: `dos | Anjos said` has the whole surname, `a-t-elle soufflé` the pronoun alone."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution
from onrecord.words.lexicon import load

_BEFORE = 24
"""Characters before a source that are looked at for the particles of its name."""
_INVERTED = re.compile(r"(?:ils?|elles?|on|je|nous|vous)(?=\s)", re.IGNORECASE)
"""A French pronoun behind its verb, which a hyphen ties to it; what follows is the rest of the verb."""


def bound(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """Give a name its particles (English), and to an inverted pronoun nothing of its verb (French)."""
    rule = {"en": _with_particles, "fr": _without_verb}.get(language[:2])
    return [rule(page, one) if one.source else one for one in attributions] if rule else attributions


def _with_particles(page: Page, one: Attribution) -> Attribution:
    (start, end), *rest = one.source
    if not page.text[start].isupper():
        return one
    match = _particles().search(page.text, max(0, start - _BEFORE), start)
    taken = match and any(s < start and match.start() < e for s, e in (*one.cue, *one.content))
    return replace(one, source=((match.start(), end), *rest), rule="bounded") if match and not taken else one


@cache
def _particles() -> re.Pattern[str]:
    """Particles of a surname, as the last words before a place; articles of places (*la*, *los*) and *y* do not count."""
    told = "|".join(sorted(set(load("roles")["particles"]["en"]) - {"y", "la", "las", "los", "le", "al", "el", "ul"}))
    return re.compile(rf"(?<![\w’'-])(?:(?i:{told}) ){{1,3}}\Z")


def _without_verb(page: Page, one: Attribution) -> Attribution:
    (start, end), *rest = one.source
    match = _INVERTED.match(page.text, start, end)
    if not match or page.text[start - 1 : start] not in {"-", "‑"}:
        return one
    verb = (match.end() + 1, end)
    return replace(one, source=((start, match.end()), *rest), cue=tuple(sorted({*one.cue, verb})), rule="bounded")
