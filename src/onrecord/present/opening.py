"""What heads a report without a title: its own first words, never a headline of ours."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.types import Span

HEAD = 2000
"""Code points of a text in which its first words are looked for."""


def opening(text: str, noise: Iterable[Span] = ()) -> str:
    """The first line that has a letter or digit outside noise (`[start, end)` in code points of the text); empty where none does."""
    head = text[:HEAD]
    for start, end in noise:
        head = head[:start] + " " * (min(end, HEAD) - start) + head[end:] if 0 <= start < min(end, len(head)) else head
    return next((line.strip() for line in head.splitlines() if any(map(str.isalnum, line))), "")
