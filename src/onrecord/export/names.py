"""What rows are called in exports that name things by address."""

from __future__ import annotations

import re
from typing import TypeGuard

WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")


def iri(*parts: str) -> str:
    """The name of something on record: the same on every machine that reads the same."""
    return ":".join(("urn:onrecord", *parts))


def linkable(url: str | None) -> TypeGuard[str]:
    """Whether a report's address is one on the web, which nobody minds to follow."""
    return bool(url and WEB.fullmatch(url))
