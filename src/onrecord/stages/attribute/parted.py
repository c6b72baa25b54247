"""German verbs in two parts (*wies … zurück*, *hat … bestritten*): both are the cue, and what was said stands between them or behind both.

When it was done is no part of it: *lehnten | ihn | in der vergangenen Woche ab*. Where a clause with *dass* or *zu* follows, that was
said, and between the parts stands at most to whom: *schlug beiden Seiten vor, | sich am Montag zu treffen*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Self

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span, Spans
from onrecord.words.ground import Ground
from onrecord.words.lexicon import load

_STOP = re.compile(r"\s*(?:[.,;:!?\n–—]|\Z|(?:und|oder|sowie|aber|doch|sondern) )")
"""What ends a clause."""
_CLAUSE = re.compile(r"[,:;.!?„“”»«\"]")
"""What parts a verb from a clause that was said, whose last word is its own."""
_LAST = re.compile(r"(?<![\w-])\w+\Z")
REACH = 200
"""Characters between the two parts at most."""


@dataclass(frozen=True, slots=True)
class _Book:
    """First parts of verbs, what *has* may stand with a participle, adverbials at either end of what was said, and clauses behind."""

    parts: frozenset[str]
    has: frozenset[str]
    participle: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    amid: re.Pattern[str]
    clause: re.Pattern[str]

    @classmethod
    @cache
    def of(cls, language: str) -> Self | None:
        told = load("severed")
        if language not in told:
            return None
        when = rf"(?:{'|'.join(told['when'])})"
        return cls(
            frozenset(told[language]),
            frozenset(told["has"]),
            re.compile(told["participle"]),
            re.compile(rf"(?:{when}(?: |, (?:{'|'.join(told['amid'])}) [^,;.!?]+, ))+(?=\S)", re.IGNORECASE),
            re.compile(rf"(?: {when})+\Z", re.IGNORECASE),
            re.compile(rf"(?:{'|'.join(told['amid'])}) "),
            re.compile(rf", (?P<what>{told['clause']})"),
        )


def gather(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """The attributions, each of a verb in two parts with both in its cue, and no more in its content than what was said."""
    book = _Book.of(language[:2])
    if book is None:
        return attributions
    taken = Ground.of((span, n) for n, one in enumerate(attributions) for span in (*one.content, *one.cue, *one.source))
    return [_gathered(page, one, book, (taken, n)) for n, one in enumerate(attributions)]


def _gathered(page: Page, one: Attribution, book: _Book, which: tuple[Ground, int]) -> Attribution:
    if not one.cue or not one.content:
        return one
    text, verb = page.text, one.cue[0]
    pieces = _told(text, one.content, book)
    if len(pieces) != 1:
        return one
    start, end = pieces[0]
    bare = end - len(text[start:end]) + len(text[start:end].rstrip(" .,;:!?"))
    dropped = len(pieces) != len(one.content)
    near = (
        verb[1] <= start <= verb[1] + REACH
        and (dropped or not _CLAUSE.search(text, verb[1], start))
        and page.sentence(verb[0]) == page.sentence(start)
    )
    if not near or " " in text[slice(*verb)] or not text[verb[0]].islower():
        return one
    last = _other(text, one, (start, bare), book)
    if last is None:
        return one
    said = (start, min(bare, last[0]))
    inner = _trimmed(text, said, book)
    behind = _behind(page, last[1], book, which)
    content = behind or inner
    if content is None or ((content,), last) == (one.content, one.cue[-1]):
        return one
    return replace(one, content=(content,), cue=tuple(sorted({*one.cue, last})), rule="parted")


def _told(text: str, pieces: Spans, book: _Book) -> Spans:
    """The pieces of a content but one at its head that tells amid what it was said: *hatte, | nach dem Sturm, | jede Schuld bestritten*."""
    return pieces[1:] if len(pieces) > 1 and book.amid.match(text, *pieces[0]) else pieces


def _other(text: str, one: Attribution, said: Span, book: _Book) -> Span | None:
    """The other part of the verb: in the cue already, the last word of what is taken for said, or the word right behind it."""
    verb, last = text[slice(*one.cue[0])].lower(), one.cue[-1]
    fits = book.participle.fullmatch if verb in book.has else book.parts.__contains__
    if len(one.cue) > 1:
        return last if last[0] >= said[1] and not _CLAUSE.search(text, said[1], last[0]) and fits(text[slice(*last)]) else None
    word = _LAST.search(text, said[0], said[1])
    if word and word.start() > said[0] and fits(word[0]) and _STOP.match(text, word.end()):
        return word.span()
    return None


def _trimmed(text: str, said: Span, book: _Book) -> Span | None:
    """Words between both parts without when it was done; None where nothing else stands there."""
    start, end = said
    end = start + len(text[start:end].rstrip(" ,"))
    lead = book.before.match(text, start, end)
    start = lead.end() if lead else start
    tail = book.after.search(text, start, end)
    end = tail.start() if tail else end
    return (start, end) if start < end and not re.fullmatch(book.after.pattern, f" {text[start:end]}", re.IGNORECASE) else None


def _behind(page: Page, at: int, book: _Book, which: tuple[Ground, int]) -> Span | None:
    """The clause behind the verb that tells what was said, up to the end of its sentence, where nothing else was found in it."""
    stop = page.sentences[page.sentence(at - 1)][1]
    match = book.clause.match(page.text, at, stop)
    if match is None:
        return None
    start, end = match.span("what")
    end = start + len(page.text[start:end].rstrip(" .!?\n"))
    taken, number = which
    return (start, end) if start < end and not taken.touches((start, end), but=number) else None
