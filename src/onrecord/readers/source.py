"""A place that documents come from: a file, or what an address gave; and the rows that readers make of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.errors import OnRecordError, UnreadableError
from onrecord.types import Document, Failure

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.readers.options import Options

Rows = Iterator[Document | Failure]
STAGE = "read"
_OPEN = "Check that the file can be opened, and that nothing else is writing to it."


@dataclass(frozen=True, slots=True)
class Source:
    """`file` is where the bytes lie, `path` how it is shown, `name` what it is called (`places`); `options` how to read it."""

    file: Path
    path: str
    name: str
    options: Options

    def content(self) -> bytes:
        """The whole content. Raises UnreadableError where it is larger than the limit or cannot be opened."""
        try:
            with self.file.open("rb") as stream:
                data = stream.read(self.options.limit + 1)
        except OSError as error:
            raise UnreadableError(f"it cannot be opened: {error.strerror or error}", _OPEN) from error
        if len(data) > self.options.limit:
            raise too_large(self.options.limit)
        return data

    def document(self, content: bytes | str, media: str, **known: object) -> Document:
        """The source as one document; `known` are `charset` and `metadata`."""
        return replace(Document(self.path, self.name, content, media), **known)  # type: ignore[arg-type]

    def failure(self, error: Exception | str, hint: str | None = None) -> Failure:
        """The row that says the source cannot be read."""
        given = error.hint if isinstance(error, OnRecordError) else UnreadableError.hint
        return Failure(self.path, STAGE, str(error) or type(error).__name__, hint or given, self.name)

    def member(self, number: int, key: str | None = None) -> Source:
        """One of the documents inside: shown by its number, named by `key` if it has one that outlives the order."""
        return replace(self, path=f"{self.path}#{number}", name=f"{self.name}#{key or number}")


def too_large(limit: int) -> UnreadableError:
    """The error for a document over the limit."""
    return UnreadableError(f"it is larger than {limit / 1e6:g} MB", "Raise the limit, or split it into one file an article.")
