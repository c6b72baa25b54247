"""Ids and digests: canonical JSON, hashed. The same facts have the same id on every machine."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.types import Attribution, Span

ID_LENGTH = 16
"""Hex digits of an id: 64 bits, so that a million rows collide with a chance of about 1 in 40 million."""

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: object) -> str:
    """`value` as JSON with sorted keys and no spaces; tuples are lists."""
    return _JSON.encode(value)


def sha256(data: bytes | str) -> str:
    """The SHA-256 of bytes, or of a text in UTF-8, as 64 hex digits. A lone surrogate, which UTF-8 cannot carry, is hashed as it stands."""
    return hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


def digest(value: object) -> str:
    """The SHA-256 of the canonical JSON of `value`."""
    return sha256(canonical(value))


def short(value: object) -> str:
    """An id for `value`: the first 16 hex digits of its digest."""
    return digest(value)[:ID_LENGTH]


def statement_id(report: str, found: Attribution, number: int = 0) -> str:
    """The id of a statement; `number` tells apart the second (1), third (2), … of attributions with equal spans."""
    facts: list[object] = [report, found.content, found.source, found.cue, found.via]
    return short([*facts, number] if number else facts)


def noise_id(report: str, span: Span, kind: str) -> str:
    """The id of a noise row."""
    return short([report, "noise", span, kind])


def mention_id(report: str, name: str) -> str:
    """The id of an actor as one report names it."""
    return short([report, "mention", name])


def sighting_id(report: str, what: str, *facts: object) -> str:
    """The id of a place in a report that tells of a text or a meeting."""
    return short([report, what, *facts])


def credit_id(report: str, span: Span, name: str) -> str:
    """The id of a credit row."""
    return short([report, "credit", span, name])


def actor_id(name: str) -> str:
    """The id of an actor that is known by this name only."""
    return short(["actor", name])
