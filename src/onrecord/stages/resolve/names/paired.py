"""Names of bodies that go on with *and* behind what they are of: *Union of Stokers and Boilermen*, *Ministry of Transport and Housing*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.nations import tables
from onrecord.stages.resolve.names.tokens import Token

AND = frozenset({"and", "&", "und", "et", "e", "ed", "y", "и", "і", "та"})
PLURALS = {
    "en": ("s", "men", "people"),
    "de": ("er", "en", "innen", "e", "s"),
    "fr": ("s", "x"),
    "it": ("i", "e"),
    "es": ("s",),
    "ru": ("ов", "ев", "ей", "иц", "ок"),
    "uk": ("ів", "їв", "ей", "иць", "ок"),
}
"""How the nouns end, in names, for those who are in a union."""
ANOTHER = 2
"""Words of *and Boilermen*."""


def paired(words: Sequence[Token], n: int, known: Lists) -> int:
    """Where a name ends that goes on with *and* at a word, behind what its head is of; the word itself where it does not."""
    if n + 1 >= len(words) or n < ANOTHER or words[n].low not in AND or not (words[n].joined and words[n + 1].joined):
        return n
    first, second = words[n - 1], words[n + 1]
    if first.capital != second.capital or not _may(second, known) or not _may(first, known):
        return n
    kind, after = _kind(words, n - 1, known), words[n + ANOTHER] if n + ANOTHER < len(words) else None
    ended = after is None or not (after.joined and after.capital) or (known.language == "en" and after.low in wording.fields() | SERVICES)
    if kind is None or not ended:
        return n
    if kind == "ministry":
        fields = wording.portfolios()
        return n + ANOTHER if known.language != "en" or {first.low, second.low} & set(fields) or first.low.endswith(ABSTRACT) else n
    plurals = PLURALS.get(known.language, ())
    return n + ANOTHER if kind in MANY and first.low.endswith(plurals) and second.low.endswith(plurals) else n


SERVICES = frozenset({"services", "affairs", "development", "planning", "resources"})
ABSTRACT = ("ion", "ment", "ce", "ity", "th", "ing", "ure", "ics", "ry")
"""How words end that a ministry is for and nobody is called."""
GENITIVE = frozenset({"ru", "uk"})
"""Languages that need no word for *of*."""
MANY = frozenset({"union", "league", "party", "faction", "coalition", "commission", "crowd"})
"""Kinds of bodies that are called after who is in them."""


def _may(word: Token, known: Lists) -> bool:
    """Whether a word may be what a body is of, and is no state, person or office of one."""
    low = word.low
    return low not in tables().names and low not in tables().capitals and low not in known.small and given_gender(plain(word.text)) is None


def _kind(words: Sequence[Token], n: int, known: Lists) -> str | None:
    """The kind of the body that a word narrows, right behind *of* or *of the*, where its name has a capital."""
    at = n - (known.language not in GENITIVE)
    while at > 0 and words[at].joined and words[at].low in known.the and words[at].low not in known.of:
        at -= 1
    of = known.language in GENITIVE or words[at].low in known.of
    if at < 1 or not of or not (words[at].joined and words[n].joined):
        return None
    head = words[at - 1]
    body = known.body(head.low) if head.capital else None
    return None if body is None else body[0]
