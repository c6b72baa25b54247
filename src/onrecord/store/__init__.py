"""The record: one SQLite file with every report, every span and the words it read."""

from onrecord.store.database import fold
from onrecord.store.schema import DETAILS
from onrecord.store.store import GAP, Derivation, Input, Store

__all__ = ["DETAILS", "GAP", "Derivation", "Input", "Store", "fold"]
