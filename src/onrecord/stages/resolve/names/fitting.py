"""Whether one name is a form of another: the same surname, given names left out, cut short or as initials."""

from __future__ import annotations

Key = tuple[str, ...]
NICK = 3
"""Letters of a given name cut short: `Chris` for `Christopher`."""


def cut_short(shorter: Key, longer: Key) -> bool:
    """Whether a name has another one's given name cut short: *Hal Velt*, *Halward Velt*."""
    (given, *rest), (fuller, *others) = shorter, longer
    return rest == others and len(given) >= NICK and given != fuller and fuller.startswith(given)


def fits(shorter: Key, longer: Key) -> bool:
    """Whether one name is a form of the other: the same last word, the first ones left out, the same or initials."""
    if shorter[-1] != longer[-1]:
        return False
    given, fuller = shorter[:-1], longer[:-1]
    if (
        given
        and fuller
        and min(len(given[0]), len(fuller[0])) >= NICK
        and (given[0].startswith(fuller[0]) or fuller[0].startswith(given[0]))
    ):
        return True
    return not given or not fuller or given[0] == fuller[0] or _initial(given[0], fuller[0]) or given == fuller[-len(given) :]


def _initial(a: str, b: str) -> bool:
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]
