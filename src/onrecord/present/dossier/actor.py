"""The pages of a speaker: who it is, under which names, and everything said, act by act and day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.present import wording
from onrecord.present.dossier import names
from onrecord.present.dossier.catalogue import named_as
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.lists import listed_row
from onrecord.present.dossier.paging import ROWS, Page, Pager
from onrecord.present.dossier.parts import pack, weigh
from onrecord.present.dossier.timeline import Timeline, did, timeline
from onrecord.present.wording import Group
from onrecord.questions.rows import Actor

VARIANTS = 24
"""Names of a speaker on its page."""


@dataclass(frozen=True, slots=True)
class About:
    """What is on record of a speaker (None: not worked out): how much, under which names, which acts on which points, and how often."""

    speaker: str | None
    statements: int
    reports: int
    actor: Actor | None
    named: Sequence[tuple[str, int]]
    acts: Sequence[tuple[str, int]]
    points: Sequence[tuple[str, int]]
    drawing: Timeline
    offices: Sequence[tuple[str, int]] = ()

    @property
    def names(self) -> list[tuple[str, int]]:
        """The same names without marks around them, spelled with capitals or without, once: as they are spelled most."""
        spelled: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for words, count in self.named:
            bare = words.strip(" ,;:–—-")
            counts[spelled.setdefault(bare.casefold(), bare)] += count
        return ranked(counts)


def speaker_pages(group: Group, actor: Actor | None, links: Links) -> Iterator[Page]:
    """The pages of one speaker, or of the statements without one."""
    runs = pack([listed_row(view, links, "../") for view in group.statements], weigh, ROWS)
    deeds = [did(view, wording.act(view), links) for view in group.statements]
    named = [(one.text, one.count) for one in actor.variants] if actor else named_as(group.statements)
    about = About(
        group.speaker,
        len(group.statements),
        len({view.report.id for view in group.statements}),
        actor,
        named,
        ranked(Counter(wording.act(view) for view in group.statements if view.act)),
        ranked(Counter(view.point for view in group.statements if view.point)),
        timeline(deeds, lambda _: links.colour(actor.party if actor else None)),
        links.across.offices.get(group.speaker or "", ()),
    )
    for number, run in enumerate(runs, 1):
        yield speaker_page(Pager(names.speaker_stem(group.speaker), number, len(runs)), about, run, links)


def speaker_page(pager: Pager, about: About, rows: Sequence[Markup], links: Links) -> Page:
    """One page of a speaker."""
    return Page(pager.path, "speaker.html", {"about": about, "rows": rows, "pager": pager, "most": VARIANTS, "links": links})


def ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The most frequent first."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
