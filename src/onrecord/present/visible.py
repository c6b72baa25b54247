"""Make text of others safe to show: characters that steer a terminal or reorder a line become visible escapes.

Report text is hostile: an escape sequence can rewrite a terminal, a bidirectional override can make a quote read backwards, a
zero-width character can make two different names look the same. None of them is dropped silently; each is shown by name.
Line feeds and tabs stay; a carriage return before a line feed, or at the end of a stretch, only ends a line and is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_ABBREVIATIONS = {
    0x00: "NUL", 0x07: "BEL", 0x08: "BS", 0x09: "HT", 0x0A: "LF", 0x0B: "VT",
    0x0C: "FF", 0x0D: "CR", 0x1B: "ESC", 0x7F: "DEL", 0x85: "NEL", 0x9B: "CSI",
    0xAD: "SHY", 0x061C: "ALM", 0x200B: "ZWSP", 0x200E: "LRM", 0x200F: "RLM", 0x2028: "LSEP", 0x2029: "PSEP", 0x202A: "LRE",
    0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI",
    0x2069: "PDI", 0xFEFF: "BOM",
}  # fmt: skip

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u00ad\u200b\u2060\ufeff"  # invisible: soft hyphen, zero-width space, word joiner, byte order mark
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidirectional marks, embeddings, overrides, isolates, deprecated shaping controls
    "\u2028\u2029\ufff9-\ufffb"  # line and paragraph separators, interlinear annotation
    "\ud800-\udfff"  # lone surrogates, which no output encoding takes
    "\U000e0000-\U000e007f]"  # tag characters
)
_LINE_END = re.compile("\r(?=\n|$)")
_BREAKS = re.compile("[\n\t]")
_SPACE = re.compile(r"\s+")
_ELLIPSIS = " … "


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text as (stretch, is a control) pairs; a control is one character, to be shown by `name` or `label`."""
    text = _LINE_END.sub("", text)
    at = 0
    for match in _STEERING.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        yield match.group(), True
        at = match.end()
    if at < len(text):
        yield text[at:], False


def visible(text: str) -> str:
    """The text with every control shown as `⟨ESC⟩`, `⟨RLO⟩` or `⟨U+E0041⟩`."""
    return "".join(f"⟨{label(piece)}⟩" if control else piece for piece, control in pieces(text))


def inline(text: str) -> str:
    """The same in one line: line feeds and tabs are shown too."""
    return _BREAKS.sub(lambda match: f"⟨{label(match.group())}⟩", visible(text))


def label(character: str) -> str:
    """A short name: the usual abbreviation, or the code point."""
    return _ABBREVIATIONS.get(ord(character), _code(character))


def name(character: str) -> str:
    """Code point and Unicode name: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"{_code(character)} {unicodedata.name(character, 'CONTROL CHARACTER')}"


def shorten(text: str, limit: int) -> str:
    """One line of at most `limit` characters, what is too much left out in the middle: both ends of a quote matter.

    White space runs become one space; the cut falls between words where there are any.
    """
    text = _SPACE.sub(" ", text).strip()
    if len(text) <= limit:
        return text
    tail = limit // 3
    return _head(text, limit - tail - len(_ELLIPSIS)) + _ELLIPSIS + _tail(text, tail)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """`1 report`, `2 reports`, `12,000 statements`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _head(text: str, length: int) -> str:
    """The beginning, back to the end of a word unless that costs more than half of it."""
    piece = text[:length]
    word = piece.rfind(" ")
    return piece[:word] if word > length // 2 and text[length : length + 1] != " " else piece.rstrip()


def _tail(text: str, length: int) -> str:
    """The end, from the beginning of a word; a cut never leaves a combining mark without its letter."""
    piece = text[len(text) - length :] if length else ""
    word = piece.find(" ")
    piece = piece[word:] if 0 <= word < length // 2 else piece
    while piece and unicodedata.combining(piece[0]):
        piece = piece[1:]
    return piece.lstrip()
