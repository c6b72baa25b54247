"""What moved: positions that rest on something said first in a report that came after a mark.

Asking for the words and not for rows that differ keeps quiet what is no news: a point or an actor that has got another name, a decision
that was taken back, an old statement told again by one more report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, text

from onrecord import questions
from onrecord.identity import short
from onrecord.types import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import RowMapping

    from onrecord.questions.rows import Position
    from onrecord.store import Store

SEVERAL = 500
REPEATS = "repeats"
MARKS = tuple("“”„«»\"‘’‚‹›'「『")
"""Marks that a quotation begins with, in one language or another."""
_NEW = text("""
    SELECT w.utterance AS id FROM wordings AS w JOIN statements AS s ON s.id = w.statement JOIN reports AS r ON r.id = s.report
    GROUP BY w.utterance HAVING min(r.row) > :mark
""")
_WORDED = text("""
    SELECT w.utterance AS id, u.said, u.act, u.speaker, r.id AS report, r.path, r.url, r.outlet, r.published,
        (SELECT group_concat(quote, ' […] ') FROM (
            SELECT quote FROM spans WHERE owner_kind = 'statement' AND owner = w.statement AND role = 'content' ORDER BY n)) AS words
    FROM wordings AS w JOIN utterances AS u ON u.id = w.utterance JOIN statements AS s ON s.id = w.statement
    JOIN reports AS r ON r.id = s.report
    WHERE w.utterance IN :wanted
    ORDER BY w.utterance, coalesce(r.published, '~'), r.path, s.start, s.id
""").bindparams(bindparam("wanted", expanding=True))


@dataclass(frozen=True, slots=True)
class Moved:
    """One move: who, on which point, how, and both texts with their acts. `said`, `before_said` are EDTF; `words` are those of the report.

    `id` is the same for the same move on every machine, so that what is delivered twice can be told.
    """

    id: str
    party: str
    point: str
    move: str
    act: str | None
    said: str | None
    speaker: str | None
    words: str
    report: str
    path: str
    url: str | None
    outlet: str | None
    published: str | None
    before: str | None
    before_said: str | None
    reason: str
    before_act: str | None = None


def moved(store: Store, mark: int) -> list[Moved]:
    """The moves that came with reports after `mark` (a row of `reports`), by party, point and time. What only repeats is none."""
    new = {str(row["id"]) for row in store.ask(_NEW, {"mark": mark})}
    if not new:
        return []
    found = [one for one in questions.positions(store) if one.move != REPEATS and not new.isdisjoint((one.utterance, one.against))]
    worded = _worded(store, {name for one in found for name in (one.utterance, one.against) if name})
    return [_moved(one, worded) for one in found if one.utterance in worded]


def _worded(store: Store, names: Iterable[str]) -> dict[str, RowMapping]:
    """For each utterance its first wording."""
    wanted = sorted(names)
    found: dict[str, RowMapping] = {}
    for start in range(0, len(wanted), SEVERAL):
        for row in store.ask(_WORDED, {"wanted": wanted[start : start + SEVERAL]}):
            found.setdefault(str(row["id"]), row)
    return found


def _moved(one: Position, worded: dict[str, RowMapping]) -> Moved:
    row, before = worded[one.utterance], worded.get(one.against or "")
    return Moved(
        id=short(["move", one.party, one.utterance, one.move, one.against]),
        party=one.party,
        point=one.point,
        move=one.move,
        act=one.act,
        said=one.said,
        speaker=row["speaker"],
        words=row["words"] or "",
        report=row["report"],
        **{name: row[name] for name in ("path", "url", "outlet", "published")},
        before=before["words"] if before else None,
        before_said=before["said"] if before else None,
        reason=one.reason,
        before_act=before["act"] if before else None,
    )


def quoted(words: str, act: str | None = None) -> str:
    """Words between marks, where they have none of their own, after the act they do."""
    told = words if words[:1] in MARKS else f"“{words}”"
    return f"{act} {told}" if act else told


def day(said: str | None) -> str:
    """When something was said, or that nothing tells."""
    return "day not known" if said in (None, UNKNOWN) else said
