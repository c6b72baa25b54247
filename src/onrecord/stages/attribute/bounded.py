"""Where a source begins and ends: `dos | Anjos said` has the whole surname, `a-t-elle soufflé` the pronoun alone.

In a headline neither it nor what was said goes on into what happens meanwhile: `Union rejects offer | as strike enters second day`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Spans
from onrecord.words.lexicon import load

_BEFORE = 24
"""Characters before a source that are looked at for the particles of its name."""
HEADED = 18
"""Words of the longest headline."""
FEWEST = 3
"""Words of what happens meanwhile."""
_INVERTED = re.compile(r"(?:ils?|elles?|on|je|nous|vous)(?=\s)", re.IGNORECASE)
"""A French pronoun behind its verb, which a hyphen ties to it; what follows is the rest of the verb."""


def bound(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """Give a name its particles (English), an inverted pronoun nothing of its verb (French), a source nobody it spoke to (German)."""
    rule = {"en": _with_particles, "fr": _without_verb, "de": _german}.get(language[:2])
    told = [rule(page, one) if one.source else one for one in attributions] if rule else attributions
    return [_headed(page, one, language[:2]) for one in told] if _meanwhile(language[:2]) else told


@cache
def _meanwhile(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    told = load("bounds").get(language, {})
    if "meanwhile" not in told:
        return None
    then = rf" (?:{'|'.join(told['meanwhile'])}) (?!(?:{'|'.join(told['likens'])})\b)(?:[\w’'-]+ ){{{FEWEST - 1},}}[\w’'-]+\Z"
    return re.compile(then), re.compile(rf"(?:{'|'.join(told['calling'])})", re.IGNORECASE)


def _headed(page: Page, one: Attribution, language: str) -> Attribution:
    """An attribution in a headline, without what happens meanwhile, and of words quoted before a colon no more than these."""
    patterns = _meanwhile(language)
    if patterns is None or not one.content or (line := _headline(page.text, one)) is None:
        return one
    then, calling = patterns
    content, source = one.content, one.source
    if one.cue and not calling.search(page.text, *one.cue[-1]):
        content, source = (_before(page.text, spans, then) for spans in (content, source))
    first = page.quotation_around(content[0])
    if first is not None and len(content) > 1 and content[0][0] == line and first.end == content[0][1] and page.text[first.end] == ":":
        content = content[:1]
    return one if (content, source) == (one.content, one.source) else replace(one, content=content, source=source, rule="bounded")


def _before(text: str, spans: Spans, then: re.Pattern[str]) -> Spans:
    if not spans:
        return spans
    match = then.search(text, *spans[-1])
    return (*spans[:-1], (spans[-1][0], match.start())) if match else spans


def _headline(text: str, one: Attribution) -> int | None:
    """Where the line of an attribution starts, if all of it stands in one line of few words that is no sentence."""
    parts = (*one.content, *one.source, *one.cue)
    start = text.rfind("\n", 0, min(parts)[0]) + 1
    line = text[start : (text + "\n").find("\n", start)]
    inside = max(end for _, end in parts) <= start + len(line)
    return start if inside and len(line.split()) <= HEADED and line.rstrip()[-1:].isalnum() else None


def _german(page: Page, one: Attribution) -> Attribution:
    return _turned(page, _without_hearer(page, one))


def _turned(page: Page, one: Attribution) -> Attribution:
    """*Neun Prozent verlangt die Gewerkschaft*: how much is asked for asks nothing, whoever stands behind the verb does."""
    alone = len(one.source) == len(one.cue) == len(one.content) == 1 and one.source[0][1] < one.cue[0][0] < one.content[0][0]
    if not alone or not re.fullmatch(load("bounds")["de"]["amounts"], page.text[slice(*one.source[0])]):
        return one
    return replace(one, source=one.content, content=one.source, rule="turned")


@cache
def _hearers() -> re.Pattern[str]:
    return re.compile(rf"(?:{load('bounds')['de']['hearers']})\Z")


def _without_hearer(page: Page, one: Attribution) -> Attribution:
    """A source without the paper that it spoke to, which stands between it and what it said."""
    start, end = one.source[-1]
    match = _hearers().search(page.text, start + 1, end)
    return replace(one, source=(*one.source[:-1], (start, match.start())), rule="bounded") if match else one


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
