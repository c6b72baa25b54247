"""The pages of a speaker: who it is, under which names, and everything said, act by act and day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.present.dossier import names
from onrecord.present.dossier.catalogue import named_as
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.paging import ROWS, Page, Pager
from onrecord.present.dossier.parts import pack, weigh
from onrecord.present.dossier.render import fragment, page
from onrecord.present.dossier.timeline import Deed, timeline
from onrecord.present.wording import Group
from onrecord.questions.rows import Actor

VARIANTS = 24
"""Names of a speaker on its page."""


def speaker_pages(group: Group, actor: Actor | None, links: Links) -> Iterator[Page]:
    """The pages of one speaker, or of the statements without one."""
    rows = [fragment("listed_row", view, links.words[view.id], "../") for view in group.statements]
    runs = pack(rows, weigh, ROWS)
    drawing = timeline(Deed(view.act, view.said, view.act, links.words[view.id]) for view in group.statements if not view.negated)
    named = [(one.text, one.count) for one in actor.variants] if actor else named_as(group.statements)
    for number, run in enumerate(runs, 1):
        pager = Pager(names.speaker_stem(group.speaker), number, len(runs))
        about = {"group": group, "actor": actor, "named": named, "most": VARIANTS, "acts": _acts(group), "drawing": drawing}
        reports = len({view.report.id for view in group.statements})
        yield Page(pager.path, page("speaker.html", pager.path, **about, rows=run, pager=pager, reports=reports))


def _acts(group: Group) -> list[tuple[str, int]]:
    """Acts and how often, the most frequent first; those withheld stand as such."""
    counts = Counter((view.act, view.negated) for view in group.statements if view.act)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(f"not {act}" if negated else act, count) for (act, negated), count in ranked]
