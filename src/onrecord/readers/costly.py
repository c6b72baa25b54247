"""Feeds that are built to keep a program busy: refused before a parser sees them, by counts that no feed of a newsroom comes near.

Parsing costs time for every tag and every reference, and for each attribute of a tag as much as the tag has others: ten megabytes of
them are hours. What stands in CDATA is text to a parser, and is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import UnreadableError

TAGS, REFERENCES, ATTRIBUTES = 200_000, 1_000_000, 500
"""Tags of a feed, references in it, and attributes of one tag: some seconds of parsing at most."""
_OPENS, _CLOSES = b"<![CDATA[", b"]]>"


def refuse(data: bytes) -> None:
    """Raise UnreadableError where parsing would take minutes. Linear; UTF-16 is looked at without its zeros."""
    markup = list(_outside(data.replace(b"\0", b"")))
    tags = sum(part.count(b"<") for part in markup)
    most = max((tag.partition(b">")[0].count(b"=") for part in markup for tag in part.split(b"<")[1:]), default=0)
    if tags > TAGS or most > ATTRIBUTES or sum(part.count(b"&") for part in markup) > REFERENCES:
        raise UnreadableError(
            "it has more markup than any feed", "It may be damaged, or made to keep programs busy. Look at it before you trust it."
        )


def _outside(data: bytes) -> Iterator[bytes]:
    """What stands outside of CDATA."""
    first, *rest = data.split(_OPENS)
    yield first
    for part in rest:
        yield part.partition(_CLOSES)[2]
