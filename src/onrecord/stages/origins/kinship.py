"""Compare two reports: whether one comes from the other, or both from one text, and by what kind of work.

Credits are evidence, not proof: they lower what else must be seen, and never decide alone. Words inside quotation marks prove nothing
when both reports are in the language that was spoken, so runs of words are counted in the reports' own voice only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import sqrt

import numpy as np

from onrecord.stages.origins.alignment import Alignment, align
from onrecord.stages.origins.fold import TOKEN, fold, is_name, plain
from onrecord.stages.origins.sketch import FEW_WORDS
from onrecord.stages.origins.view import View
from onrecord.types import Derivation

COPY = 0.8
"""Resemblance (Jaccard, all runs of four words) from which a text is a copy."""
EDIT = 0.4
"""Share of the shorter one's own runs from which a text is an edit."""
EDITED = 0.2
"""The same, when the order of facts says so too."""
TOLD = 0.42
"""What the order of facts must reach, for a rewrite; see `Kin.told`."""
ACROSS = 0.3
"""The same across languages, where names and numbers are all that can be compared."""
SOON = 2
"""Days within which a report is told anew: later another report tells of the same people,"""
LATE = 1.5
"""and that much more of these must be seen."""
IN_ORDER, LONG = 0.8, 6
"""A chain of so many sentences, nearly all in one order, is no chance where both appear so soon:"""
CHAINED = 0.83
"""what it leaves of these."""
CREDITED = 0.7
"""What a credit leaves of these."""
FACTS = 0.4
"""Share of the names and numbers of the poorer report under which nothing is compared."""
RUNS = 10
"""Runs of words that two reports must share at least: fewer are set phrases."""
PAIRS, FEWEST = 4, 3
"""Sentences that must tell the same, for a rewrite; of a shorter report all, but never fewer than three."""
ALIKE = 0.6
"""Likeness from which a sentence was taken over,"""
PASSAGES = 2
"""and how many of them make an edit: one is background that an agency sends with every dispatch,"""
NEARLY_ALL = 0.7
"""unless it is all that one of the two says."""


@dataclass(frozen=True, slots=True)
class Kin:
    """What two reports share. `one` and `other` are the shares of each that the other holds; `runs` of words are of the smaller report.

    `told` is the product of the alignment's shares (their geometric mean), its order, and the share of names and numbers: each of them is
    high for a rewrite, and for two reports of one event at least one is low.
    """

    derivation: Derivation
    one: float
    other: float
    runs: float
    facts: float
    told: float
    alignment: Alignment
    credited: bool

    @property
    def closeness(self) -> float:
        """How near two reports stand, to choose among sources: copies over edits over rewrites; words in common tell which rewrite."""
        step = {Derivation.COPY: 2.0, Derivation.EDIT: 1.0}.get(self.derivation, 0.0)
        return step + self.told + self.runs


def kinship(one: View, other: View) -> Kin | None:
    """How two reports are related, whichever comes first; None if nothing shows that they are."""
    if min(len(one.stems), len(other.stems)) < FEW_WORDS:
        return None
    facts = _overlap(one.facts, other.facts)
    runs = _own(one, other)
    if facts < FACTS and runs < EDITED:
        return None
    across = one.outline.language != other.outline.language
    alignment = align(one, other, across=across)
    told = sqrt(alignment.one * alignment.other) * alignment.order * facts
    shared = runs * min(len(one.own), len(other.own))
    if shared >= RUNS and _spread(alignment) and (runs >= EDIT or (runs >= EDITED and told >= TOLD)):
        return _by_words(one, other, Kin(Derivation.EDIT, 0, 0, runs, facts, told, alignment, credited=False))
    return _by_facts(one, other, Kin(Derivation.REWRITE, alignment.one, alignment.other, runs, facts, told, alignment, credited=False))


def _spread(found: Alignment) -> bool:
    """Whether what is shared is more than one paragraph of background, or nearly all there is."""
    return sum(like >= ALIKE for like in found.likeness) >= PASSAGES or max(found.one, found.other) >= NEARLY_ALL


def _own(one: View, other: View) -> float:
    """The share of the smaller report's own runs that the other has; what either of them quotes is nobody's own."""
    least = min(len(one.own), len(other.own))
    shared = np.intersect1d(one.own, other.own, assume_unique=True)
    return len(np.setdiff1d(shared, np.union1d(one.said, other.said), assume_unique=True)) / least if least else 0.0


def _by_words(one: View, other: View, kin: Kin) -> Kin:
    """A copy or an edit; how much of each lies in the other is counted in runs of words."""
    shared = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    alike = shared / max(len(one.shingles) + len(other.shingles) - shared, 1)
    derivation = Derivation.COPY if alike >= COPY else Derivation.EDIT
    here, there = shared / max(len(one.shingles), 1), shared / max(len(other.shingles), 1)
    found = kin.alignment
    return Kin(
        derivation, max(here, found.one), max(there, found.other), kin.runs, kin.facts, kin.told, found, credited=credits(one, other)
    )


def _by_facts(one: View, other: View, kin: Kin) -> Kin | None:
    across = one.outline.language != other.outline.language
    usual = ACROSS if across else TOLD
    least = usual * _strictness(one, other, kin.alignment)
    sentences = max(FEWEST, min(PAIRS, len(one.lengths), len(other.lengths)))
    if len(kin.alignment.pairs) < sentences or max(kin.told / least, kin.told * kin.alignment.heard / (CREDITED * usual)) < 1:
        return None
    credited = credits(one, other)  # then quotations prove something too: it says where it has them from, however late
    if kin.told < least and not credited:
        return None
    derivation = Derivation.TRANSLATION if across else Derivation.REWRITE
    return Kin(derivation, kin.one, kin.other, kin.runs, kin.facts, kin.told, kin.alignment, credited=credited)


def _strictness(one: View, other: View, found: Alignment) -> float:
    """How much more or less than usual must be seen, by the days between two reports and how long a chain of facts they share."""
    apart = days_between(one.outline.published, other.outline.published)
    if apart is None:
        return 1.0
    if apart > SOON:
        return LATE
    return CHAINED if len(found.pairs) >= LONG and found.order >= IN_ORDER else 1.0


def days_between(one: str | None, other: str | None) -> int | None:
    """Days between two EDTF dates; None where one is missing or not a day."""
    try:
        return abs((date.fromisoformat((one or "")[:10]) - date.fromisoformat((other or "")[:10])).days)
    except ValueError:
        return None


def _overlap(one: np.ndarray[tuple[int], np.dtype[np.uint32]], other: np.ndarray[tuple[int], np.dtype[np.uint32]]) -> float:
    """The share of the smaller set that the other holds."""
    least = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / least if least else 0.0


def credits(one: View, other: View) -> bool:
    """Whether one of two reports credits the other: its outlet, or the agency that filed it."""
    return _credits(one, other) or _credits(other, one)


def _credits(one: View, other: View) -> bool:
    filed = other.outline.filed
    return (filed is not None and filed in one.outline.credits) or _names(one, other.outline.outlet)


def _names(view: View, outlet: str | None) -> bool:
    """Whether a report names an outlet that is not its own. Of a host (`www.baymirror.example`) its longest part is the name."""
    if outlet is None or outlet == view.outline.outlet:
        return False
    name = max(outlet.split("."), key=len) if "." in outlet and " " not in outlet else outlet
    parts = [m[0] for m in TOKEN.finditer(name) if len(m[0]) > 1]
    words = [word for part in parts if (word := fold(part, name=True).sound)]
    shown = {plain(one) for one in view.outline.shown}
    if not words or not all(plain(part) in shown for part in parts if is_name(part) or len(parts) == 1):
        return False
    places = np.flatnonzero(view.sounds == words[0])
    return any(list(view.sounds[at : at + len(words)]) == words for at in places)
