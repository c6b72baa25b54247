"""The words that tell who somebody is, in one language: roles, titles, articles, heads of bodies. Read from `data/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.words.lexicon import load

Words = tuple[str, ...]
LONGEST = 4
"""Words in the longest role that is looked for."""
SHORTEST = 3
"""Letters that a word keeps without its ending, and a month's name has more of."""
JOINING = frozenset({"that", "this"})
"""English words of both kinds: before a name they are hardly ever articles."""
ENDINGS = {
    "de": ("", "s", "es", "n", "en", "in", "innen", "r", "e", "er", "em"),
    "ru": ("", "а", "у", "ом", "ем", "е", "ы", "и", "я", "ю", "ой", "ей", "ого", "ему", "ому", "ов"),
    "uk": ("", "а", "у", "ом", "ем", "і", "и", "я", "ю", "ою", "ею", "ові", "еві", "ого", "ому", "ів"),
    "pl": ("", "a", "u", "owi", "em", "iem", "ie", "y", "i", "ów", "ą", "ę", "ki", "kę", "ką"),
}
"""Case endings of nouns, for the languages that inflect them."""


PREFIXES = {
    "fr": ("ex-", "vice-"),
    "it": ("ex-", "vice-", "ex", "vice"),
    "es": ("ex-", "ex", "vice"),
    "pl": ("eks", "wice"),
    "ru": ("экс-", "вице-"),
    "uk": ("екс-", "віце-", "екс", "віце"),
}
"""Words that grow to an office, for one of the past and for a deputy's."""
ANYBODY = frozenset({"ru", "uk", "pl"})
"""Languages in which the form of an office for a man is one for a woman too: *министр сказала*, *prezydent odmówiła*."""
VICE = ("vice", "wice", "вице", "віце")


@dataclass(frozen=True, slots=True)
class Role:
    """What a word makes of a person: the concept, and the gender if the form has one (`m`, `f`)."""

    concept: str
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one language; all words are casefolded."""

    language: str
    roles: dict[Words, Role]
    firsts: frozenset[str]
    wide: dict[str, frozenset[str]]
    titles: dict[str, str]
    bodies: dict[str, tuple[str, str]]
    people: frozenset[str]
    the: frozenset[str]
    new: frozenset[str]
    his: frozenset[str]
    of: frozenset[str]
    whose: frozenset[str]
    particles: frozenset[str]
    at: frozenset[str]
    small: frozenset[str]
    short: frozenset[str]
    joins: frozenset[str]
    stops: frozenset[str]
    generic: frozenset[str]
    proper: frozenset[str]
    nobody: frozenset[str]
    none_of: frozenset[str]
    saying: frozenset[str]
    works: frozenset[str]
    polls: frozenset[str]
    before: frozenset[str]
    including: frozenset[str]
    rulers: frozenset[str]
    inner: frozenset[str]
    ranks: frozenset[str]
    english: dict[str, str]
    pronouns: dict[str, str]

    @property
    def sure_the(self) -> frozenset[str]:
        """The words before a description of somebody known, without those that join sentences as well (*said that Lund left*)."""
        return self.the - JOINING

    def single(self, word: str) -> Role | None:
        """The role that one word names."""
        return _single(self.language, word)

    def leading(self, word: str) -> tuple[str, ...]:
        """The first words of offices of several words that a word is a case of."""
        return _leading(self.language, word)

    def role(self, words: Words) -> Role | None:
        """The role that exactly these words name."""
        found = self.roles.get(words)
        if found is None and self.language == "en" and len(words) == 1 and words[0].startswith("ex-"):
            return self.role((words[0][len("ex-") :],))
        return found or (self._inflected(words[0]) if len(words) == 1 else None)

    def _inflected(self, word: str) -> Role | None:
        """The role of a compound (`hafenpräsidentin`) or of a form with a case ending."""
        if self.language in PREFIXES and (found := self._prefixed(word)):
            return found
        endings = ENDINGS.get(self.language)
        if endings is None:
            return None
        for stem in (*_stems(word, endings), *_declined(self.language, word, endings)):
            if (stem,) in self.roles:
                return self.roles[(stem,)]
        return next((self.roles[(tail,)] for tail in _tails(word) if (tail,) in self.roles), None) if self.language == "de" else None

    def _prefixed(self, word: str) -> Role | None:
        """The role of a word with a small word grown to it: `expresidente`, `vicepremier`, which is another office."""
        for start in PREFIXES[self.language]:
            if word.startswith(start) and (found := self.role((word.removeprefix(start),))):
                return Role(f"vice {found.concept}", found.gender) if start.startswith(VICE) else found
        return None

    def body(self, word: str) -> tuple[str, str] | None:
        """Concept and class of the body that a word is the head of."""
        return _body(self.language, word)

    def base(self, word: str) -> str | None:
        """The head of a body's name in the first case, for a word that is another case of it; None for any other word."""
        if word in self.bodies or self.language not in ANYBODY:
            return None
        stems = (*_stems(word, ENDINGS[self.language]), *_declined(self.language, word, ENDINGS[self.language]))
        return next((one for one in stems if one in self.bodies), None)

    def head(self, word: str) -> tuple[str, str] | None:
        """The same, looked up anew."""
        found = self.bodies.get(word)
        if found or self.language not in ENDINGS:
            return found
        stems = [word[: -len(e)] if e else word for e in ENDINGS[self.language] if word.endswith(e)]
        tails = [tail for stem in stems for tail in _tails(stem)] if self.language == "de" else []
        declined = _declined(self.language, word, ENDINGS[self.language])
        return next((self.bodies[one] for one in (*stems, *declined, *tails) if one in self.bodies), None)


@lru_cache(maxsize=50_000)
def _single(language: str, word: str) -> Role | None:
    return lists(language).role((word.replace("’", "'"),))


@lru_cache(maxsize=50_000)
def _leading(language: str, word: str) -> tuple[str, ...]:
    known, ends = lists(language), ENDINGS[language]
    return tuple(dict.fromkeys(one for one in (*_stems(word, ends), *_declined(language, word, ends)) if one in known.firsts))


@lru_cache(maxsize=50_000)
def _body(language: str, word: str) -> tuple[str, str] | None:
    return lists(language).head(word)


def _stems(word: str, endings: tuple[str, ...]) -> list[str]:
    return [word[: len(word) - len(end)] for end in endings if word.endswith(end) and len(word) - len(end) >= SHORTEST]


def _declined(language: str, word: str, endings: tuple[str, ...]) -> list[str]:
    """The first cases that a word of another case may have: *партии* is `партия`, *министерства* `министерство`."""
    own = {"ru": ("а", "я", "ь", "о", "е"), "uk": ("а", "я", "ь", "о", "е"), "pl": ("a", "o", "e")}.get(language, ())
    return [stem + end for stem in _stems(word, endings) if len(stem) > SHORTEST for end in own]


def _tails(word: str) -> list[str]:
    """The ends of a compound that are words of their own, longest first."""
    return [word[n:] for n in range(2, len(word) - 3)]


@cache
def lists(language: str) -> Lists:
    """The lists of a language; those of English where there are none."""
    roles, bodies = load("roles"), load("bodies")
    known = language if language in roles["articles"]["the"] or language in ENDINGS else "en"
    told = roles["articles"]
    return Lists(
        language=known,
        roles=(listed := _roles(roles["roles"], known)),
        firsts=frozenset(words[0] for words in listed if len(words) > 1),
        wide={concept: frozenset(others) for concept, others in roles["wide"].items()},
        titles={word.casefold().rstrip("."): gender for gender, words in roles["titles"].items() for word in words},
        bodies=_bodies(bodies, known),
        people=frozenset(word.casefold() for word in bodies["people"].get(known, ())),
        the=_set(told["the"], known),
        new=_set(told["a"], known),
        his=_set(told["his"], known),
        of=_set(roles["of"], known),
        whose=_set(roles["whose"], known),
        particles=_set(roles["particles"], known),
        at=_set(roles["at"], known),
        small=_set(roles["small"], known) | _dates() | _set(told["the"], known) | _set(told["a"], known) | _set(told["his"], known),
        short=frozenset(w.casefold() for w in roles["abbreviations"]),
        joins=_set(roles["joins"], known),
        stops=frozenset(roles["stops"]),
        generic=frozenset(roles["generic"]),
        proper=frozenset(w.casefold() for w in bodies["people"].get(known, ()) if w[0].isupper() and known != "de"),
        nobody=frozenset(roles["nobody"]),
        none_of=frozenset(roles["none_of"]),
        saying=frozenset(roles["saying"]),
        works=frozenset(roles["works"]),
        polls=frozenset(roles["polls"]),
        before=frozenset(roles["before"]),
        including=frozenset(roles["including"]),
        rulers=frozenset(roles["rulers"]),
        inner=_set(roles["inner"], known),
        ranks=frozenset(roles["ranks"]),
        english={word.casefold(): meaning for word, meaning in bodies["english"].items()},
        pronouns=_pronouns(known),
    )


def _dates() -> frozenset[str]:
    """Names of months and days, in all languages: no names of actors."""
    told = load("dates")["months"]
    days = {word for word in load("pronouns")["no_names"] if word.endswith("day")}
    return frozenset(
        word.casefold() for word in (*(w for row in told.values() for w in row if len(w) > SHORTEST), *days, *load("roles")["days"])
    )


def _set(by_language: dict[str, list[str]], language: str) -> frozenset[str]:
    return frozenset(str(word).casefold().rstrip("'’") for word in by_language.get(language, ()))


def _pronouns(language: str) -> dict[str, str]:
    told = load("pronouns")
    return {word.casefold(): kind for kind in ("relative", "own", "person") for word in told[kind].get(language, ())}


def _roles(rows: dict[str, dict[str, str]], language: str) -> dict[Words, Role]:
    found: dict[Words, Role] = {}
    for concept, forms in rows.items():
        for form in str(forms.get(language, "")).split(","):
            _add(found, concept, form.strip(), anybody=language in ANYBODY)
    return found


def _add(found: dict[Words, Role], concept: str, form: str, *, anybody: bool) -> None:
    both = form.split("|")
    for word, gender in zip(both, "mf", strict=False):
        if word:
            key = tuple(part.rstrip(".") for part in word.casefold().replace("’", "'").split())
            found.setdefault(key, Role(concept, None if len(both) == 1 or (gender == "m" and anybody) else gender))


def _bodies(told: dict[str, dict[str, dict[str, str]]], language: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for kind in ("state", "own", "other"):
        for concept, forms in told[kind].items():
            for form in str(forms.get(language, "")).split(","):
                found.setdefault(form.strip().casefold(), (concept, kind))
    found.pop("", None)
    return found
