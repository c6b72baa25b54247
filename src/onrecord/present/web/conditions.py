"""The pages of conditions and of texts, meetings and silences: lists short enough to be held, narrowed down as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from onrecord.present.across import Across
from onrecord.present.dossier import agenda as agendas
from onrecord.present.dossier import condition as conditional
from onrecord.present.dossier.graph import graph
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.paging import Page
from onrecord.present.web.desk import Desk
from onrecord.present.web.narrowing import OF_AGENDA, OF_CONDITIONS, form, narrowed
from onrecord.present.web.wish import NOTHING, Wish
from onrecord.questions import across, figures, keyed
from onrecord.questions.keyed import Slice
from onrecord.questions.rows import Condition, Deadlock, Instrument, Meeting, Silence
from onrecord.store import fold

Item = Deadlock | tuple[int, Condition] | str
"""A deadlock, a condition with its number, or the id of a statement that has one of its own."""
SOME = 25
"""Rows on a page, by how heavy they can be: with the longest of names a page stays under 200 KB."""


def conditions(desk: Desk) -> Page:
    """Deadlocks, conditions that statements share, and those of single statements."""
    known = conditional_across(desk)
    stated = desk.kept("stated", lambda: keyed.stated(desk.store, Slice()))
    items = [*_numbered(known), *(("stated", each) for each in stated)]
    found = items if desk.wish == replace(NOTHING, page=desk.wish.page) else list(_passing(desk, known, stated))
    pager, part = desk.pager("conditions", len(found), SOME)
    run = found[part.offset : part.offset + part.limit]
    by_id = {row.id: row for row in known.conditions}
    links = desk.links({name for item in run for name in _needed(item[1], by_id)}, across=known)
    drawing = desk.kept("graph", lambda: graph(known.conditions, known.deadlocks))
    knots = iter(conditional.deadlocks(links, [what for _, what in run if isinstance(what, Deadlock)]))
    rows = [(kind, html) for kind, what in run for html in ([next(knots)] if isinstance(what, Deadlock) else _condition_row(what, links))]
    page = conditional.condition_page(pager, rows, drawing, known)
    return narrowed(page, form(desk, OF_CONDITIONS, (len(found), len(items)), "condition or deadlock", "conditions and deadlocks"))


def _numbered(known: Across) -> Iterator[tuple[str, Deadlock | tuple[int, Condition]]]:
    yield from (("deadlock", each) for each in known.deadlocks)
    yield from (("condition", pair) for pair in enumerate(known.conditions, 1))


def _passing(desk: Desk, known: Across, stated: Sequence[str]) -> Iterator[tuple[str, Item]]:
    """Those held by the party, that have all the words."""
    wish = desk.wish
    for kind, what in _numbered(known):
        holders, words = _worded(what)
        if passes(wish.party, holders) and all(passes(word.rstrip("*"), words) for word in wish.q.split()):
            yield kind, what
    held = desk.kept("holders", lambda: keyed.holders(desk.store))
    named = {holder for holder in set(held.values()) if passes(wish.party, (holder,))}
    ours = keyed.worded(desk.store, (each for each, holder in held.items() if holder in named), wish.q.split())
    yield from (("stated", each) for each in stated if each in ours)


def _worded(what: Deadlock | tuple[int, Condition]) -> tuple[Sequence[str | None], Sequence[str]]:
    """Who holds it, and its words."""
    if isinstance(what, Deadlock):
        return what.holders, what.events
    return (what[1].holder,), (what[1].antecedent, what[1].consequent)


def passes(wanted: str, held: Iterable[str | None]) -> bool:
    """Whether one of these holds what is wanted, without case and accents; after `=` one is that."""
    if wanted.startswith("="):
        return wanted[1:] in held
    folded = wanted and fold(wanted)
    return not folded or any(folded in fold(each) for each in held)


def conditional_across(desk: Desk) -> Across:
    """Conditions and deadlocks, all of them: their numbers count from the first."""

    def asked() -> Across:
        return Across(conditions=tuple(across.conditions(desk.store)), deadlocks=tuple(across.deadlocks(desk.store)))

    return desk.kept("conditions", asked)


def _needed(what: Item, by_id: dict[str, Condition]) -> list[str]:
    if isinstance(what, str):
        return [what]
    held = [by_id[each] for each in what.conditions if each in by_id] if isinstance(what, Deadlock) else [what[1]]
    return [statement for one in held for statement in one.statements]


def _condition_row(what: tuple[int, Condition] | str, links: Links) -> Iterator[Markup]:
    if isinstance(what, tuple):
        yield conditional.condition_row(*what, links)
    elif what in links.statements:
        yield conditional.stated_row(links.statements[what], links)


def agenda_across(desk: Desk) -> Across:
    """Texts, meetings and silences, all of them."""

    def asked() -> Across:
        kinds = (across.instruments(desk.store), across.meetings(desk.store), across.silences(desk.store))
        return Across(instruments=tuple(kinds[0]), meetings=tuple(kinds[1]), silences=tuple(kinds[2]))

    return desk.kept("agenda", asked)


def agenda(desk: Desk) -> Page:
    """Texts, meetings, and what nobody has answered: those that pass the filters."""
    known = agenda_across(desk)
    whole = agendas.agenda(known)
    found = [(kind, row) for kind, row in whole if _listed(desk.wish, row)]
    pager, part = desk.pager("agenda", len(found), SOME)
    run = found[part.offset : part.offset + part.limit]
    statements = {each for _, row in run for each in getattr(row, "statements", ())}
    links = desk.links(statements, (getattr(row, "utterance", None) for _, row in run), known)
    told = sorted({step.report for _, row in run for step in getattr(row, "history", ())})
    links = replace(links, reports={each.id: each for each in figures.lineage(desk.store, told)})
    page = agendas.agenda_page(pager, list(agendas.agenda_rows(run, links)), links)
    return narrowed(page, form(desk, OF_AGENDA, (len(found), len(whole)), "entry", "entries"))


def _listed(wish: Wish, row: Instrument | Meeting | Silence) -> bool:
    """Whether the party has a part in it, and something about it is dated in the time that is asked for."""
    names, days = agendas.parties(row), agendas.days(row)
    dated = not (wish.since or wish.until) or any((wish.since or "0") <= day <= (wish.until or "9") + "~" for day in days)
    return dated and passes(wish.party, names)
