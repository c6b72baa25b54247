"""onrecord: who said what, in which report, at which characters. The public surface is what `__all__` names."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.errors import (
        ManifestError,
        NewerRecordError,
        NotOnRecordError,
        OnRecordError,
        QuestionError,
        RecordError,
        RefusedAddressError,
        UnreadableError,
        WeightsError,
    )
    from onrecord.pipeline import Settings, Summary
    from onrecord.questions import Filters
    from onrecord.readers import Options
    from onrecord.record import Record
    from onrecord.verify import Fault, Proof

__version__ = "0.1.0"

__all__ = [
    "Fault",
    "Filters",
    "ManifestError",
    "NewerRecordError",
    "NotOnRecordError",
    "OnRecordError",
    "Options",
    "Proof",
    "QuestionError",
    "Record",
    "RecordError",
    "RefusedAddressError",
    "Settings",
    "Summary",
    "UnreadableError",
    "WeightsError",
    "__version__",
]

_HOMES = (
    ("onrecord.record", ("Record",)),
    ("onrecord.readers", ("Options",)),
    ("onrecord.pipeline", ("Settings", "Summary")),
    ("onrecord.questions", ("Filters",)),
    ("onrecord.verify", ("Fault", "Proof")),
    ("onrecord.errors", tuple(name for name in __all__ if name.endswith("Error"))),
)


def __getattr__(name: str) -> object:
    """Names are imported when they are first used, so that `onrecord --version` does not load a database and a model."""
    for home, names in _HOMES:
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
