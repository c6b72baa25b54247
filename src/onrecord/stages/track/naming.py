"""What a point is called: a noun phrase that its statements use (`night trains`, `pay rise`), in English where one of them is.

Without a parser a noun phrase is what stands between an article or a preposition and the next word that can be in none, and its last word
is one that the statements use as a noun (`nouns.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.stages.align.tokens import Token, meaning, tokens
from onrecord.stages.origins.fold import Kind, fold
from onrecord.stages.track import book
from onrecord.stages.track.matter import Weights
from onrecord.stages.track.nouns import Word, counts, no_nouns, read, words
from onrecord.stages.track.topics import Topic, tells
from onrecord.types import Told
from onrecord.words.lexicon import load

_LONGEST = 3
"""Words of a name."""
_WHOLE = 0.5
"""A longer phrase is the name where it stands in at least this part of the utterances in which its last word does."""
_OFTEN = 0.1
"""What a further wording that has a phrase counts, beside a further utterance."""
_KNOWN = 0.2
"""What it counts that a word stands for a thing that the table of meanings knows; of the others the one that is told first is the name."""
_STEM = 5
"""Letters up to which an English word in *-ed* is as likely a noun (*bed*, *speed*)."""
_ENGLISH = "en"

Phrase = tuple[int, ...]
"""The keys of its words, so that `night train` and `night trains` are one."""


@dataclass(frozen=True, slots=True)
class _Noun:
    """A word of a noun phrase; whether it can name a point by itself, and is surely a noun."""

    token: Token
    named: bool
    sure: bool


def name(group: Sequence[Topic], weights: Weights, actors: frozenset[int], nouns: frozenset[int]) -> str | None:
    """The phrase that most of the utterances have in common and fewest others; None where none has a phrase.

    `actors` are words of the names of those who speak: they name a point only where nothing else does. `nouns` are the words that may
    end a phrase, beside names and what the table of meanings knows as things.
    """
    held: Counter[Phrase] = Counter()
    often: Counter[Phrase] = Counter()
    shapes: defaultdict[Phrase, Counter[str]] = defaultdict(Counter)
    for told in _spoken(group):
        found = [pair for one in told for pair in phrases(one, nouns)]
        held.update({phrase for phrase, _ in found})
        often.update(phrase for phrase, _ in found)
        for phrase, shape in found:
            shapes[phrase][shape] += 1
    score = {phrase: (held[phrase] + _OFTEN * often[phrase]) * weights.key(phrase[-1]) for phrase in held}
    if (
        len(spoken := {one.language[:2] for topic in group for one in topic.told}) > 1
        and _ENGLISH not in spoken
        and (said := _meant(group, weights, 1))
    ):
        return said
    theirs = {phrase for phrase in held if set(phrase) <= actors | _seats()}
    known = {phrase: value + _KNOWN * (phrase[-1] in _concepts()) for phrase, value in score.items()}
    best = _first(held, known, theirs, [_meant(group, weights, least) for least in (2, 1)])
    return best if isinstance(best, str) or best is None else _shape(shapes[best])


def _first(
    held: Mapping[Phrase, int], score: Mapping[Phrase, float], theirs: Collection[Phrase], meant: Sequence[str | None]
) -> Phrase | str | None:
    """A phrase of several utterances, what several mean, a name of somebody in several; else a phrase of one, or what one means."""
    several = {phrase: value for phrase, value in score.items() if held[phrase] > 1}
    named = _best(held, {phrase: value for phrase, value in several.items() if phrase not in theirs})
    single = {phrase: value for phrase, value in score.items() if phrase not in theirs}
    return named or meant[0] or _best(held, several) or _best(held, single) or meant[1]


def _spoken(group: Sequence[Topic]) -> Iterator[list[Told]]:
    """The statements of each utterance that are in English, or all where none of any is."""
    english = any(one.language[:2] == _ENGLISH for topic in group for one in topic.told)
    for topic in group:
        unique = {one.content: one for one in topic.told if not english or one.language[:2] == _ENGLISH}
        yield list(unique.values())


def _best(held: Mapping[Phrase, int], score: Mapping[Phrase, float]) -> Phrase | None:
    single = [phrase for phrase in score if len(phrase) == 1]
    first = min(single, key=lambda phrase: -score[phrase], default=None)
    if first is None:
        return None
    least = max(min(2, held[first]), _WHOLE * held[first])
    longer = [phrase for phrase in score if len(phrase) > 1 and first[0] in phrase and held[phrase] >= least]
    return min(longer, key=lambda phrase: (-held[phrase], len(phrase), phrase), default=first)


def _shape(shapes: Counter[str]) -> str:
    return min(shapes, key=lambda shape: (-shapes[shape], len(shape), shape))


def _meant(group: Sequence[Topic], weights: Weights, least: int) -> str | None:
    """The English name of what most utterances mean, and at least so many."""
    counted = Counter(key for topic in group for key in topic.keys if key in _concepts() and key not in _unnamed() | no_nouns())
    best = min((key for key in counted if counted[key] >= least), key=lambda key: (-counted[key] * weights.key(key), key), default=None)
    return None if best is None else _concepts()[best]


@cache
def _unnamed(language: str = _ENGLISH) -> frozenset[int]:
    """What names no point: meanings and words that are in everything."""
    table = load("events")["no_names"]
    words = (token.key for word in table["words"].get(language, ()) for token in tokens(word, language))
    return frozenset([*words, *(meaning(each) for each in table["meanings"])])


@cache
def _concepts() -> Mapping[int, str]:
    """What a meaning is called, where that is a word."""
    return {meaning(each): each for each in load("concepts") if each != "nothing" and "-" not in each}


def phrases(one: Told, nouns: frozenset[int]) -> Iterator[tuple[Phrase, str]]:
    """Every noun phrase of a statement and every part of one that ends in a noun and before none, with how it is written."""
    said = words(one.content)
    for begin, run in _runs(said, one.language):
        ends = [noun.named and (noun.sure or noun.token.key in nouns) for noun in run]
        for start in range(len(run)):
            for end in range(start + 1, min(len(run), start + _LONGEST) + 1):
                if ends[end - 1] and not (ends[end : end + 1] == [True] and run[end].token.kind is not Kind.NAME):
                    yield tuple(noun.token.key for noun in run[start:end]), _whole(said, begin + start, begin + end, one.language)


def _whole(said: Sequence[Word], start: int, end: int, language: str) -> str:
    """Some words, with the rest of a name that they begin or end in: no *Council* where it is the Harbour Council."""
    first, last = start, end
    while language[:2] != "de" and first and start - first < _LONGEST and _one_name(*said[first - 1 : first + 1]):
        first -= 1
    while language[:2] != "de" and last < len(said) and last - end < _LONGEST and _one_name(*said[last - 1 : last + 1]):
        last += 1
    return " ".join(word if word[0].isupper() and inside else word.lower() for word, inside, _ in said[first:last])


def _one_name(one: Word, other: Word) -> bool:
    return not other.parted and all(word.inside and word.written[0].isupper() for word in (one, other))


def _runs(said: Sequence[Word], language: str) -> Iterator[tuple[int, list[_Noun]]]:
    """Runs of words that can be in a noun phrase, behind a word that opens one, with the place of the first; no mark stands within."""
    run: list[_Noun] = []
    opened, opens = False, opening(language)
    for place, (word, inside, parted) in enumerate(said):
        noun = _noun(word, inside, language)
        goes_on = (opened or bool(run)) and not parted and len(run) < _LONGEST
        if run and not (noun and goes_on):
            yield place - len(run), run
            run = []
        if noun and (goes_on or noun.token.kind is Kind.NAME):
            run.append(noun)
        opened = word.lower() in opens or fold(word, name=False).kind is Kind.NUMBER or counts(word, language)
    if run:
        yield len(said) - len(run), run


@lru_cache(maxsize=1 << 14)
def _noun(word: str, inside: bool, language: str) -> _Noun | None:  # noqa: FBT001 - part of the key
    """What a word can be in a noun phrase; `inside` tells that its place does not explain a capital."""
    german = language[:2] == "de"
    if german and not (word[0].isupper() and inside):
        return None
    found = [token for token in read(word, language, inside=inside) if _named(token, language) or token.key in _beside()]
    if not found:
        return None
    first, thing = found[0], found[0].key not in no_nouns()
    sure = first.kind is Kind.NAME or german or (first.known and thing)
    return _Noun(first, thing and _named(first, language) and not _people(word) and not _done(word, language), sure)


def _named(token: Token, language: str) -> bool:
    """Whether a word can name a point by itself."""
    return tells(token, language) and token.key not in _unnamed(book.known(language))


@cache
def _people(word: str) -> bool:
    """Whether a word is an adjective for the people of a state or continent: it says whose, and of what it does not."""
    return word in _adjectives()


def _done(word: str, language: str) -> bool:
    """Whether a word is what was done to something (`the annexed regions`), by how English writes it: it ends no noun phrase."""
    held = load("events")["no_participles"].get(language[:2])
    return held is not None and word.islower() and word.endswith("ed") and len(word) > _STEM and word not in held


@cache
def _seats() -> frozenset[int]:
    """Words of the names of capitals, which say who is meant, and of what they speak only where nothing else does."""
    names = sorted({name for row in load("states").values() for name in row["capital"]} | {"The Hague"})
    return frozenset(token.key for name in names for token in tokens(f"x {name}", _ENGLISH) if not token.known)


@cache
def _adjectives() -> frozenset[str]:
    states = (word for row in load("states").values() for word in row["adjectives"])
    return frozenset([*states, *load("events")["continents"]])


@cache
def _beside() -> frozenset[int]:
    """What may stand before a name: the `night` of night trains."""
    return frozenset(meaning(each) for each in load("events")["no_points"])


@cache
def opening(language: str) -> frozenset[str]:
    """Articles, possessives and prepositions, after which a noun phrase begins."""
    return frozenset(load("events")["opening"].get(book.known(language), ()))
