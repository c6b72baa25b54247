"""File names and anchors: lower-case ASCII, the same on every system, whatever an id or a name holds."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_ID = re.compile(r"[0-9a-f]{8,64}")
_OTHER = re.compile(r"[^a-z0-9]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\\x00-\x20]{1,2000}", re.IGNORECASE)
_SLUG_LENGTH = 40
_NAMELESS = "speakers/not-worked-out"


def numbered(stem: str, number: int) -> str:
    """The file of the `number`th page, counted from 1: `statements.html`, `statements-2.html`."""
    return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"


def report_stem(identity: str) -> str:
    """Where the pages of a report stand, without `.html`."""
    return f"reports/{safe(identity)}"


def speaker_stem(name: str | None) -> str:
    """Where the pages of a speaker stand. The hash keeps names apart that look alike without their accents or their script."""
    return _NAMELESS if name is None else f"speakers/{slug(name)}-{_hash(name)[:8]}"


def point_stem(label: str) -> str:
    """Where the pages of a point stand."""
    return f"points/{slug(label, 'point')}-{_hash(label)[:8]}"


def utterance_stem(identity: str) -> str:
    """Where the pages of an utterance stand."""
    return f"utterances/{safe(identity)}"


def text_anchor(statement: str) -> str:
    """The place of a statement in the text of its report."""
    return f"t-{safe(statement)}"


def row_anchor(statement: str) -> str:
    """The row of a statement in the table of its report."""
    return f"s-{safe(statement)}"


def safe(identity: str) -> str:
    """An id as it is when it is lower-case hex, as the contract's are; else a hash of it."""
    return identity if _ID.fullmatch(identity) else _hash(identity)[:16]


def slug(name: str, bare: str = "speaker") -> str:
    """What is left of a name in plain letters, at most 40; `bare` where nothing is."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub("-", plain).strip("-")[:_SLUG_LENGTH].strip("-") or bare


def language_tag(language: str | None) -> str:
    """A tag fit for a `lang` attribute; empty, which says *unknown*, for anything else."""
    return language if language and _LANGUAGE.fullmatch(language) else ""


def address(url: str | None) -> str | None:
    """The address when it is safe to follow: http or https and nothing odd in it."""
    return url if url and _ADDRESS.fullmatch(url) else None


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
