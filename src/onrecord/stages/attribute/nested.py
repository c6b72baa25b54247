"""The second reading: speech inside speech. PolNeAR marks none, so the encoder is asked again about the inside of a content alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from onrecord.stages.attribute.page import Page
from onrecord.stages.attribute.told import SURE, clauses, reach, retell
from onrecord.types import Attribution, Span
from onrecord.words.ground import Ground
from onrecord.words.lexicon import load
from onrecord.words.paragraphs import sentences
from onrecord.words.quotes import MARKS
from onrecord.words.spans import within

SHORTEST = 20
"""Characters a content needs before it is worth a second reading."""
NEAR = 2
"""Characters between an inner content and the marks around it: the mark, and a comma."""
SURE_ENGLISH = 0.8
"""The same score for English, whose encoder is its own and surer of what it finds."""
FEWEST = 4
"""Words an inner content needs: *he says he is* is not worth a row."""
_NOBODY = re.compile(
    r"(?i)i|we|you|it|one|this|that|people|anyone|everyone|those|which|who|ich|wir|man|es|je|nous|on|ce|io|noi|yo|nosotros|я|мы|ми"
    r"|nobody|no one|none|somebody|someone|anybody|everybody|niemand|keiner|jemand|jeder|personne|nessuno|qualcuno|nadie|alguien"
    r"|никто|кто-то|ніхто|хтось"
)
"""Sources of an inner attribution that name no second speaker: the outer one himself, or nobody in particular."""

_BEFORE = 30
"""Characters before a source in which the word stands that puts a case."""

Read = Callable[[Span], list[Attribution]]
"""What the encoder finds in a stretch that it reads alone."""


@cache
def _reporting(language: str) -> re.Pattern[str]:
    """The words that open a second reading in a language; the English ones where we have none."""
    lists = load("reporting")
    return re.compile(rf"(?<!\w)(?:{'|'.join(lists.get(language[:2], lists['en']))})(?!\w)", re.IGNORECASE)


@cache
def _supposed(language: str) -> re.Pattern[str]:
    lists = load("reporting")["supposed"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(lists.get(language, lists['en']))})\s\Z", re.IGNORECASE)


def nested(page: Page, attributions: list[Attribution], read: Read, language: str) -> list[Attribution]:
    """Add the attributions found inside contents, each read alone: side by side two would be taken for one. Their `parent` is set later."""
    cues = Ground.of((cue, n) for n, one in enumerate(attributions) for cue in one.cue)
    told = clauses(page, attributions, cues, language)
    plain = {one.outer for one in told}
    spans = [s for n, one in enumerate(attributions) if n not in plain for s in _worth_reading(page, one, cues, (n, language))]
    anew = [reach(one, attributions) for one in told]
    inner = [_restored(page, one) for span in (*spans, *anew) for one in read(span)]
    clear = Ground.of((span, n) for n, span in enumerate(anew))
    contents = Ground.of((piece, n) for n, one in enumerate(attributions) for piece in one.content) if inner else Ground()
    apart = (one for one in inner if not (one.cue and clear.touches(one.cue[0])))
    kept = [one for one in apart if _believable(page, one, language) and _new_inside(one, attributions, contents)]
    return sorted([*retell(page, attributions, told, inner, language), *kept], key=lambda a: (a.content, a.cue))


def _worth_reading(page: Page, one: Attribution, cues: Ground, which: tuple[int, str]) -> Iterator[Span]:
    """The sentences inside a content that hold a reporting word, without the marks around it; `which` is its number and language."""
    number, language = which
    for piece in one.content:
        bare = _bare(page.text, piece)
        if bare[1] - bare[0] < SHORTEST or page.quotation_around(piece) is None:
            continue
        for sentence in sentences(page.text, bare):
            found = _reporting(language).search(page.text, *sentence)
            if found and not cues.touches(sentence, but=number):
                yield _bare(page.text, sentence)


def _bare(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start] in MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in MARKS or text[end - 1].isspace()):
        end -= 1
    return start, end


def _restored(page: Page, one: Attribution) -> Attribution:
    """An inner quotation gets back the marks that stand right outside it."""
    content = tuple(_with_marks(page, piece) for piece in one.content)
    return replace(one, content=content, rule="second reading")


def _with_marks(page: Page, piece: Span) -> Span:
    for q in page.inner_from(piece[0] - NEAR, piece[0] + NEAR):
        if abs(q.end - piece[1]) <= NEAR:
            return min(q.start, piece[0]), max(q.end, piece[1])
    return piece


def _believable(page: Page, one: Attribution, language: str) -> bool:
    """Whether an inner attribution says who and how, is no first person, no case that is put (`if they tell us …`), nor to come."""
    if (
        one.score < (SURE_ENGLISH if language.startswith("en") else SURE)
        or not one.source
        or not one.cue
        or _torn(one)
        or _yet(language[:2]).match(page.text, *one.cue[0])
    ):
        return False
    if sum(len(page.text[s:e].split()) for s, e in one.content) < FEWEST:
        return False
    source = page.text[slice(*one.source[0])]
    if _supposed(language[:2]).search(page.text[max(0, one.source[0][0] - _BEFORE) : one.source[0][0]]):
        return False
    return not _NOBODY.fullmatch(source) and _reporting(language).search(page.text, *one.cue[0]) is not None


def _torn(one: Attribution) -> bool:
    """Whether a content is in pieces that neither its cue nor its source parts: a sentence that the encoder did not understand."""
    return any(not any(a[1] <= start < b[0] for start, _ in (*one.cue, *one.source)) for a, b in pairwise(one.content))


@cache
def _yet(language: str) -> re.Pattern[str]:
    words = load("reporting")["yet"]
    return re.compile(rf"(?:{'|'.join(words.get(language, words['en']))})(?!\w)", re.IGNORECASE)


def _new_inside(one: Attribution, attributions: list[Attribution], contents: Ground) -> bool:
    """Whether an inner attribution lies in an outer one, and is not that one again."""
    around = [attributions[n].content for n in contents.near(one.content[0])]
    return one.content not in around and any(all(any(within(p, piece) for piece in outer) for p in one.content) for outer in around)
