"""The words of a report with their places, and what the eye sees of them: capitals, beginnings, possessives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.types import Span
from onrecord.words.lexicon import load

WORD = re.compile(
    r"[a-zA-Z][a-zA-Z0-9-]{1,40}\.(?:com|net|org|info|de|at|ch|eu|uk|fr|it|es|ru|ua|pl|tv)\b(?![.\w])|"
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.(?=[ \u00a0][^\W\d_])|[^\W_]+(?:[-’'‑][^\W_]+)*"
)
BREAK = re.compile(r"[.!?…:;\n|•]|[–—-]\s|\s[–—]")
ELISION = re.compile(r"(?!(?-i:[CJMNST][’'][A-ZÀ-Þ][a-zß-ÿ]))(?:[cdjlmnst]|qu|un|(?:d|n|s|al|col)?e?ll|all|quest|sant)[’']", re.IGNORECASE)
"""An article or other small word that leans on the next; none that leans only on verbs stands before a name: *N’Djamena*."""
INVERSION = re.compile(r"-(?:t-)?(?=(?:ils?|elles?|on|je|nous|vous|tu)$)", re.IGNORECASE)
CONTRACTED = re.compile(r"[’'](?:ve|d|re|ll|m)$", re.IGNORECASE)
POSSESSIVE = re.compile(r"[’']s$", re.IGNORECASE)
LEANT = re.compile(r"(?:a[dlnrstz]|ash|ath|el|ul|d|l|а[дльнрстзш]|аль|аш|ас|эль|эн|ель)[-’'‑](?=[^\W\d_])")
"""A small article or *de* at the beginning of a name: *al-Hamdar*, *d’Orne*."""
NARROWED = re.compile(r"[-‑][a-z]{3,9}(?:ed|ing)$|[-‑](?:born|led|run|held|made|style|era|wide|year-old)$")
"""A name that only narrows the noun behind it: *Brussels-based*, *Dorlund-led*."""
GARBLED = re.compile("Ã[\u0080-\u00bf]")
"""A letter with a mark, of which a wrong encoding made two signs; it stays as it is but for what is a word."""
CLOSED = re.compile(r"[a-zß-öø-ÿ]{4,30}[’'](?=[A-ZÀ-Þ][a-zß-öø-ÿ]{2})")
"""A word in small letters that a quotation ends with, printed as one with the name after it: *in their interests’Chancellor*."""
BROKEN = ". "
"""What stands before the second of two words that are printed as one."""
MARKS = 12
"""Characters before a word that are kept."""
QUOTES = "\"“”„«»‘’'‹›"


_LEANING = frozenset({"fr", "it"})
"""Languages in which a word may lean on the next one without a space."""


class Token(NamedTuple):
    """A word. `before` is what stands between it and the word before; `owns` tells of a possessive `’s`, which `text` is without.

    `low` is the word in small letters without an apostrophe at its end, `capital` whether it begins with a capital letter.
    """

    text: str
    start: int
    end: int
    before: str
    low: str
    capital: bool
    owns: bool = False

    @property
    def joined(self) -> bool:
        """Whether it follows the word before after nothing but a space."""
        return self.before in {" ", "\u00a0", "", "’ ", "' ", " & "}

    @property
    def opens(self) -> bool:
        """Whether a sentence, line or quotation begins with it."""
        return self.start == 0 or bool(BREAK.search(self.before)) or any(c in QUOTES for c in self.before.strip()[-1:])


def is_address(word: Token) -> bool:
    """Whether a word is the address of a site (`dorlund.net`)."""
    return "." in word.text and not word.capital and len(word.text) > len("a.b.")


def tokens(text: str, language: str, skipped: Sequence[Span] = ()) -> list[Token]:
    """The words of a text, those in `skipped` spans left out; elided articles (`l’agence`) are words of their own."""
    found: list[Token] = []
    at = 0
    leans = language in _LEANING
    for match in WORD.finditer(GARBLED.sub("Ãa", text) if "Ã" in text else text):
        for n, (start, end) in enumerate(_parts(match, language) if leans else _printed(match[0], match.start(), language)):
            word = text[start:end]
            marked = language == "en" and ("’" in word or "'" in word)
            bare = CONTRACTED.sub("", word) if marked else word
            plain = POSSESSIVE.sub("", bare) if marked else bare
            shown = plain or word
            low = shown.casefold().rstrip("’'")
            marked = "-" in shown or (language == "en" and ("’" in shown or "'" in shown))
            capital = _capital(shown) if marked and (language == "en" or not shown[0].isupper()) else shown[0].isupper()
            before = BROKEN if n and at == start and not leans else text[at:start][-12:]
            found.append(Token(shown, start, start + len(shown), before, low, capital, len(plain) < len(bare)))
            at = end
    return _paired(_kept(text, found, skipped) if skipped else found, language)


def _printed(word: str, start: int, language: str) -> tuple[Span, ...]:
    """Where the words are that a page may have printed as one."""
    end, glued = start + len(word), _glued(language)
    if (closed := CLOSED.match(word)) is not None:
        return (start, start + closed.end() - 1), (start + closed.end(), end)
    cut = glued.search(word) if glued is not None and len(word) > APART and not word.islower() else None
    return ((start, end),) if cut is None else ((start, start + cut.start()), (start + cut.start(), end))


APART = 4
"""Letters that two words printed as one have more of."""


@cache
def _glued(language: str) -> re.Pattern[str] | None:
    told = load("glued").get(language)
    return re.compile(rf"(?<=[a-zß-öø-ÿ])(?:{'|'.join(told)})$") if told else None


def _capital(word: str) -> bool:
    """Whether an English word with a hyphen or apostrophe is written as a name is."""
    leant = LEANT.match(word)
    return word[leant.end() if leant else 0].isupper() and not NARROWED.search(word)


def _paired(found: list[Token], language: str) -> list[Token]:
    """The words, those of a people that has two made one: *South Korean*."""
    if language != "en":
        return found
    kept, pairs = list[Token](), two_words()
    for one in found:
        last = kept[-1] if kept else None
        second = pairs.get(last.low) if last is not None and last.capital and not last.owns and one.before == " " else None
        if last is not None and second and one.capital and one.low.removesuffix("s") in second:
            kept[-1] = last._replace(text=f"{last.text} {one.text}", end=one.end, low=f"{last.low} {one.low}", owns=one.owns)
        else:
            kept.append(one)
    return kept


@cache
def two_words() -> dict[str, frozenset[str]]:
    """The second words of what English calls a people by two words, by the first one."""
    pairs = [word.casefold().split() for row in load("states").values() for word in row["adjectives"]]
    firsts = {pair[0] for pair in pairs if len(pair) == TWO}
    return {first: frozenset(pair[1] for pair in pairs if len(pair) == TWO and pair[0] == first) for first in firsts}


TWO = 2
"""Words of such a people."""


def _kept(text: str, found: Sequence[Token], skipped: Sequence[Span]) -> list[Token]:
    """The words outside the spans; the marks and line breaks of what is left out stay before the next word."""
    kept, at = list[Token](), 0
    for n, one in enumerate(found):
        if not _inside(one.start, skipped):
            follows = n == 0 or found[n - 1].end == at
            kept.append(one if follows else one._replace(before=_marks(text[at : one.start])))
            at = one.end
    return kept


def _marks(gap: str) -> str:
    return "".join(c for c in gap if not c.isalnum())[:MARKS] + " "


def _parts(match: re.Match[str], language: str) -> list[Span]:
    start, end = match.span()
    turned = INVERSION.search(match[0]) if language == "fr" and "-" in match[0] else None
    if turned is not None and turned.start():
        return [(start, start + turned.start()), (start + turned.end(), end)]
    elided = ELISION.match(match[0]) if language in {"fr", "it"} and ("’" in match[0] or "'" in match[0]) else None
    if elided is None or elided.end() == len(match[0]):
        return [(start, end)]
    return [(start, start + elided.end()), (start + elided.end(), end)]


def _inside(start: int, spans: Sequence[Span]) -> bool:
    at = bisect_left(spans, (start + 1, 0))
    return at > 0 and spans[at - 1][0] <= start < spans[at - 1][1]


def within(starts: Sequence[int], span: Span) -> range:
    """The indexes of the words that begin inside a span; `starts` are where the words begin."""
    return range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))
