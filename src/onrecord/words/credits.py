"""Find whom a report credits: news agencies and outlets, from `data/agencies.yml`.

A credit says where a report comes from: a dateline, *with material from dpa*, *quoted by RIA Novosti*. *According to Reuters* is an
attribution, no credit (codebook 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from typing import Any

from onrecord.types import Credit, Span
from onrecord.words.lexicon import load
from onrecord.words.noise import Line, Mark, compiled, expand, fill
from onrecord.words.paragraphs import trim

_HEAD = 140
"""Characters of a line in which a dateline must end."""
_LAST = 2
"""Lines at the end of a text of which one may be signed by an agency that the list does not know."""
_BEFORE, _AFTER = 16, 160
"""Characters around a needed word in which its cue is looked for."""
_MOST = 200
"""Times a needed word is followed up in one text; no report credits so often, only a text made to hurt."""
_SHORT = 5
"""An agency's name of at most so many letters must stand as the list spells it, or in capitals: `AP`, not `ap`."""
_LIST = re.compile(r"\s*(?:[,;/&|+]|\b(?:and|und|et|ed?|y|и|та|sowie|as well as|with)\b|\bnews agenc(?:y|ies)\b)\s*", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:(?:the|der|den|die|dem|das|le|la|les|il|lo|el|los|by|von|from|an|another|our|our sister|news|agency|agencies"
    r"|nachrichtenagentur(?:en)?"
    r"|agentur(?:en)?|agence|agenzia|agencia|агентств\w*|wire|services?|international|staff|and|und|et)\s+|l[’']|dell[’']|d[’'])+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s.,;:)\]*–—-]+$|(?:\s+(?:news )?agenc(?:y|ies)|\s+reports?|\s+staff|\s+wires?)\W*$", re.IGNORECASE)
_MORE = re.compile(r"\s+(?!Staff|Writer|News|Correspondent)[A-ZÀ-ÞА-ЯІЇЄҐ]")
"""What makes an agency's name the beginning of another: `Petra Muster`, `Trend Micro`."""
_NAME = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯІЇЄҐ0-9][\w’'.&-]*|of|de|the|[a-z]{3}|[a-z]+\.[a-z]{2,4})"
    r"(?:\s+(?:[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'.&-]*|of|the|for|de|du|della|di)){0,4}"
)
_CAPITAL = re.compile(r"[A-ZÀ-ÞА-ЯІЇЄҐ]|[a-z]{3}$|[a-z]+\.[a-z]{2,4}$")


@dataclass(frozen=True, slots=True)
class Place:
    """A dateline's pattern; `top` says among how many first lines it may stand, None for all."""

    pattern: re.Pattern[str]
    top: int | None


@dataclass(frozen=True, slots=True)
class Directory:
    """All of `agencies.yml`. Cues are compiled when a text has one of their words: each holds every agency's name."""

    names: Mapping[str, str]
    known: re.Pattern[str]
    places: tuple[Place, ...]
    cues: tuple[tuple[tuple[str, ...], str], ...]
    stops: frozenset[str]


@cache
def directory() -> Directory:
    """`agencies.yml`, read and compiled once."""
    table = load("agencies")
    names = dict(_spellings(table["agencies"]))
    known = "(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")(?![\w&])"
    noise = load("noise")["parts"]
    caseless = {name: f"(?i:{noise[name]})" for name in ("month", "weekday")}
    parts = expand(table["parts"], {**caseless, "agency": known})
    return Directory(
        names=names,
        known=re.compile(known),
        places=tuple(Place(re.compile(fill(row["pattern"], parts)), row.get("top")) for row in table["places"]),
        cues=tuple((tuple(group["needs"]), fill(cue, parts)) for group in table["cues"] for cue in group["patterns"]),
        stops=frozenset(word.casefold() for word in table["stops"]),
    )


def _spellings(agencies: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each spelling with its name; an earlier agency keeps a spelling that two share."""
    for agency in reversed(agencies):
        for spelling in (agency["name"], *agency["also"]):
            yield spelling.upper(), agency["name"]
            yield spelling, agency["name"]


def dateline(line: Line) -> Mark | None:
    """The place, date and agency at a line's start, if any; the first words of the report follow it on the same line."""
    head = line.text[:_HEAD]
    if not (head[0].isupper() or head[0] == "(") or not _SETS_OFF.search(head):
        return None
    for place in directory().places:
        match = place.pattern.match(head) if place.top is None or line.top < place.top else None
        if match and match.end() < len(line.text) and _plausible(match):
            return _filed(match, line.span[0])
    return None


_SETS_OFF = re.compile(r"[(/–—―]|--|\s-")
"""What a dateline ends or holds its agency with: without one there is none."""


def _plausible(match: re.Match[str]) -> bool:
    """Whether the brackets can hold an agency: `(R-Texas)`, `(62)` and `(Laughter)` do not."""
    inside = match.groupdict().get("open")
    if inside is None:
        return True
    words = [word.casefold() for word in re.split(r"[\s/,.-]+", inside)]
    return not directory().stops & set(words) and not re.match(r"[A-Z]-[A-Z]", inside) and not any(map(str.isdigit, words))


def _filed(match: re.Match[str], shift: int) -> Mark:
    for group, known in (("known", True), ("open", False)):
        if match.groupdict().get(group):
            start, end = match.span(group)
            return Mark((shift, match.end() + shift), "dateline", (start + shift, end + shift), known)
    return Mark((shift, match.end() + shift), "dateline")


def signed(line: Line) -> Mark | None:
    """An agency in brackets after a paragraph's last sentence: `… he said. (Reuters)`."""
    match = _SIGNED.search(line.text, max(0, len(line.text) - 60)) if line.text[-2:].rstrip(".").endswith(")") else None
    if not match:
        return None
    names = [n for n in _LIST.split(match[1]) if n]
    if any(n not in directory().names for n in names) and not (line.bottom < _LAST and _nameable(names)):
        return None
    start, end = match.span(1)
    return Mark((line.span[0] + match.start(), line.span[1]), "agency_mark", (line.span[0] + start, line.span[0] + end))


_SIGNED = re.compile(r"(?:(?<=[.!?…”\"’»])\s*|^)\(([^\W\d][\w&. /,+-]{1,38})\)\.?$")


def _nameable(names: Sequence[str]) -> bool:
    """Whether an unlisted name in brackets at the very end can be an agency: one word, capitalised, no stage direction."""
    return len(names) == 1 and names[0][0].isupper() and names[0].isalpha() and names[0].casefold() not in directory().stops


def named(text: str, span: Span, *, known: bool) -> list[Credit]:
    """The agencies (and, unless `known`, other names) that a list such as `Reuters and the Associated Press` holds."""
    whole = _agency(text, span)
    return [whole] if whole else [c for piece in _pieces(text, span) if (c := _agency(text, piece) or _other(text, piece, known=known))]


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The list cut at commas and *and*, without articles and *news agency*."""
    cuts = [span[0], *(at for m in _LIST.finditer(text, *span) for at in m.span()), span[1]]
    for at, (start, end) in enumerate(pairwise(cuts)):
        if at % 2 == 0 and start < end:
            yield _bare(text, (start, end))


def _bare(text: str, span: Span) -> Span:
    start, end = trim(text, span)
    if leading := _LEADING.match(text, start, end):
        start = leading.end()
    while trailing := _TRAILING.search(text[start:end]):
        end = start + trailing.start()
    return start, end


def _agency(text: str, span: Span) -> Credit | None:
    """A span that names an agency of the list, or begins with one (`dpa in Berlin`)."""
    start, end = _bare(text, span)
    match = directory().known.match(text, start, end)
    if match and (match.end() == end or not (_MORE.match(text, match.end(), end) or _LIST.search(text, match.end(), end))):
        return Credit(directory().names[match[0]], match.span())
    name = directory().names.get(text[start:end].upper()) if end - start > _SHORT else None
    return Credit(name, (start, end)) if name else None


def _other(text: str, span: Span, *, known: bool) -> Credit | None:
    match = None if known else _NAME.match(text, *span)
    if not match or not _CAPITAL.match(match[0]) or match[0].casefold() in directory().stops:
        return None
    start, end = trim(text, match.span())
    return Credit(text[start:end], (start, end))


def carried(text: str) -> list[Credit]:
    """The agencies that a report says carried the words it reports: `quoted by RIA Novosti`."""
    lowered = text.lower()
    places = ((cue, at) for needs, cue in directory().cues for need in needs for at in islice(_all(lowered, need), _MOST))
    return [credit for cue, at in places for credit in _carrier(text, cue, at)]


def _all(text: str, word: str) -> Iterator[int]:
    """Where `word` stands in `text`."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _carrier(text: str, pattern: str, near: int) -> list[Credit]:
    cue = compiled(pattern, cased=True)
    match = cue.search(text, max(0, near - _BEFORE), near + _AFTER)
    if not match:
        return []
    group = "known" if "known" in cue.groupindex else "open"
    return named(text, match.span(group), known=group == "known")
