"""Exports that are one document in a format of its own, and not rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.export.annotations import collection
from onrecord.export.ftm import ftm
from onrecord.export.prov import prov

if TYPE_CHECKING:
    from onrecord.store import Store


@dataclass(frozen=True, slots=True)
class Document:
    """How a document is written, what the web calls its format, what its file is called, and what it is."""

    write: Callable[[Store], Iterator[bytes]]
    media: str
    file: str
    about: str


def atom(store: Store) -> Iterator[bytes]:
    """The moves on record as a feed, the one that `watch` writes."""
    from onrecord.watch.atom import feed
    from onrecord.watch.moves import moved

    yield feed(moved(store, 0)) + b"\n"


DOCUMENTS = {
    "annotations": Document(
        collection,
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        "annotations.jsonld",
        "Every statement as a Web Annotation: the words, where they stand, and the hash of the text.",
    ),
    "prov": Document(prov, "application/ld+json", "prov.jsonld", "Where words come from, in PROV-O: speakers, carriers, outlets, reports."),
    "ftm": Document(ftm, "application/jsonl", "ftm.jsonl", "Actors as entities of FollowTheMoney."),
    "atom": Document(atom, "application/atom+xml", "feed.atom", "Moves as an Atom feed, the latest first."),
}
