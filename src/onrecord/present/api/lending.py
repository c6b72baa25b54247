"""Where routes get an open record from."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from onrecord.errors import RecordError
from onrecord.store import Store

Lend = Callable[[], AbstractContextManager[Store]]
"""Gives an open record in one state of it, for as long as the context lasts."""


def nothing() -> AbstractContextManager[Store]:
    """No record: routes can be described, but answer nothing."""
    raise RecordError("no record is open")
