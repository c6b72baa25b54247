"""Which names of several words are no people: of bodies, places and things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.stages.resolve.names.apposed import bodily
from onrecord.stages.resolve.names.bodies import firms
from onrecord.stages.resolve.names.complements import unparticled
from onrecord.stages.resolve.names.letters import given_gender
from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.nations import tables
from onrecord.stages.resolve.names.runs import role_at, text
from onrecord.stages.resolve.names.tokens import Token
from onrecord.words.lexicon import load

Key = tuple[str, ...]
LEADS = frozenset({"director", "founder", "member", "chair", "trade unionist", "expert", "dean"})
"""Who is one of a body, not of a person."""
OF = 2
"""Words before a name that tell that somebody leads it."""
WHO = frozenset({"who", "qui", "который", "которая", "який", "яка"})


def things(words: Sequence[Token], runs: Sequence[Run], known: Lists, keys: Sequence[Key], order: Iterable[int]) -> set[Key]:
    """The names that are no people: those after an article, after the words that places stand after, or that somebody leads."""
    votes: Counter[Key] = Counter()
    for n in order:
        votes[keys[n]] += _vote(words, runs[n], known, keys[n])
    speaking = _speaking(words, runs, keys) if known.language == "en" else Counter[str]()
    return {key for key, count in votes.items() if count < 0 and not (len(key) == OF and count >= WEAK and speaking[key[-1]] >= OFTEN)}


WEAK, OFTEN = -2, 2
"""Votes against a person by small words alone, and how often a surname by itself must then have a verb for what people do."""


def _speaking(words: Sequence[Token], runs: Sequence[Run], keys: Sequence[Key]) -> Counter[str]:
    """How often each single name stands right before a verb for what people do: *Velt told*, *Velt took*."""
    doing, found = frozenset(load("pronouns")["doing"]), Counter[str]()
    for n, run in enumerate(runs):
        after = words[run.last] if run.last < len(words) else None
        if run.size == 1 and run.sort == "name" and after is not None and after.joined and after.low in doing - BEING:
            found[keys[n][0]] += 1
    return found


BEING = frozenset({"was", "is", "has", "had", "will", "would", "did", "does", "left", "made", "put"})
"""Verbs of which things are subjects as well."""


def _vote(words: Sequence[Token], run: Run, known: Lists, key: Key) -> int:
    """How much one place of a name speaks for a person (above 0), or against one."""
    told = run.sort == "name" and not given_gender(key[0]) and bodily(words, run.last, known)
    plain = told or (run.sort == "name" and (key[-1] in firms() or (known.language == "en" and key[-1] in ends())))
    if plain or "&" in text(words[run.first : run.last]) or fighters(words, run.last, known) or _of_state(run, key):
        return -3
    if run.sort == "person" or given_gender(key[0]) or (run.last < len(words) and words[run.last].low in WHO):
        return 3
    if run.sort != "name" or not run.start or not words[run.start].joined:
        return 0
    if (
        (unparticled(words, run.start, known) and _office_name(words, run.start, known))
        or _led(words, run.start, known)
        or _heads(words, run.start - 1, known)
    ):
        return -3
    before = words[run.start - 1].low
    if before in known.sure_the | known.at | known.new:
        return -2 if before in known.the else -1
    return 0


def fighters(words: Sequence[Token], at: int, known: Lists) -> bool:
    """Whether fighters are told whose body a name before them is: *Qasr Umbat militants*."""
    if known.language != "en" or at >= len(words) or not words[at].joined or words[at - 1].owns:
        return False
    return words[at].low in load("descriptions")["fighters"]


def _of_state(run: Run, key: Key) -> bool:
    """Whether a name ends in that of a state of two words, before which a heading stands: *WATCHED North Korea*."""
    return run.sort == "name" and len(key) > OF and " ".join(key[-OF:]) in tables().names


def _office_name(words: Sequence[Token], at: int, known: Lists) -> bool:
    """Whether a name says what a ministry is for: *ministero della Difesa*."""
    return any((found := known.body(words[n].low)) and found[0] == "ministry" for n in range(max(0, at - OF - 1), at))


@cache
def ends() -> frozenset[str]:
    """Words that a thing's name ends in."""
    return frozenset(load("bodies")["ends"])


def _led(words: Sequence[Token], at: int, known: Lists) -> bool:
    """Whether somebody leads what a name is for, or is in it: *executive director of Harbour Watch*."""
    if known.language != "en" or at < OF or words[at - 1].low not in {"of", "for", "at"} or not words[at - 1].joined:
        return False
    found = role_at(words, at - 2, at - 1, known)
    return found is not None and found[0].concept in LEADS


def _heads(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a small word before a name makes it a body's: *the shipping line Hadder*, but not *spokesman of the line Mira Lund*."""
    word = words[n]
    roles = (role_at(words, m, n, known) for m in range(max(0, n - 4), n))
    if any(role[0].concept not in LEADS for role in roles if role):
        return False
    return not word.capital and known.body(word.low) is not None and not known.role((word.low,))
