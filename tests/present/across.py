"""What is seen across the invented reports, kind by kind, as questions answer with it; some of it as hostile as it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.present.across import Across
from onrecord.questions.rows import Actor, Condition, Deadlock, Instrument, Meeting, Position, Report, Silence, Utterance, Variant, Wording
from onrecord.types import Move

if TYPE_CHECKING:
    from onrecord.present.view import ReportView

MARKUP = "</svg></title><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{{ 7*7 }}"
HOSTILE = f"{MARKUP} \x1b[2J \u202egnikool \x00 {'w' * 300}"
CLOSED, OPENED = "000000000000aaaa", "000000000000bbbb"
"""Two utterances: one in two reports, one in one."""


def utterance(identity: str, wordings: tuple[Wording, ...], name: str = "Mara Velt", point: str | None = "the strait") -> Utterance:
    """What Mara Velt said on a Monday."""
    ids = tuple(each.statement for each in wordings)
    return Utterance(identity, name, "Harbour Party", "threaten", "2025-03-10", None, point, ids, len(ids), 1, wordings)


def position(
    told: str, move: str = "first", against: str | None = None, name: str = "Harbour Party", point: str = "the strait"
) -> Position:
    """A stand of a party."""
    return Position(name, point, told, "2025-03-10", "threaten", None, Move(move), against, "an invented reason")


def invented(views: tuple[ReportView, ...], name: str = "Harbour Party") -> Across:
    """All kinds, drawn from the statements of two reports; `name` stands wherever a name of others can."""
    one, two = (view.statements for view in views[:2])
    wordings = (Wording("we will close the strait", one[0].id, "kept"), Wording("we will not close the old strait", two[0].id, "polarity"))
    told = (utterance(CLOSED, wordings, name, name), utterance(OPENED, (Wording(one[2].words.content, one[2].id, "kept"),), name, name))
    condition = (
        Condition("c1", name, "until", "a date is set", f"{name} votes", (one[1].id,)),
        Condition("c2", None, "only_after", f"{name} votes", "a date is set", (one[2].id, two[2].id)),
    )
    return Across(
        actors=(Actor("a1", name, "person", name, (Variant(name, 2),)),),
        utterances=told,
        positions=(position(CLOSED, name=name, point=name), position(OPENED, "reverses", CLOSED, name, name)),
        conditions=condition,
        deadlocks=(Deadlock(("a date is set", f"{name} votes"), (name, "Quay Union"), ("c1", "c2"), name),),
        instruments=(Instrument(name, "guarantee", None, name, (one[2].id,)),),
        meetings=(Meeting("talks", name, "2025-03-10", (name,), "called_off", (one[0].id,)), Meeting(None, None, None, (), None, ())),
        silences=(Silence(name, name, name, CLOSED, "2025-03-10", 1), Silence("A", "B", None, "gone", "2025-03-10", 1200)),
        reports=(_report(views[0], None, None), _report(views[1], views[0].place.id, "rewrite")),
    )


def _report(view: ReportView, source: str | None, derivation: str | None) -> Report:
    place = view.place
    about = (place.id, place.path, place.url, place.outlet, place.title, place.published, place.language)
    return Report(*about, origin="o1", derived_from=source, derivation=derivation, noise=(), credits=())
