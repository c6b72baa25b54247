"""At whom a statement is aimed, where the words around it say so (codebook 2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from onrecord.stages.classify.conditions.view import around
from onrecord.types import Act, Attribution, Span, Spans
from onrecord.words.lexicon import load
from onrecord.words.spans import overlaps, reads, touch

_LONGEST = 1500
"""Characters of the longest sentence looked into."""
_MOST = 20
"""Places at which one pattern is looked at in a sentence; more stand only in a text made to hurt."""
_TOLD = frozenset({Act.CLAIM, Act.ACCUSE, Act.SUPPORT, Act.DENY, Act.ADMIT})
"""Acts that are not aimed at whoever is told of them."""
_ASKING = frozenset({Act.APPEAL, Act.DEMAND})
_ANSWERS = frozenset({Act.REFUSE, Act.AGREE, Act.DENY, Act.ACCUSE, Act.SUPPORT})
"""Acts by which somebody answers what another has said."""
_DEALING = frozenset({Act.REFUSE, Act.OFFER, Act.PROPOSE})
"""Acts that may be aimed at whom one would deal with."""
_MASK = "▮"
_PART = re.compile(r"\{([a-z]+)\}")
_OWNER = re.compile(r"[’']s?(?= |$)")


@dataclass(frozen=True, slots=True)
class Book:
    """What `data/addressees.yml` knows of one language.

    `tied` are patterns tied to the cue, each after its verb alone; `must` those of a demand's beginning, `answered` those
    of the beginning of an answer; `dealing` of with whom somebody will deal; `audience` who merely hears;
    `hearing` the cues (`told`) that name who hears; `head` the nouns that name actors (`mayor`).
    """

    tied: tuple[tuple[re.Pattern[str], str], ...]
    must: tuple[re.Pattern[str], ...]
    dealing: tuple[re.Pattern[str], ...]
    answered: tuple[re.Pattern[str], ...]
    demand: re.Pattern[str]
    audience: re.Pattern[str]
    head: re.Pattern[str]
    hearing: re.Pattern[str]


@cache
def _book(language: str) -> Book | None:
    table = load("addressees").get(language)
    if table is None:
        return None
    parts: dict[str, str] = {}
    for name, pattern in table["parts"].items():
        parts[name] = _filled(pattern, parts)
    return Book(
        tied=tuple((_verb(pattern), _filled(pattern, parts)) for pattern in map(_either_case, table["patterns"])),
        must=tuple(re.compile(_filled(pattern, parts)) for pattern in table.get("must", ())),
        dealing=tuple(re.compile(_filled(pattern, parts)) for pattern in table.get("dealing", ())),
        answered=tuple(re.compile(_filled(pattern, parts)) for pattern in table.get("answered", ())),
        demand=re.compile(table.get("demand", r"(?!)"), re.IGNORECASE),
        hearing=re.compile(table.get("hearing", r"(?!)"), re.IGNORECASE),
        head=re.compile(parts.get("head", r"(?!)")),
        audience=re.compile(rf"(?<!\w)(?:{table['audience']})(?!\w)", re.IGNORECASE),
    )


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    return _PART.sub(lambda match: f"(?:{parts[match[1]]})", pattern)


def _group(pattern: str) -> tuple[int, int]:
    """Where the group `v` of a pattern begins and ends."""
    start = pattern.index("(?P<v>")
    depth, at = 1, start + len("(?P<v>")
    while depth:
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        at += 1
    return start, at


def _either_case(pattern: str) -> str:
    """A pattern whose verb may have a capital, as in a headline."""
    start, end = _group(pattern)
    return f"{pattern[:start]}(?P<v>(?i:{pattern[start + len('(?P<v>') : end - 1]})){pattern[end:]}"


def _verb(pattern: str) -> re.Pattern[str]:
    """The group `v` of a pattern: a cue is held against it first, so that a large pattern is compiled when its verb is met."""
    start, end = _group(pattern)
    return re.compile(pattern[start:end])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def addressee(text: str, attribution: Attribution, language: str, act: Act | None = None) -> Spans:
    """The words that name at whom `attribution` is aimed: () where the text does not say, or for a language without a book.

    Who merely hears it (`told reporters`; `told a friend` what is a claim by its `act`) is no addressee. A pronoun is kept as it stands.
    """
    book = _book(language)
    if book is None or not attribution.cue or (act in _TOLD and book.hearing.search(reads(text, attribution.cue))):
        return ()
    ways = (
        _tied(text, attribution, book, language),
        _asked(text, attribution, book, act),
        _answered(text, attribution, book, act),
        _dealt(text, attribution, book, act),
    )
    found = next((one for way in ways for one in way), None)
    return (found,) if found else ()


def _tied(text: str, attribution: Attribution, book: Book, language: str) -> Iterator[Span]:
    """What stands where the cue's verb has its object."""
    near = _after(language, reads(text, attribution.cue))
    for sentence in _sentences(text, attribution.cue) if near else ():
        line = _masked(text, sentence, attribution.source)
        for pattern in near:
            for match in islice(pattern.finditer(line), _MOST):
                to = _moved(match.span("to"), sentence[0])
                said = _moved(match.span("v"), sentence[0])
                if touch(attribution.cue, said) and _is_actor(text, to, book):
                    whose = _owner(text, to, book)
                    if whose == to or not book.hearing.search(text, *said):
                        yield whose


@lru_cache(maxsize=1 << 12)
def _after(language: str, cue: str) -> tuple[re.Pattern[str], ...]:
    """The patterns tied to a verb of a cue; a few hundred cues make up most of a record."""
    book = _book(language)
    return tuple(_compiled(pattern) for verb, pattern in book.tied if verb.search(cue)) if book else ()


def _asked(text: str, attribution: Attribution, book: Book, act: Act | None) -> Iterator[Span]:
    """Who must act, where a demand begins with who."""
    start, end = attribution.content[0]
    asks = act in _ASKING or book.demand.search(" ".join(text[a:b] for a, b in attribution.cue))
    for pattern in book.must if asks else ():
        if match := pattern.match(text[start : min(end, start + _LONGEST)]):
            to = _moved(match.span("to"), start)
            if _is_actor(text, to, book):
                yield to


def _answered(text: str, attribution: Attribution, book: Book, act: Act | None) -> Iterator[Span]:
    """Whose wish, offer or reproach an answer begins with."""
    return _told(text, attribution, book, (pattern.match for pattern in book.answered if act in _ANSWERS))


def _dealt(text: str, attribution: Attribution, book: Book, act: Act | None) -> Iterator[Span]:
    """With whom somebody is ready to deal, or will not."""
    return _told(text, attribution, book, (pattern.search for pattern in book.dealing if act in _DEALING))


def _told(text: str, attribution: Attribution, book: Book, looks: Iterable[Callable[[str], re.Match[str] | None]]) -> Iterator[Span]:
    """Whom what is looked for in the beginning of a content names."""
    start, end = attribution.content[0]
    for look in looks:
        if match := look(text[start : min(end, start + _LONGEST)]):
            to = _moved(match.span("to"), start)
            if _is_actor(text, to, book):
                yield to


def _sentences(text: str, spans: Sequence[Span]) -> list[Span]:
    return [span for span, touched in around(text, spans) if touched and span[1] - span[0] <= _LONGEST]


def _masked(text: str, sentence: Span, source: Spans) -> str:
    """The sentence with its source covered, so that it is never taken for the addressee."""
    start, end = sentence
    line = text[start:end]
    for one in source:
        if overlaps(one, sentence):
            a, b = max(one[0], start) - start, min(one[1], end) - start
            line = line[:a] + _MASK * (b - a) + line[b:]
    return line


def _is_actor(text: str, span: Span, book: Book) -> bool:
    return not book.audience.search(text[slice(*span)])


def _owner(text: str, span: Span, book: Book) -> Span:
    """Whose something is: `Karr's refusal` is aimed at `Karr`, but `Karr's mayor` is an actor."""
    match = _OWNER.search(text, *span)
    return (span[0], match.start()) if match and not book.head.search(text, match.end(), span[1]) else span


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
