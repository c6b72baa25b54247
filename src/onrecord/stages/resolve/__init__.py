"""Resolve: who the speaker is."""

from __future__ import annotations

from onrecord.stages.resolve.plain import VERSION, may_be, resolve

__all__ = ["VERSION", "may_be", "resolve"]
