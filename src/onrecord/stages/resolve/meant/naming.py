"""Names for those whom a report does not name: `unnamed senior official`, `Office of Mira Lund`, `Dorlundian Foreign Ministry`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.cases import nominative, small_adjective
from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.nations import ADJECTIVE
from onrecord.stages.resolve.names.runs import text
from onrecord.stages.resolve.names.tokens import Token

NUMBER = re.compile(
    r"\d[\d.,]*$|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozen|dozens|hundred|thousand|couple|scores|hundreds|thousands|half)$"
)

SMALL = frozenset({"of", "for", "and", "the", "in", "on", "at", "to", "de", "des", "du", "der", "die", "und", "für", "von"})


def unnamed(words: Sequence[Token], known: Lists, names: frozenset[str] = frozenset()) -> str:
    """The description of people without a name, as a name: `unnamed` and the noun with what stands before it.

    `names` are words that keep their capital at the beginning of a sentence.
    """
    start, end = _bare(words, known)
    if end < len(words) and words[end - 1].low in known.generic and words[end].low in known.of and _joined(words[end]):
        end = next((n for n in range(end + 1, len(words)) if not _joined(words[n]) or words[n].low in {"who", "qui", "che"}), len(words))
    end = _untimed(words, start, max(end, _further(words, end, known)), known)
    while end > start + 1 and words[end - 1].low in known.joins:
        end -= 1
    words = small_adjective(words, start, end) if known.language == "de" else words
    kept = nominative(words[start:end], words[start - 1].low if start else "", known) if known.language == "de" else words[start:end]
    low = [known.english.get(word.low, word.text) if known.language != "en" else word.text for word in kept]
    if known.language in WHOLE and not all(word.low in known.english for word in kept):
        low = [word.text for word in kept]
    shown = " ".join(low) if low != [word.text for word in kept] else text(kept)
    return "unnamed " + (shown[0].lower() + shown[1:] if kept[0].low not in names and _lowered(kept, known) else shown)


def _bare(words: Sequence[Token], known: Lists) -> tuple[int, int]:
    """Where a description begins and ends without articles, numbers and what follows its noun."""
    start = 0
    skipped = known.the | known.new | known.his | known.of | (heads.words("hedges") if known.language == "en" else frozenset())
    while start < len(words) - 1 and words[start].low not in OTHERS and (words[start].low in skipped or NUMBER.match(words[start].low)):
        start += 1
    if words[start].low in OTHERS:
        return start, start + 1
    return start, next((n for n in range(start + 1, len(words)) if words[n].low in known.stops or not _joined(words[n])), len(words))


def _untimed(words: Sequence[Token], start: int, end: int, known: Lists) -> int:
    """Where an English description ends before a day (*on Thursday*, *late last week*) or *there*, which tell not who somebody is."""
    if known.language != "en":
        return end
    day = next((n for n in range(start + 1, end) if DAY.fullmatch(words[n].low) and not words[n].owns), end)
    while start + 1 < day < end and words[day - 1].low in BEFORE_DAYS:
        day -= 1
    day = day if day == end or day + 1 >= end or words[day].low in BEFORE_DAYS else end
    while start + 1 < day and words[day - 1].low in PLACES:
        day -= 1
    return day


DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight")
BEFORE_DAYS = frozenset({"on", "late", "early", "last", "earlier", "this", "next"})
PLACES = frozenset({"there", "here"})


WHOLE = frozenset({"fr", "it", "es", "ru", "uk"})
"""Languages whose words are told in English only if all of a description are known: an adjective follows its noun's gender."""
OTHERS = frozenset({"others"})
"""Who is a noun by himself among the words that stand before one."""


def noun(words: Sequence[Token], known: Lists) -> str:
    """The noun of a description."""
    return words[_bare(words, known)[1] - 1].low


def _further(words: Sequence[Token], end: int, known: Lists) -> int:
    """Where a description ends that goes on in small words: *officials of the government*, *people familiar with the talks*."""
    if end >= len(words) or not _joined(words[end]) or not (_tells if known.language == "en" else _owned)(words, end, known):
        return end
    return next((n for n in range(end + 1, len(words)) if not _joined(words[n]) or words[n].low in CLAUSES), len(words))


def _tells(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a small word after a noun goes on with a description: after several people, and after a word that tells little."""
    head = words[n - 1].low
    if words[n].low in CLAUSES or (words[n].low in known.at and n + 1 < len(words) and words[n + 1].low in BOTH):
        return False
    if not head.endswith("s") and words[n].low in NEAR:
        return True
    return head in known.generic or (head.endswith("s") and words[n].low in known.of | known.at)


def _owned(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether words behind a noun tell whose somebody is, or near whom: *conseiller de Mme Lund*, *source proche de …*."""
    return known.language in LATIN and n + 1 < len(words) and (words[n].low in known.whose or words[n].low in CLOSE)


LATIN = frozenset({"fr", "it", "es"})
CLOSE = frozenset(
    {
        "proche",
        "proches",
        "vicino",
        "vicina",
        "vicini",
        "vicine",
        "cercano",
        "cercana",
        "cercanos",
        "cercanas",
        "próximo",
        "próxima",
        "próximas",
        "informée",
        "informé",
    }
)
NEAR = frozenset({"familiar", "close", "briefed"})
BOTH = frozenset({"both", "either"})
"""Words for sides that tell of nobody whose he is: *officials in both capitals*."""
CLAUSES = frozenset({"qui", "che", "que", "who", "which", "that", "whose", "whom", "speaking", "working", "involved"})
"""Words that begin a clause, which is no part of a description."""


def _lowered(kept: Sequence[Token], known: Lists) -> bool:
    """Whether the first word has its capital only from the sentence that it begins."""
    first = kept[0]
    alone = len(kept) == 1 or not kept[1].capital
    return (
        known.language != "de"
        and first.opens
        and alone
        and first.low not in known.proper
        and not first.text.isupper()
        and not (known.language == "en" and ADJECTIVE.search(first.low))
    )


def _joined(word: Token) -> bool:
    return word.joined


def titled(words: Sequence[Token]) -> str:
    """The words of an office or body as a name: `foreign ministry` as `Foreign Ministry`."""
    shown = [word.text if word.low in SMALL and not word.capital else word.text[0].upper() + word.text[1:] for word in words]
    marks = [word.before.strip() if word.before in {"’ ", "' "} else "" for word in words[1:]]
    return " ".join(one + mark for one, mark in zip(shown, [*marks, ""], strict=True))
