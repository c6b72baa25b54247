"""Filters of lists: which a page takes, how they stand in its form, and of how many things it shows how many."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from onrecord import questions
from onrecord.present.web.wish import FILTERS, NOTHING, Wish
from onrecord.questions.filters import Filters
from onrecord.questions.near import Unknown, unknown
from onrecord.types import Act, Move

if TYPE_CHECKING:
    from onrecord.present.dossier.paging import Page
    from onrecord.present.web.desk import Desk

OF_POINTS = frozenset({"party", "act", "move", "since", "until", "origins"})
OF_CONDITIONS = frozenset({"party", "q"})
OF_AGENDA = frozenset({"party", "since", "until"})
OF_SPEAKER = FILTERS - {"speaker", "party"}
MOST = 40
"""Names that a form suggests."""
_SAID = ("utterance", "point", "position")
"""What is dated by its day of speech; other things by the day of publication."""
_LABELS = {
    "q": "Words that must all be there; word* for a beginning",
    "party": "Party",
    "speaker": "Speaker",
    "act": "Act",
    "move": "Move",
    "point": "Point",
    "outlet": "Outlet",
    "since": "since",
    "until": "until",
    "origins": "Independent origins, at least",
}
_HINTS = {"since": "2031-03-06", "until": "2031-03-06"}
_CHOICES = {"act": tuple(map(str, Act)), "move": tuple(map(str, Move))}


@dataclass(frozen=True, slots=True)
class Field:
    """A filter in a form; `choices` are all values it can have, `known` some that are on record."""

    name: str
    label: str
    value: str
    hint: str
    choices: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A filter whose name nothing on record has, and names that it may stand for, each with what an address asks for to have that."""

    field: str
    value: str
    near: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The filters of a list: `found` of `total` things pass those that are `asked` for; where none does, `slips` may tell why."""

    fields: tuple[Field, ...]
    asked: tuple[tuple[str, str], ...]
    found: int
    total: int
    things: tuple[str, str]
    slips: tuple[Slip, ...] = ()


def filters(wish: Wish, known: Collection[str] = FILTERS) -> Filters:
    """What a wish asks for among these, as a question takes it."""
    asked = {
        "speaker": wish.speaker,
        "outlet": wish.outlet,
        "q": wish.q,
        "since": wish.since,
        "until": wish.until,
        "party": wish.party,
        "act": wish.act,
        "point": wish.point,
        "move": wish.move,
        "origins": wish.origins if wish.origins > 1 else None,
    }
    named = {"q": "search", "origins": "min_origins"}
    return Filters(**{named.get(name, name): value for name, value in asked.items() if value and name in known})  # type: ignore[arg-type]


def form(desk: Desk, known: Collection[str], counts: tuple[int, int], *things: str) -> Form:
    """The form of a list: `counts` are how many pass and how many there are, `things` what they are called, one and many."""
    asked = {name for name in known if getattr(desk.wish, name) != getattr(NOTHING, name)}
    fields = tuple(_field(desk, name, things[0]) for name in _LABELS if name in known)
    told = tuple((each.label.partition(";")[0], each.value) for each in fields if each.name in asked)
    slips = () if counts[0] else tuple(_slip(desk, one) for one in unknown(desk.store, {name: getattr(desk.wish, name) for name in asked}))
    return Form(fields, told, *counts, (things[0], things[1] if len(things) > 1 else f"{things[0]}s"), slips)


def _slip(desk: Desk, one: Unknown) -> Slip:
    """The same question with each name that is near in the place of the one that nothing has."""
    near = ((name, urlencode(replace(desk.wish, page=1, **{one.field: name}).asked())) for name in one.near)  # type: ignore[arg-type]
    return Slip(one.field, one.value, tuple(near))


def narrowed(page: Page, made: Form) -> Page:
    """The page with its form."""
    return replace(page, shows={**page.shows, "filters": made})


def _field(desk: Desk, name: str, thing: str) -> Field:
    label = _LABELS[name]
    if name in ("since", "until"):
        label = f"{'Said' if thing in _SAID else 'Dated' if thing == 'entry' else 'Published'} {label}"
    return Field(name, label, str(getattr(desk.wish, name)), _HINTS.get(name, ""), _CHOICES.get(name, ()), _known(desk, name))


def _known(desk: Desk, name: str) -> tuple[str, ...]:
    if name not in ("party", "point", "outlet"):
        return ()
    return desk.kept(("facets", name), lambda: tuple(each.value for each in islice(questions.facets(desk.store, name), MOST)))
