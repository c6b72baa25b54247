"""What a point is called: a noun phrase that its statements use (`night trains`, `pay rise`), in English where one of them is.

Without a parser a noun phrase is what stands between an article or a preposition and the next word that can be in none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.stages.align.tokens import Token, meaning, tokens
from onrecord.stages.origins.fold import TOKEN, Kind, fold
from onrecord.stages.track import book
from onrecord.stages.track.matter import Weights
from onrecord.stages.track.topics import Topic, tells
from onrecord.types import Told
from onrecord.words.lexicon import load

_LONGEST = 3
"""Words of a name."""
_WHOLE = 0.5
"""A longer phrase is the name where it stands in at least this part of the utterances in which its last word does."""
_OFTEN = 0.1
"""What a further wording that has a phrase counts, beside a further utterance."""
_ENGLISH = "en"

Phrase = tuple[int, ...]
"""The keys of its words, so that `night train` and `night trains` are one."""


@dataclass(frozen=True, slots=True)
class _Noun:
    """A word of a noun phrase, and whether it can name a point by itself."""

    token: Token
    named: bool


def name(group: Sequence[Topic], weights: Weights, actors: frozenset[int]) -> str | None:
    """The phrase that most of the utterances have in common and fewest others; None where none has a phrase.

    `actors` are words of the names of those who speak: they name a point only where nothing else does.
    """
    held: Counter[Phrase] = Counter()
    often: Counter[Phrase] = Counter()
    shapes: defaultdict[Phrase, Counter[str]] = defaultdict(Counter)
    for told in _spoken(group):
        found = [pair for one in told for pair in phrases(one)]
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
    theirs = {phrase for phrase in held if set(phrase) <= actors}
    best = _first(held, score, theirs, [_meant(group, weights, least) for least in (2, 1)])
    return best if isinstance(best, str) or best is None else _shape(shapes[best])


def _first(
    held: Mapping[Phrase, int], score: Mapping[Phrase, float], theirs: Collection[Phrase], meant: Sequence[str | None]
) -> Phrase | str | None:
    """A phrase of several utterances, what several mean, a name of somebody in several; else what one means, or a phrase of one."""
    several = {phrase: value for phrase, value in score.items() if held[phrase] > 1}
    named = _best(held, {phrase: value for phrase, value in several.items() if phrase not in theirs})
    single = {phrase: value for phrase, value in score.items() if phrase not in theirs}
    return named or meant[0] or _best(held, several) or meant[1] or _best(held, single)


def _spoken(group: Sequence[Topic]) -> Iterator[list[Told]]:
    """The statements of each utterance that are in English, or all where none of any is."""
    english = any(one.language[:2] == _ENGLISH for topic in group for one in topic.told)
    for topic in group:
        unique = {one.content: one for one in topic.told if not english or one.language[:2] == _ENGLISH}
        yield list(unique.values())


def _best(held: Mapping[Phrase, int], score: Mapping[Phrase, float]) -> Phrase | None:
    single = [phrase for phrase in score if len(phrase) == 1]
    first = min(single, key=lambda phrase: (-score[phrase], phrase), default=None)
    if first is None:
        return None
    longer = [phrase for phrase in score if len(phrase) > 1 and first[0] in phrase and held[phrase] >= max(2, _WHOLE * held[first])]
    return min(longer, key=lambda phrase: (-held[phrase], len(phrase), phrase), default=first)


def _shape(shapes: Counter[str]) -> str:
    return min(shapes, key=lambda shape: (-shapes[shape], len(shape), shape))


def _meant(group: Sequence[Topic], weights: Weights, least: int) -> str | None:
    """The English name of what most utterances mean, and at least so many."""
    counted = Counter(key for topic in group for key in topic.keys if key in _concepts() and key not in _unnamed() | _no_nouns())
    best = min((key for key in counted if counted[key] >= least), key=lambda key: (-counted[key] * weights.key(key), key), default=None)
    return None if best is None else _concepts()[best]


@cache
def _unnamed(language: str = _ENGLISH) -> frozenset[int]:
    """What names no point: meanings and words that are in everything."""
    table = load("events")["no_names"]
    words = (token.key for word in table["words"].get(language, ()) for token in tokens(word, language))
    return frozenset([*words, *(meaning(each) for each in table["meanings"])])


@cache
def _no_nouns() -> frozenset[int]:
    return frozenset(meaning(each) for each in load("events")["no_nouns"])


@cache
def _concepts() -> Mapping[int, str]:
    return {meaning(each): each for each in load("concepts") if each != "nothing"}


def phrases(one: Told) -> Iterator[tuple[Phrase, str]]:
    """Every noun phrase of a statement and every part of one, with how it is written."""
    for run in _runs(TOKEN.findall(one.content), one.language):
        for start in range(len(run)):
            for end in range(start + 1, min(len(run), start + _LONGEST) + 1):
                words = run[start:end]
                if words[-1][1].named:
                    yield tuple(noun.token.key for _, noun in words), " ".join(word for word, _ in words)


def _runs(raw: Sequence[str], language: str) -> Iterator[list[tuple[str, _Noun]]]:
    """Runs of words that can be in a noun phrase, behind a word that opens one."""
    run: list[tuple[str, _Noun]] = []
    opened, opens = False, opening(language)
    for place, word in enumerate(raw):
        noun = _noun(word, place > 0, language)
        if noun and (opened or noun.token.kind is Kind.NAME) and len(run) < _LONGEST:
            run.append((word if word[0].isupper() and place else word.lower(), noun))
            continue
        if run:
            yield run
        run, opened = [], word.lower() in opens or (opened and fold(word, name=False).kind is Kind.NUMBER)
    if run:
        yield run


@lru_cache(maxsize=1 << 14)
def _noun(word: str, inside: bool, language: str) -> _Noun | None:  # noqa: FBT001 - part of the key
    """What a word can be in a noun phrase; `inside` tells that it is not the first of all."""
    if language[:2] == "de" and not (word[0].isupper() and inside):
        return None
    named = inside and word[0].isupper()
    found = [token for token in _read(word, language, named=named) if _named(token, language) or token.key in _beside()]
    return _Noun(found[0], _named(found[0], language) and not _people(word)) if found else None


def _named(token: Token, language: str) -> bool:
    """Whether a word can name a point by itself."""
    return tells(token, language) and token.key not in _unnamed(book.known(language))


@cache
def _people(word: str) -> bool:
    """Whether a word is an adjective for the people of a state or continent: it says whose, and of what it does not."""
    return word in _adjectives()


@cache
def _adjectives() -> frozenset[str]:
    states = (word for row in load("states").values() for word in row["adjectives"])
    return frozenset([*states, *load("events")["continents"]])


@cache
def _beside() -> frozenset[int]:
    """What may stand before a name: the `night` of night trains."""
    return frozenset(meaning(each) for each in load("events")["no_points"])


def _read(word: str, language: str, *, named: bool) -> Iterable[Token]:
    return list(tokens(f"x {word}" if named else word.lower(), language))[-1:]


@cache
def opening(language: str) -> frozenset[str]:
    """Articles, possessives and prepositions, after which a noun phrase begins."""
    return frozenset(load("events")["opening"].get(book.known(language), ()))
