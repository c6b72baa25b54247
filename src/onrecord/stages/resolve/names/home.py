"""States that no table knows: names from which a report makes adjectives, or whose president it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.cast import STEM, Actor, Cast, add, key_of, same_word
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.bodies import firms
from onrecord.stages.resolve.names.fitting import Key
from onrecord.stages.resolve.names.german import ENVOYS, governs
from onrecord.stages.resolve.names.letters import plain
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.nations import no_states, own, people, tables
from onrecord.stages.resolve.names.runs import role_at, text
from onrecord.stages.resolve.party.allegiance import partisans
from onrecord.stages.resolve.party.homes import GENITIVE, nominative, office_before
from onrecord.stages.resolve.party.serving import SIDES
from onrecord.types import Kind

BARE = frozenset({"of", "von", "de", "d'", "d’", "di", "van"})
"""Words for *of* after which a state's name stands without an article."""


def nations(cast: Cast, keys: Sequence[Key]) -> None:
    """States that no table knows: single names from which the report makes adjectives."""
    loose = {
        keys[n]: text(cast.words[r.first : r.last])
        for n, r in enumerate(cast.runs)
        if n not in cast.of_run and r.size == 1 and r.sort in {"name", "owner"}
    }
    texts = frozenset(word.text for word in cast.words)
    none = SIDES | no_states() | wording.written_fields(cast.known.language)
    names = {cut(name, cast, texts) for name in loose.values() if len(name) >= STEM and not _people(name) and name.casefold() not in none}
    names -= {name for name in names if name.casefold() in none}
    capital = cast.known.language in {"en", "nl"}
    cast.nations.update(own(names, {word.low for word in cast.words if len(word.text) > STEM and (word.capital or not capital)}))
    cast.nations.update({name.casefold(): name for name in _ruled(cast, names, texts)})
    for name in sorted(set(cast.nations.values())):
        actor = Actor(key_of(name), name, Kind.GOVERNMENT, sure=True)
        cast.actors.append(actor)
        for n, r in enumerate(cast.runs):
            if n not in cast.of_run and r.size == 1 and same_word(keys[n][0], plain(name), cast.known.language):
                add(cast, n, actor)
        cast.nations[name.casefold()] = name
        if cast.known.language == "de":
            cast.nations[name.casefold() + "s"] = name


def _people(name: str) -> bool:
    """Whether it is the word for the people of a known state, which names no state of its own."""
    return people(name.casefold()) is not None and name.casefold() not in tables().names


def _ruled(cast: Cast, names: set[str], texts: frozenset[str]) -> set[str]:
    """Names that the words for who rules a state belong to: `Dorlund’s president`, `the president of Dorlund`, `Dorlunds Präsidentin`."""
    found, words = set(), cast.words
    for n, run in enumerate(cast.runs):
        if n in cast.of_run or run.size != 1:
            continue
        name = cut(words[run.first].text, cast, texts)
        if not {name, name.removesuffix("s"), nominative(name, cast.known.language, frozenset())} & names or _company(name, cast):
            continue
        owns = words[run.first].owns or (cast.known.language == "de" and name.endswith("s"))
        before = run.start > 1 and words[run.start - 1].low in BARE and _ruler(cast, max(0, run.start - 5), run.start - 1)
        if cast.known.language == "de" and run.sort == "owner":
            governed = run.last < len(words) and words[run.last].joined and governs(words, run.first, cast.known)
            found |= {name.removesuffix("s")} if governed or _envoys(cast, run.first) else set()
        elif cast.known.language in GENITIVE and _held(cast, n):
            found.add(nominative(name, cast.known.language, texts))
        elif _stately(cast, run):
            found.add(name)
        elif (owns and _ruler(cast, run.last, min(len(words), run.last + 3))) or before:
            found.add(name.removesuffix("s") if cast.known.language == "de" and owns and not words[run.first].owns else name)
    return found


def _stately(cast: Cast, run: Run) -> bool:
    """Whether what only states have follows an English name, or a word that is said of states stands before it: *war-torn Dorlund*."""
    words = cast.words
    if cast.known.language != "en" or run.start != run.first:
        return False
    before = words[run.start - 1] if run.start and words[run.start].joined else None
    after = words[run.last] if run.last < len(words) and words[run.first].owns else None
    told = before is not None and before.low in wording.words("before_states")
    return told or (after is not None and not after.capital and after.low in wording.words("of_states"))


def _envoys(cast: Cast, at: int) -> bool:
    """Whether who negotiates for a state stands right before a word: *die Unterhändler Dorlunds*."""
    return office_before(cast.words, at, cast.known) in ENVOYS


def _held(cast: Cast, n: int) -> bool:
    """Whether a name stands between an office and who holds it: *президент Орсании Марек Толль*."""
    if cast.runs[n].sort == "owner" and office_before(cast.words, cast.runs[n].first, cast.known) in cast.known.rulers:
        return True
    runs = cast.runs[n : n + 2]
    behind = len(runs) > 1 and runs[1].sort == "person" and runs[1].start == runs[0].last and cast.words[runs[0].last].joined
    return behind and office_before(cast.words, runs[0].first, cast.known) in cast.known.rulers


def _company(name: str, cast: Cast) -> bool:
    """Whether a name is written as no state's is (`VeltAir`), is a party's word, or begins the name of a school or company."""
    first = plain(name)
    begun = [a for a in cast.actors if a.kind is Kind.BODY and len(a.key) > 1 and a.key[0] == first]
    named = (text(cast.words[r.first : r.last]) for r in cast.runs if r.size > 1 and plain(cast.words[r.first].text) == first)
    if any(name.casefold().split()[-1] in firms() for name in named):
        return True
    kinds = {found[1] for a in begun for word in a.name.split() if (found := cast.known.body(word.casefold()))}
    return any(c.isupper() or not c.isalpha() for c in name[1:]) or name.casefold() in partisans() or "other" in kinds


def _ruler(cast: Cast, first: int, last: int) -> bool:
    for n in range(first, last):
        found = role_at(cast.words, n, last, cast.known)
        body = cast.known.body(cast.words[n].low)
        if body and body[1] == "state" and body[0] in {"ministry", "government", "parliament", "army"}:
            return True
        if (
            found
            and found[0].concept in cast.known.rulers
            and (first == last - 1 or all(cast.words[m].joined for m in range(n + 1, n + found[1])))
        ):
            return True
    return False


def cut(name: str, cast: Cast, texts: frozenset[str]) -> str:
    """A German name without the genitive, where the text has it so too."""
    bare = name.removesuffix("s")
    return bare if cast.known.language == "de" and bare in texts else name
