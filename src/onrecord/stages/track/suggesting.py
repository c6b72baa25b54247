"""Suggested points: noun phrases that several statements share. Without a parser a noun phrase is what follows an article or a number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from onrecord.stages.origins.fold import TOKEN, Kind, fold, plain
from onrecord.stages.track import book
from onrecord.types import Told
from onrecord.words.phrases import words_of

LEAST = 3
"""Statements that must share a word for it to be a point."""
MOST = 0.5
"""Share of all statements beyond which a word tells none apart."""
_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "our",
        "their",
        "its",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "le",
        "la",
        "les",
        "du",
        "une",
        "un",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "gli",
    ]
)


def suggest(told: Sequence[Told]) -> Mapping[str, str]:
    """The label of a point by statement id: of the shared words of a statement the one that most parties use, then the most frequent."""
    keys = {one.id: _keys(one) for one in told}
    users: defaultdict[str, set[str]] = defaultdict(set)
    often: Counter[str] = Counter()
    shapes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        for key, shape in keys[one.id].items():
            often[key] += 1
            shapes[key][shape] += 1
            users[key] |= {one.party} if one.party else set()
    good = {key for key, count in often.items() if LEAST <= count <= max(LEAST, MOST * len(told)) and users[key]}
    ranked = sorted(good, key=lambda key: (key != "preconditions", -len(users[key]), -often[key], key))
    place = {key: number for number, key in enumerate(ranked)}
    names = {key: _shape(shapes[key]) for key in good}
    best = {name: min((key for key in found if key in good), key=place.__getitem__, default=None) for name, found in keys.items()}
    return {name: names[key] for name, key in best.items() if key is not None}


def _shape(shapes: Counter[str]) -> str:
    return min(shapes, key=lambda shape: (-shapes[shape], len(shape), shape))


def _keys(one: Told) -> dict[str, str]:
    """What a statement is about: things `events.yml` knows, and its nouns, each with how it is written here."""
    words = words_of(one.content)
    things = {
        group.split(":")[1]: words[at] for at, group in book.phrases(book.known(one.language)).find(words) if group.startswith("things:")
    }
    return {"men": "men"} | things if "men" in things else things | _nouns(one, set(things.values()))


def _nouns(one: Told, told: set[str]) -> dict[str, str]:
    """Names and other capitalised words in mid-sentence that are no actor's: `Cape Noll`, `the Summit`."""
    actors = {plain(word) for name in (one.party, one.speaker, one.addressee) if name for word in TOKEN.findall(name)}
    raw = TOKEN.findall(one.content)
    found = {}
    for place, word in enumerate(raw):
        folded = fold(word, name=place > 0 and word[0].isupper())
        if folded.kind is Kind.WORD and word.lower() not in told and plain(word) not in actors and _after_article(raw, place):
            found[f"{(one.language or 'en')[:2]}:{folded.stem}"] = word.lower()
    return found


def _after_article(raw: Sequence[str], place: int) -> bool:
    return place > 0 and raw[place - 1].lower() in _ARTICLES
