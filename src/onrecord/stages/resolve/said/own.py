"""What the words around one cue tell of the day."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.stages.resolve.said.when import When


@dataclass(frozen=True, slots=True)
class Own:
    """What the words around one cue tell: a day, or that it was at another time (`elsewhen`) which is not told.

    `earlier` says that the verb is in its earlier past: whoever spoke does not go on speaking then. `fronted` says that the day
    stands before all else: something new begins with it. `perfect` is a verb such as *has said*, of no time in particular.
    `apart`: it was on another occasion than before. `lasting`: the cue tells of no saying but of a mind (*believes*, *is seeking*).
    """

    day: When | None
    elsewhen: bool
    earlier: bool = False
    fronted: bool = False
    perfect: bool = False
    apart: bool = False
    lasting: bool = False
