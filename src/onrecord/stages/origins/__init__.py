"""Origins: which reports come from one independent source, and how each was made from another (codebook 4).

`outline` boils a report down to what is compared; `origins` groups outlines; `extend` adds reports to those that are already grouped and
looks only at what they may be related to.
"""

from onrecord.stages.origins.blocking import keys
from onrecord.stages.origins.deriving import origins
from onrecord.stages.origins.extending import Held, extend
from onrecord.stages.origins.sketch import Outline, outline

__all__ = ["VERSION", "Held", "Outline", "extend", "keys", "origins", "outline"]

VERSION = "4"
"""Raised when outlines or answers change."""
