"""A report as it is read once for days, occasions and doubts."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.stages.resolve.said import when
from onrecord.stages.resolve.said.bare import bare
from onrecord.stages.resolve.said.forms import Told, find, language, words
from onrecord.stages.resolve.said.reckon import Frame, reckon
from onrecord.stages.resolve.said.same import Source, chain, sources
from onrecord.stages.resolve.said.speech import Page, Speech, masks, speech
from onrecord.stages.resolve.said.standing import in_name, of_occasion
from onrecord.types import Attribution, Report, Span
from onrecord.words.paragraphs import paragraphs

_DATELINE = 14
"""Words at the beginning of a paragraph in which the date of a dateline stands."""
_FILED = 3
"""Days that a dateline may lie before publication."""


@dataclass(frozen=True, slots=True)
class Side:
    """For whom somebody speaks, where that is known; `state`: it is the government, ministry or office itself that is told to speak."""

    name: str | None
    state: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and its attributions.

    `places` are where statements stand, `order` the numbers of those outside quotations in text order, `speakers` a number for each
    speaker, `around` the report's own words beside each cue, `inside` the numbers of those in a quotation; `sides`: for whom they speak.
    """

    page: Page
    rows: Sequence[Attribution]
    frame: Frame
    places: Sequence[int]
    order: Sequence[int]
    inside: Sequence[int]
    speakers: Sequence[int]
    around: Sequence[Speech | None]
    sources: Sequence[Source]
    quoted: Sequence[Span]
    sides: Sequence[Side | None]

    def spoken(self, start: int, end: int) -> Sequence[Span]:
        """What is quoted between two places."""
        low, high = bisect_right(self.quoted, (start, 0)), bisect_left(self.quoted, (end, 0))
        return self.quoted[max(low - 1, 0) : high]

    def covers(self, place: int) -> bool:
        """Whether what is quoted covers a place."""
        return any(start <= place < end for start, end in self.spoken(place, place + 1))

    def speaks(self, start: int, end: int) -> bool:
        """Whether somebody's cue stands between two places."""
        at = bisect_left(self.order, start, key=self.places.__getitem__)
        return at < len(self.order) and self.places[self.order[at]] < end

    def others(self, number: int) -> list[int]:
        """The sorted words at which the cues of other sources stand, in the sentences around an attribution."""
        one, place = self.rows[number], self.places[number]
        if one.parent is not None:
            return []
        low, high = (bisect_left(self.order, place + side, key=self.places.__getitem__) for side in (-_NEAR, _NEAR))
        near = self.order[low:high]
        return [self.page.at(self.places[n]) for n in near if n != number and self.rows[n].source != one.source]

    def paragraph(self, number: int) -> int:
        """The paragraph an attribution's cue stands in."""
        return self.page.paragraph(self.places[number])


def read(
    report: Report, rows: Sequence[Attribution], speakers: Sequence[str | None] | None, sides: Sequence[Side | None] = ()
) -> Reading | None:
    """A report made ready; None in a language `times.yml` does not know, or where nobody says anything."""
    code = report.details.language or "en"
    tongue = language(code)
    if tongue is None or not rows:
        return None
    row = words(report.text)
    places = [_place(one) for one in rows]
    page, frame = _frame(Page(report.text, row, _prose(report.text, places), find(row, tongue), tongue), report)
    rows = [bare(page, one) for one in rows]
    order = sorted((n for n in range(len(rows)) if rows[n].parent is None), key=lambda n: (places[n], rows[n].content))
    inside = sorted((n for n in range(len(rows)) if rows[n].parent is not None), key=lambda n: _depth(rows, n))
    levels = masks(rows)
    around = [speech(page, rows, n, levels[one.parent]) for n, one in enumerate(rows)]
    told, quoted = sources(report.text, rows, code, speakers), levels.get(None, ())
    return Reading(page, rows, frame, places, order, inside, chain(told, rows, order), around, told, quoted, sides or [None] * len(rows))


def _prose(text: str, places: Sequence[int]) -> Sequence[Span]:
    """The paragraphs without the labels of a page (*Share:*, *Related Articles*): a few words, no full stop, and nobody speaks there."""
    told = sorted(places)
    spans = paragraphs(text)
    kept = [(start, end) for start, end in spans if not _is_label(text[start:end]) or bisect_left(told, start) < bisect_left(told, end)]
    return kept or spans


def _is_label(text: str) -> bool:
    short = len(text) <= _LABEL and len(text.split()) < _WORDS
    return short and not text[0].isdigit() and text[-1] not in '.!?…”"»'


_LABEL, _WORDS = 40, 4
"""Characters and words of a paragraph that may be a label."""


def _depth(rows: Sequence[Attribution], number: int) -> int:
    depth, at = 0, rows[number].parent
    while at is not None and 0 <= at < len(rows) and depth < _DEEPEST:
        depth, at = depth + 1, rows[at].parent
    return depth


_NEAR = 500
"""Characters around a cue in which other cues may come between it and a time."""
_DEEPEST = 8
"""Quotations in quotations that are followed; nobody writes more."""


def _place(one: Attribution) -> int:
    spans = one.cue or one.source or one.content
    return spans[0][0] if spans else 0


def _frame(page: Page, report: Report) -> tuple[Page, Frame]:
    """From where to reckon. A dateline's date is the writer's today; it tells of no statement, and is taken off the page."""
    published = when.read(report.details.published)
    dated = [told for span in page.paragraphs[:_HEAD] if (told := _dateline(page, span))]
    rest = [
        replace(told, meaning="date") if told.meaning == "attributive" else told
        for before, told in zip((None, *page.told), page.told, strict=False)
        if told not in dated
        and not _names_again(page, before, told)
        and not in_name(page, told)
        and (told.meaning != "attributive" or of_occasion(page, told))
    ]
    plain = Page(page.text, page.words, page.paragraphs, rest, page.tongue)
    if published is None:
        return plain, Frame(None, None)
    day = published.start if published.start == published.end else None
    return plain, Frame(_today(dated, day), published.end)


def _names_again(page: Page, before: Told | None, told: Told) -> bool:
    """*Tomorrow (Wednesday)*: a time that only says again which day to come is meant."""
    return before is not None and before.meaning == "future" and page.words.keys[before.end : told.first] in (["("], [","])


_HEAD = 8
"""Paragraphs in which a dateline may stand: what comes before it are headlines and the furniture of a page."""


def _today(dated: Sequence[Told], day: dt.date | None) -> dt.date | None:
    if day is None or not dated:
        return day
    filed = reckon(dated[0], Frame(day, day))
    exact = filed is not None and filed.start == filed.end and (day - filed.start).days <= _FILED
    return filed.start if filed and exact else day


def _dateline(page: Page, paragraph: Span) -> Told | None:
    """`OSTREL, March 5 (Norda) –`: a date near the beginning, after a name in capitals, before a dash; no phrase (*In a letter dated*)."""
    first = page.at(paragraph[0])
    told = next(iter(page.between(first, first + _DATELINE)), None)
    if told is None or told.meaning != "date" or told.first == first or not page.words.capital(first):
        return None
    after = set(page.words.keys[told.end : told.end + 6])
    before = set(page.words.keys[first : told.first])
    phrase = page.words.keys[first] in page.tongue.lists["openers"]
    return told if after & {"–", "—", "-"} and not before & {".", ":", "?"} and not phrase else None
