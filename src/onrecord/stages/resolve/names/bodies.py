"""Which names are those of bodies by their own words: *Harbour Union*, *Harbour Workers of Dorlund*, *NUD*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.nations import people
from onrecord.stages.resolve.names.tokens import Token
from onrecord.words.lexicon import load

JOINED = frozenset({"union", "party", "coalition", "faction", "league"})
"""Bodies that people join."""

INITIAL, ACRONYM = 2, 6
"""Letters of an initial at most (`Yu.`), and of an acronym."""


@cache
def firms() -> frozenset[str]:
    """Words that a company's name ends in."""
    return frozenset(load("bodies")["firms"])


def is_national(run: Sequence[Token]) -> bool:
    """Whether a name is a company's that a people's adjective begins: *Dorlundian Airlines*."""
    return len(run) > 1 and run[-1].low in firms() and people(run[0].low) is not None


def is_union(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a name before *of* is a union's by those who are in it: *Harbour Workers of Dorlund*, *the Mothers of the Border*."""
    named = known.language == "en" and words[n].low == "of" and is_crowd(words[n - 1], known)
    if not named or n <= 1 or not words[n - 1].joined:
        return False
    return (words[n - 2].capital and not words[n - 2].opens) or (words[n - 2].low == "the" and words[n - 1].capital)


def is_body(run: Sequence[Token], known: Lists) -> bool:
    """Whether the words of a run are a body's name: by its head, or as an acronym."""
    last = next((n for n, word in enumerate(run) if n and word.low in known.of and not word.capital), len(run)) - 1
    ends = (run[last],) if known.language == "en" else (run[0], run[-1])
    heads = [known.body(word.low) or (("union", "own") if last < len(run) - 1 and is_crowd(word, known) else None) for word in ends]
    if known.language in {"ru", "uk", "pl"} and (known.role(tuple(word.low for word in run)) or (len(run) > 1 and _officer(run[0], known))):
        return False
    if any(heads):
        role = any(known.role((word.low,)) for word in run[:-1]) and known.language == "en" and len(run) > INITIAL and not _bodily(run)
        return (len(run) > 1 or (known.language == "en" and not run[0].opens)) and not role
    if len(run) == 1 and known.role((run[0].low,)):
        return False
    return len(run) == 1 and run[0].text.isupper() and INITIAL <= len(run[0].text) <= ACRONYM and run[0].text.isalpha()


def _officer(word: Token, known: Lists) -> bool:
    """Whether a word is for an office, and for no body: *Секретарь Совбеза*."""
    return known.single(word.low) is not None and known.body(word.low) is None


def is_crowd(word: Token, known: Lists) -> bool:
    """Whether an English word is for several people without a name."""
    return known.language == "en" and word.low in known.people and word.low.endswith("s")


def _bodily(run: Sequence[Token]) -> bool:
    """`Foreign Ministry` beside `Foreign Minister Jane Post`: a head that no surname is."""
    return run[-1].low in {
        "ministry",
        "department",
        "office",
        "council",
        "union",
        "party",
        "committee",
        "commission",
        "government",
        "association",
        "federation",
        "hospital",
        "university",
        "college",
        "school",
        "institute",
        "court",
        "agency",
        "authority",
        "service",
        "force",
        "forces",
        "foundation",
        "secretariat",
        "parliament",
        "assembly",
        "inc",
        "corp",
        "ltd",
        "plc",
    }


@cache
def members() -> frozenset[str]:
    """Nouns for the members of a party."""
    return frozenset(load("partisans")["members"])


@cache
def adjectives() -> frozenset[str]:
    """Adjectives for a party, which no name ends in: *the presumptive Democratic nominee*."""
    return frozenset(load("partisans")["adjectives"])
