"""A JSON list, one element at a time: exports of whole archives are one list of many hundred megabytes."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import IO, Any

from onrecord.errors import UnreadableError

_CHUNK = 1 << 16
_SPACE = " \t\r\n"


def elements(stream: IO[bytes], limit: int) -> Iterator[Any] | None:
    """The elements of the list in a stream; None where it is no list in UTF-8.

    The iterator raises UnreadableError where the list breaks off, or an element is larger than `limit` bytes; those before are whole.
    """
    head = stream.read(_CHUNK).removeprefix(codecs.BOM_UTF8)
    if not head.lstrip(_SPACE.encode()).startswith(b"[") or b"\0" in head[:4]:
        return None
    return _each(stream, head, limit)


class _Text:
    """The text of a stream from `place` on, as far as it has been read."""

    def __init__(self, stream: IO[bytes], head: bytes, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._ended = False
        self.text = self._decoder.decode(head)
        self.place = self.text.index("[") + 1

    def more(self) -> bool:
        """Read as much again as is held, so that a long element is not gone through once for every piece. False at the end."""
        if self._ended:
            return False
        held = self.text[self.place :]
        if len(held) > self._limit:
            raise UnreadableError(f"an article is larger than {self._limit / 1e6:g} MB", "Raise the limit.")
        data = self._stream.read(max(_CHUNK, len(held)))
        self.text, self.place = held + self._decoder.decode(data, final=not data), 0
        self._ended = not data
        return True

    def sign(self) -> str:
        """The next character that is no white space, empty at the end."""
        while True:
            while self.place < len(self.text):
                if self.text[self.place] not in _SPACE:
                    return self.text[self.place]
                self.place += 1
            if not self.more():
                return ""

    def value(self) -> Any:  # noqa: ANN401 - JSON is anything
        """The value at `place`, and move behind it."""
        while True:
            try:
                value, end = json.JSONDecoder().raw_decode(self.text, self.place)
            except ValueError as error:
                if not self.more():
                    raise UnreadableError(f"it is broken JSON: {error}", "Check the file with a JSON editor.") from error
                continue
            if end < len(self.text) or not self.more():  # a number may go on in what is not yet read
                self.place = end
                return value


def _each(stream: IO[bytes], head: bytes, limit: int) -> Iterator[Any]:
    try:
        text = _Text(stream, head, limit)
        if text.sign() == "]":
            return
        while True:
            text.sign()
            yield text.value()
            sign = text.sign()
            if sign == "]":
                return
            if sign != ",":
                raise UnreadableError("the JSON list breaks off, or a comma is missing", "Check the file with a JSON editor.")
            text.place += 1
    except UnicodeDecodeError as error:
        raise UnreadableError("it is not UTF-8", "Save it again as UTF-8.") from error
    except RecursionError as error:
        raise UnreadableError("it is nested too deeply") from error
