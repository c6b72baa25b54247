"""The pages of an utterance: how each report words it, and from which origins the reports come."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.present.dossier import names
from onrecord.present.dossier.differences import Pieces, differences
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.paging import Page, Pager, listed
from onrecord.present.dossier.parts import pack, weigh
from onrecord.present.dossier.render import fragment
from onrecord.present.dossier.report import Asked
from onrecord.present.view import StatementView
from onrecord.questions.rows import Report, Utterance, Wording

_OF = "across.html"
_SHAPES = {**dict.fromkeys(map(ord, "“”„‟«»″＂"), '"'), **dict.fromkeys(map(ord, "‘’‚‛′"), "'")}
_AROUND = re.compile(r'\s*"\s*')
FIRST = "the first wording"
FOREIGN = "the first in this language"


@dataclass(frozen=True, slots=True)
class Worded:
    """One wording and the statements that have it word for word.

    `pair` is the first wording in its language and this one in pieces; None where nothing is compared: for the first itself, for a text
    too long, and for one that shares too little; then `note` says why.
    """

    text: str
    language: str | None
    differs: str
    statements: tuple[StatementView, ...]
    pair: tuple[Pieces, Pieces] | None
    note: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A report in the tree of its origin and what heads it, `depth` steps from the one that stands for the source."""

    report: Report
    depth: int
    source: Report | None
    href: str | None
    title: str


def wordings(row: Utterance, links: Links) -> list[Worded]:
    """Wordings that differ, the first one first, as the question orders them. Each is compared with the first in its own language."""
    found: defaultdict[tuple[str, str | None], list[Wording]] = defaultdict(list)
    for each in row.wordings:
        found[_plain(each.text), links.language(each.statement)].append(each)
    firsts: dict[str | None, Wording] = {}
    return [_worded(same, language, firsts, links) for (_, language), same in found.items()]


def _plain(text: str) -> str:
    """The words without what only a house style tells apart: white space, and the shape of quotation marks and apostrophes."""
    return _AROUND.sub('"', " ".join(text.translate(_SHAPES).split()))


def _worded(same: Sequence[Wording], language: str | None, firsts: dict[str | None, Wording], links: Links) -> Worded:
    one, pair, note = same[0], None, "few words in common"
    if firsts.setdefault(language, one) is one:
        note = FOREIGN if len(firsts) > 1 else FIRST
    else:
        pair = differences(firsts[language].text, one.text)
    return Worded(one.text, language, one.differs, tuple(links.views(each.statement for each in same)), pair, note)


def tree(row: Utterance, links: Links) -> list[list[Branch]]:
    """The reports of an utterance by origin, origins with most reports first; each report below the one it was made from."""
    first: dict[str, StatementView] = {}
    for view in links.views(row.statements):
        first.setdefault(view.report.id, view)
    reports = [links.reports[each] for each in first if each in links.reports]
    origins: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        origins[report.origin or report.id].append(report)
    hrefs = {report: links.words[view.id] for report, view in first.items()}
    ordered = sorted(origins.items(), key=lambda item: (-len(item[1]), item[0]))
    return [list(_branches(group, hrefs, links)) for _, group in ordered]


def _branches(group: Sequence[Report], hrefs: dict[str, str], links: Links) -> Iterator[Branch]:
    """Depth first; every report once, even where derivations go round in a circle."""
    below: defaultdict[str | None, list[Report]] = defaultdict(list)
    here = {report.id for report in group}
    for report in group:
        below[report.derived_from if report.derived_from in here else None].append(report)
    coming = [(report, 0) for report in reversed([*below[None], *group])]
    seen: set[str] = set()
    while coming:
        report, depth = coming.pop()
        if report.id not in seen:
            seen.add(report.id)
            yield Branch(report, depth, links.reports.get(report.derived_from or ""), hrefs.get(report.id), links.title(report))
            coming.extend((each, depth + 1) for each in reversed(below[report.id]))


def utterance_pages(links: Links) -> Iterator[Page]:
    """A page, or as many as its size demands, for each thing that more than one statement reports."""
    for row in links.across.utterances:
        if links.several(row.id):
            yield from pages_of(row, links)


def pages_of(row: Utterance, links: Links, asked: Asked = None) -> Iterator[Page]:
    """The pages of one utterance; `asked` on a server only (`Pager`)."""
    runs = pack(_rows(row, links), lambda item: weigh(item[1]), len(row.wordings) * 2)
    told = links.told(row.id)
    cited = next(iter(links.views(each.statement for each in row.wordings[:1])), None)
    for number, run in enumerate(runs, 1):
        pager = Pager(names.utterance_stem(row.id), number, len(runs), asked)
        kinds = {kind: [html for other, html in run if other == kind] for kind in ("worded", "origin")}
        shows = {"row": row, "told": told, "pager": pager, "links": links, "cited": cited}
        yield Page(pager.path, "utterance.html", {**shows, **kinds})


def _rows(row: Utterance, links: Links) -> Iterator[tuple[str, Markup]]:
    for worded in wordings(row, links):
        yield "worded", fragment("worded_row", worded, links, "../", of=_OF)
    for number, branches in enumerate(tree(row, links), 1):
        yield "origin", fragment("origin", number, branches, "../", of=_OF)


def utterance_lists(links: Links) -> Iterator[Page]:
    """All that was said and reported more than once, what most origins have first."""
    several = [row for row in links.across.utterances if links.several(row.id)]
    once = len(links.across.utterances) - len(several)
    return listed("utterances", utterance_rows(most_told(several), links), once=once)


def utterance_rows(found: Iterable[Utterance], links: Links) -> list[Markup]:
    """Utterances as rows of the list."""
    return [fragment("utterance_row", row, links, "", of=_OF) for row in found]


def most_told(rows: Iterable[Utterance]) -> list[Utterance]:
    """By origins, then reports, then id."""
    return sorted(rows, key=lambda row: (-row.origins, -row.reports, row.id))
