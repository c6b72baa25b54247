"""Points: where each party stands on one, and how it moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from onrecord.present.dossier import names
from onrecord.present.dossier.differences import Pieces, differences
from onrecord.present.dossier.links import Links, Told
from onrecord.present.dossier.paging import Page, Pager, listed
from onrecord.present.dossier.parts import pack, weigh
from onrecord.present.dossier.render import fragment
from onrecord.questions.rows import Position, Utterance
from onrecord.types import UNKNOWN

STILL = frozenset({"first", "repeats"})
"""Moves that change nothing."""
_OF = "across.html"


@dataclass(frozen=True, slots=True)
class Stand:
    """A position with the words it was read from, and those it is compared with; in pieces where both are in one language.

    `was` is the act of what it is compared with; `heard` when it was said or else first reported, empty where nothing tells either.
    """

    position: Position
    told: Told | None
    before: Told | None
    pair: tuple[Pieces, Pieces] | None
    colour: str
    was: str | None = None
    heard: str = ""

    @property
    def said(self) -> str | None:
        """When it was said, as EDTF; None where nothing tells."""
        return known(self.position.said)

    @property
    def condition(self) -> str | None:
        """On what condition, in the words that are shown: another report may word it in another language."""
        kind = (self.position.condition or "").partition(" ")[0]
        terms = self.told.terms if self.told else None
        alike = terms is not None and terms.antecedent and terms.kind.partition("_")[0] == kind
        return f"{terms.kind.replace('_', ' ')} {terms.antecedent}" if terms and alike else self.position.condition


@dataclass(frozen=True, slots=True)
class Lane:
    """One party on one point; `total` counts the positions of all pages."""

    party: str
    colour: str
    total: int
    rows: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A point and the latest stand of each party on it, by party; `moves` counts the changes on record."""

    point: str
    stands: tuple[Stand, ...]
    moves: int

    @property
    def last(self) -> str:
        """When the latest of them was said, or else first reported; empty where nothing tells."""
        return max(stand.heard for stand in self.stands)


def known(said: str | None) -> str | None:
    """A date, or None where nothing tells."""
    return None if said == UNKNOWN else said


def stand(position: Position, links: Links) -> Stand:
    """A position and its words. What repeats another is not compared with it."""
    told, before = links.told(position.utterance), links.told(position.against)
    if told and before and told.language != before.language:  # what can be compared in the words of the reports is
        told, before = links.told(position.utterance, original=True), links.told(position.against, original=True)
    comparable = told and before and told.language == before.language and position.move not in STILL
    pair = differences(before.text, told.text) if told and before and comparable else None
    earlier = links.utterances.get(position.against or "")
    heard = links.heard(position.utterance, position.said)
    return Stand(position, told, before, pair, links.colour(position.party), earlier.act if earlier else None, heard)


def standings(links: Links) -> list[Standing]:
    """Every point, in the order of `latest_word`."""
    moves: defaultdict[str, int] = defaultdict(int)
    for position in links.across.positions:
        moves[position.point] += position.move not in STILL
    return latest_word(standing_of(links.across.positions, moves, links))


def standing_of(positions: Iterable[Position], moves: Mapping[str, int], links: Links) -> list[Standing]:
    """The points of these positions; of two of one party on one point the later in the order given counts."""
    points: defaultdict[str, dict[str, Position]] = defaultdict(dict)
    for position in positions:
        points[position.point][position.party] = position
    return [_standing(point, parties, moves.get(point, 0), links) for point, parties in points.items()]


def latest_word(found: Iterable[Standing]) -> list[Standing]:
    """Points on which several parties stand, then those of one; of each that with the latest word first."""
    rows = sorted(found, key=lambda row: (-len(row.stands), row.point))
    return sorted(rows, key=lambda row: (len(row.stands) > 1, row.last), reverse=True)


def standing_rows(found: Iterable[Standing]) -> list[Markup]:
    """Points as rows."""
    return [fragment("standing", row, "", of=_OF) for row in found]


def _standing(point: str, parties: dict[str, Position], moves: int, links: Links) -> Standing:
    return Standing(point, tuple(stand(parties[party], links) for party in sorted(parties)), moves)


def moves(links: Links) -> list[Stand]:
    """Every change of a position, the latest first, those without a date last."""
    changed = [position for position in links.across.positions if position.move not in STILL]
    return latest(stand(row, links) for row in changed)


def latest(changed: Iterable[Stand]) -> list[Stand]:
    """Changes, the latest first, those without a date last."""
    return sorted(changed, key=lambda one: (one.heard, one.position.point, one.position.party), reverse=True)


def point_lists(found: Sequence[Standing]) -> Iterator[Page]:
    """All points on which a party has a stand."""
    return listed("points", standing_rows(found))


def point_pages(links: Links) -> Iterator[Page]:
    """The pages of every point: a lane for each party, then what is said on it by nobody whose party is known."""
    placed: defaultdict[str, list[Position]] = defaultdict(list)
    for position in links.across.positions:
        placed[position.point].append(position)
    laid = {position.utterance for position in links.across.positions}
    others = _others(links, laid)
    for point in sorted(links.points):
        yield from pages_of(point, placed[point], others[point], links)


def _others(links: Links, laid: set[str]) -> defaultdict[str, list[Markup]]:
    found: defaultdict[str, list[Markup]] = defaultdict(list)
    for row in links.across.utterances:
        if row.point and row.id not in laid:
            found[row.point].append(other_row(row, links))
    return found


def other_row(row: Utterance, links: Links) -> Markup:
    """Something said on a point by nobody whose party is known."""
    return fragment("utterance_row", row, links, "../", of=_OF)


def stand_row(position: Position, links: Links) -> Markup:
    """A position in its lane."""
    return fragment("stand", stand(position, links), "../", of=_OF)


def pages_of(point: str, positions: Sequence[Position], others: Sequence[Markup], links: Links) -> Iterator[Page]:
    """The pages of one point."""
    parties = _by_party(positions)
    totals = {party: len(held) for party, held in parties.items()}
    rows = [(party, stand_row(row, links)) for party, held in parties.items() for row in held]
    runs = pack([*rows, *((None, html) for html in others)], lambda row: weigh(row[1]), len(rows) + len(others))
    for number, run in enumerate(runs, 1):
        yield point_page(Pager(names.point_stem(point), number, len(runs)), point, run, totals, links)


def point_page(pager: Pager, point: str, run: Sequence[tuple[str | None, Markup]], totals: Mapping[str, int], links: Links) -> Page:
    """One page of a point: rows with their party, None for those outside every lane; `totals` counts positions on all pages by party."""
    lanes = [Lane(party, links.colour(party), totals[party], tuple(html for _, html in pairs)) for party, pairs in _runs(run)]
    rest = [html for party, html in run if party is None]
    shows = {"point": point, "lanes": lanes, "rest": rest, "pager": pager, "total": sum(totals.values()), "parties": list(totals)}
    return Page(pager.path, "point.html", shows)


def _by_party(positions: Iterable[Position]) -> dict[str, list[Position]]:
    found: defaultdict[str, list[Position]] = defaultdict(list)
    for position in positions:
        found[position.party].append(position)
    return dict(sorted(found.items()))


def _runs(run: Iterable[tuple[str | None, Markup]]) -> Iterator[tuple[str, list[tuple[str | None, Markup]]]]:
    for party, pairs in groupby(run, key=lambda pair: pair[0]):
        if party is not None:
            yield party, list(pairs)
