"""The outline of a report: all that is compared of it, in nine bytes a word, so that the record can keep it."""

from __future__ import annotations

import base64
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.stages.origins.fold import TOKEN, Kind, fold, is_name
from onrecord.stages.origins.meanings import meaning
from onrecord.stages.origins.minhash import signature
from onrecord.types import Cleaning, Report, Span, Spans
from onrecord.words.paragraphs import paragraphs, sentences
from onrecord.words.quotes import quotations
from onrecord.words.spans import merged, touch

Words = npt.NDArray[np.uint32]
SHINGLE = 4
"""Words of a shingle: long enough not to be shared by chance, short enough to survive an edit."""
QUOTED, MEANT = 8, 16
"""The bits of a word's kind that tell that it stands in a quotation, and that its sound is what it means."""
_NOUNS = "de"
"""The language that writes every noun as a name: what is known to mean something is none."""
MOST_WORDS = 4000
"""Words of a report that are looked at: a report is longer only if it is a ticker or a book."""
FEW_WORDS = 20
"""Words under which a text alone does not say what it is: pages that only ask for a subscription are all the same."""
MOST_SHOWN = 120
"""Names and numbers that are kept to be shown in a reason."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What is compared of one report. Arrays are little-endian bytes.

    `content` hashes the words, so that equal texts have equal outlines whatever surrounds them; `stems`, `sounds` (uint32) and `kinds`
    (uint8) hold one value a word, in order; `starts` (uint32) is where each sentence begins among them, `spans` (uint32 pairs) where it
    lies in the report's text. `signature` (uint32) is the MinHash of what the report says in its own voice. `shown` are its names and
    numbers as written. `filed` is the agency that a dateline names: the text is that agency's own, or a reprint of it. `noise` counts
    the characters that are no part of the report: of two equal texts the cleaner page stands for the source.
    """

    report: str
    content: str
    language: str | None
    published: str | None
    outlet: str | None
    credits: tuple[str, ...]
    filed: str | None
    noise: int
    stems: bytes
    sounds: bytes
    kinds: bytes
    starts: bytes
    spans: bytes
    signature: bytes
    shown: tuple[str, ...]

    def to_json(self) -> str:
        """The outline as one line of JSON; arrays in base 64."""
        return json.dumps({k: _packed(v) for k, v in asdict(self).items()}, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, line: str) -> Outline:
        """The outline that `to_json` wrote; raises `ValueError` or `KeyError` on anything else."""
        row = json.loads(line)
        values: dict[str, Any] = {f.name: _unpacked(f.type, row[f.name]) for f in fields(cls)}
        return cls(**values)


def _packed(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _unpacked(kind: object, value: object) -> object:
    if kind == "bytes":
        return base64.b64decode(str(value), validate=True)
    return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class _Word:
    stem: int
    sound: int
    kind: int
    shown: str | None


def outline(report: Report, cleaning: Cleaning) -> Outline:
    """The outline of a report, its noise and datelines left out."""
    text = report.text
    language = (report.details.language or "")[:2].lower() or None
    skip = [noise.span for noise in cleaning.noise]
    parts = paragraphs(text, skip)
    rows = list(_at_most(_sentences(text, parts, language)))
    words = [word for _, row in rows for word in row]
    stems = np.array([w.stem for w in words], "<u4")
    kinds = np.array([w.kind for w in words], "u1")
    starts = np.cumsum([0, *(len(row) for _, row in rows)], dtype="<u4")
    told = report.details.title or "" if len(words) < FEW_WORDS else ""
    return Outline(
        report=report.id,
        content=sha256(stems.tobytes() + starts.tobytes() + told.casefold().encode("utf-8", "replace")).hexdigest()[:16],
        language=language,
        published=report.details.published,
        outlet=report.details.outlet,
        credits=tuple(sorted({credit.name for credit in cleaning.credits})),
        filed=_filed(cleaning),
        noise=sum(noise.span[1] - noise.span[0] for noise in cleaning.noise),
        stems=stems.tobytes(),
        sounds=np.array([w.sound for w in words], "<u4").tobytes(),
        kinds=kinds.tobytes(),
        starts=starts.astype("<u4").tobytes(),
        spans=np.array([span for span, _ in rows], "<u4").reshape(-1, 2).tobytes(),
        signature=signature(shingles(stems[(kinds & QUOTED) == 0])).tobytes(),
        shown=tuple(sorted({w.shown for w in words if w.shown}))[:MOST_SHOWN],
    )


def shingles(stems: Words) -> Words:
    """The hashes of every run of `SHINGLE` words, each once, sorted."""
    if len(stems) < SHINGLE:
        return np.unique(stems)
    mixed = np.zeros(len(stems) - SHINGLE + 1, np.uint32)
    for place in range(SHINGLE):
        mixed = mixed * np.uint32(0x01000193) ^ stems[place : len(stems) - SHINGLE + 1 + place]
    return np.unique(mixed)


def _sentences(text: str, parts: Sequence[Span], language: str | None) -> Iterator[tuple[Span, list[_Word]]]:
    """The sentences that hold a word, with their words."""
    for part in parts:
        quoted = merged((q.start, q.end) for q in quotations(text, [part]))
        for span in sentences(text, part):
            if words := list(_words(text, span, quoted, language)):
                yield span, words


def _words(text: str, span: Span, quoted: Spans, language: str | None) -> Iterator[_Word]:
    """The words of a sentence, single letters left out. Its first word is a name only if another name follows it at once."""
    starts = [start for start, _ in quoted]
    for number, (start, end) in enumerate(islice(_tokens(text, span), MOST_WORDS)):
        word = text[start:end]
        name = is_name(word) and (number > 0 or text[end + 1 : end + 2].isupper())
        last = bisect_right(starts, start) - 1
        yield _word(word, name, last >= 0 and start < quoted[last][1], language)


def _tokens(text: str, span: Span) -> Iterator[Span]:
    return (m.span() for m in TOKEN.finditer(text, *span) if m.end() - m.start() > 1 or text[m.start()].isdigit())


@lru_cache(maxsize=1 << 16)
def _word(word: str, name: bool, quoted: bool, language: str | None) -> _Word:  # noqa: FBT001 - parts of the key
    folded = fold(word, name=name)
    meant = meaning(word, language) if folded.kind <= (Kind.NAME if language == _NOUNS else Kind.WORD) else 0
    bits = (QUOTED if quoted else 0) | (MEANT if meant else 0)
    kind = Kind.WORD if meant else folded.kind
    return _Word(folded.stem, meant or folded.sound, int(kind) | bits, word if folded.kind >= Kind.NAME else None)


def _at_most(rows: Iterable[tuple[Span, list[_Word]]]) -> Iterator[tuple[Span, list[_Word]]]:
    """The sentences up to `MOST_WORDS`."""
    left = MOST_WORDS
    for span, words in rows:
        yield span, words[:left]
        left -= len(words)
        if left <= 0:
            return


def _filed(cleaning: Cleaning) -> str | None:
    """The agency that a dateline names."""
    lines = [n.span for n in cleaning.noise if n.kind == "dateline"]
    return next((c.name for c in cleaning.credits if touch(lines, c.span)), None)
