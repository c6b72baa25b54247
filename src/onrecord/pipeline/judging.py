"""Decisions of people about actors and statements: apart from what was derived, with who and when, undone without a trace in the rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import QuestionError
from onrecord.identity import short
from onrecord.store import told
from onrecord.types import Act

if TYPE_CHECKING:
    from onrecord.store import Store
    from onrecord.store.told import Judgement
    from onrecord.types import Judged

KINDS = {"merge": True, "split": False, "rename": True, "party": True}
"""The kinds of judgement about actors, and whether each needs a second name. Those about statements are `told.REVIEWS`."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Who decides, and when (ISO 8601, UTC)."""

    who: str
    time: str


def judge(store: Store, decision: Judged, by: Judge) -> str:
    """Write a decision down and give its id. Raises `QuestionError` where it makes no sense."""
    _check(store, decision)
    name = short([decision.kind, decision.subject, decision.verdict, by.who, by.time])
    with store.transaction():
        told.put_judgement(store, told.Judgement(name, decision.kind, decision.subject, decision.verdict, by.who, by.time))
    return name


def undo(store: Store, name: str, by: Judge) -> Judgement:
    """Take back the decision with this id (or the beginning of it). Raises `QuestionError` where there is none, or several."""
    found = [one for one in told.judgements(store) if one.undone is None and one.id.startswith(name)]
    if len(found) != 1 or not name:
        told_of = f"several judgements begin with {name!r}" if found and name else f"no judgement {name!r} stands"
        raise QuestionError(told_of, "onrecord judge list shows them with their ids.")
    with store.transaction():
        told.undo_judgement(store, found[0].id, f"{by.time} {by.who}")
    return found[0]


def _check(store: Store, decision: Judged) -> None:
    if decision.kind in told.REVIEWS:
        _check_review(store, decision)
    elif decision.kind in KINDS:
        _check_actors(store, decision)
    else:
        raise QuestionError(f"there is no judgement {decision.kind!r}", f"The kinds are {', '.join((*KINDS, *told.REVIEWS))}.")


def _check_review(store: Store, decision: Judged) -> None:
    if not told.stated(store, decision.subject):
        raise QuestionError(f"there is no statement {decision.subject!r} on record", "Use an id as `onrecord export statements` writes it.")
    if decision.kind == "mend" and decision.verdict.removeprefix(told.NOT) not in set(Act):
        raise QuestionError(f"there is no act {decision.verdict!r}", f"The acts are {', '.join(Act)}; `not` may stand before one.")
    if decision.kind != "mend" and decision.verdict:
        raise QuestionError(f"{decision.kind} takes no second word")


def _check_actors(store: Store, decision: Judged) -> None:
    if decision.kind != "party" and KINDS[decision.kind] and not decision.verdict.strip():
        raise QuestionError(f"{decision.kind} needs a second name")
    names = [decision.subject, decision.verdict] if decision.kind == "merge" else [decision.subject]
    for name in names:
        if not told.named(store, name):
            raise QuestionError(f"no actor is called {name!r}", "Use a name as `onrecord export actors` or `show` writes it.")
    if decision.kind == "merge" and decision.subject == decision.verdict:
        raise QuestionError("an actor cannot be merged with itself")
