"""One request at the open record: what was asked, and the few rows that a page needs, gathered by key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from onrecord.present.across import Across
from onrecord.present.dossier import names
from onrecord.present.dossier.colours import colours
from onrecord.present.dossier.links import PAGES, Links
from onrecord.present.dossier.paging import Pager
from onrecord.present.view import StatementView, Terms, statement
from onrecord.present.web.errors import MissingError
from onrecord.present.web.memory import Memory
from onrecord.present.web.wish import Wish
from onrecord.questions import doings, keyed, lanes, rows
from onrecord.questions.filters import Filters
from onrecord.questions.keyed import Slice
from onrecord.questions.reviews import reviews
from onrecord.questions.statements import chosen
from onrecord.store import Store
from onrecord.store.told import Judgement

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desk:
    """`name` is the part of the address that names one of its kind; `state` the record's, under which things are kept in `memory`."""

    store: Store
    state: str
    memory: Memory
    wish: Wish
    name: str = ""

    def kept(self, what: object, make: Callable[[], T]) -> T:
        """Something that only changes with the record."""
        return self.memory.of(self.state, what, make)

    def speakers(self, filters: Filters | None = None) -> list[tuple[str | None, int]]:
        """Every speaker and the number of statements that pass the filters, those with most first."""
        asked = filters or Filters()
        return self.kept(("speakers", asked), lambda: keyed.speakers(self.store, asked))

    def points(self) -> Mapping[str, str]:
        """The label of every point by the stem of its page."""
        return self.kept("points", lambda: {names.point_stem(label): label for label in lanes.points(self.store)})

    def colours(self) -> Mapping[str, str]:
        """The name of each party's colour."""
        return self.kept("colours", lambda: colours(doings.sides(self.store)))

    def reviews(self) -> Mapping[str, Judgement]:
        """What people decided, by statement."""
        return self.kept("reviews", lambda: reviews(self.store))

    def pager(self, stem: str, total: int, rows: int) -> tuple[Pager, Slice]:
        """Where in a list of so many this page stands, and the part of the list on it. Raises `MissingError` past the end."""
        pages = max(1, -(-total // rows))
        if self.wish.page > pages:
            raise MissingError(f"there is no page {self.wish.page}", f"The last page is {pages}.")
        return Pager(stem, self.wish.page, pages, self.wish.asked()), Slice(rows, (self.wish.page - 1) * rows)

    def part(self, rows: int) -> Slice:
        """The part of a list on this page, where its length is not known yet."""
        return Slice(rows, (self.wish.page - 1) * rows)

    def links(self, statements: Iterable[str] = (), utterances: Iterable[str | None] = (), across: Across | None = None) -> Links:
        """Where these are shown, and their rows: all that the fragments of a page ask for."""
        told = keyed.utterances(self.store, sorted({each for each in utterances if each}))
        firsts = {each.wordings[0].statement for each in told.values() if each.wordings}
        found = self.views({*statements, *firsts})
        foreign = [each for each in told.values() if each.wordings and not _readable(found.get(each.wordings[0].statement))]
        found |= self.views(keyed.languages(self.store, [one.statement for each in foreign for one in each.wordings], PAGES) - found.keys())
        return Links(
            across=across or Across(),
            utterances=told,
            points=frozenset(self.points().values()),
            colours=self.colours(),
            served=True,
            reviews=self.reviews(),
            words={name: address(name) for name in found},
            statements=found,
        )

    def views(self, ids: Iterable[str]) -> dict[str, StatementView]:
        """These statements, those that are on record, by id; with the words of their conditions."""
        found = chosen(self.store, sorted(set(ids)))
        worded = keyed.terms(self.store, [row.id for row, _ in found.values() if row.condition])
        return {name: _view(row, words, worded.get(name, {})) for name, (row, words) in found.items()}


def _readable(view: StatementView | None) -> bool:
    return view is not None and view.report.language == PAGES


def address(statement: str) -> str:
    """The address of a statement, to be cited."""
    return f"statements/{names.safe(statement)}.html"


def _view(row: rows.Statement, words: rows.Words, terms: Mapping[str, str]) -> StatementView:
    view = statement(row, words)
    if row.condition is None:
        return view
    return replace(view, terms=Terms(row.condition.kind, row.condition.holder, terms.get("antecedent", ""), terms.get("consequent", "")))
