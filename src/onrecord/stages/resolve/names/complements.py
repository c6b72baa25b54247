"""Names that go on in small letters: *Parti du port*, *Confédération syndicale des dockers*, *Министерство обороны*, *Union européenne*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.nations import tables
from onrecord.stages.resolve.names.tokens import Token

ROMANCE = frozenset({"fr", "it", "es"})
CYRILLIC = frozenset({"ru", "uk"})
VAGUE = frozenset({"government", "office", "police", "army", "company", "campaign", "newspaper", "delegation"})
"""Kinds of bodies that are seldom named by what follows in small letters."""
INFINITIVES = {"fr": ("er", "ir", "oir", "dre", "tre", "ire"), "it": ("are", "ere", "ire", "rsi"), "es": ("ar", "er", "ir", "rse")}
"""How verbs end behind *of*, by language."""
LEAST = 4
"""Letters of a noun in a name."""
GENITIVE = ("ов", "ев", "ей", "ий", "ы", "и", "а", "я", "ів", "їв", "ї", "у")
"""How nouns end that say whose a body is."""
VERBS = ("ла", "ли", "ло", "ся", "сь", "ли", "ала", "или", "ть")
"""How verbs end that look like such nouns."""
ADJECTIVES = ("ый", "ий", "ой", "ій", "ая", "ое", "ее", "ые", "ие", "ний", "ні", "ська", "ські", "ське", "на")
"""How adjectives end that describe somebody."""
REACH = 4
"""Words after an adjective among which the noun stands."""


def complement(words: Sequence[Token], n: int, known: Lists) -> int:
    """Where a body's name ends whose head, with a capital, stands before a word; the word itself where it does not go on."""
    head = known.body(words[n - 1].low) if words[n - 1].capital and words[n].joined and not words[n].capital else None
    if head is None or head[0] in VAGUE or words[n - 1].text.isupper():
        return n
    if known.language in CYRILLIC:
        return n + 1 if is_noun(words, n, known) and words[n].low.endswith(GENITIVE) and not words[n].low.endswith(VERBS) else n
    return _romance(words, n, known) if known.language in ROMANCE else n


def _romance(words: Sequence[Token], n: int, known: Lists) -> int:
    at = n if words[n].low in known.of else n + 1
    if at + 1 >= len(words) or words[at].low not in known.of or not all(word.joined for word in words[n : at + 2]):
        return n
    after = at + 2 if words[at + 1].low in known.the and at + 2 < len(words) else at + 1
    return after + 1 if is_noun(words, after, known) and words[after].joined else n


def is_noun(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a word in small letters may be a noun of a name, and is no verb (*accuse le Front de mentir*)."""
    word = words[n]
    if known.language in ROMANCE and word.low.endswith(INFINITIVES[known.language]):
        return False
    return not word.capital and word.text.isalpha() and len(word.text) >= LEAST and word.low not in known.small | known.at


def whole(words: Sequence[Token], n: int, end: int, known: Lists) -> int:
    """Where a name ends that the tables know with a word in small letters: *Nations unies*."""
    if known.language in {"en", "de"} or end >= len(words) or words[end].capital or not words[end].joined:
        return end
    name = f"{' '.join(word.low for word in words[n:end])} {words[end].low}"
    return end + 1 if name in tables().seats or name in tables().names else end


def unparticled(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a word stands after *of the*, as no given name does: *ministère de la Défense de …*."""
    if known.language not in ROMANCE or n == 0 or not words[n].joined:
        return False
    before = words[n - 1].low
    after_the = n > 1 and before in known.the and words[n - 2].low in known.of and words[n - 1].joined
    return after_the or (before in known.of and before not in {"de", "d", "di"})


def described(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a word that begins a sentence is an adjective, for the noun for who speaks follows: *Высокопоставленный чиновник*."""
    if known.language not in CYRILLIC or not words[n].low.endswith(ADJECTIVES):
        return False
    for m in range(n + 1, min(n + REACH, len(words))):
        if words[m].capital or not words[m].joined:
            return False
        if (words[m].low,) in known.roles or words[m].low in known.people:
            return True
    return False


def tied(words: Sequence[Token], start: int, first: int, end: int, known: Lists) -> bool:
    """Whether what stands behind an office only tells whose it is: *PDG de Talvonne*; *Mme d’Aubrac* is a name."""
    if known.language not in ROMANCE or not start < first < end - 1 or words[first - 1].low.rstrip(".") in known.titles:
        return False
    return words[first].low in known.of and not words[first].capital
