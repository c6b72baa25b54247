"""What a site asks of programs in its `robots.txt`, read by the rules of RFC 9309.

`urllib.robotparser` takes the first rule that matches and knows no wildcards, so that `Disallow: /*?` is passed over and `Allow` after
`Disallow: /` is not seen. Here the longest rule wins, `*` stands for anything, `$` for the end, and what is allowed wins a tie.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 512_000
"""Bytes of a `robots.txt` that are read; RFC 9309 wants 500 KiB at the least."""
SLOWEST = 600.0
"""Seconds: the longest `Crawl-delay` that is kept between two visits. A site that wants more is visited as often as that."""
_EVERYONE = "*"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one program may ask for: (pattern, allowed) pairs, and the seconds it is to leave between two requests."""

    patterns: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allow(self, target: str) -> bool:
        """Whether a path with its query may be asked for."""
        path = unquote(target)
        found = [(len(pattern), allowed) for pattern, allowed in self.patterns if matches(pattern, path)]
        return max(found, default=(0, True))[1]


def parse(data: bytes, token: str) -> Rules:
    """The rules for the program called `token`: of all groups that name it, or else of those for everyone."""
    mine, everyone = list[tuple[str, str]](), list[tuple[str, str]]()
    named = False
    for agents, rules in _groups(data[:LONGEST].decode("utf-8-sig", "replace")):
        if token.lower() in agents:
            named = True
            mine += rules
        elif _EVERYONE in agents:
            everyone += rules
    chosen = mine if named else everyone
    patterns = tuple((unquote(value), key == "allow") for key, value in chosen if value and key != "crawl-delay")
    return Rules(patterns, max((_seconds(value) for key, value in chosen if key == "crawl-delay"), default=0.0))


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """The programs that each group is for, in lower case, and its rules."""
    agents, rules = set[str](), list[tuple[str, str]]()
    for line in text.splitlines():
        key, mark, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        key = key.lower()
        if mark and key == "user-agent":
            if rules:
                yield agents, rules
                agents, rules = set(), []
            agents.add(value.partition("/")[0].strip().lower())
        elif mark and key in {"allow", "disallow", "crawl-delay"}:
            rules.append((key, value))
    yield agents, rules


def matches(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says. Linear: each piece between stars is looked for once, from where the last one ended."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at, last = len(first), rest.pop() if rest and ends else None
    for piece in rest:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if last is not None:
        return len(path) - len(last) >= at and path.endswith(last)
    return not ends or at == len(path)


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        return 0.0
    return min(max(seconds, 0.0), SLOWEST) if isfinite(seconds) else 0.0
