"""Questions that the stages cannot answer yet. The answer is empty, which is true: nothing of the kind is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.questions import rows
    from onrecord.store import Store


def utterances(_store: Store) -> Iterator[rows.Utterance]:
    """Things said once, however often reported."""
    return iter(())


def positions(_store: Store) -> Iterator[rows.Position]:
    """Where each party stands on each point, and how it moved."""
    return iter(())


def conditions(_store: Store) -> Iterator[rows.Condition]:
    """What must come first, and for whom."""
    return iter(())


def deadlocks(_store: Store) -> Iterator[rows.Deadlock]:
    """Conditions that cannot all be met."""
    return iter(())


def instruments(_store: Store) -> Iterator[rows.Instrument]:
    """Texts that are negotiated."""
    return iter(())


def meetings(_store: Store) -> Iterator[rows.Meeting]:
    """Meetings held, planned, refused or called off."""
    return iter(())
