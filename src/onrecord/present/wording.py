"""Phrases that the terminal and the dossier share: how a thing that is not known is said, and how statements are grouped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.present.view import StatementView, in_text_order
from onrecord.questions.rows import Place, Report

_MODES = {"direct": "quoted", "indirect": "in the report’s words", "mixed": "partly quoted"}
_DIFFERS = {
    "kept": "says all of it",
    "cut": "says less",
    "added": "says more",
    "softened": "softer",
    "hardened": "harder",
    "polarity": "says the opposite",
}
_DATED_BY = {"manifest": "from the manifest", "metadata": "from the report’s own data", "guess": "guessed from the text"}


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one speaker (None: not worked out), newest report first, then as they stand in it."""

    speaker: str | None
    statements: tuple[StatementView, ...]


def by_speaker(rows: Iterable[StatementView]) -> list[Group]:
    """Speakers with most statements first, then by name; statements without a speaker last."""
    found: dict[str | None, list[StatementView]] = defaultdict(list)
    for row in rows:
        found[row.speaker or None].append(row)
    groups = [Group(speaker, tuple(newest_first(views))) for speaker, views in found.items()]
    return sorted(groups, key=lambda group: (group.speaker is None, -len(group.statements), group.speaker or ""))


def newest_first(rows: Iterable[StatementView]) -> list[StatementView]:
    """By the date of the report, undated ones last; reports of one day by outlet and id; within a report as they stand in it."""
    ordered = sorted(rows, key=lambda row: (row.report.outlet or "", row.report.id, *in_text_order(row)))
    return sorted(ordered, key=lambda row: row.report.published or "", reverse=True)


def act(view: StatementView) -> str:
    """The act, with *not* before it where the words take it back; empty where it is not worked out."""
    return f"not {view.act}" if view.act and view.negated else view.act or ""


def does(deed: str) -> str:
    """An act as what somebody does: `promises`, `denies`."""
    return f"{deed[:-1]}ies" if deed.endswith("y") else f"{deed}s"


def day(edtf: str) -> str:
    """A date as one would write it: `about 2031-03-05` for `2031-03-05~`, `2031-03-05 to 2031-03-09` for a span of two."""
    begin, mark, end = edtf.partition("/")
    if mark:
        known = [_day(each) if each.strip(".") else "" for each in (begin, end)]
        return " to ".join(known) if all(known) else f"since {known[0]}" if known[0] else f"until {known[1]}"
    return _day(edtf)


def _day(edtf: str) -> str:
    bare, mark = edtf.rstrip("~?%"), edtf[-1:]
    return {"~": f"about {bare}", "?": f"perhaps {bare}", "%": f"perhaps about {bare}"}.get(mark, bare)


def mode(view: StatementView) -> str:
    """Whose words the content is in: the speaker's, as marked by quotation marks, or the report's."""
    return _MODES.get(view.mode, view.mode)


def kind(condition: str) -> str:
    """How what must come first is introduced: `only after`, `unless`; of `before` either end may be worded: only *first* is sure."""
    return "first" if condition == "before" else condition.replace("_", " ")


def condition(terms: str) -> str:
    """What must come first, as a position names it: its kind and its words."""
    return terms.replace("before ", "first ", 1) if terms.startswith("before ") else terms


def differs(how: str) -> str:
    """How a wording differs from the fullest of its utterance, in words."""
    return _DIFFERS.get(how, how)


def title(place: Place | Report) -> str:
    """The report's title; where it has none, the name of its file."""
    return place.title or place.path.rstrip("/").rpartition("/")[2] or place.path


def named(place: Place) -> str:
    """What tells a report from others in a few words: its outlet, else its title or file."""
    return place.outlet or title(place)


def outlet(place: Place) -> str:
    """The outlet, or that it is unknown."""
    return place.outlet or missing("outlet")


def dated(place: Place, dated_by: str | None = None) -> str:
    """The date and where it came from: `2025-11-28 (from the manifest)`."""
    if place.published is None:
        return "date unknown"
    return f"{place.published} ({origin(dated_by)})" if dated_by else place.published


def origin(dated_by: str) -> str:
    """Where a date came from, in words."""
    return _DATED_BY.get(dated_by, dated_by)


def missing(what: str) -> str:
    """How a field that nobody has worked out is named."""
    return {"speaker": "speaker not worked out"}.get(what, f"{what} unknown")


def score(value: float | None) -> str:
    """A score of 0 to 1 with two decimals; a dash where there is none."""
    return "–" if value is None else f"{value:.2f}"
