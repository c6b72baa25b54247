"""Of several people with one surname, whose it is where it stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.stages.resolve.cast import Actor, Cast


def which(cast: Cast, n: int, found: list[Actor]) -> Actor:
    """The one that the run's title allows and who was named last; the first where nobody was."""
    run = cast.runs[n]
    fitting = [a for a in found if run.gender is None or a.gender() in {None, run.gender}] or found
    fitting = [a for a in fitting if a.sure] or fitting
    at = cast.words[run.first].start
    before = [(max(s for s, _ in a.places if s < at), a) for a in fitting if any(s < at for s, _ in a.places)]
    if not before:
        return fitting[0]
    return max(before, key=lambda pair: pair[0])[1]
