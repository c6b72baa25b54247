"""When words were said, on what occasion, and whether the report doubts it."""

from __future__ import annotations

from onrecord.stages.resolve.said.dating import said

__all__ = ["said"]
