"""Find the stretches of a text that the book of noise describes (codebook 7): whole lines, sentences, beginnings and ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.types import Span
from onrecord.words.noise import LONGEST, Line, Mark, Rule, book, flat, stems
from onrecord.words.paragraphs import sentences

_PHRASE = 100
"""Characters of the longest line looked up among the phrases."""
_HEAD = 120
"""Characters of a line in which a beginning that is noise must end."""
_PARAGRAPH = 20_000
"""Sentences are not looked for in lines longer than this (characters): no page sets such a paragraph."""
_OPENING = r"[A-ZÀ-ÞА-ЯІЇЄҐ“\"«„‘#]"
_CLOSING = r"[.!?…”\"’»)*:]"
_BETWEEN = rf"(?:(?<=[a-zà-ÿа-яіїєґ])|(?<={_CLOSING})[^\S\n]*|(?<={_CLOSING} )|(?<![^\n])[^\S\n]*)(PHRASE)(?=[^\S\n]*(?:{_OPENING}|\n|$))"
_GLUED = (
    rf"(?:(?<=[a-zà-ÿа-яіїєґ0-9])|(?<={_CLOSING}))(PHRASE)(?=[^\S\n]*(?:{_OPENING}|\n|$))"
    rf"|(?<![^\n])(PHRASE)(?=[A-ZÀ-ÞА-ЯІЇЄҐ“«„‘])|(?<={_CLOSING} )(PHRASE)(?=[A-ZÀ-ÞА-ЯІЇЄҐ“«„‘])"
)


def marks(text: str, rows: Iterable[Line]) -> list[Mark]:
    """What `noise.yml` finds in the lines `rows` of `text`; unsorted, and some may overlap."""
    lowered, about = text.lower(), stems(text)
    present = [need.words for need in book().needs if need.stem in about and need.words in lowered]
    found: list[Mark] = []
    for line in rows:
        near = _near(line, present)
        whole = _whole(line, near)
        found.extend([whole] if whole else _parts(text, line, near))
    return found + list(_stuck(text, about))


def _near(line: Line, present: Iterable[str]) -> list[Rule]:
    """The rules whose needs the line meets, in the order of the book."""
    lowered = line.text.lower()
    here = [word for word in present if word in lowered]
    rules = {id(rule): rule for word in here for rule in book().needy[word] if rule.reaches(line)}
    return list(rules.values())


def _whole(line: Line, near: Iterable[Rule]) -> Mark | None:
    """The mark for a line that is noise from end to end."""
    if len(line.text) > LONGEST:
        return None
    kind = book().phrases.get(flat(line.text)) if len(line.text) <= _PHRASE else None
    if kind and not _speaks(line.text):
        return Mark(line.span, kind)
    sieved = any(size >= len(line.text) and sieve.fullmatch(line.text) for size, sieve in book().sieves["line"])
    plain = book().rules["line"] if sieved else ()
    return _first((*plain, *(r for r in near if r.where == "line")), line)


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


def _parts(text: str, line: Line, near: list[Rule]) -> list[Mark]:
    """The marks for a line of which only a part may be noise."""
    start = _start(line, [r for r in near if r.where == "start"])
    end = _end(line, [*book().rules["end"], *(r for r in near if r.where == "end")])
    return [*start, *end, *_said(text, line, [r for r in near if r.where == "sentence"])]


def _start(line: Line, near: list[Rule]) -> list[Mark]:
    head = line.text[:_HEAD]
    sieved = any(sieve.match(head) for _, sieve in book().sieves["start"])
    rules = [*(book().rules["start"] if sieved else ()), *near]
    matches = ((r, r.pattern.match(head)) for r in rules if r.reaches(line))
    return [_mark(r, m, line.span[0]) for r, m in matches if m and m.end() <= r.longest][:1]


def _end(line: Line, rules: list[Rule]) -> list[Mark]:
    tails = ((r, max(0, len(line.text) - r.longest - 1)) for r in rules if r.reaches(line))
    matches = ((r, r.pattern.search(line.text, tail)) for r, tail in tails)
    return [_mark(r, m, line.span[0]) for r, m in matches if m and m.start() > 0]


def _said(text: str, line: Line, rules: list[Rule]) -> list[Mark]:
    """Whole sentences of a paragraph that are noise."""
    if len(line.text) > _PARAGRAPH or not rules:
        return []
    spans = sentences(text, line.span)
    rows = [Line(s, text[s[0] : s[1]], line.top, line.bottom) for s in spans if s[1] - s[0] <= LONGEST]
    return [mark for row in rows if (mark := _first(rules, row))]


def _stuck(text: str, about: set[str]) -> Iterator[Mark]:
    """Phrases that stand between sentences, or that a page glued to its neighbours."""
    for phrases, near in ((book().between, _BETWEEN), (book().glued, _GLUED)):
        for phrase in phrases:
            if phrase.stem in about and phrase.words in text:
                pattern = re.compile(near.replace("PHRASE", re.escape(phrase.words)))
                yield from (Mark(m.span(m.lastindex or 0), phrase.kind) for m in pattern.finditer(text))
