"""Find the stretches of a text that `data/noise.yml` describes: page furniture, prompts, credits (codebook 7).

Nothing here knows a kind by name: a journalist adds one by mending the YAML. A pattern is tried only on lines, or ends of lines, no
longer than its `max`, so that no text, however hostile, makes a pattern run away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.types import Span
from onrecord.words.lexicon import load
from onrecord.words.paragraphs import sentences, trim

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_PART = re.compile(r"\{([a-z]+)\}")
_GROUP = re.compile(r"\(\?P<\w+>")
_EDGE = r"[^\w\"“”„«»‘’'#@()\[\]©&+.…-]{0,6}"
"""What may stand around a line or sentence of noise without mattering: bullets, arrows, colons. No quotation mark: that is speech."""
_TAIL = r"[^\w\"“”„«»]{0,6}"
_LONGEST = 400
_PARAGRAPH = 20_000
"""Sentences are not looked for in lines longer than this (characters): no page sets such a paragraph."""
_FLATTEN = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds more than white space: its place from the top and from the bottom, both from 0."""

    span: Span
    text: str
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of noise before it gets its reason. `names` is the part that names whom the report credits, `known`
    tells that only agencies of the list count there."""

    span: Span
    kind: str
    names: Span | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of `noise.yml`, ready to run, with where it holds."""

    kind: str
    where: str
    pattern: re.Pattern[str]
    longest: int
    top: int | None
    last: int | None
    needs: tuple[str, ...]

    def reaches(self, line: Line) -> bool:
        """Whether the rule holds at this place of the text."""
        if self.top is None and self.last is None:
            return True
        return (self.top is not None and line.top < self.top) or (self.last is not None and line.bottom < self.last)


@dataclass(frozen=True, slots=True)
class Book:
    """All of `noise.yml`, compiled. `sieves` reject, in one pass for each `where`, a line that no rule can match."""

    reasons: Mapping[str, str]
    phrases: Mapping[str, str]
    glued: tuple[tuple[str, str], ...]
    between: tuple[tuple[str, str], ...]
    rules: Mapping[str, tuple[Rule, ...]]
    sieves: Mapping[tuple[str, bool], re.Pattern[str]]


def lines(text: str) -> list[Line]:
    """The lines of a text that hold more than white space, trimmed."""
    spans = [trim(text, m.span()) for m in _LINE.finditer(text)]
    spans = [s for s in spans if s[0] < s[1]]
    return [Line(s, text[s[0] : s[1]], at, len(spans) - 1 - at) for at, s in enumerate(spans)]


def flat(line: str) -> str:
    """The line casefolded, white space squeezed, without punctuation at its ends: how phrases are compared."""
    folded = _FLATTEN.sub(" ", line).casefold()
    start, end = 0, len(folded)
    while start < end and not folded[start].isalnum():
        start += 1
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    return folded[start:end]


@cache
def book() -> Book:
    """`noise.yml`, read and compiled once."""
    table = load("noise")
    kinds: dict[str, dict[str, Any]] = table["kinds"]
    parts = expand(table["parts"])
    rules = [rule for kind, entry in kinds.items() for row in entry.get("rules", ()) for rule in _rules(kind, row, parts)]
    places = dict.fromkeys(rule.where for rule in rules)
    grouped = {where: tuple(r for r in rules if r.where == where) for where in places}
    return Book(
        reasons={kind: entry["reason"] for kind, entry in kinds.items()},
        phrases={flat(p): kind for kind, entry in kinds.items() for some in entry.get("phrases", {}).values() for p in some},
        glued=_listed(kinds, "glued"),
        between=_listed(kinds, "between"),
        rules=grouped,
        sieves=_sieves(grouped),
    )


def expand(parts: Mapping[str, str], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Each part with the parts before it (and those of `known`) put in where `{name}` stands."""
    done: dict[str, str] = dict(known or {})
    for name, pattern in parts.items():
        done[name] = fill(pattern, done)
    return done


def fill(pattern: str, parts: Mapping[str, str]) -> str:
    """`pattern` with `{name}` replaced by the part of that name."""
    return _PART.sub(lambda m: parts.get(m[1], m[0]), pattern)


def _listed(kinds: Mapping[str, Mapping[str, Any]], name: str) -> tuple[tuple[str, str], ...]:
    return tuple((phrase, kind) for kind, entry in kinds.items() for phrase in entry.get(name, ()))


def _rules(kind: str, row: Mapping[str, Any], parts: Mapping[str, str]) -> Iterator[Rule]:
    flags = 0 if row.get("cased") else re.IGNORECASE
    longest = min(row.get("max", 160), _LONGEST + 20)
    for pattern in row["patterns"]:
        whole = fill(pattern, parts)
        if row["where"] in ("line", "sentence", "section"):
            whole = rf"{_EDGE}(?:{whole}){_TAIL}"
        needs = tuple(row.get("needs", ()))
        yield Rule(kind, row["where"], re.compile(whole, flags), longest, row.get("top"), row.get("last"), needs)


def _sieves(grouped: Mapping[str, tuple[Rule, ...]]) -> dict[tuple[str, bool], re.Pattern[str]]:
    """For `line` and `start`, one pattern for all rules that ignore case and one for all that do not."""
    sieves = {}
    for where in ("line", "start"):
        for cased in (False, True):
            chosen = [r.pattern.pattern for r in grouped[where] if bool(r.pattern.flags & re.IGNORECASE) is not cased]
            sieves[where, cased] = re.compile("|".join(_GROUP.sub("(?:", p) for p in chosen) or "(?!)", 0 if cased else re.IGNORECASE)
    return sieves


def marks(text: str, rows: Iterable[Line]) -> list[Mark]:
    """What `noise.yml` finds in the lines `rows` of `text`; unsorted, and some may overlap."""
    lowered = text.lower()
    awake = {where: [r for r in rules if _needed(r, lowered)] for where, rules in book().rules.items()}
    found: list[Mark] = []
    for line in rows:
        whole = _whole(line, awake["line"])
        found.extend([whole] if whole else _parts(text, line, awake))
    return found + list(_stuck(text))


def _needed(rule: Rule, lowered: str) -> bool:
    return not rule.needs or any(word in lowered for word in rule.needs)


def _whole(line: Line, rules: Iterable[Rule]) -> Mark | None:
    """The mark for a line that is noise from end to end."""
    if len(line.text) > _LONGEST + 20:
        return None
    kind = book().phrases.get(flat(line.text)) if len(line.text) <= 100 else None
    if kind and not _speaks(line.text):
        return Mark(line.span, kind)
    cased, uncased = (book().sieves["line", c].fullmatch(line.text) for c in (True, False))
    if not cased and not uncased:
        return None
    return _first(rules, line)


def _speaks(line: str) -> bool:
    """A phrase in quotation marks may be what somebody said."""
    return line[0] in "\"“„«»'‘"


def _first(rules: Iterable[Rule], line: Line) -> Mark | None:
    return next((m for r in rules if r.reaches(line) and (m := _match(r, line))), None)


def _match(rule: Rule, line: Line) -> Mark | None:
    match = rule.pattern.fullmatch(line.text) if len(line.text) <= rule.longest else None
    return _mark(rule, match, line.span[0]) if match else None


def _mark(rule: Rule, match: re.Match[str], shift: int) -> Mark:
    for group, known in (("credits", False), ("agencies", True)):
        if match.groupdict().get(group):
            return Mark(_moved(match.span(), shift), rule.kind, _moved(match.span(group), shift), known)
    return Mark(_moved(match.span(), shift), rule.kind)


def _moved(span: Span, shift: int) -> Span:
    return span[0] + shift, span[1] + shift


def _parts(text: str, line: Line, awake: Mapping[str, list[Rule]]) -> list[Mark]:
    """The marks for a line of which only a part may be noise."""
    start = _start(line, awake["start"])
    end = _end(line, awake["end"])
    return [*start, *end, *_said(text, line, awake["sentence"])]


def _start(line: Line, rules: list[Rule]) -> list[Mark]:
    head = line.text[:120]
    if not any(book().sieves["start", cased].match(head) for cased in (True, False)):
        return []
    matches = ((r, r.pattern.match(head)) for r in rules if r.reaches(line))
    found = [_mark(r, m, line.span[0]) for r, m in matches if m and m.end() <= r.longest]
    return found[:1]


def _end(line: Line, rules: list[Rule]) -> list[Mark]:
    found = []
    for rule in rules:
        tail = max(0, len(line.text) - rule.longest - 1)
        match = rule.pattern.search(line.text, tail) if rule.reaches(line) else None
        if match and match.start() > 0:
            found.append(_mark(rule, match, line.span[0]))
    return found


def _said(text: str, line: Line, rules: list[Rule]) -> list[Mark]:
    """Whole sentences of a paragraph that are noise."""
    if len(line.text) > _PARAGRAPH or not rules:
        return []
    lowered = line.text.lower()
    near = [r for r in rules if _needed(r, lowered)]
    if not near:
        return []
    spans = sentences(text, line.span)
    rows = [Line(s, text[s[0] : s[1]], line.top, line.bottom) for s in spans if s[1] - s[0] <= _LONGEST + 20]
    return [mark for row in rows if (mark := _first(near, row))]


def _stuck(text: str) -> Iterator[Mark]:
    """Phrases that stand between sentences, or that a page glued to its neighbours."""
    for phrases, near in ((book().between, _BETWEEN), (book().glued, _GLUED)):
        for phrase, kind in phrases:
            if phrase in text:
                pattern = re.compile(near.replace("PHRASE", re.escape(phrase)))
                yield from (Mark(m.span(m.lastindex or 0), kind) for m in pattern.finditer(text))


_OPENING = r"[A-ZÀ-ÞА-ЯІЇЄҐ“\"«„‘#]"
_CLOSING = r"[.!?…”\"’»)*:]"
_BETWEEN = rf"(?:(?<=[a-zà-ÿа-яіїєґ])|(?<={_CLOSING})[^\S\n]*|(?<={_CLOSING} )|(?<![^\n])[^\S\n]*)(PHRASE)(?=[^\S\n]*(?:{_OPENING}|\n|$))"
_GLUED = (
    rf"(?:(?<=[a-zà-ÿа-яіїєґ0-9])|(?<={_CLOSING}))(PHRASE)(?=[^\S\n]*(?:{_OPENING}|\n|$))"
    rf"|(?<![^\n])(PHRASE)(?=[A-ZÀ-ÞА-ЯІЇЄҐ“«„‘])|(?<={_CLOSING} )(PHRASE)(?=[A-ZÀ-ÞА-ЯІЇЄҐ“«„‘])"
)
