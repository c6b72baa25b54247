"""The moves on record as an Atom feed (RFC 4287), in a file that is always whole."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from onrecord.errors import QuestionError
from onrecord.export.names import linkable
from onrecord.watch.moves import day, moved, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.store import Store
    from onrecord.watch.moves import Moved

MOST = 200
"""Moves in a feed, the latest."""
_NS = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, however it is written."""


def write(store: Store, path: Path) -> None:
    """Put the feed in place of the file. Raises `QuestionError` where it cannot be written."""
    place = Path(os.path.realpath(path))
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        part.write_bytes(feed(moved(store, 0)))
        part.replace(place)
    except OSError as error:
        raise QuestionError(f"{path} cannot be written: {error.strerror or error}", "Name another file with --atom.") from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def feed(found: Sequence[Moved]) -> bytes:
    """The feed as bytes, the latest move first: a function of the moves alone, so that nothing new gives the same file."""
    latest = sorted(found, key=lambda one: (_day(one) or _NEVER, one.id), reverse=True)[:MOST]
    root = ET.Element("feed", xmlns=_NS)
    _put(root, "title", "Moves on record")
    _put(root, "id", "urn:onrecord:moves")
    _put(root, "updated", _instant(max((_day(one) or _NEVER for one in latest), default=_NEVER)))
    author = ET.SubElement(root, "author")
    _put(author, "name", "onrecord")
    for one in latest:
        _entry(root, one)
    return bytes(ET.tostring(root, "utf-8", xml_declaration=True))


def _entry(root: ET.Element, one: Moved) -> None:
    entry = ET.SubElement(root, "entry")
    _put(entry, "title", f"{one.party} {one.move} on {one.point}")
    _put(entry, "id", f"urn:onrecord:move:{one.id}")
    # Atom wants a time; a report tells a day at best, and where it tells none the entry says so by the first of all days.
    _put(entry, "updated", _instant(_day(one) or _NEVER))
    if linkable(one.url):
        ET.SubElement(entry, "link", href=one.url)
    held = f"\nBefore ({day(one.before_said)}): {quoted(one.before, one.before_act)}" if one.before else ""
    _put(entry, "content", f"{quoted(one.words, one.act)}\nSaid: {day(one.said)}. Report: {one.outlet or one.path}.{held}")


def _put(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NO_XML.sub("\ufffd", text)


def _day(one: Moved) -> str | None:
    """The day on which the report was published, where it is known to the day."""
    match = _DAY.match(one.published or "")
    return match[0] if match else None


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"
