"""Names gathered into actors: a union-find over names, with what the reports say of each name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from onrecord.stages.resolve.names.lists import LONGEST, Role, lists
from onrecord.types import Kind, Mention

LANGUAGES = ("en", "de", "fr", "it", "es", "ru", "uk", "pl", "pt", "nl")
Told = tuple[str, Mention, int]
ARTICLE = re.compile(r"^(?:a[dlnrstz]|ash|el|аль|а[дльнрстзш]|эль)[-‑’'](?=\w{3})", re.IGNORECASE)
APART = frozenset({"al", "el", "аль", "эль"})
"""The Arabic article before a name, grown to it or apart; it changes with the letter behind it."""


@dataclass(slots=True)
class Named:
    """One name as all reports use it: how often as what kind, for which party, with which offices, where, and in which other forms.

    `sides` are the parties by report.
    """

    name: str
    count: int = 0
    kinds: Counter[Kind] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    sides: dict[str, str] = field(default_factory=dict)
    forms: set[str] = field(default_factory=set)

    @property
    def kind(self) -> Kind:
        """What it is most often taken for."""
        return min(self.kinds, key=lambda k: (-self.kinds[k], k.value))

    @property
    def words(self) -> list[str]:
        """Its words, without the articles of Arabic names: *al-Hamdar* and *Al Hamdar* are one name."""
        first, *rest = self.name.split() or [self.name]
        return [first, *(ARTICLE.sub("", word) for n, word in enumerate(rest) if n == len(rest) - 1 or word.casefold() not in APART)]

    def votes(self, called: Mapping[str, str]) -> Counter[str]:
        """For which sides it is told, and how often: several names that `called` brings to one count together."""
        found: Counter[str] = Counter()
        for name, told in self.parties.items():
            found[called.get(name, name)] += told
        return found

    def concepts(self) -> set[str]:
        """The offices' concepts."""
        return {found for office in self.offices if (found := concept(office.rsplit(" of ", 1)[0]))}


@dataclass(slots=True)
class Groups:
    """Which names stand for one actor, and why each was taken in."""

    named: dict[str, Named]
    parent: dict[str, str]
    reasons: dict[str, str]

    def root(self, name: str) -> str:
        """The name that stands for a group, the smallest of its names."""
        while self.parent[name] != name:
            self.parent[name] = self.parent[self.parent[name]]
            name = self.parent[name]
        return name

    def join(self, a: str, b: str, reason: str) -> None:
        """Take two names as one actor's."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return
        self.parent[max(x, y)] = min(x, y)
        self.reasons.setdefault(a, reason)

    def members(self) -> dict[str, list[Named]]:
        """The names of each group, by its root."""
        found: defaultdict[str, list[Named]] = defaultdict(list)
        for name in sorted(self.named):
            found[self.root(name)].append(self.named[name])
        return dict(found)


def groups(told: Iterable[Told]) -> Groups:
    """Every name of the record, each on its own; a report that says just what another one says counts once."""
    by_report: defaultdict[str, list[tuple[Mention, int]]] = defaultdict(list)
    for report, mention, count in told:
        by_report[report].append((mention, count))
    named: dict[str, Named] = {}
    seen = set()
    for report in sorted(by_report):
        rows = tuple(sorted(by_report[report], key=lambda row: row[0].name))
        if rows in seen:
            continue
        seen.add(rows)
        for mention, count in rows:
            _tell(named.setdefault(mention.name, Named(mention.name)), report, mention, max(count, 1))
    _states(named)
    return Groups(named, {name: name for name in named}, {})


VOICE = 3
"""Statements for which a report counts at most where the reports differ about somebody's side: one long report is no ten short ones."""


def _states(named: dict[str, Named]) -> None:
    """Let a single name be a state's that some report knows as one's, where no office is told of it and nobody bears it as a surname."""
    borne = {one.words[-1] for one in named.values() if Kind.PERSON in one.kinds and len(one.words) > 1}
    for one in named.values():
        if Kind.GOVERNMENT in one.kinds and not one.offices and one.name not in borne:
            one.kinds = Counter({Kind.GOVERNMENT: sum(one.kinds.values())})


def _tell(one: Named, report: str, mention: Mention, count: int) -> None:
    one.count += count
    one.kinds[mention.kind] += count
    one.reports.add(report)
    one.offices.update(mention.offices)
    one.forms.update(mention.forms)
    if mention.party:
        one.sides[report] = mention.party
        one.parties[mention.party] += min(count, VOICE)


@lru_cache(maxsize=20_000)
def concept(words: str) -> str | None:
    """The concept of the role that a description names, in whichever language; the longest role, of the first language that has it."""
    parts = tuple(part.strip(",.").casefold().replace("’", "'") for part in words.split())[:8]
    best: tuple[int, int, Role] | None = None
    for language in LANGUAGES:
        known = lists(language)
        found = [
            (n, size, role)
            for n in range(len(parts))
            for size in range(LONGEST, 0, -1)
            if n + size <= len(parts) and (role := known.role(parts[n : n + size]))
        ]
        if found:
            here = max(found, key=lambda row: (row[1], -row[0] if language in {"fr", "it", "es", "ru", "uk", "pl", "pt"} else row[0]))
            best = here if best is None or here[1] > best[1] else best
    if best is not None:
        return best[2].concept
    return words if words in _concepts() else None


@cache
def _concepts() -> frozenset[str]:
    """What reports call offices that they describe by whose they are (`deputy of Mira Lund`)."""
    return frozenset(role.concept for role in lists("en").roles.values())
