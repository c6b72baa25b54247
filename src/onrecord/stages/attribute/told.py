"""Reports of reports: *Norda wrote that the minister urged the union to return*: what was told opens with somebody and a verb of saying.

The grammar only says where to look (few contents open so); the encoder then reads the clause as a sentence of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.ground import Ground
from onrecord.words.lexicon import load
from onrecord.words.spans import reads, touch, within

_AND = re.compile(r",? (?:and|et|e|y|и|та|і) (?:also |then )?")
"""What stands between two items of one list, the last of which was cut off (`urged …, condemned … | , and | affirmed …`)."""
APPOSED = 60
"""Characters of what is said of that somebody between two commas."""
CUT = 4
"""Words at the end of the clause that the encoder may have cut off, as it reads it without its full stop."""
SURE = 0.6
"""The encoder's score below which an inner attribution is left out: an outer one is already on record."""
AND = 16
"""Characters that such words take at most."""
GAP = 40
"""Characters of such a verb with the words around it."""
LISTED = 2
"""Verbs of the same somebody before the last one that make a list of them: after one alone the last may be the outer speaker's."""


@cache
def _opening(language: str) -> re.Pattern[str] | None:
    lists = load("told").get(language)
    if lists is None:
        return None
    that, never, between, verbs = (rf"(?i:{'|'.join(lists[k])})" for k in ("that", "never", "between", "verbs"))
    word = rf"(?!{never}(?!\w))\w[\w.’'-]{{0,40}}"
    who = rf"(?P<who>{word}(?: {word}){{0,7}}?)"
    when = rf"(?:(?i:{'|'.join(lists['when'])}) )?" if "when" in lists else ""
    return re.compile(rf"(?:{that}(?:\s|(?<=['’])))?{when}{who}(?:, [^,.;:]{{3,{APPOSED}}},)? (?:{between} ){{0,3}}{verbs}(?![\w’'-])")


@cache
def _joint(language: str) -> re.Pattern[str]:
    return re.compile(rf",? (?i:{'|'.join(load('told')[language]['joint'])})(?!\w)")


@cache
def _verbs(language: str) -> re.Pattern[str]:
    """What the cue inside what was told must end with: such a verb, and what goes with it (`expressed a firm willingness`)."""
    return re.compile(rf"(?<!\w)(?i:{'|'.join(load('told')[language]['verbs'])})(?: \w+){{0,3}}$")


@cache
def _stand_ins(language: str) -> frozenset[str]:
    return frozenset(word for lists in load("pronouns").values() if isinstance(lists, dict) for word in lists.get(language, ()))


@dataclass(frozen=True, slots=True)
class Clause:
    """What the attribution of a number tells that somebody else said, and the last item of its list where that was given to the teller."""

    outer: int
    span: Span
    last: int | None = None


def clauses(page: Page, rows: Sequence[Attribution], cues: Ground, language: str) -> list[Clause]:
    """The contents outside quotation marks that open with somebody and a verb of saying, and in which no cue was found yet."""
    found = (_clause(page, rows, (n, cues), language[:2]) for n in range(len(rows))) if _opening(language[:2]) else ()
    return [one for one in found if one and not cues.touches(one.span, but=one.outer)]


def _clause(page: Page, rows: Sequence[Attribution], which: tuple[int, Ground], language: str) -> Clause | None:
    (number, cues), pattern = which, _opening(language)
    one = rows[number]
    if pattern is None or not (one.content and one.source and one.cue):
        return None
    start, end = one.content[0][0], one.content[-1][1]
    match = pattern.match(page.text, *one.content[0]) if _whole(page, one, language) else None
    if match is None or page.sentence(start) != page.sentence(end - 1) or match["who"].endswith(("'s", "’s")):
        return None
    if cut := _joint(language).search(page.text, match.end(), end):
        return Clause(number, (match.start("who"), cut.start()))
    near = cues.near((end, end + AND))
    last = (n for n in near if rows[n].source == one.source and _AND.fullmatch(page.text, end, rows[n].cue[0][0]))
    return Clause(number, (match.start("who"), end), next(last, None))


def _whole(page: Page, one: Attribution, language: str) -> bool:
    """Whether a content is of one piece, or parted only by verbs of saying that were taken for cues."""
    gaps = (page.text[a[1] : b[0]] for a, b in pairwise(one.content))
    return all(len(gap) <= GAP and _verbs(language).search(gap.rstrip()) for gap in gaps)


def reach(one: Clause, rows: Sequence[Attribution]) -> Span:
    """What is read anew: the clause, and the last item of its list."""
    return one.span if one.last is None else (one.span[0], rows[one.last].content[-1][1])


def retell(page: Page, rows: list[Attribution], told: Sequence[Clause], inner: Sequence[Attribution], language: str) -> list[Attribution]:
    """The attributions with those found inside clauses; a last item that goes on a list of somebody's verbs is his, not the teller's."""
    out: dict[int, Attribution | None] = dict(enumerate(rows))
    more: list[Attribution] = []
    ground = Ground.of((cue, n) for n, one in enumerate(inner) for cue in one.cue)
    for clause in told:
        near = [inner[n] for n in ground.near(reach(clause, rows))]
        said = [one for one in near if _says(page, one, rows[clause.outer], reach(clause, rows), language)]
        ends = clause.span[1]
        if clause.last is not None and _lists(said, rows[clause.last]):
            ends = reach(clause, rows)[1]
            out[clause.last] = None
        if said:
            outer = rows[clause.outer]
            out[clause.outer] = replace(outer, content=((outer.content[0][0], max(ends, outer.content[-1][1])),), rule="retold")
        more += [_to_the_end(page.text, one, ends, language) for one in said if one.cue[0][0] < ends]
    return [one for one in out.values() if one is not None] + more


@cache
def _rest(language: str) -> re.Pattern[str]:
    """What may stand between the end of what was said inside and the end of the clause, if it belongs to it."""
    words = load("told")[language].get("rest")
    on = rf"|, (?:{'|'.join(words)})(?!\w).*" if words else ""
    return re.compile(rf"(?: [^\s,;:“”\"«»]+){{1,{CUT}}}{on}", re.DOTALL)


def _to_the_end(text: str, one: Attribution, end: int, language: str) -> Attribution:
    """What was said inside, with the last words of the clause where the encoder cut them off."""
    start, stop = one.content[-1]
    if one.cue[-1][1] > start or not _rest(language[:2]).fullmatch(text, stop, end):
        return one
    return replace(one, content=(*one.content[:-1], (start, end)))


def _says(page: Page, one: Attribution, outer: Attribution, span: Span, language: str) -> bool:
    """Whether what was found in a clause is what the somebody it opens with, who is not the teller, said."""
    if one.score < SURE or not one.source or not one.cue or not all(within(part, span) for part in (*one.content, *one.cue)):
        return False
    who = reads(page.text, one.source)
    if one.source[0][0] != span[0] or who.casefold() in {*_stand_ins(language[:2]), reads(page.text, outer.source).casefold()}:
        return False
    return _verbs(language[:2]).search(reads(page.text, one.cue)) is not None


def _lists(said: Sequence[Attribution], last: Attribution) -> bool:
    whose = [one.source for one in said if touch(one.cue, last.cue[0])]
    return any(sum(one.source == source for one in said) > LISTED for source in whose)
