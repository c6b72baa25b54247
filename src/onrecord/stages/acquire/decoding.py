"""Bytes to text, strictly: a text that cannot be told with confidence is refused, since a wrong letter would go on the record as a quote.

The order is: byte order mark, declared encoding, UTF-8, UTF-16 without a mark, detection. A detection is believed only if exactly one
reading is written in the letters of the language it turns out to be in (`data/charsets.yml`).
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from onrecord.errors import UnreadableError
from onrecord.stages.acquire.letters import CONTROLS, charsets, convincing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_KEPT = frozenset({"utf-8"})
"""In UTF-8 the mark tells nothing about the bytes, and whoever opens the file as UTF-8 counts it as its first character."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_GLANCE = 20_000
"""Bytes."""


def decode(data: bytes, *declared: str | None) -> str:
    """The text of `data`, nothing removed; `declared` are encodings that headers name, the first the strongest.

    A byte order mark of UTF-16 or UTF-32 belongs to the encoding, one of UTF-8 is the first character of the text: as Python's codecs of
    these names have it. Raises UnreadableError where the bytes are no text, or could be more than one.
    """
    for attempt in _attempts(declared):
        text = attempt(data)
        if text is not None:
            refuse_binary(text)
            return text
    raise UnreadableError("its bytes are not UTF-8 and no other encoding fits them with confidence")


def refuse_binary(text: str) -> None:
    """Raise UnreadableError if `text` has a NUL, half a surrogate pair, or more than one control character in a hundred."""
    if "\0" in text or len(CONTROLS.findall(text)) * 100 > len(text):
        raise UnreadableError("it holds control characters, so it is no text")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UnreadableError("it holds halves of characters, so it is no text") from None


def _attempts(declared: Iterable[str | None]) -> Sequence[Callable[[bytes], str | None]]:
    named = [name for name in map(codec, declared) if name]
    single = [name for name in named if name in charsets().single]
    sure = [name for name in named if name not in single]
    return [_marked, *map(_by, sure), _beyond_ascii, *map(_by, single), _by("utf-8"), _wide, _detected]


def codec(label: str | None) -> str | None:
    """The codec that a declared label means, None for one that is no encoding of text."""
    if not label:
        return None
    plain = label.strip(" \t\"'").lower()
    try:
        name = codecs.lookup(charsets().labels.get(plain, plain)).name
    except (LookupError, ValueError):
        return None
    return name if name in charsets().single | charsets().multiple else None


def _marked(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = _strict(data if name in _KEPT else data[len(mark) :], name)
            if text is None:
                raise UnreadableError(f"it begins as {name.upper()} but goes on as something else")
            return text
    return None


def _by(name: str) -> Callable[[bytes], str | None]:
    return lambda data: _strict(data, name)


def _beyond_ascii(data: bytes) -> str | None:
    """UTF-8 that has more than ASCII: stronger than a declared code page, which any bytes fit."""
    return None if data.isascii() else _strict(data, "utf-8")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: of each pair of bytes, one is often zero and the other never."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if min(even, odd) or max(even, odd) * 50 < len(data):
        return None
    return _strict(data, "utf-16-le" if odd else "utf-16-be")


def _strict(data: bytes, name: str) -> str | None:
    try:
        text = data.decode(name)
    except (UnicodeError, LookupError):
        return None
    # A code page "decodes" anything; what it makes of foreign bytes is control characters.
    return None if name in charsets().single and CONTROLS.search(text) else text


def _detected(data: bytes) -> str | None:
    """The one reading that is written as its language is.

    Measured: charset-normalizer's first choice was wrong for a line of Spanish, Turkish, Polish or Japanese news, and its list did not
    hold the right one for Polish in ISO 8859-2; so no statistics decide here, only letters.
    """
    if b"\0" in data:
        return None
    tried = (_believed(data, name, group.languages) for group in charsets().groups for name in group.charsets)
    believed = {text for text in tried if text is not None}
    return believed.pop() if len(believed) == 1 else None


def _believed(data: bytes, name: str, languages: frozenset[str]) -> str | None:
    if not _promising(data, name, languages):
        return None
    text = _strict(data, name)
    return text if text is not None and convincing(text, languages) else None


def _promising(data: bytes, name: str, languages: frozenset[str]) -> bool:
    """Whether the beginning convinces: most encodings are out at a glance, and a large file is read in few."""
    if len(data) <= _GLANCE:
        return True
    try:
        text = codecs.getincrementaldecoder(name)().decode(data[:_GLANCE])
    except UnicodeError:
        return False
    return convincing(text, languages)
