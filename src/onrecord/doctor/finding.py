"""What an examination finds: whether it is well, in a sentence, and what to do where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How well it is: nothing to do, something to know, something that keeps onrecord from working or a record from being trusted."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """`about` is what was looked at, `says` a sentence, `hint` what to do, empty where there is nothing to do."""

    level: Level
    about: str
    says: str
    hint: str = ""


Check = Callable[[], Iterator[Finding]]


def guarded(about: str, check: Check) -> Iterator[Finding]:
    """What a check finds; where it breaks, that is a finding and the other checks go on."""
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001 - what is examined may be broken in any way
        hint = getattr(error, "hint", "Install onrecord again; if it stays, please report this.")
        yield Finding(Level.BAD, about, f"it cannot be examined: {error or type(error).__name__}", hint)
