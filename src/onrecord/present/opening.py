"""What heads a report without a title: its own first words, never a headline of ours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.questions import figures
from onrecord.types import Span

if TYPE_CHECKING:
    from onrecord.questions.rows import Report
    from onrecord.store import Store

HEAD = 2000
"""Code points of a text in which its first words are looked for."""


def opening(text: str, noise: Iterable[Span] = ()) -> str:
    """The first line that has a letter or digit outside noise (`[start, end)` in code points of the text); empty where none does."""
    head = text[:HEAD]
    for start, end in noise:
        head = head[:start] + " " * (min(end, HEAD) - start) + head[end:] if 0 <= start < min(end, len(head)) else head
    return next((line.strip() for line in head.splitlines() if any(map(str.isalnum, line))), "")


def openings(store: Store, found: Iterable[Report]) -> dict[str, str]:
    """The first words of those of these reports that have no title, by id."""
    untitled = [each.id for each in found if not each.title]
    return {one.place.id: opening(one.head, one.noise) for one in figures.listed(store, untitled)} if untitled else {}
