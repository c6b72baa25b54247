"""One reading of a text by the encoder: windows in, attributions out, with spans of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model.decode import Found, Pair, Signals, Tuning, decode, tag
from onrecord.model.states import Trail, trail
from onrecord.model.windows import Pieces, Window, pieces, windows
from onrecord.types import Attribution, Span, Spans
from onrecord.words.paragraphs import trim
from onrecord.words.scripts import UNSPACED
from onrecord.words.spans import merged

if TYPE_CHECKING:
    from onrecord.model.encoder import Encoder


@dataclass(frozen=True, slots=True)
class Reading:
    """The attributions the encoder found, in text order, and what its runs have left of the text."""

    found: list[Attribution]
    trail: Trail


def read(encoder: Encoder, text: str, spans: Sequence[Span]) -> Reading:
    """Let the encoder read the paragraphs at `spans`; modes and parents of the attributions are not yet set."""
    doc = pieces(encoder.tokenizer, text, spans)
    seen = windows(doc, encoder.specials)
    left, signals = trail(encoder, doc, seen, (encoder.run(window) for window in seen))
    return Reading(found_in(text, doc, seen, signals, encoder.tuning) if seen else [], left)


def found_in(text: str, doc: Pieces, seen: Sequence[Window], signals: Sequence[Signals], tuning: Tuning) -> list[Attribution]:
    """What the encoder's signals say of a text, under a tuning; findings below its `least` score are left out."""
    found = (one for triple in zip(seen, signals, tag(signals, tuning), strict=True) for one in decode(*triple))
    return sorted((_attribution(doc, text, one) for one in found if one.score >= tuning.least), key=lambda a: (a.content, a.cue))


def _attribution(doc: Pieces, text: str, found: Found) -> Attribution:
    return Attribution(
        content=_spans(doc, text, found.content),
        source=_spans(doc, text, [found.source] if found.source else []),
        cue=_spans(doc, text, [found.cue] if found.cue else []),
        score=round(found.score, 4),
    )


def _spans(doc: Pieces, text: str, pairs: Iterable[Pair]) -> Spans:
    found = (trim(text, _whole_words(text, int(doc.starts[i]), int(doc.ends[j - 1]))) for i, j in pairs)
    return merged(span for span in found if span[0] < span[1])


def _whole_words(text: str, start: int, end: int) -> Span:
    """The encoder tags word pieces; a span that cuts a word is stretched over all of it."""
    while start > 0 and _one_word(text, start):
        start -= 1
    while end < len(text) and _one_word(text, end):
        end += 1
    return start, end


def _one_word(text: str, at: int) -> bool:
    """Whether the characters before and at `at` belong to one word; `rZ` is a lost break between two.

    Where words are written without spaces nothing tells where one ends: there the encoder's own bounds stand.
    """
    before, after = text[at - 1], text[at]
    return before.isalnum() and after.isalnum() and not (before.islower() and after.isupper()) and not UNSPACED.search(before + after)
