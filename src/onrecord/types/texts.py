"""What was read: documents, reports, and what in them is no part of the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.types.basis import Span


class Origin(StrEnum):
    """Where a field of a report came from, the strongest first."""

    MANIFEST = "manifest"
    METADATA = "metadata"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a report beside its text. None where nobody says."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to read, as a reader found it: bytes, or a text already decoded, with what its surroundings say of it.

    `path` is shown to people, as they wrote it (`news.warc.gz#3` for the third article of an archive). `name` is what tells the thing from
    every other, however its path is written: the way to its resolved path from the record's root, or its address. `media` is `text` or
    `html`. `charset` is what a header declared. `manifest` and `metadata` hold details by where they came from; `manifest` is None where
    no manifest was in force, which is no reason to forget what one said before.
    """

    path: str
    name: str
    content: bytes | str
    media: str
    charset: str | None = None
    manifest: Details | None = None
    metadata: Details = field(default_factory=Details)


@dataclass(frozen=True, slots=True)
class Report:
    """One text as one outlet published it. `text` never changes; `id` is a hash of the document's `name` and of the text.

    Equal texts in two places are two reports. `path` is the one under which it was read first, and does not change either.
    `provenance` tells for each detail where it came from, as (field, origin) pairs.
    """

    id: str
    path: str
    text: str
    details: Details
    provenance: tuple[tuple[str, Origin], ...] = ()


@dataclass(frozen=True, slots=True)
class Noise:
    """A stretch that is no part of the report, and why (`kind` is a key of `data/noise.yml`)."""

    span: Span
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet that the report credits, with the words that do."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What the clean stage found in one report, sorted by span; noise spans do not overlap."""

    noise: tuple[Noise, ...] = ()
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be done: where, at which stage, what went wrong, and what may help.

    `name` is a document's name, a report's id after it was acquired, or empty where `path` will do: the same thing that fails at the same
    stage under another spelling of its path is one failure.
    """

    path: str
    stage: str
    error: str
    hint: str
    name: str = ""
