"""Drop attributions that attribute nothing: a content of nothing but *this*, *the*, *so*; a headline filed under a country.

Their carrier goes to the words they mean; and *This was announced by …* goes to the sentence before it, where that has no other source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Span
from onrecord.words.lexicon import load
from onrecord.words.spans import reads, touch

_WORD = re.compile(r"\w+")
_CARRYING = re.compile(r"(?i)(?:was|were|is|been)?\s*(?:quoted|cited|carried|relayed)(?: as saying)?(?: by)?")
_SENTENCE = re.compile(r"[.!?…][\"”’»“]?$|[\"“”«»„]")
"""What a line that is somebody's words has, and a headline has not: the end of a sentence, or marks of quotation."""
FEW = 3
"""Words: a content this short beside *was quoted by* is the speaker's name, not what he said."""


POINTING = 12
"""Characters: no pointing words are longer."""


def fill(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """The attributions that say something; the `via` of a dropped one goes to the last attribution before it."""
    out: list[Attribution] = []
    for one in _pointed(page, attributions, language[:2]):
        if not _hollow(page, one, language):
            out.append(one)
        elif one.via and out:
            out[-1] = replace(out[-1], via=tuple(sorted({*out[-1].via, *one.via})))
    return out


def _pointed(page: Page, attributions: list[Attribution], language: str) -> list[Attribution]:
    """The attributions, those of a mere *this* with the sentence that it points at."""
    out = attributions
    for one in attributions:
        back = _meant(page, one, language)
        others = [a for a in out if back and a is not one and touch((*a.content, *a.cue), back)]
        if back and all(not a.cue and (not a.source or a.source == one.source) for a in others):
            kept = (a for a in out if a is not one and a not in others)
            out = sorted([*kept, replace(one, content=(back,), rule="points back")], key=lambda a: (a.content, a.cue))
    return out


def _meant(page: Page, one: Attribution, language: str) -> Span | None:
    """The sentence before, in its paragraph, where the content is a pointing word that opens a sentence and there is a source."""
    if one.content and one.content[-1][1] - one.content[0][0] > POINTING:
        return None
    words = {w.casefold() for w in _WORD.findall(reads(page.text, one.content))}
    if not (one.source and one.cue and words and words <= _pointing(language)) or not page.opens_sentence(one.content[0][0]):
        return None
    number = page.sentence(one.content[0][0])
    together = number > 0 and page.paragraph(page.sentences[number - 1][0]) == page.paragraph(one.content[0][0])
    return page.sentences[number - 1] if together else None


@cache
def _pointing(language: str) -> frozenset[str]:
    return frozenset(load("going-on").get(language, {}).get("pointing", ()))


def _hollow(page: Page, one: Attribution, language: str) -> bool:
    if not one.content:
        return True
    words = [w.casefold() for w in _WORD.findall(reads(page.text, one.content))]
    if _filed(page, one):
        return True
    if _shown(page, one, language[:2]) or _unknown(page, one, language[:2]):
        return True
    if len(words) <= FEW and _CARRYING.fullmatch(reads(page.text, one.cue)):
        return True
    return all(word in _empty(language[:2]) for word in words) and not _answers(page, one, words, language[:2])


def _answers(page: Page, one: Attribution, words: list[str], language: str) -> bool:
    """Whether somebody denies, refuses or accepts what a lone pronoun means (`Norda denied it`): that is an answer, and says something."""
    told = _answering(language)
    if told is None or not one.source or len(words) != 1 or words[0] not in told.words:
        return False
    opens = words[0] in told.ties and page.text[one.content[-1][1] :][:1].isspace()
    return not opens and told.cues.search(" ".join(page.text[start:end] for start, end in one.cue)) is not None


@dataclass(frozen=True, slots=True)
class _Answers:
    """Pointing words, those of them that may also open a clause, and verbs of answering."""

    words: frozenset[str]
    ties: frozenset[str]
    cues: re.Pattern[str]


@cache
def _answering(language: str) -> _Answers | None:
    told = load("hollow").get("answers", {}).get(language)
    if told is None:
        return None
    cues = re.compile(rf"(?<!\w)(?:{'|'.join(told['cues'])})(?!\w)", re.IGNORECASE)
    return _Answers(frozenset(told["words"]), frozenset(told.get("ties", ())), cues)


def _shown(page: Page, one: Attribution, language: str) -> bool:
    """Whether somebody only shows a sign of something (`he shows | “signs of tiring”`): it is told of him, he does not say it."""
    signs = load("hollow").get("signs", {}).get(language)
    return signs is not None and bool(one.cue) and re.match(signs, page.text[one.cue[0][0] : one.content[-1][1]]) is not None


def _unknown(page: Page, one: Attribution, language: str) -> bool:
    """Whether the words say that nobody knows what is meant (`what Velt intends is anybody's guess`)."""
    words = load("hollow").get("unknown", {}).get(language)
    start = min(begin for begin, _ in (*one.content, *one.cue))
    return words is not None and re.search(rf"{words}\W*\Z", page.text[start : one.content[-1][1]]) is not None


def _filed(page: Page, one: Attribution) -> bool:
    """Whether it is a headline filed under a country (`Dorlund: premier open to talks`): the country is what it is about."""
    if reads(page.text, one.cue).strip() != ":" or reads(page.text, one.source).casefold() not in _countries():
        return False
    start, end = one.source[0][0], one.content[-1][1]
    line = page.text[page.text.rfind("\n", 0, start) + 1 : (page.text + "\n").find("\n", end)].strip()
    return line.startswith(reads(page.text, one.source)) and not _SENTENCE.search(line)


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for names in load("territories").values() for name in names)


@cache
def _empty(language: str) -> frozenset[str]:
    lists = load("hollow")
    return frozenset(lists.get(language, lists["en"]))
