"""How to read: what a person may choose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Options:
    """`manifest` is the path of a CSV file. `fields` names columns of JSON, JSONL and Parquet (`{"text": "body"}`; `a.b` is b within a).

    `allow_hosts` are hosts that may be fetched from although they are private. `limit` is bytes a document, `timeout` seconds an address.
    """

    manifest: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    allow_hosts: frozenset[str] = frozenset()
    limit: int = 20_000_000
    timeout: float = 30.0
