"""German names of bodies in the nominative: *des Auswärtigen Amtes* as `Auswärtiges Amt`, *dorlundisches Außenministerium*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names.cases import cases, ends, is_adjective, without_s
from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.tokens import Token


def body_name(words: Sequence[Token], first: int, last: int, known: Lists) -> str | None:
    """The name of a body at words `first` up to `last` in the nominative; None where it stands so, or nothing tells its case."""
    head = next((n for n in range(first, last) if known.body(words[n].low)), None)
    if head is None and known.language == "de" and (shown := _adjectival(words, first, last)):
        return shown
    if known.language != "de" or head is None or not first or not words[first].joined:
        return None
    if head == first == last - 1 and (theirs := _of_people(words, first, known)):
        return theirs
    article, parts = words[first - 1].low, [word.text for word in words[first:last]]
    if not all(is_adjective(words[n].low) or words[n].low.endswith("er") for n in range(first, head)):
        return None
    if article in cases("genitive"):
        parts[head - first] = without_s(parts[head - first], known)
    ending = _ending(article, words[first].low, parts[head - first].casefold())
    changed = [
        _inflected(part, ending) if n < head - first and ending and is_adjective(part.casefold()) else part for n, part in enumerate(parts)
    ]
    shown = " ".join(changed)
    return None if shown == " ".join(word.text for word in words[first:last]) else shown


def _adjectival(words: Sequence[Token], first: int, last: int) -> str | None:
    """A name of an adjective and a noun of which the article tells the gender: *Neuer Weg*, *Freies Forum*, behind *der*, *das*."""
    low = words[first].low
    ending = NOMINATIVE.get(words[first - 1].low) if first and last - first == PAIR and words[first].joined else None
    told = ending is not None and words[first + 1].joined and low.endswith("e") and is_adjective(low)
    return f"{words[first].text[:-1]}{ending} {words[first + 1].text}" if told else None


PAIR = 2
"""Words of such a name."""
NOMINATIVE = {"der": "er", "das": "es"}
"""Articles of the nominative that change the end of an adjective, which it has without them."""


def _of_people(words: Sequence[Token], n: int, known: Lists) -> str | None:
    """The name of a body before which the adjective of a state stands in an oblique case: *des dorlundischen Außenministeriums*."""
    before = words[n - 1]
    if n < STATE or before.capital or not before.joined or not before.low.endswith("en") or words[n].low in known.bodies:
        return None
    theirs = before.low.endswith("ischen") and known.body(words[n].low) in BODIES
    oblique = words[n - 2].low in cases("genitive") | cases("oblique")
    return f"{strong(before.text, words[n].text)} {without_s(words[n].text, known)}" if theirs and oblique else None


STATE = 2
"""Words before such a body: an article and the adjective."""
BODIES = frozenset({("ministry", "state"), ("embassy", "state")})


def _ending(article: str, adjective: str, noun: str) -> str | None:
    """The ending that an adjective has without an article, by the article before it and its own ending; None where nothing tells."""
    strong = "es" if noun.endswith(ends("neuter")) else "er"
    if article in cases("genitive") or article in cases("oblique"):
        return strong
    if article == "der":
        return "e" if adjective.endswith("en") else "er"
    return "es" if article == "das" else "e" if article in {"die", "zur", "einer"} else None


def _inflected(word: str, ending: str) -> str:
    stem = next(word.removesuffix(end) for end in ("en", "es", "er", "em", "e") if word.endswith(end))
    return stem + ending


def strong(adjective: str, noun: str) -> str:
    """An adjective as it stands before a noun in the nominative without an article: *dorlundisches* before *Außenministerium*."""
    low = noun.casefold()
    stem = next((adjective.removesuffix(end) for end in ("en", "es", "er", "em", "e") if adjective.endswith(end)), adjective)
    return stem + ("es" if low.removesuffix("s").endswith(ends("neuter")) else "e" if low.endswith(FEMININE) else "er")


FEMININE = ("ung", "schaft", "ion", "tät", "ei", "e", "kammer", "wehr", "macht", "polizei", "bank")
"""How German nouns for bodies end that are feminine."""
